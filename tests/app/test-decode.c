/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/haw-decode.h"
#include "import/haw-importer.h"

#include <string.h>

static const char sample[] =
  "أعلنت بلدية ميرسالا اليوم إعادة فتح الجسر القديم أمام حركة الشاحنات.\n"
  "وقال رئيس البلدية إن الأعمال شملت تقوية الدعامات، وإن المرحلة الثانية تبدأ في أكتوبر.\n";

static void
assert_decodes (const char *data,
                gsize       size,
                const char *expected,
                const char *decoder)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *text = haw_decode (bytes, "page.txt", &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (found, ==, decoder);
}

static void
assert_refused (const char         *data,
                gsize               size,
                HawImportErrorCode  code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;

  /* As an import does it: first what kind of file it is. */
  if (haw_importer_find (bytes, "page.txt", &error) != NULL)
    text = haw_decode (bytes, "page.txt", &found, &error);
  g_assert_null (text);
  g_assert_error (error, HAW_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "\342\201\250page.txt\342\201\251"));
}

static void
test_encodings (void)
{
  static const char *const charsets[] = {
    "UTF-16LE", "UTF-16BE", "WINDOWS-1256", "ISO-8859-6",
  };

  assert_decodes (sample, strlen (sample), sample, "UTF-8");
  assert_decodes ("plain", 5, "plain", "UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize size = 0;
      g_autofree char *data = g_convert (sample, -1, charsets[i], "UTF-8", NULL, &size, NULL);

      g_assert_nonnull (data);
      assert_decodes (data, size, sample, charsets[i]);
    }
}

static void
test_marks (void)
{
  static const struct
  {
    const char *mark;
    gsize length;
    const char *charset;
  } marks[] = {
    { "\377\376", 2, "UTF-16LE" },
    { "\376\377", 2, "UTF-16BE" },
    { "\377\376\0\0", 4, "UTF-32LE" },
    { "\0\0\376\377", 4, "UTF-32BE" },
    { "\357\273\277", 3, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize size = 0;
      g_autofree char *data = g_convert (sample, -1, marks[i].charset, "UTF-8", NULL, &size, NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) marks[i].mark, marks[i].length);
      g_byte_array_append (bytes, (const guint8 *) data, size);
      assert_decodes ((const char *) bytes->data, bytes->len, sample, marks[i].charset);
    }
}

static void
test_line_ends (void)
{
  assert_decodes ("a\r\nb\rc\n\r\n", 9, "a\nb\nc\n\n", "UTF-8");
  assert_decodes ("a\r", 2, "a\n", "UTF-8");
}

static void
test_cut_short (void)
{
  g_autofree char *expected = NULL;

  /* In the middle of the two bytes of a letter. */
  expected = g_strconcat ("أعلنت بلدية", "\357\277\275", NULL);
  assert_decodes ("أعلنت بلدية\331", strlen ("أعلنت بلدية") + 1, expected,
                  "UTF-8, broken bytes replaced");
}

static void
test_refused (void)
{
  static const char nul[] = "some text\0with a zero byte";
  g_autofree char *big = g_strnfill (HAW_IMPORT_MAX_BYTES + 1, 'x');

  assert_refused ("", 0, HAW_IMPORT_ERROR_EMPTY);
  assert_refused (" \n\302\240\n\342\200\217", 8, HAW_IMPORT_ERROR_EMPTY);
  assert_refused ("\357\273\277", 3, HAW_IMPORT_ERROR_EMPTY);
  assert_refused (big, HAW_IMPORT_MAX_BYTES + 1, HAW_IMPORT_ERROR_TOO_BIG);
  assert_refused (nul, sizeof nul, HAW_IMPORT_ERROR_BINARY);
  assert_refused ("\001\002\003\004\005\006abc", 9, HAW_IMPORT_ERROR_BINARY);
  assert_refused ("%PDF-1.7\n%abc", 13, HAW_IMPORT_ERROR_FORMAT);
  assert_refused ("PK\003\004abc\0\0", 9, HAW_IMPORT_ERROR_FORMAT);
  assert_refused ("\n<!DOCTYPE html><p>x", 20, HAW_IMPORT_ERROR_FORMAT);
}

/* Whatever the bytes, the answer is a valid text or a sentence. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      guint8 data[64];
      gsize size = g_rand_int_range (random, 0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;
      g_autofree char *text = NULL;

      for (gsize i = 0; i < size; i++)
        data[i] = g_rand_int_range (random, round % 2 == 0 ? 0 : 32, 256);
      bytes = g_bytes_new (data, size);
      text = haw_decode (bytes, "any", &found, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      g_assert_true (text == NULL || (g_utf8_validate (text, -1, NULL) && found != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/encodings", test_encodings);
  g_test_add_func ("/decode/marks", test_marks);
  g_test_add_func ("/decode/line-ends", test_line_ends);
  g_test_add_func ("/decode/cut-short", test_cut_short);
  g_test_add_func ("/decode/refused", test_refused);
  g_test_add_func ("/decode/any-bytes", test_any_bytes);
  return g_test_run ();
}
