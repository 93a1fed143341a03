/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/haw-cite.h"
#include "time/haw-date-format.h"

#define FSI "\342\201\250"
#define PDI "\342\201\251"

static const HawCitation full = {
  .quote = "قال الوزير:\n \"لن نقبل\"",
  .translation = "The minister said: we won't <accept>",
  .language = "ar",
  .outlet = "وكالة الخبر",
  .title = "زيارة *مهمة*",
  .published = "2020-07-03",
};

static void
test_plain (void)
{
  g_autofree char *cite = haw_cite (&full, HAW_CITE_PLAIN);

  g_assert_cmpstr (cite, ==,
                   FSI "«قال الوزير: \"لن نقبل\"»" PDI "\n"
                   FSI "“The minister said: we won't <accept>”" PDI "\n"
                   "— " FSI "وكالة الخبر" PDI ", " FSI "«زيارة *مهمة*»" PDI ", "
                   FSI "3 July 2020" PDI);
}

static void
test_markdown (void)
{
  g_autofree char *cite = haw_cite (&full, HAW_CITE_MARKDOWN);

  g_assert_cmpstr (cite, ==,
                   "> " FSI "«قال الوزير: \"لن نقبل\"»" PDI "\n>\n"
                   "> " FSI "“The minister said: we won't \\<accept\\>”" PDI "\n>\n"
                   "> — " FSI "وكالة الخبر" PDI ", *" FSI "زيارة \\*مهمة\\*" PDI "*, "
                   FSI "3 July 2020" PDI);
}

static void
test_html (void)
{
  g_autofree char *cite = haw_cite (&full, HAW_CITE_HTML);

  g_assert_cmpstr (cite, ==,
                   "<blockquote><p dir=\"auto\" lang=\"ar\">«قال الوزير: &quot;لن نقبل&quot;»</p>"
                   "<p dir=\"auto\">“The minister said: we won&apos;t &lt;accept&gt;”</p>"
                   "<footer><bdi>وكالة الخبر</bdi>, <cite><bdi>زيارة *مهمة*</bdi></cite>, "
                   "<bdi>3 July 2020</bdi></footer></blockquote>");
}

/* What is not known leaves no separators behind. */
static void
test_sparse (void)
{
  const HawCitation bare = { .quote = "words", .outlet = "", .published = "" };
  const HawCitation dated = { .quote = "words", .published = "not a date" };
  g_autofree char *plain = haw_cite (&bare, HAW_CITE_PLAIN);
  g_autofree char *html = haw_cite (&bare, HAW_CITE_HTML);
  g_autofree char *odd = haw_cite (&dated, HAW_CITE_PLAIN);

  g_assert_cmpstr (plain, ==, FSI "“words”" PDI);
  g_assert_cmpstr (html, ==, "<blockquote><p dir=\"auto\">“words”</p></blockquote>");
  g_assert_cmpstr (odd, ==, FSI "“words”" PDI "\n— " FSI "not a date" PDI);
}

/* A source is to be found by either date. */
static void
test_calendars (void)
{
  const HawCitation citation = { .outlet = "Outlet", .published = "2020-07-03" };
  g_autofree char *first = NULL;
  g_autofree char *beside = NULL;

  haw_date_set_hijri (TRUE, TRUE);
  first = haw_cite_source (&citation, HAW_CITE_PLAIN);
  haw_date_set_hijri (TRUE, FALSE);
  beside = haw_cite_source (&citation, HAW_CITE_PLAIN);
  haw_date_set_hijri (FALSE, FALSE);
  g_assert_cmpstr (first, ==,
                   FSI "Outlet" PDI ", " FSI "12 Dhu al-Qada 1441 AH (3 July 2020)" PDI);
  g_assert_cmpstr (beside, ==,
                   FSI "Outlet" PDI ", " FSI "3 July 2020 (12 Dhu al-Qada 1441 AH)" PDI);
}

static void
test_quote (void)
{
  const struct
  {
    const char *text;
    const char *language;
    const char *quoted;
  } cases[] = {
    { "نص", "ar-EG", "«نص»" },
    { "نص", NULL, "«نص»" },
    { "words", "", "“words”" },
    { "mots", "fr", "«\302\240mots\302\240»" },
    { "Worte", "de", "„Worte“" },
    { "sanat", "fi", "“sanat”" },
    { "«نص»", "ar", "«نص»" },
    { "«نص» و«آخر»", "ar", "««نص» و«آخر»»" },
    { "  a\t\n b ", "en", "“a b”" },
    { "words", "arz", "“words”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = haw_cite_quote (cases[i].text, cases[i].language);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cite/plain", test_plain);
  g_test_add_func ("/cite/markdown", test_markdown);
  g_test_add_func ("/cite/html", test_html);
  g_test_add_func ("/cite/sparse", test_sparse);
  g_test_add_func ("/cite/calendars", test_calendars);
  g_test_add_func ("/cite/quote", test_quote);

  return g_test_run ();
}
