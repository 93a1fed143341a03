/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OTHER '\1' /* stands for any character that no date has */

typedef struct
{
  int position; /* code points from 0 */
} HawEdtfErrorPrivate;

static void
haw_edtf_error_private_init (HawEdtfErrorPrivate *private)
{
  private->position = -1;
}

static void
haw_edtf_error_private_copy (const HawEdtfErrorPrivate *source,
                             HawEdtfErrorPrivate       *target)
{
  *target = *source;
}

static void
haw_edtf_error_private_clear (HawEdtfErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (HawEdtfError, haw_edtf_error)

static gboolean
is_ignorable (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static char
fold (gunichar c)
{
  if (c >= 0x0660 && c <= 0x0669)
    return (char) ('0' + c - 0x0660);
  if (c >= 0x06f0 && c <= 0x06f9)
    return (char) ('0' + c - 0x06f0);
  if (c == 0x2010 || c == 0x2011 || c == 0x2212)
    return '-';
  if (c == 0x061f)
    return '?';
  if (c == 0x060c)
    return ',';
  if (c == 0x066a)
    return '%';
  if (g_unichar_isspace (c))
    return ' ';
  return c > ' ' && c < 0x7f ? (char) c : OTHER;
}

/* Reads @text, which has to be UTF-8, without white space around it and without marks of bidi. */
void
haw_edtf_cursor_init (HawEdtfCursor *cursor,
                      const char    *text,
                      GError       **error)
{
  gsize n_bytes = strlen (text);
  int position = 0;

  cursor->chars = g_new0 (char, n_bytes + 1);
  cursor->positions = g_new0 (int, n_bytes + 1);
  cursor->length = 0;
  cursor->at = 0;
  cursor->error = error;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_ignorable (c) || (cursor->length == 0 && g_unichar_isspace (c)))
        continue;
      cursor->positions[cursor->length] = position;
      cursor->chars[cursor->length++] = fold (c);
    }
  while (cursor->length > 0 && cursor->chars[cursor->length - 1] == ' ')
    cursor->chars[--cursor->length] = '\0';
  cursor->end_position = cursor->length > 0 ? cursor->positions[cursor->length - 1] + 1 : 0;
}

void
haw_edtf_cursor_clear (HawEdtfCursor *cursor)
{
  g_clear_pointer (&cursor->chars, g_free);
  g_clear_pointer (&cursor->positions, g_free);
}

char
haw_edtf_peek (const HawEdtfCursor *cursor)
{
  return cursor->chars[cursor->at];
}

gboolean
haw_edtf_take (HawEdtfCursor *cursor,
               char           c)
{
  if (haw_edtf_peek (cursor) != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

gboolean
haw_edtf_at_mark (const HawEdtfCursor *cursor)
{
  char c = haw_edtf_peek (cursor);

  return c == '?' || c == '~' || c == '%';
}

/* Sets the error, with what is wrong at a character and what to write instead. Returns FALSE. */
gboolean
haw_edtf_fail (HawEdtfCursor   *cursor,
               gsize            at,
               HawEdtfErrorCode code,
               const char      *format,
               ...)
{
  g_autofree char *reason = NULL;
  gboolean inside = at < cursor->length;
  int position = inside ? cursor->positions[at] : cursor->end_position;
  va_list arguments;

  if (cursor->error == NULL)
    return FALSE;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (inside)
    /* Translators: an error in a date the user wrote; the second part says what to write. */
    g_set_error (cursor->error, HAW_EDTF_ERROR, code, _("At character %d: %s"), position + 1,
                 reason);
  else
    /* Translators: like "At character %d: %s", for something missing at the end. */
    g_set_error (cursor->error, HAW_EDTF_ERROR, code, _("At the end: %s"), reason);
  haw_edtf_error_get_private (*cursor->error)->position = position;
  return FALSE;
}

/**
 * haw_edtf_error_position:
 * @error: an error of the domain HAW_EDTF_ERROR
 *
 * Returns: where in the text the error is, in code points from 0; the length of the text without
 *   trailing white space if something is missing at its end
 */
int
haw_edtf_error_position (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == HAW_EDTF_ERROR, 0);

  return haw_edtf_error_get_private (error)->position;
}
