/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "proposals-fixture.h"
#include "support/haw-test-drafts.h"

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
      gint64 article = haw_test_add_text (fixture->project, "News", cases[i].text);
      g_autoptr (GPtrArray) drafts = haw_test_get_drafts (fixture->project, article);
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
  article = haw_test_add_text (fixture->project, "News",
                               "Khalifa Haftar met envoys in Cairo on Thursday. Haftar left Cairo.");
  drafts = haw_test_get_drafts (fixture->project, article);
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

/* One endless sentence takes no more for each of its words. */
static void
test_linear (void)
{
  static const char *const texts[] = {
    "2019 Akar visited ", "2019 held , ", "2019 Akar , who met Haftar and signed ",
    "2019 The Council of Ministers of the Union ", "2019 a ete a ete signe ", "2019 that visited , ",
  };

  haw_test_assert_linear (texts, G_N_ELEMENTS (texts), 400);
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
