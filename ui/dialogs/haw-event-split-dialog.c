/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-split-dialog.h"

#include "haw-event-dialog.h"
#include "model/haw-event-merge.h"

#include <glib/gi18n.h>

#define ANNOTATION "haw-annotation"
#define LEAST_WIDTH 240
#define MOST_HEIGHT 260

struct _HawEventSplitDialog
{
  AdwMessageDialog parent_instance;

  HawViewState *state;
  gint64 event;
  GCancellable *cancellable;
  GtkWidget *entry;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (HawEventSplitDialog, haw_event_split_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* The annotations that are chosen; @n is how many there are. */
static GArray *
dup_chosen (HawEventSplitDialog *self,
            guint               *n)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  *n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      {
        *n += 1;
        if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
          g_array_append_vals (chosen, g_object_get_data (G_OBJECT (child), ANNOTATION), 1);
      }
  return chosen;
}

static void
update (HawEventSplitDialog *self)
{
  guint n;
  g_autoptr (GArray) chosen = dup_chosen (self, &n);
  g_autofree char *title
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "split",
                                           chosen->len > 0 && chosen->len < n && *title != '\0');
}

static void
split_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;
  gint64 made = haw_event_split_finish (HAW_PROJECT (object), result, &error);

  if (made == 0)
    {
      haw_view_state_show_error (state, error);
      return;
    }
  haw_view_state_set_event (state, made);
  haw_view_state_show_edited (state, _("Made an event of its own"));
}

static void
haw_event_split_dialog_response (AdwMessageDialog *dialog,
                                 const char       *response)
{
  HawEventSplitDialog *self = HAW_EVENT_SPLIT_DIALOG (dialog);
  HawProject *project = haw_view_state_get_project (self->state);
  const HawEventChoice choice = { .title = gtk_editable_get_text (GTK_EDITABLE (self->entry)) };
  guint n;
  g_autoptr (GArray) chosen = dup_chosen (self, &n);

  g_cancellable_cancel (self->cancellable);
  if (project != NULL && g_str_equal (response, "split"))
    haw_event_split_async (project, self->event, (const gint64 *) (void *) chosen->data, chosen->len,
                           &choice, NULL, split_done_cb, g_object_ref (self->state));
}

static void
haw_event_split_dialog_dispose (GObject *object)
{
  HawEventSplitDialog *self = HAW_EVENT_SPLIT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_event_split_dialog_parent_class)->dispose (object);
}

static void
haw_event_split_dialog_class_init (HawEventSplitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_event_split_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = haw_event_split_dialog_response;
}

static void
haw_event_split_dialog_init (HawEventSplitDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

/* One source: who, when, and the words. */
static void
add_source (HawEventSplitDialog *self,
            const HawEvidence   *evidence)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *who = *evidence->outlet != '\0' ? evidence->outlet : evidence->article_title;
  GtkWidget *source = gtk_label_new (who);
  GtkWidget *quote = gtk_label_new (evidence->quote);
  g_autofree char *spoken = g_strjoin ("\n", who, evidence->quote, NULL);

  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (source, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_lines (GTK_LABEL (quote), 2);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), source);
  gtk_box_append (GTK_BOX (texts), quote);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (check), ANNOTATION,
                          g_memdup2 (&evidence->annotation, sizeof (gint64)), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), check);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventSplitDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (sources == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->state != NULL)
        haw_view_state_show_error (self->state, error);
      return;
    }
  for (guint i = 0; i < sources->len; i++)
    add_source (self, sources->pdata[i]);
  if (sources->len < 2)
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self),
                                 _("This event has no two sources, so there is nothing to split."));
  update (self);
}

static void
build (HawEventSplitDialog *self,
       const char          *title)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title of the new event"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MOST_HEIGHT);
  gtk_widget_set_focusable (scroll, FALSE);
  gtk_box_append (GTK_BOX (content), self->entry);
  gtk_box_append (GTK_BOX (content), scroll);
  gtk_widget_set_size_request (content, LEAST_WIDTH, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), content);
}

static void
present (HawViewState *state,
         GtkWindow    *parent,
         GPtrArray    *rows)
{
  HawEventSplitDialog *self =
    g_object_new (HAW_TYPE_EVENT_SPLIT_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
                  _("Split Event"), "body",
                  _("Choose the sources that speak of another event, and give it a title."), NULL);
  HawEvent *event = rows->pdata[0];

  self->state = g_object_ref (state);
  self->event = haw_row_get_id (HAW_ROW (event));
  build (self, haw_event_get_title (event));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"), "split",
                                    _("_Split"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self), "split",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "split", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self), "split");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
  haw_event_load_evidence_async (haw_view_state_get_project (state), self->event,
                                 self->cancellable, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

void
haw_event_split_dialog_present (HawViewState *state,
                                GtkWindow    *parent,
                                gint64        event)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (state));

  if (event != 0)
    haw_event_dialog_open (state, parent, &event, 1, present);
}
