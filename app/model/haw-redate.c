/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-redate.h"

#include "haw-article-edit.h"
#include "haw-event-edit.h"
#include "haw-note.h"
#include "haw-proposal-find.h"
#include "haw-proposal.h"
#include "text/haw-json.h"
#include "time/haw-hijri-format.h"
#include "time/haw-timex.h"

#include <json-glib/json-glib.h>

/* An expression whose date changes. */
typedef struct
{
  HawTimex before;
  HawTimex after;
} Change;

typedef struct
{
  GArray *articles;   /* gint64 */
  char *published;
} Question;

static void
redate_free (gpointer data)
{
  HawRedate *redate = data;

  g_free (redate->words);
  g_free (redate->title);
  g_free (redate->before);
  g_free (redate->after);
  g_free (redate->stance);
  g_free (redate->payload);
  g_free (redate);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->articles);
  g_free (question->published);
  g_free (question);
}

static gboolean
is_same (const HawTimex *a,
         const HawTimex *b)
{
  return g_str_equal (a->edtf, b->edtf) && g_str_equal (a->also, b->also);
}

/* The day from which the dates of an article are counted: its day of publication, and where it has none any
 * more, the one from which the newest accepted date was. */
static char *
dup_basis (HawDb        *db,
           HawDocument  *document,
           GError      **error)
{
  g_autoptr (HawStmt) stmt = NULL;
  HawStep step = HAW_STEP_ERROR;

  if (*document->published != '\0')
    return g_strdup (document->published);
  stmt = haw_db_query (db, error,
                       "SELECT json_extract (payload, '$.published') FROM proposal WHERE text = ?"
                       " AND kind IN ('date', 'event') AND state = 'accepted' AND json_valid (payload)"
                       " AND json_extract (payload, '$.published') IS NOT NULL"
                       " ORDER BY id DESC LIMIT 1", "i", document->text_id);
  if (stmt != NULL)
    step = haw_stmt_step (stmt, error);
  if (step == HAW_STEP_ERROR)
    return NULL;

  return step == HAW_STEP_ROW ? haw_stmt_dup_text (stmt, 0) : g_strdup ("");
}

/* The expressions of an article are the same by any day of publication; their dates are not. */
static GArray *
find_changes (HawDocument *document,
              const char  *basis,
              const char  *published)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GArray) before = haw_proposals_find_dates (document, basis);
  g_autoptr (GArray) after = haw_proposals_find_dates (document, published);
  guint j = 0;

  for (guint i = 0; i < before->len; i++)
    {
      const HawTimex *old = &g_array_index (before, HawTimex, i);
      const HawTimex *new;

      while (j < after->len && g_array_index (after, HawTimex, j).start < old->start)
        j++;
      new = j < after->len ? &g_array_index (after, HawTimex, j) : NULL;
      if (new != NULL && new->start == old->start && new->end == old->end &&
          *old->edtf != '\0' && *new->edtf != '\0' && !is_same (old, new))
        {
          const Change change = { *old, *new };

          g_array_append_val (changes, change);
        }
    }

  return changes;
}

static char *
normalise (const char *edtf)
{
  HawEdtf parsed;

  return haw_edtf_parse (edtf, &parsed, NULL) ? haw_edtf_normalise (&parsed) : g_strdup (edtf);
}

/* What becomes of a date that one of the readings gave; NULL where none did. */
static char *
follow (const Change *change,
        const char   *date)
{
  g_autofree char *wanted = normalise (date);
  g_autofree char *first = normalise (change->before.edtf);
  g_autofree char *also = normalise (change->before.also);
  const char *after = NULL;

  if (g_str_equal (wanted, first))
    after = change->after.edtf;
  else if (*also != '\0' && g_str_equal (wanted, also))
    after = *change->after.also != '\0' ? change->after.also : change->after.edtf;

  return after != NULL && !g_str_equal (after, wanted) ? g_strdup (after) : NULL;
}

static HawRedate *
add (GPtrArray     *redates,
     HawRedateKind  kind,
     gint64         id,
     HawDocument   *document,
     const Change  *change,
     const char    *before,
     char          *after)
{
  HawRedate *redate = g_new0 (HawRedate, 1);

  redate->kind = kind;
  redate->id = id;
  redate->article = document->id;
  redate->words = haw_text_slice (document->text, change->before.start, change->before.end);
  redate->title = g_strdup ("");
  redate->before = g_strdup (before);
  redate->after = after;
  g_ptr_array_add (redates, redate);

  return redate;
}

/* The payload of an accepted date with its new readings. */
static char *
renew_payload (const char   *payload,
               const Change *change,
               const char   *published,
               const char   *after)
{
  g_autoptr (JsonNode) node = haw_json_is_shallow (payload, -1) ? json_from_string (payload, NULL)
                                                                : NULL;
  const char *other = g_str_equal (after, change->after.edtf) ? change->after.also
                                                              : change->after.edtf;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  json_object_set_string_member (object, "edtf", after);
  json_object_set_string_member (object, "published", published);
  if (*other != '\0')
    json_object_set_string_member (object, "also", other);
  else
    json_object_remove_member (object, "also");

  return json_to_string (node, FALSE);
}

static gboolean
find_proposals (HawDb         *db,
                HawDocument   *document,
                const char    *published,
                const Change  *change,
                GPtrArray     *redates,
                GError       **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT id, state = 'accepted', json_extract (payload, '$.edtf'), payload"
                  " FROM proposal WHERE text = ? AND kind = 'date' AND start = ? AND end = ?"
                  " AND state <> 'dismissed' AND json_valid (payload) ORDER BY id", "iii",
                  document->text_id, (gint64) change->before.start, (gint64) change->before.end);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gboolean accepted = haw_stmt_get_int (stmt, 1) != 0;
      g_autofree char *before = haw_stmt_dup_text (stmt, 2);
      g_autofree char *payload = haw_stmt_dup_text (stmt, 3);
      g_autofree char *after = follow (change, before);
      g_autofree char *renewed = after != NULL
                                 ? renew_payload (payload, change, published, after) : NULL;

      if (renewed != NULL)
        add (redates, accepted ? HAW_REDATE_ACCEPTED : HAW_REDATE_PROPOSED,
             haw_stmt_get_int (stmt, 0), document, change, before, g_steal_pointer (&after))
          ->payload = g_steal_pointer (&renewed);
    }

  return step == HAW_STEP_DONE;
}

static gboolean
is_known (GPtrArray     *redates,
          HawRedateKind  kind,
          gint64         id)
{
  for (guint i = 0; i < redates->len; i++)
    {
      const HawRedate *redate = redates->pdata[i];

      if (redate->kind == kind && redate->id == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_evidence (HawDb         *db,
               HawDocument   *document,
               const Change  *change,
               GPtrArray     *redates,
               GError       **error)
{
  g_autoptr (HawStmt) stmt =
    haw_db_query (db, error,
                  "SELECT e.id, e.event, e.annotation, iif (e.date = '', v.date, e.date), e.stance,"
                  " v.title, e.date = '' FROM annotation n"
                  " JOIN evidence e ON e.annotation = n.id JOIN event v ON v.id = e.event"
                  " WHERE n.text = ?1 AND n.start <= ?2 AND n.end >= ?3"
                  " ORDER BY e.id", "iii", document->text_id, (gint64) change->before.start,
                  (gint64) change->before.end);
  HawStep step = HAW_STEP_ERROR;

  while (stmt != NULL && (step = haw_stmt_step (stmt, error)) == HAW_STEP_ROW)
    {
      gint64 id = haw_stmt_get_int (stmt, 0);
      g_autofree char *before = haw_stmt_dup_text (stmt, 3);
      g_autofree char *after = follow (change, before);
      HawRedate *redate;

      if (after == NULL || is_known (redates, HAW_REDATE_EVIDENCE, id))
        continue;
      redate = add (redates, HAW_REDATE_EVIDENCE, id, document, change, before,
                    g_steal_pointer (&after));
      redate->event = haw_stmt_get_int (stmt, 1);
      redate->annotation = haw_stmt_get_int (stmt, 2);
      redate->stance = haw_stmt_dup_text (stmt, 4);
      g_free (redate->title);
      redate->title = haw_stmt_dup_text (stmt, 5);
      redate->implied = haw_stmt_get_int (stmt, 6) != 0;
    }

  return step == HAW_STEP_DONE;
}

/* An event goes along where it has the date of a source and no other source keeps that. */
static gboolean
find_event (HawDb            *db,
            const HawRedate  *evidence,
            GPtrArray        *redates,
            GError          **error)
{
  gint64 n_sources = 0;
  gint64 n_changed = 0;
  gint64 has_date = 0;
  HawRedate *redate;

  if (is_known (redates, HAW_REDATE_EVENT, evidence->event))
    return TRUE;
  if (!haw_db_get_int (db, &n_sources, error,
                       "SELECT count (*) FROM evidence WHERE event = ? AND date IN (?, '')"
                       " AND stance <> 'denies'", "is", evidence->event, evidence->before) ||
      !haw_db_get_int (db, &has_date, error, "SELECT count (*) FROM event WHERE id = ? AND date = ?",
                       "is", evidence->event, evidence->before))
    return FALSE;
  for (guint i = 0; i < redates->len; i++)
    {
      const HawRedate *other = redates->pdata[i];

      n_changed += other->kind == HAW_REDATE_EVIDENCE && other->event == evidence->event &&
                   g_str_equal (other->before, evidence->before) &&
                   g_str_equal (other->after, evidence->after) &&
                   !g_str_equal (other->stance, "denies");
    }
  if (has_date == 0 || n_changed < n_sources || n_changed == 0)
    return TRUE;
  redate = g_new0 (HawRedate, 1);
  redate->kind = HAW_REDATE_EVENT;
  redate->id = redate->event = evidence->event;
  redate->article = evidence->article;
  redate->words = g_strdup (evidence->words);
  redate->title = g_strdup (evidence->title);
  redate->before = g_strdup (evidence->before);
  redate->after = g_strdup (evidence->after);
  g_ptr_array_add (redates, redate);

  return TRUE;
}

static gboolean
find_in_article (HawDb         *db,
                 gint64         article,
                 const char    *published,
                 GPtrArray     *redates,
                 GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (HawDocument) document = haw_document_load (db, article, &reason);
  g_autoptr (GArray) changes = NULL;
  g_autofree char *basis = NULL;
  gint64 any = 0;

  if (document == NULL && g_error_matches (reason, HAW_ERROR, HAW_ERROR_NOT_FOUND))
    return TRUE;
  if (document == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  /* Most of many articles have nothing that hangs on their day. */
  if (!haw_db_get_int (db, &any, error,
                       "SELECT EXISTS (SELECT 1 FROM proposal WHERE text = ?1 AND kind = 'date')"
                       " OR EXISTS (SELECT 1 FROM annotation n JOIN evidence e"
                       "  ON e.annotation = n.id WHERE n.text = ?1)", "i", document->text_id))
    return FALSE;
  if (any == 0)
    return TRUE;
  basis = dup_basis (db, document, error);
  if (basis == NULL)
    return FALSE;
  changes = find_changes (document, basis, published);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (!find_proposals (db, document, published, change, redates, error) ||
          !find_evidence (db, document, change, redates, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
find (HawDb         *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) redates = g_ptr_array_new_with_free_func (redate_free);
  guint n;

  for (guint i = 0; i < question->articles->len && *question->published != '\0'; i++)
    if (!find_in_article (db, g_array_index (question->articles, gint64, i), question->published,
                          redates, error))
      return NULL;
  n = redates->len;
  for (guint i = 0; i < n; i++)
    {
      const HawRedate *redate = redates->pdata[i];

      if (redate->kind == HAW_REDATE_EVIDENCE && !find_event (db, redate, redates, error))
        return NULL;
    }
  for (guint i = redates->len; i-- > 0;)
    if (((const HawRedate *) redates->pdata[i])->implied)
      g_ptr_array_remove_index (redates, i);

  return g_steal_pointer (&redates);
}

void
haw_redates_find_async (HawProject          *project,
                        const gint64        *articles,
                        gsize                n,
                        const char          *published,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Question *question;

  g_return_if_fail (HAW_IS_PROJECT (project) && articles != NULL && published != NULL);

  question = g_new0 (Question, 1);
  question->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (question->articles, articles, (guint) n);
  question->published = g_strdup (published);
  haw_project_read_async (project, find, question, question_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* The words that a date has in either calendar or both: those of now are not those of then. */
static GStrv
find_words (const char *date)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *gregorian = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *first = NULL;
  HawEdtf edtf;

  if (date == NULL || !haw_edtf_parse (date, &edtf, NULL) || haw_edtf_is_undated (&edtf))
    return NULL;
  gregorian = haw_edtf_describe_gregorian (&edtf);
  beside = haw_hijri_describe_both (&edtf, FALSE);
  first = haw_hijri_describe_both (&edtf, TRUE);
  g_strv_builder_add_many (words, gregorian, beside, first, NULL);

  return g_strv_builder_end (words);
}

/* The note that accepting has written, unless the analyst wrote another one. */
static gboolean
renew_note (HawDb            *db,
            const HawRedate  *redate,
            GError          **error)
{
  g_auto (GStrv) before = find_words (redate->before);
  g_autofree char *after = haw_proposal_describe_edtf (redate->after);
  gint64 annotation = 0;

  if (before == NULL || after == NULL)
    return TRUE;
  if (!haw_db_get_int (db, &annotation, error,
                       "SELECT coalesce ((SELECT n.id FROM proposal p JOIN annotation n"
                       "  ON n.text = p.text AND n.start = p.start AND n.end = p.end"
                       "  JOIN note b ON b.target = 'annotation' AND b.target_id = n.id"
                       "  WHERE p.id = ? AND b.body IN (?, ?, ?) LIMIT 1), 0)", "isss", redate->id,
                       before[0], before[1], before[2]))
    return FALSE;

  return annotation == 0 ||
         haw_note_set (db, HAW_NOTE_ON_ANNOTATION, annotation, after, error);
}

static gboolean
apply_one (HawDb            *db,
           const HawRedate  *redate,
           GError          **error)
{
  const HawEvidenceChange change = {
    .annotation = redate->annotation, .stance = redate->stance, .date = redate->after,
  };
  const HawEventFields with_evidence = { .status = -1, .evidence = &change, .n_evidence = 1 };
  const HawEventFields with_date = { .status = -1, .date = redate->after };
  gint64 found = 0;

  switch (redate->kind)
    {
    case HAW_REDATE_ACCEPTED:
      return haw_db_run (db, error,
                         "UPDATE proposal SET payload = ?1 WHERE id = ?2 AND state = 'accepted'"
                         " AND json_valid (payload) AND json_extract (payload, '$.edtf') = ?3",
                         "sis", redate->payload, redate->id, redate->before) &&
             renew_note (db, redate, error);
    case HAW_REDATE_EVIDENCE:
      return haw_db_get_int (db, &found, error,
                             "SELECT count (*) FROM evidence WHERE id = ? AND date = ?", "is",
                             redate->id, redate->before) &&
             (found == 0 || haw_event_update (db, redate->event, &with_evidence, error));
    case HAW_REDATE_EVENT:
      return haw_db_get_int (db, &found, error,
                             "SELECT count (*) FROM event WHERE id = ? AND date = ?", "is",
                             redate->id, redate->before) &&
             (found == 0 || haw_event_update (db, redate->event, &with_date, error));
    case HAW_REDATE_PROPOSED:
    default:
      return TRUE;
    }
}

gboolean
haw_redates_are_asked (GPtrArray *redates)
{
  for (guint i = 0; i < redates->len; i++)
    if (((const HawRedate *) redates->pdata[i])->kind != HAW_REDATE_PROPOSED)
      return TRUE;
  return FALSE;
}

gboolean
haw_redates_apply (HawDb      *db,
                   GPtrArray  *redates,
                   GError    **error)
{
  for (guint i = 0; i < redates->len; i++)
    if (!apply_one (db, redates->pdata[i], error))
      return FALSE;

  return TRUE;
}
