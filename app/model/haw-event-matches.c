/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-matches.h"

#include "project/haw-project-urgent.h"
#include "text/haw-event-match.h"
#include "text/haw-fold.h"
#include "time/haw-edtf.h"
#include "time/haw-number-words.h"

/* How many events are looked at, how many given, and how much each of them says of the passage. */
#define MAX_CANDIDATES 256
#define MAX_MATCHES 4
#define MAX_NAMES 3

#define DAY G_GINT64_CONSTANT (86400)

/* A date with what is compared of it. */
typedef struct
{
  gboolean dated;
  gboolean vague;
  HawBounds bounds;
} When;

/* What is asked for, prepared once. */
typedef struct
{
  const HawEventDraft *draft;
  gint64 article;
  When when;
  HawEventWords *words;
  HawEventAct act;
  HawEventAct headline;
} Asked;

/* Who takes part in an event: all names, and whose they are. */
typedef struct
{
  GPtrArray *names;   /* char *, ended by NULL */
  GArray *actors;     /* guint, the number of the actor of each name */
  GPtrArray *mains;   /* char *, the main name of each actor */
} Cast;

static void
difference_free (gpointer data)
{
  HawEventDifference *difference = data;

  g_free (difference->here);
  g_free (difference->there);
  g_free (difference);
}

void
haw_event_match_free (HawEventMatch *match)
{
  g_free (match->title);
  g_free (match->date);
  g_free (match->place);
  g_ptr_array_unref (match->differences);
  g_free (match);
}

static void
match_free (gpointer match)
{
  haw_event_match_free (match);
}

static When
when_new (const char *date)
{
  When when = { 0 };
  HawEdtf edtf;

  if (!haw_edtf_parse (date, &edtf, NULL) || haw_edtf_is_undated (&edtf))
    return when;
  when.dated = TRUE;
  when.vague = haw_edtf_get_flags (&edtf) != HAW_EDTF_EXACT;
  haw_edtf_get_bounds (&edtf, &when.bounds);
  return when;
}

static void
cast_clear (Cast *cast)
{
  g_clear_pointer (&cast->names, g_ptr_array_unref);
  g_clear_pointer (&cast->actors, g_array_unref);
  g_clear_pointer (&cast->mains, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cast, cast_clear)

static gboolean
read_cast (HawDb   *db,
           gint64   event,
           Cast    *cast,
           GError **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;
  gint64 last = 0;

  cast->names = g_ptr_array_new_with_free_func (g_free);
  cast->actors = g_array_new (FALSE, FALSE, sizeof (guint));
  cast->mains = g_ptr_array_new_with_free_func (g_free);
  stmt = haw_db_query (db, error,
                       "SELECT a.id, a.name, n.name FROM participant p JOIN actor a ON a.id = p.actor"
                       " JOIN (SELECT actor, name FROM actor_name UNION SELECT id, name FROM actor) n"
                       " ON n.actor = a.id WHERE p.event = ? ORDER BY p.id, a.id", "i", event);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      guint number;

      if (haw_stmt_get_int (stmt, 0) != last)
        g_ptr_array_add (cast->mains, haw_stmt_dup_text (stmt, 1));
      last = haw_stmt_get_int (stmt, 0);
      number = cast->mains->len - 1;
      g_ptr_array_add (cast->names, haw_stmt_dup_text (stmt, 2));
      g_array_append_val (cast->actors, number);
    }
  g_ptr_array_add (cast->names, NULL);

  return step == HAW_STEP_DONE;
}

static void
add_words (HawEventWords *words,
           const char    *text)
{
  g_autoptr (GArray) found = haw_number_words_find (text, -1);
  g_autofree HawEventNumber *numbers = g_new0 (HawEventNumber, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      const HawNumberWords *number = &g_array_index (found, HawNumberWords, i);

      numbers[i] = (HawEventNumber) { number->start, number->end, number->value };
    }
  haw_event_words_add (words, text, numbers, found->len);
}

/* The words of an event are its own and those of some of its sources. */
static HawEventWords *
read_words (HawDb               *db,
            const HawEventMatch *match,
            const Cast          *cast,
            GError             **error)
{
  g_autoptr (HawEventWords) words = haw_event_words_new ();
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  add_words (words, match->title);
  add_words (words, match->place);
  for (guint i = 0; i < cast->mains->len; i++)
    add_words (words, cast->mains->pdata[i]);
  stmt = haw_db_query (db, error,
                       "SELECT substr (n.quote, 1, 600) FROM evidence e"
                       " JOIN annotation n ON n.id = e.annotation WHERE e.event = ?"
                       " ORDER BY e.id LIMIT 4", "i", match->event);
  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      g_autofree char *quote = haw_stmt_dup_text (stmt, 0);

      add_words (words, quote);
    }

  return step == HAW_STEP_DONE ? g_steal_pointer (&words) : NULL;
}

static void
add_difference (HawEventMatch          *match,
                HawEventDifferenceKind  kind,
                const char             *here,
                const char             *there)
{
  HawEventDifference *difference = g_new0 (HawEventDifference, 1);

  difference->kind = kind;
  difference->here = g_strdup (here);
  difference->there = g_strdup (there);
  g_ptr_array_add (match->differences, difference);
}

static gboolean
fold_equal (const char *a,
            const char *b)
{
  g_autofree char *first = haw_fold_name (a);
  g_autofree char *second = haw_fold_name (b);

  return g_str_equal (first, second);
}

/* Which names are spelled otherwise, and which only one of both has. */
static guint
compare_cast (const Asked   *asked,
              const Cast    *cast,
              HawEventMatch *match)
{
  const char *const *names = (const char *const *) cast->names->pdata;
  g_autoptr (GArray) pairs =
    haw_event_names_match ((const char *const *) asked->draft->actors, names);
  g_autofree gboolean *met = g_new0 (gboolean, cast->mains->len + 1);
  guint n_shared = 0;
  guint n_named = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const HawEventNameMatch *pair = &g_array_index (pairs, HawEventNameMatch, i);
      const char *here = asked->draft->actors[pair->a];
      guint actor;

      if (pair->b == G_MAXUINT)
        {
          if (n_named++ < MAX_NAMES)
            add_difference (match, HAW_EVENT_DIFFERENCE_NAME, here, "");
          continue;
        }
      actor = g_array_index (cast->actors, guint, pair->b);
      n_shared += !met[actor];
      met[actor] = TRUE;
      if (!fold_equal (here, names[pair->b]) && n_named++ < MAX_NAMES)
        add_difference (match, HAW_EVENT_DIFFERENCE_NAME, here, cast->mains->pdata[actor]);
    }
  for (guint i = 0; i < cast->mains->len; i++)
    if (!met[i] && n_named++ < MAX_NAMES)
      add_difference (match, HAW_EVENT_DIFFERENCE_NAME, "", cast->mains->pdata[i]);

  return n_shared;
}

static void
compare_dates (const When       *a,
               const When       *b,
               HawEventLikeness *likeness)
{
  gint64 gap;

  likeness->dated = a->dated && b->dated;
  if (!likeness->dated)
    return;
  likeness->vague = a->vague || b->vague;
  likeness->same_date = a->bounds.earliest_start == b->bounds.earliest_start &&
                        a->bounds.latest_end == b->bounds.latest_end;
  gap = MAX (a->bounds.earliest_start - b->bounds.latest_end,
             b->bounds.earliest_start - a->bounds.latest_end);
  likeness->days = gap < 0 ? 0 : (guint) MIN (gap / DAY + 1, G_MAXINT);
}

static gboolean
compare_places (const char    *here,
                HawEventMatch *match)
{
  if (*here == '\0' || *match->place == '\0')
    return FALSE;
  if (fold_equal (here, match->place))
    return TRUE;
  add_difference (match, HAW_EVENT_DIFFERENCE_PLACE, here, match->place);

  return FALSE;
}

static gboolean
rate (HawDb         *db,
      const Asked   *asked,
      HawEventMatch *match,
      GError       **error)
{
  g_auto (Cast) cast = { 0 };
  g_autoptr (HawEventWords) words = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  HawEventLikeness likeness = { .a = asked->act };
  gint64 n_here = 0;
  When when = when_new (match->date);

  if (!read_cast (db, match->event, &cast, error) ||
      (words = read_words (db, match, &cast, error)) == NULL)
    return FALSE;
  compare_dates (&asked->when, &when, &likeness);
  if (likeness.dated && !likeness.same_date)
    add_difference (match, HAW_EVENT_DIFFERENCE_DATE, asked->draft->date, match->date);
  if (haw_event_words_differ (asked->words, words, &here, &there))
    add_difference (match, HAW_EVENT_DIFFERENCE_NUMBER, here, there);
  likeness.n_shared = compare_cast (asked, &cast, match);
  likeness.same_place = compare_places (asked->draft->place, match);
  likeness.words = haw_event_words_compare (asked->words, words);
  likeness.b = haw_event_words_get_act (words);
  if (asked->headline == likeness.b)
    likeness.a = asked->headline;
  if (!haw_db_get_int (db, &n_here, error,
                       "SELECT count (*) FROM evidence e JOIN annotation n ON n.id = e.annotation"
                       " WHERE e.event = ? AND n.article = ?", "ii", match->event, asked->article))
    return FALSE;
  likeness.told_before = n_here > 0;
  match->score = haw_event_likeness_rate (&likeness);

  return TRUE;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const HawEventMatch *first = *(const HawEventMatch *const *) a;
  const HawEventMatch *second = *(const HawEventMatch *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return (first->event > second->event) - (first->event < second->event);
}

/* The events that may be at the time, those of a day first, and some of no time. */
static HawStmt *
query_candidates (HawDb       *db,
                  const When  *when,
                  GError     **error)
{
  if (!when->dated)
    return haw_db_query (db, error,
                         "SELECT id, title, date, place FROM event ORDER BY id DESC LIMIT ?", "i",
                         (gint64) MAX_CANDIDATES);

  return haw_db_query (db, error,
                       "SELECT id, title, date, place FROM event"
                       " WHERE (earliest_start < ?2 AND latest_end > ?1) OR date = ''"
                       " ORDER BY date = '', latest_end - earliest_start, id LIMIT ?3", "iii",
                       when->bounds.earliest_start - DAY, when->bounds.latest_end + DAY,
                       (gint64) MAX_CANDIDATES);
}

static gboolean
read_candidates (HawDb       *db,
                 const Asked *asked,
                 GPtrArray   *matches,
                 GError     **error)
{
  g_autoptr (HawStmt) stmt = query_candidates (db, &asked->when, error);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      HawEventMatch *match = g_new0 (HawEventMatch, 1);

      match->event = haw_stmt_get_int (stmt, 0);
      match->title = haw_stmt_dup_text (stmt, 1);
      match->date = haw_stmt_dup_text (stmt, 2);
      match->place = haw_stmt_dup_text (stmt, 3);
      match->differences = g_ptr_array_new_with_free_func (difference_free);
      g_ptr_array_add (matches, match);
    }

  return step == HAW_STEP_DONE;
}

/* A headline says in other words what the lead tells. */
static HawEventAct
read_headline (const HawEventDraft *draft,
               HawEventWords       *words)
{
  g_autoptr (HawEventWords) headline = NULL;

  if (draft->headline == NULL)
    return HAW_EVENT_ACT_NONE;
  headline = haw_event_words_new ();
  add_words (headline, draft->headline);
  add_words (words, draft->headline);

  return haw_event_words_get_act (headline);
}

GPtrArray *
haw_event_matches_load (HawDb                *db,
                        const HawEventDraft  *draft,
                        gint64                article,
                        const char           *quote,
                        GError              **error)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (match_free);
  g_autoptr (HawEventWords) words = haw_event_words_new ();
  Asked asked = { .draft = draft, .article = article, .words = words };

  g_return_val_if_fail (draft != NULL && quote != NULL, NULL);

  asked.when = when_new (draft->date);
  add_words (words, draft->title);
  add_words (words, quote);
  for (guint i = 0; draft->actors[i] != NULL; i++)
    add_words (words, draft->actors[i]);
  asked.headline = read_headline (draft, words);
  asked.act = draft->act != HAW_EVENT_ACT_NONE ? draft->act : haw_event_words_get_act (words);
  if (!read_candidates (db, &asked, matches, error))
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    if (!rate (db, &asked, matches->pdata[i], error))
      return NULL;
  g_ptr_array_sort (matches, compare_matches);
  while (matches->len > 0 &&
         (matches->len > MAX_MATCHES ||
          ((HawEventMatch *) matches->pdata[matches->len - 1])->score < HAW_EVENT_POSSIBLE))
    g_ptr_array_remove_index (matches, matches->len - 1);

  return g_steal_pointer (&matches);
}

typedef struct
{
  HawEventDraft *draft;
  gint64 article;
  char *quote;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  haw_event_draft_free (question->draft);
  g_free (question->quote);
  g_free (question);
}

static gpointer
load_matches (HawDb         *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Question *question = data;

  return haw_event_matches_load (db, question->draft, question->article, question->quote, error);
}

void
haw_event_matches_load_async (HawProject          *project,
                              const HawEventDraft *draft,
                              gint64               article,
                              const char          *quote,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Question *question;

  g_return_if_fail (HAW_IS_PROJECT (project) && draft != NULL && quote != NULL);

  question = g_new0 (Question, 1);
  question->draft = haw_event_draft_copy (draft);
  question->article = article;
  question->quote = g_strdup (quote);
  haw_project_read_urgent_async (project, load_matches, question, question_free,
                                 (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                                 user_data);
}
