/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-draft.h"
#include "proposals-fixture.h"
#include "text/haw-event-guess.h"

/* Events that sentences in English and French tell, published on Friday 3 July 2020. */

static const struct
{
  const char *text;
  const char *expected;   /* date|title|place|who of each, with / between them */
} cases[] = {
  { "Turkish Defence Minister Hulusi Akar visited Tripoli on Thursday.",
    "2020-07-02|Turkish Defence Minister Hulusi Akar visited Tripoli|Tripoli|Hulusi Akar:person" },
  { "On Wednesday, President Emmanuel Macron met Chancellor Angela Merkel in Berlin.",
    "2020-07-01|President Emmanuel Macron met Chancellor Angela Merkel in Berlin|Berlin|"
    "Emmanuel Macron:person+Angela Merkel:person" },
  { "Fayez al-Sarraj arrived in Ankara on 1 July 2020 for talks with Recep Tayyip Erdogan.",
    "2020-07-01|Fayez al-Sarraj arrived in Ankara for talks with Recep Tayyip Erdogan|Ankara|"
    "Fayez al-Sarraj:+Recep Tayyip Erdogan:" },
  { "The ministry said that Khalifa Haftar had left Cairo on Wednesday.",
    "2020-07-01|Khalifa Haftar had left Cairo|Cairo|Khalifa Haftar:" },
  { "Khalifa Haftar, who visited Cairo on Thursday, said the truce held.",
    "2020-07-02|Khalifa Haftar visited Cairo|Cairo|Khalifa Haftar:" },
  { "The two sides signed an agreement in Geneva on Thursday, the United Nations said.",
    "2020-07-02|The two sides signed an agreement in Geneva|Geneva|" },
  { "Three soldiers were killed in Sirte on Thursday when a mine went off.",
    "2020-07-02|Three soldiers were killed in Sirte|Sirte|" },
  { "Josep Borrell held talks with Mevlut Cavusoglu in Ankara on Wednesday and returned to Brussels on Thursday.",
    "2020-07-01|Josep Borrell held talks with Mevlut Cavusoglu in Ankara|Ankara|"
    "Josep Borrell:+Mevlut Cavusoglu:/"
    "2020-07-02|Josep Borrell returned to Brussels|Brussels|Josep Borrell:" },
  { "The European Union will hold a summit in Brussels on 17 July 2020.",
    "2020-07-17|The European Union will hold a summit in Brussels|Brussels|European Union:organisation" },
  { "The navy will withdraw its ships from the waters off Sirte on 9 July 2020.",
    "2020-07-09|The navy will withdraw its ships from the waters off Sirte|Sirte|" },
  { "Police arrested Karim Ben Ali in Tunis on Wednesday.",
    "2020-07-01|Police arrested Karim Ben Ali in Tunis|Tunis|Karim Ben Ali:" },
  { "The Security Council adopted the resolution on Wednesday.",
    "2020-07-01|The Security Council adopted the resolution||Security Council:organisation" },
  { "Tunisia's parliament elected Rached Ghannouchi on 13 November 2019, and he met Kais Saied two days later.",
    "2019-11-13|Tunisia's parliament elected Rached Ghannouchi||Rached Ghannouchi:" },
  { "Parliament ratified the accord on Wednesday.",
    "2020-07-01|Parliament ratified the accord||Parliament:organisation" },
  { "Parliament is expected to ratify the accord on Monday, Prime Minister Elias Fakhfakh announced.",
    "2020-07-06|Parliament is expected to ratify the accord||Parliament:organisation" },

  { "Le ministre turc de la Défense, Hulusi Akar, s'est rendu à Tripoli jeudi.",
    "2020-07-02|Le ministre turc de la Défense, Hulusi Akar, s'est rendu à Tripoli|Tripoli|"
    "Hulusi Akar:" },
  { "Mercredi, Emmanuel Macron a rencontré Angela Merkel à Berlin.",
    "2020-07-01|Emmanuel Macron a rencontré Angela Merkel à Berlin|Berlin|"
    "Emmanuel Macron:+Angela Merkel:" },
  { "Khalifa Haftar est arrivé au Caire le 1er juillet 2020.",
    "2020-07-01|Khalifa Haftar est arrivé au Caire|Caire|Khalifa Haftar:" },
  { "L’Union européenne a annoncé jeudi de nouvelles sanctions.",
    "2020-07-02|L’Union européenne a annoncé de nouvelles sanctions||Union européenne:organisation" },
  { "Le Conseil de sécurité se réunira à New York le 8 juillet 2020.",
    "2020-07-08|Le Conseil de sécurité se réunira à New York|New York|Conseil de sécurité:organisation" },
  { "Deux soldats ont été tués à Gao mercredi.",
    "2020-07-01|Deux soldats ont été tués à Gao|Gao|" },
  { "La conférence a eu lieu à Berlin le 19 janvier 2020.",
    "2020-01-19|La conférence a eu lieu à Berlin|Berlin|" },

  /* No event: what was said on a day, what is denied or unsure, a date of something else. */
  { "Hulusi Akar said on Thursday that the army was ready.", "" },
  { "Hulusi Akar did not visit Tripoli on Thursday.", "" },
  { "Hulusi Akar might visit Tripoli on Thursday.", "" },
  { "Akar pledged to publish the lists of the missing in August 2019.", "" },
  { "“We signed the accord in Geneva on Wednesday,” said Fayez al-Sarraj.", "" },
  { "Prices rose on Thursday.", "" },
  { "Forces attacked on Thursday.", "" },
  { "Turkish officials met on Thursday.", "" },
  { "If Akar visited Tripoli on Thursday, nobody knew.", "" },
  { "The signed copy reached him in 2019.", "" },
  { "The plan agreed in 2015 remains valid.", "" },
  { "Fayez al-Sarraj n’a pas signé l’accord jeudi.", "" },
  { "Le ministre a déclaré jeudi que la trêve tenait.", "" },
  { "Hulusi Akar aurait visité Tripoli jeudi.", "" },
  { "La visite de jeudi était prévue depuis un mois.", "" },
};

static gboolean
add_article (HawDb    *db,
             gpointer  data,
             GError  **error)
{
  HawTestArticles articles = { "News", data, 1 };

  return haw_test_insert_articles (db, &articles, error);
}

static gint64
add_text (Fixture    *fixture,
          const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  haw_project_edit_async (fixture->project, haw_label_new ("Add Article", NULL), NULL, add_article,
                          (gpointer) text, NULL, NULL, haw_await_cb, &result);
  haw_project_edit_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return count (fixture, "SELECT max (id) FROM article");
}

static gpointer
find_drafts (HawDb         *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (HawDocument) document = haw_document_load (db, *(gint64 *) data, error);
  g_autoptr (HawProposalKnowledge) knowledge = haw_proposal_knowledge_load (db, error);
  g_auto (HawEventClues) clues = { 0 };

  /* An edit may have interrupted the reading, which is repeated then. */
  if (document == NULL || knowledge == NULL)
    return NULL;
  haw_event_clues_init (&clues, document, knowledge, "2020-07-03");
  return haw_event_drafts_find (&clues);
}

static GPtrArray *
get_drafts (Fixture *fixture,
            gint64   article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts;

  haw_project_read_async (fixture->project, find_drafts, &article, NULL,
                          (GDestroyNotify) g_ptr_array_unref, NULL, haw_await_cb, &result);
  drafts = haw_project_read_finish (fixture->project, haw_await (&result), &error);
  g_assert_no_error (error);
  return drafts;
}

static char *
describe (const HawEventDraft *draft)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s|%s|%s|", draft->date, draft->title, draft->place);
  for (guint i = 0; draft->actors[i] != NULL; i++)
    g_string_append_printf (line, "%s%s:%s", i > 0 ? "+" : "", draft->actors[i], draft->kinds[i]);
  return g_string_free (line, FALSE);
}

static void
test_cases (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) drafts = get_drafts (fixture, add_text (fixture, cases[i].text));
      g_autoptr (GString) lines = g_string_new (NULL);

      for (guint k = 0; k < drafts->len; k++)
        {
          g_autofree char *line = describe (drafts->pdata[k]);

          g_string_append_printf (lines, "%s%s", k > 0 ? "/" : "", line);
        }
      if (g_str_equal (lines->str, cases[i].expected))
        continue;
      g_test_message ("%s\n  %s\n  instead of %s", cases[i].text, lines->str, cases[i].expected);
      g_test_fail ();
    }
}

/* Known actors are found in capitals and after what is written before them, and E takes a passage without
 * a date as well. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 article;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HawEventDraft) passage = NULL;
  g_autofree char *line = NULL;

  add_actor (fixture, "Khalifa Haftar", HAW_ACTOR_PERSON);
  add_actor (fixture, "Cairo", HAW_ACTOR_PLACE);
  article = add_text (fixture, "Khalifa Haftar met envoys in Cairo on Thursday. Haftar left Cairo.");
  drafts = get_drafts (fixture, article);
  g_assert_cmpuint (drafts->len, ==, 1);
  line = describe (drafts->pdata[0]);
  g_assert_cmpstr (line, ==, "2020-07-02|Khalifa Haftar met envoys in Cairo|Cairo|Khalifa Haftar:person");
  g_free (line);
  haw_event_draft_find_async (fixture->project, article, 48, 66, NULL, NULL, haw_await_cb, &result);
  passage = haw_project_read_finish (fixture->project, haw_await (&result), NULL);
  line = describe (passage);
  g_assert_cmpstr (line, ==, "|Haftar left Cairo|Cairo|Khalifa Haftar:person");
  g_assert_cmpint (passage->act, ==, HAW_EVENT_ACT_TRAVEL);
}

static guint64
count_steps (const char *once,
             guint       n)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (HawWord));
  g_autoptr (GArray) guesses = NULL;
  g_autoptr (HawEventGuesser) guesser = NULL;
  g_autoptr (HawTokens) tokens = NULL;
  g_autoptr (HawText) text = NULL;
  guint length = (guint) g_utf8_strlen (once, -1);
  HawEventSource source = { 0 };

  for (guint i = 0; i < n; i++)
    {
      HawWord date = { i * length, i * length + 4 };

      g_string_append (many, once);
      g_array_append_val (dates, date);
    }
  text = haw_text_new (many->str, -1);
  tokens = haw_tokens_new (text, NULL, 0);
  source.tokens = tokens;
  source.dates = (const HawWord *) (gpointer) dates->data;
  source.n_dates = dates->len;
  guesser = haw_event_guesser_new (&source);
  guesses = haw_event_guesser_find (guesser, 0, G_MAXUINT);
  g_assert_cmpuint (guesses->len, <=, n);
  return haw_event_guesser_get_n_steps (guesser);
}

/* One endless sentence takes no more for each of its words. */
static void
test_linear (void)
{
  static const char *const texts[] = {
    "2019 Akar visited ", "2019 held , ", "2019 Akar , who met Haftar and signed ",
    "2019 The Council of Ministers of the Union ", "2019 a ete a ete signe ", "2019 that visited , ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint64 some = count_steps (texts[i], 400);
      guint64 many = count_steps (texts[i], 3200);

      g_test_message ("%s: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, texts[i], some, many);
      g_assert_cmpuint (many, <=, 10 * some);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/event-latin/cases", Fixture, NULL, set_up, test_cases, tear_down);
  g_test_add ("/event-latin/known", Fixture, NULL, set_up, test_known, tear_down);
  g_test_add_func ("/event-latin/linear", test_linear);
  return g_test_run ();
}
