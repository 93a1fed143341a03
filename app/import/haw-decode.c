/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-decode.h"

#include "haw-importer.h"
#include "project/haw-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet/uchardet.h>

/* The longer mark comes first: the one of UTF-32LE begins with that of UTF-16LE. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *charset;
} marks[] = {
  { "\357\273\277", 3, "UTF-8" },
  { "\377\376\0\0", 4, "UTF-32LE" },
  { "\0\0\376\377", 4, "UTF-32BE" },
  { "\377\376", 2, "UTF-16LE" },
  { "\376\377", 2, "UTF-16BE" },
};

#define SAMPLE_BYTES 65536
/* More control characters than this share of a text are no text. */
#define MAX_CONTROL_SHARE 0.01
/* A text is UTF-8 with broken bytes when they are fewer than this share of its sequences. */
#define MAX_BROKEN_SHARE 0.02

static const char *
find_mark (const char *data,
           gsize       size,
           gsize      *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
        {
          *length = marks[i].length;
          return marks[i].charset;
        }
    }
  *length = 0;
  return NULL;
}

/* UTF-16 of any news language has zero bytes (spaces, line feeds, digits), nearly all of them in
 * the upper half of a unit. The detectors in use take it for something else. */
static const char *
find_wide (const char *data,
           gsize       size)
{
  gsize sample = MIN (size, SAMPLE_BYTES);
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < sample; i++)
    {
      if (data[i] == '\0')
        zeros[i & 1]++;
    }
  if (zeros[0] + zeros[1] < MAX (1, sample / 200))
    return NULL;
  if (zeros[0] * 20 <= zeros[1])
    return "UTF-16LE";
  if (zeros[1] * 20 <= zeros[0])
    return "UTF-16BE";
  return NULL;
}

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') ||
         (c >= 0x7f && c < 0xa0);
}

/* Whether valid UTF-8 is a text that somebody wrote. */
static gboolean
is_text (const char *utf8,
         gsize       size)
{
  gsize n_controls = 0;
  gsize n_chars = 0;

  if (memchr (utf8, '\0', size) != NULL)
    return FALSE;
  for (const char *p = utf8; p < utf8 + size; p = g_utf8_next_char (p))
    {
      n_controls += is_control (g_utf8_get_char (p)) ? 1 : 0;
      n_chars++;
    }
  return n_controls <= 2 || n_controls <= n_chars * MAX_CONTROL_SHARE;
}

static gboolean
is_visible (const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && !is_control (c))
        return TRUE;
    }
  return FALSE;
}

/* UTF-8 with U+FFFD for its broken bytes; NULL where too many of them are broken. */
static char *
repair_utf8 (const char *data,
             gsize       size)
{
  gsize n_good = 0;
  gsize n_broken = 0;
  const char *p = data;
  const char *end = data + size;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_broken++;
          p++;
        }
      else
        {
          n_good += c >= 0x80 ? 1 : 0;
          p = g_utf8_next_char (p);
        }
    }
  if (n_good == 0 || n_broken > MAX (3, n_good * MAX_BROKEN_SHARE) || n_broken >= n_good)
    return NULL;
  return g_utf8_make_valid (data, size);
}

static char *
guess_charset (const char *data,
               gsize       size)
{
  uchardet_t detector = uchardet_new ();
  char *charset = NULL;

  if (uchardet_handle_data (detector, data, size) == 0)
    {
      uchardet_data_end (detector);
      charset = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return charset;
}

/* CRLF and CR become LF; in place. */
static void
unify_line_ends (char *utf8)
{
  char *to = utf8;

  for (const char *from = utf8; *from != '\0'; from++)
    {
      if (*from != '\r')
        *to++ = *from;
      else if (from[1] != '\n')
        *to++ = '\n';
    }
  *to = '\0';
}

static void
fail (HawImportErrorCode  code,
      const char         *name,
      GError            **error)
{
  g_autofree char *shown = haw_isolate (name);

  switch (code)
    {
    case HAW_IMPORT_ERROR_EMPTY:
      g_set_error (error, HAW_IMPORT_ERROR, code,
                   _("%s is empty. Choose a file with the text of an article."), shown);
      break;
    case HAW_IMPORT_ERROR_TOO_BIG:
      g_set_error (error, HAW_IMPORT_ERROR, code,
                   _("%s is larger than 20 MB, too large for one article. "
                     "Split it into one file for each article."), shown);
      break;
    case HAW_IMPORT_ERROR_BINARY:
      g_set_error (error, HAW_IMPORT_ERROR, code,
                   _("%s is not a text. Choose a file that a text editor can show."), shown);
      break;
    case HAW_IMPORT_ERROR_ENCODING:
      g_set_error (error, HAW_IMPORT_ERROR, code,
                   _("The encoding of %s could not be found out. "
                     "Save it as UTF-8 and import it again."), shown);
      break;
    case HAW_IMPORT_ERROR_READ:
    case HAW_IMPORT_ERROR_FORMAT:
    case HAW_IMPORT_ERROR_OPTION:
    case HAW_IMPORT_ERROR_NOTHING:
    default:
      g_assert_not_reached ();
    }
}

/* The text behind the mark, or NULL where the bytes are no text in @charset. */
static char *
convert (const char *data,
         gsize       size,
         const char *charset)
{
  gsize written = 0;
  g_autofree char *text = NULL;

  if (g_str_equal (charset, "UTF-8"))
    return g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
  /* A file that was cut short may end in half a unit. */
  if (g_str_has_prefix (charset, "UTF-16"))
    size &= ~(gsize) 1;
  text = g_convert (data, size, "UTF-8", charset, NULL, &written, NULL);
  if (text == NULL || !g_utf8_validate_len (text, written, NULL) || !is_text (text, written))
    return NULL;
  return g_steal_pointer (&text);
}

/* The text in the first encoding that fits. */
static char *
decode_any (const char  *data,
            gsize        size,
            char       **decoder)
{
  gsize skip = 0;
  const char *charset = find_mark (data, size, &skip);
  g_autofree char *guess = NULL;
  char *text;

  if (charset == NULL)
    charset = find_wide (data, size);
  if (charset == NULL)
    charset = "UTF-8";
  text = convert (data + skip, size - skip, charset);
  if (text != NULL)
    {
      *decoder = g_strdup (charset);
      return text;
    }

  if (memchr (data, '\0', size) != NULL)
    return NULL;
  text = repair_utf8 (data + skip, size - skip);
  if (text != NULL)
    {
      *decoder = g_strdup (HAW_DECODER_REPAIRED);
      return text;
    }
  guess = guess_charset (data, size);
  text = guess != NULL && *guess != '\0' ? convert (data, size, guess) : NULL;
  if (text != NULL)
    *decoder = g_steal_pointer (&guess);
  return text;
}

gboolean
haw_decode_looks_like_text (GBytes *bytes)
{
  gsize size = 0;
  gsize skip;
  gsize n_controls = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || find_mark (data, size, &skip) != NULL || find_wide (data, size) != NULL)
    return TRUE;
  size = MIN (size, SAMPLE_BYTES);
  for (gsize i = 0; i < size; i++)
    {
      if (data[i] == '\0')
        return FALSE;
      n_controls += (guint8) data[i] < 0x80 && is_control ((guint8) data[i]) ? 1 : 0;
    }
  return n_controls <= 2 || n_controls <= size * MAX_CONTROL_SHARE;
}

char *
haw_decode (GBytes      *bytes,
            const char  *name,
            char       **decoder,
            GError     **error)
{
  gsize size = 0;
  const char *data;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL && decoder != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    fail (HAW_IMPORT_ERROR_EMPTY, name, error);
  else if (size > HAW_IMPORT_MAX_BYTES)
    fail (HAW_IMPORT_ERROR_TOO_BIG, name, error);
  else if (!haw_decode_looks_like_text (bytes))
    fail (HAW_IMPORT_ERROR_BINARY, name, error);
  else if ((text = decode_any (data, size, &found)) == NULL)
    fail (memchr (data, '\0', size) != NULL ? HAW_IMPORT_ERROR_BINARY : HAW_IMPORT_ERROR_ENCODING,
          name, error);
  else if (!is_text (text, strlen (text)))
    fail (HAW_IMPORT_ERROR_BINARY, name, error);
  else if (!is_visible (text))
    fail (HAW_IMPORT_ERROR_EMPTY, name, error);
  else
    {
      unify_line_ends (text);
      *decoder = g_steal_pointer (&found);
      return g_steal_pointer (&text);
    }
  return NULL;
}
