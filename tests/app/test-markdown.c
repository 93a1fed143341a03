/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/haw-markdown.h"

#define UUID "0b54ae3c-7c71-4a6c-8a4e-3d1e1f0a9b11"

static const char *const names[HAW_N_MARKDOWN_KINDS] = {
  "marker", "heading", "quote", "item", "strong", "emphasis", "code", "link", "hidden",
};

/* "kind:words" of each span, but for markers. */
static char *
describe (const char *paragraph)
{
  g_autoptr (GArray) spans = haw_markdown_scan (paragraph);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HawMarkdownSpan *span = &g_array_index (spans, HawMarkdownSpan, i);
      g_autofree char *part = g_utf8_substring (paragraph, span->start, span->end);

      if (span->kind == HAW_MARKDOWN_MARKER || span->kind == HAW_MARKDOWN_HIDDEN)
        continue;
      g_string_append_printf (out, "%s%s%s:%s", out->len > 0 ? " " : "", names[span->kind],
                              span->arabic ? "(ar)" : "", part);
    }

  return g_string_free (out, FALSE);
}

static void
test_spans (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "plain words", "" },
    { "# عنوان", "heading: عنوان" },
    { "\342\200\217## Title", "heading: Title" },
    { "#وسم", "" },
    { "####### seven", "" },
    { "> قال", "quote: قال" },
    { "- بند", "item:-" },
    { "١٢. بند", "item:١٢." },
    { "3) point", "item:3)" },
    { "2020. ", "item:2020." },
    { "a **قوي** b", "strong:قوي" },
    { "a *soft* b", "emphasis:soft" },
    { "كلمة *مؤكدة* هنا", "emphasis(ar):مؤكدة" },
    { "_so_ but not snake_case_name", "emphasis:so" },
    { "2 * 3 * 4", "" },
    { "`a*b*c`", "code:a*b*c" },
    { "**bold with *soft* in it**", "strong:bold with *soft* in it emphasis:soft" },
    { "**open", "" },
    { "** no ** no", "" },
    { "*a", "" },
    { "- *a* and **b**", "item:- emphasis:a strong:b" },
    { "see [[event:" UUID "|وصول الوفد]].", "link:وصول الوفد" },
    { "[[event:" UUID "|a *b* c]]", "link:a *b* c" },
    { "[[event:short|a]]", "" },
    { "[[planet:" UUID "|a]]", "" },
    { "[[event:" UUID "|]]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i][0]);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_links (void)
{
  const char *note = "قبل [[event:" UUID "|وصول]] ثم [[code:" UUID "|a|b]] بعد";
  g_autoptr (GPtrArray) links = haw_markdown_find_links (note);
  g_autofree char *plain = haw_markdown_unlink (note);
  g_autofree char *made = haw_markdown_make_link (HAW_LINK_ARTICLE, UUID, "two\nlines [x]]");
  g_autofree char *back = haw_markdown_unlink (made);
  const HawNoteLink *link;

  g_assert_cmpuint (links->len, ==, 2);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpint (link->kind, ==, HAW_LINK_EVENT);
  g_assert_cmpstr (link->uuid, ==, UUID);
  g_assert_cmpstr (link->title, ==, "وصول");
  g_assert_cmpuint (link->start, ==, 4);
  link = g_ptr_array_index (links, 1);
  g_assert_cmpstr (link->title, ==, "a|b");
  g_assert_cmpstr (plain, ==, "قبل وصول ثم a|b بعد");
  g_assert_cmpstr (back, ==, "two lines [x))");
}

static void
test_turn (void)
{
  static const struct
  {
    const char *paragraph;
    const char *mark;
    guint n_old;
  } cases[] = {
    { "نص", "\342\200\216", 0 },
    { "3. نص", "\342\200\216", 0 },
    { "text نص", "\342\200\217", 0 },
    { "", "\342\200\217", 0 },
    { "\342\200\217text", "", 1 },
    { "\342\200\216نص", "", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_old;

      g_assert_cmpstr (haw_markdown_turn (cases[i].paragraph, &n_old), ==, cases[i].mark);
      g_assert_cmpuint (n_old, ==, cases[i].n_old);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/spans", test_spans);
  g_test_add_func ("/markdown/links", test_links);
  g_test_add_func ("/markdown/turn", test_turn);
  return g_test_run ();
}
