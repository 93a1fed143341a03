/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include <glib/gi18n.h>

/* How a code looks, found once for the thousands of marks that have it. */
typedef struct
{
  const char *name;
  GdkRGBA color;
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
  look->has_color = gdk_rgba_parse (&look->color, haw_code_get_color (code));
  g_hash_table_insert (looks, g_memdup2 (&id, sizeof id), look);
  return look;
}

static void
fill_mark (HawReaderMark *mark,
           HawAnnotation *annotation,
           HawCodeList   *codes,
           GHashTable    *looks)
{
  gsize n = 0;
  const gint64 *ids = haw_annotation_get_codes (annotation, &n);

  mark->id = haw_row_get_id (HAW_ROW (annotation));
  mark->start = (guint) haw_annotation_get_start (annotation);
  mark->end = (guint) haw_annotation_get_end (annotation);
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
        mark->colors[mark->n_colors++] = look->color;
    }
}

static void
mark_clear (gpointer data)
{
  HawReaderMark *mark = data;

  g_free (mark->label);
}

static void
build_marks (HawReaderPane     *self,
             HawAnnotationList *annotations)
{
  HawRowStore *store = HAW_ROW_STORE (annotations);
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  guint n = haw_row_store_get_n (store);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) marks = g_array_sized_new (FALSE, TRUE, sizeof (HawReaderMark), n);

  g_array_set_clear_func (marks, mark_clear);
  for (guint i = 0; i < n; i++)
    {
      HawAnnotation *annotation = haw_row_store_peek (store, i);
      HawReaderMark mark = { 0 };

      /* Offsets into an older text say nothing about this one. */
      if (haw_annotation_get_text (annotation) != self->document->text_id)
        continue;
      fill_mark (&mark, annotation, codes, looks);
      g_array_append_val (marks, mark);
    }

  self->syncing = TRUE;
  haw_reader_view_set_marks (self->view, (const HawReaderMark *) marks->data, marks->len);
  self->syncing = FALSE;
  self->n_marks_built++;
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
haw_reader_pane_queue_marks (HawReaderPane *self)
{
  if (self->marks_idle == 0)
    self->marks_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, marks_idle_cb, self, NULL);
}

void
haw_reader_pane_flush_marks (HawReaderPane *self)
{
  HawAnnotationList *annotations = get_annotations (self);
  gint64 selected = haw_view_state_get_annotation (self->state);

  g_clear_handle_id (&self->marks_idle, g_source_remove);
  if (annotations == NULL)
    return;

  build_marks (self, annotations);
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
  annotation = haw_annotation_list_find_range (annotations, start, end);
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
