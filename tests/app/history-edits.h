/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/haw-codebook.h"
#include "import/haw-correction.h"
#include "model/haw-actor-edit.h"
#include "model/haw-anchor-edit.h"
#include "model/haw-annotation-edit.h"
#include "model/haw-annotation-split.h"
#include "model/haw-article-edit.h"
#include "model/haw-attribute-edit.h"
#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "model/haw-event-edit.h"
#include "model/haw-link-edit.h"
#include "model/haw-note.h"
#include "model/haw-outlet-edit.h"
#include "model/haw-versions.h"
#include "project/haw-history.h"
#include "support/haw-test-article.h"
#include "time/haw-edtf.h"

G_BEGIN_DECLS

/* Every typed edit, on rows taken by chance. */

/* What an edit is made on: rows taken by chance, 0 where the table is empty. */
typedef struct
{
  HawProject *project;
  GRand *rand;
  GAsyncResult **slot;
  char *text;
  gint64 start;
  gint64 annotation;
  gint64 other_annotation;
  gint64 article;
  gint64 code;
  gint64 other_code;
  gint64 event;
  gint64 outlet;
  gint64 other_outlet;
  gint64 step;
  gint64 actor;
  gint64 other_actor;
  gint64 alias;
  gint64 attribute;
  gint64 link;
  gint64 anchor;
  gboolean made;           /* what was asked for ended already, with this: @slot stays empty */
  gboolean ended;
} Draw;

static void
draw_clear (Draw *draw)
{
  g_clear_pointer (&draw->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draw, draw_clear)

/* The last rows of the tables, so that chance chooses among few. */
static gpointer
read_ids (HawDb         *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const queries[] = {
#define LAST(table) "SELECT id FROM " table " ORDER BY id DESC LIMIT 6"
    LAST ("annotation"), LAST ("article"), LAST ("code"), LAST ("event"), LAST ("outlet"),
    LAST ("history"), LAST ("actor"), LAST ("actor_name"), LAST ("attribute"), LAST ("link"),
    LAST ("anchor"),
#undef LAST
  };
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (HawStmt) stmt = haw_db_query (db, error, queries[i], "");

      while (haw_stmt_step (stmt, error) == HAW_STEP_ROW)
        {
          gint64 id = haw_stmt_get_int (stmt, 0);

          g_array_append_val (ids, id);
        }
      g_ptr_array_add (tables, ids);
    }

  return tables;
}

static gint64
choose (GPtrArray *tables,
        guint      table,
        GRand     *rand)
{
  GArray *ids = g_ptr_array_index (tables, table);

  return ids->len == 0 ? 0
         : g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
}

static void
draw_rows (Draw *draw)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  haw_project_read_async (draw->project, read_ids, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          NULL, haw_await_cb, &result);
  tables = haw_project_read_finish (draw->project, haw_await (&result), NULL);
  draw->text = g_strdup_printf ("كلمة %u", g_rand_int (draw->rand) % 5);
  draw->start = g_rand_int_range (draw->rand, 0, 40);
  draw->annotation = choose (tables, 0, draw->rand);
  draw->other_annotation = choose (tables, 0, draw->rand);
  draw->article = choose (tables, 1, draw->rand);
  draw->code = choose (tables, 2, draw->rand);
  draw->other_code = choose (tables, 2, draw->rand);
  draw->event = choose (tables, 3, draw->rand);
  draw->outlet = choose (tables, 4, draw->rand);
  draw->other_outlet = choose (tables, 4, draw->rand);
  draw->step = choose (tables, 5, draw->rand);
  draw->actor = choose (tables, 6, draw->rand);
  draw->other_actor = choose (tables, 6, draw->rand);
  draw->alias = choose (tables, 7, draw->rand);
  draw->attribute = choose (tables, 8, draw->rand);
  draw->link = choose (tables, 9, draw->rand);
  draw->anchor = choose (tables, 10, draw->rand);
}

/* Each asks for one edit. */

static void
mark (Draw *draw)
{
  haw_annotation_add_async (draw->project, draw->article, draw->start, draw->start + 5, &draw->code,
                            draw->code != 0, NULL, NULL, haw_await_cb, draw->slot);
}

static void
mark_new_code (Draw *draw)
{
  haw_annotation_add_new_code_async (draw->project, draw->article, draw->start, draw->start + 4,
                                     draw->text, NULL, haw_await_cb, draw->slot);
}

static void
add_code (Draw *draw)
{
  HawCodeFields fields = { .name = draw->text,
                           .key = g_rand_boolean (draw->rand) ? "1" : NULL };

  haw_code_add_async (draw->project, &fields, NULL, haw_await_cb, draw->slot);
}

static HawEventFields
draw_event (Draw              *draw,
            const char *const *actors)
{
  static const char *const dates[] = { "2020-07-03", "2020-07", "2020~", "2020/2021", "" };
  HawEventFields fields = { .title = draw->text, .date = dates[g_rand_int_range (draw->rand, 0, 5)],
                            .place = draw->text, .actors = actors,
                            .status = g_rand_int_range (draw->rand, -1, 3) };

  return fields;
}

static void
add_event (Draw *draw)
{
  const char *const actors[] = { draw->text, "الرئيس", NULL };
  HawEventFields fields = draw_event (draw, actors);

  haw_event_add_async (draw->project, &fields, draw->article, draw->start, draw->start + 7, NULL,
                       haw_await_cb, draw->slot);
}

static void
change_article (Draw *draw)
{
  HawArticleFields fields = { .title = draw->text, .outlet = draw->text, .published = "2020-07" };

  haw_article_update_async (draw->project, &draw->article, 1, &fields, NULL, haw_await_cb,
                            draw->slot);
}

static void
remove_article (Draw *draw)
{
  haw_article_remove_async (draw->project, &draw->article, 1, NULL, haw_await_cb, draw->slot);
}

static void
remove_annotation (Draw *draw)
{
  haw_annotation_remove_async (draw->project, draw->annotation, NULL, haw_await_cb, draw->slot);
}

static void
set_code (Draw *draw)
{
  haw_annotation_set_code_async (draw->project, draw->annotation, draw->code,
                                 g_rand_boolean (draw->rand), NULL, haw_await_cb, draw->slot);
}

static void
set_range (Draw *draw)
{
  haw_annotation_set_range_async (draw->project, draw->annotation, draw->start, draw->start + 3,
                                  g_rand_boolean (draw->rand) ? "drag" : NULL, NULL, haw_await_cb,
                                  draw->slot);
}

static void
translate (Draw *draw)
{
  haw_annotation_set_translation_async (draw->project, draw->annotation, draw->text, NULL,
                                        haw_await_cb, draw->slot);
}

static void
split (Draw *draw)
{
  haw_annotation_split_async (draw->project, draw->annotation, draw->start, NULL, haw_await_cb,
                              draw->slot);
}

static void
join (Draw *draw)
{
  haw_annotation_join_async (draw->project, draw->annotation, draw->other_annotation, NULL,
                             haw_await_cb, draw->slot);
}

static void
write_note (Draw *draw)
{
  struct { HawNoteTarget target; gint64 id; } targets[] = {
    { HAW_NOTE_ON_ANNOTATION, draw->annotation }, { HAW_NOTE_ON_ARTICLE, draw->article },
    { HAW_NOTE_ON_CODE, draw->code },             { HAW_NOTE_ON_EVENT, draw->event },
    { HAW_NOTE_ON_PROJECT, 0 },
  };
  int which = g_rand_int_range (draw->rand, -4, 5);

  /* Most often on the annotation. */
  which = MAX (0, which);
  haw_note_set_async (draw->project, targets[which].target, targets[which].id,
                      g_rand_boolean (draw->rand) ? draw->text : "", NULL, haw_await_cb, draw->slot);
}

static void
change_event (Draw *draw)
{
  const char *const actors[] = { draw->text, NULL };
  const char *const stances[] = { "reports", "confirms", "denies", NULL };
  HawEvidenceChange evidence = { .annotation = draw->annotation,
                                 .stance = stances[g_rand_int_range (draw->rand, 0, 4)],
                                 .date = "2020-07", .wording = draw->text, .reliability = "2" };
  HawEventFields fields = draw_event (draw, actors);

  fields.evidence = &evidence;
  fields.n_evidence = g_rand_boolean (draw->rand) ? 1 : 0;
  haw_event_update_async (draw->project, draw->event, &fields, NULL, haw_await_cb, draw->slot);
}

static void
remove_event (Draw *draw)
{
  haw_event_remove_async (draw->project, draw->event, NULL, haw_await_cb, draw->slot);
}

static void
add_evidence (Draw *draw)
{
  haw_event_add_evidence_async (draw->project, draw->event, draw->annotation, "denies", NULL,
                                haw_await_cb, draw->slot);
}

static void
add_passage (Draw *draw)
{
  HawEvidenceChange source = { .stance = "confirms", .date = "2020", .wording = draw->text,
                               .reliability = "1" };

  haw_event_add_passage_async (draw->project, draw->event, draw->article, draw->start,
                               draw->start + 6, &source, NULL, haw_await_cb, draw->slot);
}

static void
change_code (Draw *draw)
{
  HawCodeFields fields = { .name = draw->text, .color = "#3584e4", .description = draw->text };

  haw_code_update_async (draw->project, draw->code, &fields, NULL, haw_await_cb, draw->slot);
}

static void
remove_code (Draw *draw)
{
  haw_code_remove_async (draw->project, draw->code, "x", NULL, haw_await_cb, draw->slot);
}

static void
move_code (Draw *draw)
{
  haw_code_move_async (draw->project, draw->code, "x",
                       g_rand_boolean (draw->rand) ? draw->other_code : 0, 0, NULL, haw_await_cb,
                       draw->slot);
}

static void
merge_codes (Draw *draw)
{
  haw_code_merge_async (draw->project, draw->code, "x", draw->other_code, "y", NULL, haw_await_cb,
                        draw->slot);
}

static void
split_code (Draw *draw)
{
  haw_code_split_async (draw->project, draw->code, draw->text, &draw->annotation, 1, NULL,
                        haw_await_cb, draw->slot);
}

static void
retire_code (Draw *draw)
{
  haw_code_set_retired_async (draw->project, draw->code, "x", g_rand_boolean (draw->rand), NULL,
                              haw_await_cb, draw->slot);
}

static void
pin_code (Draw *draw)
{
  haw_code_set_pinned_async (draw->project, draw->code, "x", g_rand_boolean (draw->rand), NULL,
                             haw_await_cb, draw->slot);
}

static void
change_outlet (Draw *draw)
{
  HawOutletFields fields = { .name = draw->text, .country = draw->text, .reliability = "B" };

  haw_outlet_update_async (draw->project, draw->outlet, &fields, NULL, haw_await_cb, draw->slot);
}

static void
merge_outlets (Draw *draw)
{
  haw_outlet_merge_async (draw->project, draw->outlet, draw->other_outlet, NULL, haw_await_cb,
                          draw->slot);
}

static void
import_codebook (Draw *draw)
{
  g_autoptr (GFile) folder = g_file_get_parent (haw_project_get_file (draw->project));
  g_autoptr (GFile) file = g_file_get_child (folder, "codes.csv");
  g_autofree char *csv = g_strdup_printf ("name,parent,key\n%s,,\n%s %u,%s,2\n", draw->text,
                                          draw->text, g_rand_int (draw->rand) % 4, draw->text);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), csv, -1, NULL));
  haw_codebook_import_async (draw->project, file, NULL, haw_await_cb, &result);
  draw->made = haw_codebook_import_finish (draw->project, haw_await (&result), NULL, NULL) > 0;
  draw->ended = TRUE;
}

/* Some annotations go with their words, others wait for a decision. */
static void
correct_article (Draw *draw)
{
  g_autofree char *text = g_strdup_printf ("%s\n\nوصل الوزير إلى %s الجمعة 🕊 وغادرها أمس الأحد إلى جهة لم تعلن.",
                                           draw->text, draw->text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree HawCorrection *correction = NULL;

  haw_import_correction_async (draw->project, draw->article, NULL, text, NULL, haw_await_cb, &result);
  correction = haw_import_correction_finish (draw->project, haw_await (&result), NULL);
  draw->made = correction != NULL;
  draw->ended = TRUE;
}

static void
decide_anchor (Draw *draw)
{
  switch (g_rand_int_range (draw->rand, 0, 3))
    {
    case 0:
      haw_anchor_accept_async (draw->project, draw->anchor, NULL, haw_await_cb, draw->slot);
      break;
    case 1:
      haw_anchor_keep_async (draw->project, draw->anchor, NULL, haw_await_cb, draw->slot);
      break;
    default:
      haw_anchor_place_async (draw->project, draw->anchor, draw->start, draw->start + 4, NULL,
                              haw_await_cb, draw->slot);
    }
}

static void
add_actor (Draw *draw)
{
  haw_actor_add_async (draw->project, draw->text, g_rand_int_range (draw->rand, 0, 3), NULL,
                       haw_await_cb, draw->slot);
}

static void
change_actor (Draw *draw)
{
  switch (g_rand_int_range (draw->rand, 0, 3))
    {
    case 0:
      haw_actor_rename_async (draw->project, draw->actor, draw->text, NULL, haw_await_cb, draw->slot);
      break;
    case 1:
      haw_actor_set_kind_async (draw->project, draw->actor, "x",
                                g_rand_int_range (draw->rand, 0, 3), NULL, haw_await_cb, draw->slot);
      break;
    default:
      haw_actor_add_alias_async (draw->project, draw->actor, "x", draw->text, NULL, haw_await_cb,
                                 draw->slot);
    }
}

static void
remove_alias (Draw *draw)
{
  haw_actor_remove_alias_async (draw->project, draw->alias, "x", NULL, haw_await_cb, draw->slot);
}

static void
split_actor (Draw *draw)
{
  haw_actor_split_async (draw->project, draw->alias, "x", NULL, haw_await_cb, draw->slot);
}

static void
remove_actor (Draw *draw)
{
  haw_actor_remove_async (draw->project, draw->actor, "x", NULL, haw_await_cb, draw->slot);
}

static void
merge_actors (Draw *draw)
{
  haw_actor_merge_async (draw->project, draw->actor, "x", &draw->other_actor, 1, NULL, haw_await_cb,
                         draw->slot);
}

static void
tell_actors_apart (Draw *draw)
{
  draw->ended = draw->actor == draw->other_actor;
  if (draw->ended)
    return;
  haw_actor_set_distinct_async (draw->project, draw->actor, draw->other_actor,
                                g_rand_boolean (draw->rand), NULL, haw_await_cb, draw->slot);
}

static HawAttributeFields
draw_field (Draw              *draw,
            const char *const *choices)
{
  HawAttributeFields fields = { .name = draw->text,
                                .kind = g_rand_int_range (draw->rand, 0, HAW_N_ATTRIBUTE_KINDS),
                                .choices = choices, .drop = g_rand_boolean (draw->rand) };

  return fields;
}

static void
add_field (Draw *draw)
{
  const char *const choices[] = { draw->text, "نعم", NULL };
  HawAttributeFields fields = draw_field (draw, choices);

  haw_attribute_add_async (draw->project, g_rand_int_range (draw->rand, 0, HAW_N_ATTRIBUTE_TARGETS),
                           &fields, NULL, haw_await_cb, draw->slot);
}

static void
change_field (Draw *draw)
{
  const char *const choices[] = { draw->text, "2020", NULL };
  HawAttributeFields fields = draw_field (draw, choices);

  haw_attribute_update_async (draw->project, draw->attribute, &fields, NULL, haw_await_cb, draw->slot);
}

static void
move_field (Draw *draw)
{
  haw_attribute_move_async (draw->project, draw->attribute,
                            (guint) g_rand_int_range (draw->rand, 0, 3), NULL, haw_await_cb,
                            draw->slot);
}

static void
remove_field (Draw *draw)
{
  haw_attribute_remove_async (draw->project, draw->attribute, "x", NULL, haw_await_cb, draw->slot);
}

static void
fill_field (Draw *draw)
{
  static const char *const values[] = { "", "2020", "نعم", "yes" };
  const gint64 targets[HAW_N_ATTRIBUTE_TARGETS] = {
    draw->article, draw->outlet, draw->event, draw->actor,
  };
  HawAttributeTarget of = g_rand_int_range (draw->rand, 0, HAW_N_ATTRIBUTE_TARGETS);
  gint64 target = targets[of];

  haw_attribute_set_async (draw->project, of, draw->attribute, &target, 1, values[g_rand_int_range (draw->rand, 0, 4)],
                           NULL, haw_await_cb, draw->slot);
}

static void
link_annotations (Draw *draw)
{
  haw_link_add_async (draw->project, draw->annotation, draw->other_annotation,
                      g_rand_int_range (draw->rand, 0, HAW_N_RELATIONS), draw->text, NULL,
                      haw_await_cb, draw->slot);
}

static void
remove_link (Draw *draw)
{
  haw_link_remove_async (draw->project, draw->link, NULL, haw_await_cb, draw->slot);
}

static void
take_back (Draw *draw)
{
  haw_project_take_back_async (draw->project, draw->step, NULL, haw_await_cb, draw->slot);
}

static void
bring_back (Draw *draw)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  HawVersion *version;

  haw_versions_load_async (draw->project, draw->annotation, NULL, haw_await_cb, &result);
  versions = haw_project_read_finish (draw->project, haw_await (&result), NULL);
  version = g_ptr_array_index (versions, g_rand_int_range (draw->rand, 0, (gint32) versions->len));
  if (!version->exists)
    version = g_ptr_array_index (versions, 0);
  haw_version_restore_async (draw->project, version, NULL, haw_await_cb, draw->slot);
}

/* Every typed edit; a new one is a line here. */
static const struct
{
  void (*ask) (Draw *draw);
  gsize needs[3];         /* offsets of ids that must not be 0 */
} edits[] = {
#define NEEDS(field) G_STRUCT_OFFSET (Draw, field)
  { mark },
  { mark },
  { mark_new_code },
  { add_code },
  { add_event },
  { change_article },
  { remove_article },
  { remove_annotation, { NEEDS (annotation) } },
  { set_code, { NEEDS (annotation), NEEDS (code) } },
  { set_range, { NEEDS (annotation) } },
  { translate, { NEEDS (annotation) } },
  { split, { NEEDS (annotation) } },
  { join, { NEEDS (annotation), NEEDS (other_annotation) } },
  { write_note, { NEEDS (annotation), NEEDS (code), NEEDS (event) } },
  { change_event, { NEEDS (event), NEEDS (annotation) } },
  { remove_event, { NEEDS (event) } },
  { add_evidence, { NEEDS (event), NEEDS (annotation) } },
  { add_passage, { NEEDS (event) } },
  { change_code, { NEEDS (code) } },
  { remove_code, { NEEDS (code) } },
  { move_code, { NEEDS (code), NEEDS (other_code) } },
  { merge_codes, { NEEDS (code), NEEDS (other_code) } },
  { split_code, { NEEDS (code), NEEDS (annotation) } },
  { retire_code, { NEEDS (code) } },
  { pin_code, { NEEDS (code) } },
  { change_outlet, { NEEDS (outlet) } },
  { merge_outlets, { NEEDS (outlet), NEEDS (other_outlet) } },
  { bring_back, { NEEDS (annotation) } },
  { import_codebook },
  { correct_article },
  { decide_anchor, { NEEDS (anchor) } },
  { add_actor },
  { change_actor, { NEEDS (actor) } },
  { remove_alias, { NEEDS (alias) } },
  { split_actor, { NEEDS (alias) } },
  { remove_actor, { NEEDS (actor) } },
  { merge_actors, { NEEDS (actor), NEEDS (other_actor) } },
  { tell_actors_apart, { NEEDS (actor), NEEDS (other_actor) } },
  { add_field },
  { change_field, { NEEDS (attribute) } },
  { move_field, { NEEDS (attribute) } },
  { remove_field, { NEEDS (attribute) } },
  { fill_field, { NEEDS (attribute), NEEDS (outlet) } },
  { link_annotations, { NEEDS (annotation), NEEDS (other_annotation) } },
  { remove_link, { NEEDS (link) } },
  { take_back, { NEEDS (step) } },
  { take_back, { NEEDS (step) } },
#undef NEEDS
};

G_END_DECLS
