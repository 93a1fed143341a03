/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "model/haw-annotation-edit.h"
#include "text/haw-clitic.h"
#include "text/haw-region.h"
#include "text/haw-segment.h"

#include <glib/gi18n.h>

/* Characters of a code's name taken from the text. */
#define MAX_NAME 80

static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

/* Where the passage begins without the next clitics, or with those of its first word again. */
static guint
find_other_start (HawReaderPane         *self,
                  const HawReaderTarget *target,
                  gboolean               take)
{
  HawText *text = self->document->text;
  g_autofree char *words = NULL;
  guint start;
  guint end;

  if (take)
    {
      if (haw_segment_cover (text, HAW_SEGMENT_WORD, target->start, target->start + 1, &start, &end))
        return MIN (start, target->start);
      return target->start;
    }
  words = haw_text_slice (text, target->start, target->end);

  return MIN (target->start + haw_clitic_leave (words), target->end - 1);
}

/* A selection is trimmed by the view; an annotation is moved. */
void
haw_reader_pane_clitics_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  gboolean take = g_str_equal (name, "reader.take-clitics");
  HawReaderTarget target;
  guint start;

  if (haw_reader_view_get_selection (self->view, NULL, NULL))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view),
                                  take ? "reader.take-clitic" : "reader.leave-clitic", NULL);
      return;
    }
  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target) ||
      target.annotation == NULL)
    return;
  start = find_other_start (self, &target, take);
  if (start != target.start)
    haw_annotation_set_range_async (haw_view_state_get_project (self->state),
                                    haw_row_get_id (HAW_ROW (target.annotation)), start,
                                    target.end, NULL, NULL, moved_cb, g_object_ref (self));
}

/* A name for a code made of the words of the text: one line, without invisible signs, not too long. */
static char *
make_name (const char *words)
{
  GString *name = g_string_new (NULL);
  glong n = 0;

  for (const char *p = words; *p != '\0' && n < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = g_unichar_isspace (c);

      if (g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_iscntrl (c))
        {
          if (!blank)
            continue;
        }
      if (blank && (name->len == 0 || g_str_has_suffix (name->str, " ")))
        continue;
      g_string_append_unichar (name, blank ? ' ' : c);
      n++;
    }

  return g_strstrip (g_string_free (name, FALSE));
}

void
haw_reader_pane_in_vivo_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  g_autofree char *words = NULL;
  g_autofree char *code = NULL;
  HawReaderTarget target;

  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target))
    return;
  words = haw_text_slice (self->document->text, target.start, target.end);
  code = make_name (words);
  if (*code != '\0')
    haw_reader_pane_apply_new_code (self, &target, code);
}

/* The code used last that can still be applied, 0 if none. */
gint64
haw_reader_pane_get_last_code (HawReaderPane *self)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);

  for (guint i = 0; codes != NULL && i < self->recent_codes->len; i++)
    {
      gint64 id = g_array_index (self->recent_codes, gint64, i);
      HawCode *code = haw_row_store_lookup (HAW_ROW_STORE (codes), id);

      if (code != NULL && !haw_code_get_retired (code))
        return id;
    }

  return 0;
}

void
haw_reader_pane_repeat_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  gint64 code = haw_reader_pane_get_last_code (self);
  HawReaderTarget target;

  if (!haw_reader_pane_can_edit (self) || !haw_reader_pane_get_target (self, &target))
    return;
  if (code != 0)
    haw_reader_pane_apply_codes (self, &target, &code, 1);
  else
    haw_view_state_show_message (self->state, _("No code has been applied yet"));
}

static gboolean
has_digit (HawCode *code)
{
  return g_ascii_isdigit (*haw_code_get_key (code));
}

/* The codes for the digits that no code has as its key: the pinned ones in the order of the codebook,
 * then those used last. */
static GPtrArray *
list_for_digits (HawReaderPane *self,
                 HawCodeList   *codes)
{
  HawRowStore *store = HAW_ROW_STORE (codes);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawCode *code = haw_row_store_peek (store, i);

      if (haw_code_get_pinned (code) && !haw_code_get_retired (code) && !has_digit (code))
        g_ptr_array_add (list, code);
    }
  for (guint i = 0; i < self->recent_codes->len; i++)
    {
      HawCode *code = haw_row_store_lookup (store, g_array_index (self->recent_codes, gint64, i));

      if (code != NULL && !haw_code_get_retired (code) && *haw_code_get_key (code) == '\0' &&
          !g_ptr_array_find (list, code, NULL))
        g_ptr_array_add (list, code);
    }

  return list;
}

HawCode *
haw_reader_pane_find_code (HawReaderPane *self,
                           char           key)
{
  const char name[] = { key, '\0' };
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  HawCode *code = codes != NULL ? haw_code_list_find_key (codes, name) : NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n_free = 0;

  if (code != NULL)
    return haw_code_get_retired (code) ? NULL : code;
  if (codes == NULL || key < '1' || key > '9')
    return NULL;
  for (char digit = '1'; digit < key; digit++)
    {
      const char other[] = { digit, '\0' };

      n_free += haw_code_list_find_key (codes, other) == NULL;
    }
  list = list_for_digits (self, codes);

  return n_free < list->len ? list->pdata[n_free] : NULL;
}

/* Whether anything in [start, end) has a code. */
static gboolean
is_coded (HawReaderPane *self,
          guint          start,
          guint          end)
{
  HawRowStore *store = HAW_ROW_STORE (haw_view_state_get_annotations (self->state));

  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawAnnotation *annotation = haw_row_store_peek (store, i);
      gsize n = 0;

      haw_annotation_get_codes (annotation, &n);
      if (n > 0 && haw_annotation_get_text (annotation) == self->document->text_id &&
          haw_annotation_get_start (annotation) < end && haw_annotation_get_end (annotation) > start)
        return TRUE;
    }

  return FALSE;
}

/* Titles and what came with the page are not waiting for codes. */
static gboolean
wants_code (HawReaderPane      *self,
            const HawParagraph *paragraph)
{
  GArray *regions = self->document->regions;
  HawRegionKind kind;

  if (paragraph->blank)
    return FALSE;
  kind = haw_regions_kind_of_range ((const HawRegion *) regions->data, regions->len,
                                    paragraph->start, paragraph->end);

  return (kind == HAW_REGION_KIND_BODY || kind == HAW_REGION_KIND_CAPTION) &&
         !is_coded (self, paragraph->start, paragraph->end);
}

/* The next one after the caret, and from the beginning again after the last. */
void
haw_reader_pane_uncoded_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawText *text = self->document != NULL ? self->document->text : NULL;
  guint n = text != NULL ? haw_text_get_n_paragraphs (text) : 0;
  guint current;

  if (text == NULL || haw_view_state_get_annotations (self->state) == NULL)
    return;
  current = haw_text_paragraph_at (text, haw_reader_view_get_caret (self->view));
  for (guint i = 1; i <= n; i++)
    {
      const HawParagraph *paragraph = haw_text_get_paragraph (text, (current + i) % n);

      if (!wants_code (self, paragraph))
        continue;
      haw_view_state_set_annotation (self->state, 0);
      haw_reader_view_set_caret (self->view, paragraph->start);
      return;
    }
  haw_view_state_show_message (self->state, _("Every paragraph has a code"));
}
