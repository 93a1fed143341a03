/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-merge-dialog.h"

#include "haw-event-dialog.h"
#include "model/haw-event-merge.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf-edit.h"

#include <glib/gi18n.h>

#define VALUE "haw-value"
#define LEAST_WIDTH 240
#define MOST_HEIGHT 280

struct _HawEventMergeDialog
{
  AdwMessageDialog parent_instance;

  HawViewState *state;
  GArray *events;         /* gint64 */
  GtkCheckButton *titles; /* the first of a group */
  GtkCheckButton *dates;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (HawEventMergeDialog, haw_event_merge_dialog, ADW_TYPE_MESSAGE_DIALOG)

typedef struct
{
  HawViewState *state;
  gint64 event;
  guint n;
} Merging;

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Merging *merging = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Merged %u event", "Merged %u events",
                                                         merging->n), merging->n);
      g_autofree char *localised = haw_date_localise_digits (text);

      haw_view_state_set_event (merging->state, merging->event);
      haw_view_state_show_edited (merging->state, localised);
    }
  else
    haw_view_state_show_error (merging->state, error);
  g_object_unref (merging->state);
  g_free (merging);
}

/* The value of the button of a group that is on; NULL where there was nothing to choose. */
static const char *
get_chosen (HawEventMergeDialog *self,
            GtkCheckButton      *group)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && gtk_check_button_get_active (GTK_CHECK_BUTTON (child)) &&
        g_object_get_data (G_OBJECT (child), "group") == group)
      return g_object_get_data (G_OBJECT (child), VALUE);
  return NULL;
}

static void
haw_event_merge_dialog_response (AdwMessageDialog *dialog,
                                 const char       *response)
{
  HawEventMergeDialog *self = HAW_EVENT_MERGE_DIALOG (dialog);
  HawProject *project = haw_view_state_get_project (self->state);
  const HawEventChoice choice = { get_chosen (self, self->titles), get_chosen (self, self->dates) };
  Merging *merging;

  if (project == NULL || !g_str_equal (response, "merge"))
    return;
  merging = g_new0 (Merging, 1);
  merging->state = g_object_ref (self->state);
  merging->event = g_array_index (self->events, gint64, 0);
  merging->n = self->events->len;
  haw_event_merge_async (project, merging->event, &g_array_index (self->events, gint64, 1),
                         self->events->len - 1, &choice, NULL, merged_cb, merging);
}

static void
haw_event_merge_dialog_dispose (GObject *object)
{
  HawEventMergeDialog *self = HAW_EVENT_MERGE_DIALOG (object);

  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_event_merge_dialog_parent_class)->dispose (object);
}

static void
haw_event_merge_dialog_finalize (GObject *object)
{
  g_array_unref (HAW_EVENT_MERGE_DIALOG (object)->events);

  G_OBJECT_CLASS (haw_event_merge_dialog_parent_class)->finalize (object);
}

static void
haw_event_merge_dialog_class_init (HawEventMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_event_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_event_merge_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = haw_event_merge_dialog_response;
}

static void
haw_event_merge_dialog_init (HawEventMergeDialog *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
add_heading (HawEventMergeDialog *self,
             const char          *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_choice (HawEventMergeDialog  *self,
            GtkCheckButton      **group,
            const char           *value,
            const char           *text)
{
  /* One of a group: Tab comes to the group, the arrows go through it. */
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), VALUE, g_strdup (value), g_free);
  if (*group == NULL)
    {
      *group = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (*group, TRUE);
    }
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *group);
  g_object_set_data (G_OBJECT (check), "group", *group);
  gtk_box_append (GTK_BOX (self->box), check);
}

static char *
describe_date (const char *date)
{
  HawEdtf edtf;

  if (*date == '\0')
    return g_strdup (_("No date"));
  return haw_edtf_parse (date, &edtf, NULL) ? haw_edtf_describe (&edtf) : g_strdup (date);
}

static void
add_titles (HawEventMergeDialog *self,
            GPtrArray           *rows)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  add_heading (self, C_ ("column", "Title"));
  for (guint i = 0; i < rows->len; i++)
    {
      const char *title = haw_event_get_title (rows->pdata[i]);

      if (g_hash_table_add (met, (gpointer) title))
        add_choice (self, &self->titles, title, title);
    }
}

/* What the dates have in common comes first. */
static void
add_dates (HawEventMergeDialog *self,
           GPtrArray           *rows)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();
  g_autofree char *common = NULL;

  add_heading (self, C_ ("column", "Date"));
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (dates, (gpointer) haw_event_get_date (rows->pdata[i]));
  common = haw_edtf_meet ((const char *const *) dates->pdata, dates->len);
  if (common != NULL)
    g_ptr_array_insert (dates, 0, common);
  for (guint i = 0; i < dates->len; i++)
    {
      g_autofree char *text = describe_date (dates->pdata[i]);

      if (g_hash_table_add (met, g_strdup (dates->pdata[i])))
        add_choice (self, &self->dates, dates->pdata[i], text);
    }
}

static void
build (HawEventMergeDialog *self,
       GPtrArray           *rows)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MOST_HEIGHT);
  gtk_widget_set_focusable (scroll, FALSE);
  /* Room for the heading: a dialog takes the least width for that of what is in it. */
  gtk_widget_set_size_request (scroll, LEAST_WIDTH, -1);
  add_titles (self, rows);
  add_dates (self, rows);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), scroll);
}

static void
present (HawViewState *state,
         GtkWindow    *parent,
         GPtrArray    *rows)
{
  HawEventMergeDialog *self =
    g_object_new (HAW_TYPE_EVENT_MERGE_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
                  _("Merge Events"), "body",
                  _("They become one event with all their sources. Sources keep the dates they "
                    "give."), NULL);

  self->state = g_object_ref (state);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = haw_row_get_id (rows->pdata[i]);

      g_array_append_val (self->events, id);
    }
  build (self, rows);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"), "merge",
                                    _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self), "merge",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self), "merge");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
  gtk_window_present (GTK_WINDOW (self));
}

void
haw_event_merge_dialog_present (HawViewState *state,
                                GtkWindow    *parent,
                                const gint64 *events,
                                gsize         n)
{
  g_return_if_fail (HAW_IS_VIEW_STATE (state) && events != NULL);

  if (n >= 2)
    haw_event_dialog_open (state, parent, events, n, present);
}
