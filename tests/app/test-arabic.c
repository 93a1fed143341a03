/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-reliability.h"
#include "project/haw-label.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const guint counts[] = { 0, 1, 2, 3, 11, 100 };

/* 0 none, 1 the singular, 2 the dual, 3 to 10 the plural, 11 to 99 the singular with its ending,
 * and hundreds the bare singular. The number itself is isolated. */
static void
test_label (void)
{
  static const char *const forms[] = {
    "عدم استيراد أي مقال",
    "استيراد مقال واحد",
    "استيراد مقالين",
    "استيراد \342\201\2503\342\201\251 مقالات",
    "استيراد \342\201\25011\342\201\251 مقالًا",
    "استيراد \342\201\250100\342\201\251 مقال",
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (HawLabel) label = haw_label_new_plural ("Import %s Article", "Import %s Articles",
                                                         counts[i]);
      g_autofree char *words = haw_label_format (label);

      g_assert_cmpstr (words, ==, forms[i]);
    }
}

static void
test_label_again (void)
{
  static const char *const forms[] = {
    "عدم حذف أي مقال",
    "حذف مقال واحد",
    "حذف مقالين",
    "حذف \342\201\2503\342\201\251 مقالات",
    "حذف \342\201\25011\342\201\251 مقالًا",
    "حذف \342\201\250100\342\201\251 مقال",
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("[\"%u\"]", counts[i]);
      g_autoptr (HawLabel) label = haw_label_parse ("Delete %s Article", "Delete %s Articles",
                                                    counts[i], arguments);
      g_autofree char *words = haw_label_format (label);

      g_assert_cmpstr (words, ==, forms[i]);
    }
}

static void
test_count (void)
{
  static const char *const forms[] = {
    "لا تعليقات", "تعليق واحد", "تعليقان", "3 تعليقات", "11 تعليقًا", "100 تعليق",
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u annotation", "%u annotations",
                                                          counts[i]), counts[i]);

      g_assert_cmpstr (words, ==, forms[i]);
    }
}

/* Also for those who take the first strong letter for the direction of a line. */
static void
test_grades (void)
{
  g_autofree char *outlet = haw_reliability_dup_text ("C");
  g_autofree char *report = haw_reliability_dup_text ("2");

  g_assert_cmpstr (outlet, ==, "\u200f\u2068C\u2069 – موثوقة إلى حد ما");
  g_assert_true (g_str_has_prefix (report, "\u200f\u20682\u2069 – "));
}

/* The same six forms come again in every hundred. */
static void
test_hundreds (void)
{
  static const struct { guint count; const char *words; } rows[] = {
    { 10, "10 تعليقات" }, { 99, "99 تعليقًا" }, { 101, "101 تعليق" }, { 102, "102 تعليق" },
    { 103, "103 تعليقات" }, { 111, "111 تعليقًا" }, { 1000, "1000 تعليق" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u annotation", "%u annotations",
                                                          rows[i].count), rows[i].count);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_direction (void)
{
  g_assert_cmpstr (C_ ("text direction", "ltr"), ==, "rtl");
}

int
main (int   argc,
      char *argv[])
{
  const char *directory = g_getenv ("HAW_LOCALEDIR");

  g_setenv ("LANGUAGE", "ar", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add_func ("/arabic/grades", test_grades);
  g_test_add_func ("/arabic/label", test_label);
  g_test_add_func ("/arabic/label/parsed", test_label_again);
  g_test_add_func ("/arabic/count", test_count);
  g_test_add_func ("/arabic/count/hundreds", test_hundreds);
  g_test_add_func ("/arabic/direction", test_direction);

  return g_test_run ();
}
