/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "model/haw-annotation-edit.h"
#include "widgets/haw-cite-clipboard.h"

#include <glib/gi18n.h>

typedef void (*AnnotationFunc) (HawViewState *state,
                                gint64        annotation);

/* An edit under way: what it is about, and what comes after it. */
typedef struct
{
  HawReaderPane *pane;
  gint64 article;
  guint start;
  guint end;
  char *name;           /* of the code that is made, or NULL */
  AnnotationFunc then;
} Edit;

static Edit *
edit_new (HawReaderPane         *self,
          const HawReaderTarget *target,
          AnnotationFunc         then)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->pane = g_object_ref (self);
  edit->article = self->document->id;
  edit->start = target->start;
  edit->end = target->end;
  edit->then = then;
  return edit;
}

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->pane);
  g_free (edit->name);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

gboolean
haw_reader_pane_can_edit (HawReaderPane *self)
{
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;

  return self->document != NULL && !self->sources_open && project != NULL &&
         !haw_project_is_read_only (project);
}

gboolean
haw_reader_pane_get_target (HawReaderPane   *self,
                            HawReaderTarget *target)
{
  HawAnnotationList *annotations;

  *target = (HawReaderTarget) { 0 };
  if (self->document == NULL || self->sources_open)
    return FALSE;

  annotations = haw_view_state_get_annotations (self->state);
  if (haw_reader_view_get_selection (self->view, &target->start, &target->end))
    {
      /* Blanks around what was selected are not meant. */
      haw_text_trim (self->document->text, &target->start, &target->end);
      if (annotations != NULL)
        target->annotation = haw_annotation_list_find_range (annotations, self->document->text_id,
                                                             target->start, target->end);
      return target->start < target->end;
    }
  if (annotations == NULL)
    return FALSE;

  target->annotation = haw_row_store_lookup (HAW_ROW_STORE (annotations),
                                             haw_view_state_get_annotation (self->state));
  if (target->annotation == NULL ||
      haw_annotation_get_text (target->annotation) != self->document->text_id)
    return FALSE;
  target->start = (guint) haw_annotation_get_start (target->annotation);
  target->end = (guint) haw_annotation_get_end (target->annotation);
  return TRUE;
}

void
haw_reader_pane_done_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error) && self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

static void
code_made (HawReaderPane *self,
           const char    *name)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  HawCode *code = codes != NULL ? haw_code_list_find_name (codes, name) : NULL;

  if (code != NULL)
    haw_reader_pane_code_used (self, haw_row_get_id (HAW_ROW (code)));
}

/* The passage that was selected becomes the annotation that is selected. */
static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Edit) edit = data;
  g_autoptr (GError) error = NULL;
  HawReaderPane *self = edit->pane;
  HawReaderTarget target;
  gint64 id = haw_annotation_add_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (id == 0)
    {
      haw_view_state_show_error (self->state, error);
      return;
    }
  if (edit->name != NULL)
    code_made (self, edit->name);
  if (self->document == NULL || self->document->id != edit->article)
    return;

  haw_reader_pane_flush_marks (self);
  if (!haw_reader_pane_get_target (self, &target) ||
      (target.start == edit->start && target.end == edit->end))
    {
      guint caret = haw_reader_view_get_caret (self->view);

      haw_reader_view_select_range (self->view, caret, caret);
      haw_view_state_set_annotation (self->state, id);
    }
  if (edit->then != NULL)
    edit->then (self->state, id);
}

void
haw_reader_pane_apply_code (HawReaderPane         *self,
                            const HawReaderTarget *target,
                            gint64                 code)
{
  HawProject *project = haw_view_state_get_project (self->state);

  if (target->annotation != NULL)
    haw_annotation_set_code_async (project, haw_row_get_id (HAW_ROW (target->annotation)), code,
                                   !haw_annotation_has_code (target->annotation, code), NULL,
                                   haw_reader_pane_done_cb, g_object_ref (self));
  else
    haw_annotation_add_async (project, self->document->id, target->start, target->end, &code, 1,
                              NULL, NULL, added_cb, edit_new (self, target, NULL));
  haw_reader_pane_code_used (self, code);
}

void
haw_reader_pane_apply_new_code (HawReaderPane         *self,
                                const HawReaderTarget *target,
                                const char            *name)
{
  Edit *edit = edit_new (self, target, NULL);

  edit->name = g_strdup (name);
  haw_annotation_add_new_code_async (haw_view_state_get_project (self->state), self->document->id,
                                     target->start, target->end, name, NULL, added_cb, edit);
}

/* Applies all of @codes, and takes none away. */
void
haw_reader_pane_apply_codes (HawReaderPane         *self,
                             const HawReaderTarget *target,
                             const gint64          *codes,
                             gsize                  n_codes)
{
  haw_annotation_add_async (haw_view_state_get_project (self->state), self->document->id,
                            target->start, target->end, codes, n_codes, NULL, NULL, added_cb,
                            edit_new (self, target, NULL));
  for (gsize i = n_codes; i-- > 0;)
    haw_reader_pane_code_used (self, codes[i]);
}

static void
apply_code_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderTarget target;

  if (haw_reader_pane_can_edit (self) && haw_reader_pane_get_target (self, &target))
    haw_reader_pane_apply_code (self, &target, g_variant_get_int64 (parameter));
}

static void
choose_code_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  haw_reader_pane_open_chooser (HAW_READER_PANE (widget));
}

/* Does something with the annotation that is meant, which is made if there is none yet. */
static void
with_annotation (HawReaderPane *self,
                 AnnotationFunc then)
{
  HawReaderTarget target;

  if (!haw_reader_pane_get_target (self, &target))
    return;
  if (target.annotation != NULL)
    then (self->state, haw_row_get_id (HAW_ROW (target.annotation)));
  else if (haw_reader_pane_can_edit (self))
    haw_annotation_add_async (haw_view_state_get_project (self->state), self->document->id,
                              target.start, target.end, NULL, 0, NULL, NULL, added_cb,
                              edit_new (self, &target, then));
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  with_annotation (HAW_READER_PANE (widget), haw_view_state_edit_note);
}

static void
translate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  with_annotation (HAW_READER_PANE (widget), haw_view_state_edit_translation);
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderTarget target;

  if (!haw_reader_pane_can_edit (self))
    return;
  if (haw_reader_pane_get_target (self, &target))
    with_annotation (self, haw_view_state_edit_link);
  else
    haw_view_state_show_message (self->state, _("Select the annotation to link"));
}

/* The sentence at the caret. An Arabic semicolon ends one too: news put a whole report between two
 * full stops. */
static gboolean
sentence_at_caret (HawReaderPane *self,
                   guint         *start,
                   guint         *end)
{
  HawText *text = self->document->text;
  guint caret = haw_reader_view_get_caret (self->view);
  guint from;
  guint to;

  if (!haw_reader_view_get_sentence_at (self->view, caret, &from, &to))
    return FALSE;

  *start = from;
  *end = to;
  for (guint i = from; i < to; i++)
    {
      gunichar c = g_utf8_get_char (haw_text_get_utf8 (text, NULL)
                                    + haw_text_offset_to_byte (text, i));

      if (c != 0x061b)
        continue;
      if (i < caret)
        *start = i + 1;
      else if (*end == to)
        *end = i + 1;
    }
  haw_text_trim (text, start, end);
  return *start < *end;
}

static void
event_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderTarget target;

  if (!haw_reader_pane_can_edit (self))
    return;
  if (!haw_reader_pane_get_target (self, &target) &&
      !sentence_at_caret (self, &target.start, &target.end))
    {
      haw_view_state_show_message (self->state,
                                   _("Put the caret into the sentence that reports the event"));
      return;
    }
  haw_view_state_edit_event (self->state, 0, self->document->id, target.start, target.end);
}

static void
copy_citation (HawReaderPane         *self,
               const HawReaderTarget *target)
{
  const HawDocument *document = self->document;
  g_autofree char *quote = haw_text_slice (document->text, target->start, target->end);
  HawCitation citation = {
    .quote = quote,
    .translation = target->annotation != NULL
                     ? haw_annotation_get_translation (target->annotation) : NULL,
    .language = document->language,
    .outlet = document->outlet,
    .title = document->title,
    .published = document->published,
  };

  haw_cite_copy (GTK_WIDGET (self), &citation);
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderTarget target;

  if (!haw_reader_pane_get_target (self, &target))
    return;
  copy_citation (self, &target);
  haw_view_state_show_message (self->state, _("Citation copied"));
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (GError) error = NULL;
  gboolean removed = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (removed)
    haw_view_state_show_message (self->state, _("Annotation deleted"));
  else
    haw_view_state_show_error (self->state, error);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  HawReaderTarget target;

  if (haw_reader_pane_can_edit (self) && haw_reader_pane_get_target (self, &target) &&
      target.annotation != NULL)
    haw_annotation_remove_async (haw_view_state_get_project (self->state),
                                 haw_row_get_id (HAW_ROW (target.annotation)), NULL, removed_cb,
                                 g_object_ref (self));
}

static void
deselect_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  haw_view_state_set_annotation (HAW_READER_PANE (widget)->state, 0);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HawReaderPane *self = HAW_READER_PANE (widget);
  gboolean next = g_str_equal (name, "reader.next-annotation");

  gtk_widget_activate_action (GTK_WIDGET (self->view),
                              next ? "reader.next-mark" : "reader.previous-mark", NULL);
}

static void
edit_fields_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-fields", NULL);
}

/* What must be there for an action: a passage, one that is an annotation, a project that can be
 * changed. */
typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_PASSAGE = 1 << 0,
  NEEDS_ANNOTATION = 1 << 1,
  NEEDS_EDITING = 1 << 2,
  NEEDS_EDITING_OR_ANNOTATION = 1 << 3,
  NEEDS_PASSAGE_OR_ACTIVE = 1 << 4,
  NEEDS_MENTION = 1 << 5,
  NEEDS_PROPOSAL = 1 << 6,
} Needs;

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  Needs needs;
} actions[] = {
  { "reader.apply-code", "x", apply_code_action, NEEDS_PASSAGE | NEEDS_EDITING },
  { "reader.choose-code", NULL, choose_code_action, NEEDS_PASSAGE_OR_ACTIVE | NEEDS_EDITING },
  { "reader.note", NULL, note_action, NEEDS_PASSAGE | NEEDS_EDITING_OR_ANNOTATION },
  { "reader.translate", NULL, translate_action, NEEDS_PASSAGE | NEEDS_EDITING_OR_ANNOTATION },
  { "reader.event", NULL, event_action, NEEDS_EDITING },
  { "reader.link", NULL, link_action, NEEDS_EDITING },
  { "reader.cite", NULL, cite_action, NEEDS_PASSAGE },
  { "reader.delete", NULL, delete_action, NEEDS_ANNOTATION | NEEDS_EDITING },
  { "reader.split", NULL, haw_reader_pane_split_action, NEEDS_ANNOTATION | NEEDS_EDITING },
  { "reader.join", NULL, haw_reader_pane_join_action, NEEDS_ANNOTATION | NEEDS_EDITING },
  { "reader.deselect", NULL, deselect_action, NEEDS_ANNOTATION },
  { "reader.next-annotation", NULL, go_action, NEEDS_NOTHING },
  { "reader.previous-annotation", NULL, go_action, NEEDS_NOTHING },
  { "reader.leave-clitics", NULL, haw_reader_pane_clitics_action, NEEDS_PASSAGE },
  { "reader.take-clitics", NULL, haw_reader_pane_clitics_action, NEEDS_PASSAGE },
  { "reader.in-vivo", NULL, haw_reader_pane_in_vivo_action, NEEDS_PASSAGE | NEEDS_EDITING },
  { "reader.repeat-code", NULL, haw_reader_pane_repeat_action, NEEDS_PASSAGE | NEEDS_EDITING },
  { "reader.active-codes", NULL, haw_reader_pane_active_action, NEEDS_EDITING },
  { "reader.code-mentions", NULL, haw_reader_pane_mentions_action, NEEDS_PASSAGE | NEEDS_EDITING },
  { "reader.mark-mention", NULL, haw_reader_pane_mark_mention_action, NEEDS_EDITING },
  { "reader.unmark-mention", NULL, haw_reader_pane_unmark_mention_action,
    NEEDS_MENTION | NEEDS_EDITING },
  { "reader.mark-others", NULL, haw_reader_pane_mark_others_action, NEEDS_EDITING },
  { "reader.show-actor", NULL, haw_reader_pane_show_actor_action, NEEDS_NOTHING },
  { "reader.next-proposal", NULL, haw_reader_pane_next_proposal_action, NEEDS_NOTHING },
  { "reader.previous-proposal", NULL, haw_reader_pane_next_proposal_action, NEEDS_NOTHING },
  { "reader.accept-proposal", NULL, haw_reader_pane_accept_proposal_action,
    NEEDS_PROPOSAL | NEEDS_EDITING },
  { "reader.dismiss-proposal", NULL, haw_reader_pane_dismiss_proposal_action,
    NEEDS_PROPOSAL | NEEDS_EDITING },
  { "reader.other-reading", NULL, haw_reader_pane_other_reading_action, NEEDS_PROPOSAL },
  { "reader.other-event", NULL, haw_reader_pane_other_event_action, NEEDS_PROPOSAL },
  { "reader.name-other-actor", NULL, haw_reader_pane_other_actor_action,
    NEEDS_PROPOSAL | NEEDS_EDITING },
  { "reader.next-uncoded", NULL, haw_reader_pane_uncoded_action, NEEDS_NOTHING },
  { "reader.edit-fields", NULL, edit_fields_action, NEEDS_EDITING },
};

static Needs
get_given (HawReaderPane *self)
{
  HawReaderTarget target;
  Needs given = NEEDS_NOTHING;

  if (haw_reader_pane_can_edit (self))
    given |= NEEDS_EDITING | NEEDS_EDITING_OR_ANNOTATION;
  if (haw_reader_pane_get_target (self, &target))
    given |= NEEDS_PASSAGE | NEEDS_PASSAGE_OR_ACTIVE;
  if (haw_reader_pane_is_active (self))
    given |= NEEDS_PASSAGE_OR_ACTIVE;
  if ((given & NEEDS_PASSAGE) != 0 && target.annotation != NULL)
    given |= NEEDS_ANNOTATION | NEEDS_EDITING_OR_ANNOTATION;
  if (haw_reader_pane_has_mention (self))
    given |= NEEDS_MENTION;
  if (haw_reader_pane_get_proposal (self) != NULL)
    given |= NEEDS_PROPOSAL;
  return given;
}

void
haw_reader_pane_update_actions (HawReaderPane *self)
{
  Needs given = get_given (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   (actions[i].needs & ~given) == 0);
  g_object_set (self->view, "marks-editable", (given & NEEDS_EDITING) != 0, NULL);
}

/* Activates an action of the pane or of its view. Returns: whether it could be. */
gboolean
haw_reader_pane_activate (HawReaderPane *self,
                          const char    *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name) && (actions[i].needs & ~get_given (self)) != 0)
      return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self->view), name, NULL);
}

void
haw_reader_pane_class_add_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
