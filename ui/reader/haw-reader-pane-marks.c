/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include <glib/gi18n.h>

/* From this many changed annotations on all marks are made anew. */
#define MANY_CHANGES 256

/* How a code looks, found once for the thousands of marks that have it. */
typedef struct
{
  const char *name;
  GdkRGBA color;
  HawPattern pattern;
  gboolean has_color;
} CodeLook;

static const CodeLook *
find_look (GHashTable  *looks,
           HawCodeList *codes,
           gint64       id)
{
  CodeLook *look = g_hash_table_lookup (looks, &id);
  HawCode *code = look == NULL && codes != NULL
                  ? haw_row_store_lookup (HAW_ROW_STORE (codes), id) : NULL;

  if (code == NULL)
    return look;
  look = g_new0 (CodeLook, 1);
  look->name = haw_code_get_name (code);
  look->pattern = haw_pattern_parse (haw_code_get_pattern (code));
  look->has_color = gdk_rgba_parse (&look->color, haw_code_get_color (code));
  g_hash_table_insert (looks, g_memdup2 (&id, sizeof id), look);
  return look;
}

static void
fill_mark (HawReaderPane *self,
           HawReaderMark *mark,
           HawAnnotation *annotation,
           GHashTable    *looks)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  gsize n = 0;
  const gint64 *ids = haw_annotation_get_codes (annotation, &n);

  mark->id = haw_row_get_id (HAW_ROW (annotation));
  mark->start = (guint) haw_annotation_get_start (annotation);
  mark->end = (guint) haw_annotation_get_end (annotation);
  if (self->resizing && mark->id == self->resized_mark)
    {
      mark->start = self->resized_start;
      mark->end = self->resized_end;
    }
  mark->has_note = *haw_annotation_get_note (annotation) != '\0';
  for (gsize i = 0; i < n; i++)
    {
      const CodeLook *look = find_look (looks, codes, ids[i]);
      g_autofree char *before = NULL;

      if (look == NULL)
        continue;
      before = g_steal_pointer (&mark->label);
      /* Translators: stands between the items of a list inside a sentence. */
      mark->label = before == NULL ? g_strdup (look->name)
                                   : g_strconcat (before, C_("list separator", ", "), look->name,
                                                  NULL);
      if (mark->n_colors < HAW_READER_MARK_MAX_COLORS && look->has_color)
        {
          mark->patterns[mark->n_colors] = look->pattern;
          mark->colors[mark->n_colors++] = look->color;
        }
    }
}

static void
mark_clear (gpointer data)
{
  HawReaderMark *mark = data;

  g_free (mark->label);
}

/* Offsets into an older text say nothing about this one. */
static gboolean
is_shown (HawReaderPane *self,
          HawAnnotation *annotation)
{
  return annotation != NULL && haw_annotation_get_text (annotation) == self->document->text_id;
}

static void
add_mark (HawReaderPane *self,
          GArray        *marks,
          HawAnnotation *annotation,
          GHashTable    *looks)
{
  HawReaderMark mark = { 0 };

  fill_mark (self, &mark, annotation, looks);
  g_array_append_val (marks, mark);
  self->n_marks_filled++;
}

static void
build_marks (HawReaderPane *self,
             HawRowStore   *store)
{
  guint n = haw_row_store_get_n (store);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) marks = g_array_sized_new (FALSE, TRUE, sizeof (HawReaderMark), n);

  g_array_set_clear_func (marks, mark_clear);
  for (guint i = 0; i < n; i++)
    if (is_shown (self, haw_row_store_peek (store, i)))
      add_mark (self, marks, haw_row_store_peek (store, i), looks);

  haw_reader_view_set_marks (self->view, (const HawReaderMark *) marks->data, marks->len);
  self->n_marks_built++;
}

/* Makes the marks of the annotations that changed. */
static void
change_marks (HawReaderPane *self,
              HawRowStore   *store)
{
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HawReaderMark));
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_array_set_clear_func (marks, mark_clear);
  g_hash_table_iter_init (&iter, self->changed_marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      HawAnnotation *annotation = haw_row_store_lookup (store, *(gint64 *) key);

      if (is_shown (self, annotation))
        add_mark (self, marks, annotation, looks);
      else
        g_array_append_vals (gone, key, 1);
    }

  haw_reader_view_change_marks (self->view, (const gint64 *) gone->data, gone->len,
                                (const HawReaderMark *) marks->data, marks->len);
}

static void
update_marks (HawReaderPane     *self,
              HawAnnotationList *annotations)
{
  self->syncing = TRUE;
  if (self->marks_stale || g_hash_table_size (self->changed_marks) >= MANY_CHANGES)
    build_marks (self, HAW_ROW_STORE (annotations));
  else if (g_hash_table_size (self->changed_marks) > 0)
    change_marks (self, HAW_ROW_STORE (annotations));
  self->syncing = FALSE;
  self->marks_stale = FALSE;
  g_hash_table_remove_all (self->changed_marks);
}

static gboolean
marks_idle_cb (gpointer data)
{
  HawReaderPane *self = data;

  self->marks_idle = 0;
  haw_reader_pane_flush_marks (self);
  haw_reader_pane_update_actions (self);
  return G_SOURCE_REMOVE;
}

/* The annotations of the document that is shown, NULL while either is being read. */
static HawAnnotationList *
get_annotations (HawReaderPane *self)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (self->state);

  if (self->document == NULL || annotations == NULL ||
      haw_annotation_list_get_article (annotations) != self->document->id)
    return NULL;
  return annotations;
}

/* One edit tells of several rows: the marks are made once, before the next frame. */
void
haw_reader_pane_queue_flush (HawReaderPane *self)
{
  if (self->marks_idle == 0)
    self->marks_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, marks_idle_cb, self, NULL);
}

/* All marks are to be made anew. */
void
haw_reader_pane_queue_marks (HawReaderPane *self)
{
  self->marks_stale = TRUE;
  haw_reader_pane_queue_flush (self);
}

static void
add_changed (HawReaderPane *self,
             gint64         id)
{
  g_hash_table_add (self->changed_marks, g_memdup2 (&id, sizeof id));
}

/* The mark of one annotation is to be made anew. */
void
haw_reader_pane_mark_changed (HawReaderPane *self,
                              gint64         annotation)
{
  add_changed (self, annotation);
  haw_reader_pane_queue_flush (self);
}

/* Another list of annotations: from here on its changes are followed row by row. */
void
haw_reader_pane_follow_rows (HawReaderPane *self)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (self->state);
  guint n = annotations != NULL ? haw_row_store_get_n (HAW_ROW_STORE (annotations)) : 0;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (annotations), i));

      g_array_append_val (self->rows, id);
    }
  haw_reader_pane_queue_marks (self);
}

void
haw_reader_pane_rows_changed (HawReaderPane *self,
                              GListModel    *model,
                              guint          position,
                              guint          removed,
                              guint          added)
{
  g_autofree gint64 *ids = g_new (gint64, added + 1);

  self->marks_stale = self->marks_stale || removed + added >= MANY_CHANGES;
  for (guint i = 0; i < removed && !self->marks_stale; i++)
    add_changed (self, g_array_index (self->rows, gint64, position + i));
  for (guint i = 0; i < added; i++)
    {
      ids[i] = haw_row_get_id (haw_row_store_peek (HAW_ROW_STORE (model), position + i));
      if (!self->marks_stale)
        add_changed (self, ids[i]);
    }
  if (removed > 0)
    g_array_remove_range (self->rows, position, removed);
  if (added > 0)
    g_array_insert_vals (self->rows, position, ids, added);
  haw_reader_pane_queue_flush (self);
}

void
haw_reader_pane_flush_marks (HawReaderPane *self)
{
  HawAnnotationList *annotations = get_annotations (self);
  gint64 selected = haw_view_state_get_annotation (self->state);

  g_clear_handle_id (&self->marks_idle, g_source_remove);
  if (annotations == NULL)
    return;

  update_marks (self, annotations);
  if (selected != 0 && !haw_row_store_get_loading (HAW_ROW_STORE (annotations)) &&
      haw_row_store_lookup (HAW_ROW_STORE (annotations), selected) == NULL)
    haw_view_state_set_annotation (self->state, 0);
  haw_reader_pane_go_to_annotation (self);
  if (self->reveal_pending)
    haw_reader_pane_reveal (self, self->reveal_start, self->reveal_end);
}

/* Lets the view select the annotation of the state, and shows it if it was chosen elsewhere. */
void
haw_reader_pane_go_to_annotation (HawReaderPane *self)
{
  HawAnnotationList *annotations = get_annotations (self);
  gint64 id = haw_view_state_get_annotation (self->state);
  gboolean chosen_here = haw_reader_view_get_selected_mark (self->view) == id;
  HawAnnotation *annotation;

  if (annotations == NULL)
    return;

  self->syncing = TRUE;
  haw_reader_view_set_selected_mark (self->view, id);
  self->syncing = FALSE;

  annotation = haw_row_store_lookup (HAW_ROW_STORE (annotations), id);
  if (!self->annotation_pending || annotation == NULL)
    return;
  self->annotation_pending = FALSE;
  if (!chosen_here)
    haw_reader_view_scroll_to_range (self->view, (guint) haw_annotation_get_start (annotation),
                                     (guint) haw_annotation_get_end (annotation), TRUE);
}

/* Shows a passage: as the annotation that it is, else as a selection. Which of them is known once
 * the annotations are. */
void
haw_reader_pane_reveal (HawReaderPane *self,
                        guint          start,
                        guint          end)
{
  HawAnnotationList *annotations = get_annotations (self);
  guint length = haw_text_get_length (self->document->text);
  HawAnnotation *annotation;

  start = MIN (start, length);
  end = MIN (end, length);
  haw_reader_view_scroll_to_range (self->view, start, end, TRUE);
  if (annotations == NULL || haw_row_store_get_loading (HAW_ROW_STORE (annotations)))
    return;

  self->reveal_pending = FALSE;
  annotation = haw_annotation_list_find_range (annotations, self->document->text_id, start, end);
  if (annotation != NULL)
    {
      haw_reader_view_select_range (self->view, start, start);
      haw_view_state_set_annotation (self->state, haw_row_get_id (HAW_ROW (annotation)));
    }
  else
    {
      haw_reader_view_select_range (self->view, start, end);
    }
}
