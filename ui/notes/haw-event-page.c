/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-page.h"
#include "haw-passage.h"
#include "haw-source-card.h"
#include "model/haw-attribute-values.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "time/haw-disagreement.h"
#include "time/haw-first-report.h"
#include "widgets/haw-note-editor.h"

#include <glib/gi18n.h>

struct _HawEventPage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *edit;
  GtkWidget *facts;
  GtkWidget *note_box;
  GtkWidget *note;
  GtkWidget *sources;
  GtkWidget *sources_heading;
  GtkWidget *side_by_side;

  HawViewState *state;
  HawEventStore *events;
  HawProject *project;
  HawEvent *event;         /* held, NULL for none */
  GPtrArray *evidence;     /* HawEvidence; NULL until it is read */
  GPtrArray *values;       /* HawAttributeValue; likewise */
  GCancellable *loading;
  guint check_idle;
  gboolean shown;          /* what is there is of this event */
};

enum
{
  EDIT,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventPage, haw_event_page, GTK_TYPE_WIDGET)

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_box_remove (GTK_BOX (widget), child);
}

/* NULL also while it is being read. */
static HawEvent *
get_event (HawEventPage *self)
{
  return self->event != NULL
         ? haw_event_store_lookup (self->events, haw_row_get_id (HAW_ROW (self->event))) : NULL;
}

static void
add_fact (HawEventPage *self,
          const char   *name,
          const char   *value)
{
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *label;

  if (*value == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heading = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, NULL);
  label = g_object_new (GTK_TYPE_LABEL, "label", value, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "width-chars", 10, "max-width-chars", 30,
                        "selectable", FALSE, NULL);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->facts), box);
}

static const char *
status_name (HawEventStatus status)
{
  switch (status)
    {
    case HAW_EVENT_CONFIRMED: return C_("status of an event", "Confirmed");
    case HAW_EVENT_DISPUTED: return C_("status of an event", "Disputed");
    case HAW_EVENT_UNCONFIRMED: return C_("status of an event", "Unconfirmed");
    default: g_return_val_if_reached ("");
    }
}

static char *
describe_date (HawEvent *event)
{
  HawEdtf edtf;

  if (!haw_edtf_parse (haw_event_get_date (event), &edtf, NULL))
    return g_strdup (haw_event_get_date (event));
  return haw_edtf_describe (&edtf);
}

/* Who had it first, who denies it, and how far the sources contradict one another. */
static void
add_conflict (HawEventPage *self)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (HawReport));
  g_autoptr (GString) denying = g_string_new (NULL);
  HawFirstReport first = { 0 };
  const char *first_outlet = "";
  g_autofree char *name = NULL;
  guint share;

  for (guint i = 0; self->evidence != NULL && i < self->evidence->len; i++)
    {
      const HawEvidence *evidence = g_ptr_array_index (self->evidence, i);
      HawReport report = { .denies = g_str_equal (evidence->stance, "denies") };
      HawBounds bounds;
      HawEdtf edtf;

      if (*evidence->date != '\0' && haw_edtf_parse (evidence->date, &edtf, NULL))
        {
          haw_edtf_get_bounds (&edtf, &bounds);
          haw_report_set_date (&report, evidence->date, &bounds);
        }
      g_array_append_val (reports, report);
      if (report.denies && *evidence->outlet != '\0')
        {
          g_autofree char *outlet = haw_isolate (evidence->outlet);

          g_string_append_printf (denying, "%s%s",
                                  denying->len > 0 ? C_("list separator", ", ") : "", outlet);
        }
      if (haw_first_report_take_date (&first, report.denies, evidence->published))
        first_outlet = evidence->outlet;
    }

  if (reports->len < 2)
    return;
  if (haw_first_report_is_known (&first))
    name = haw_first_report_name (first_outlet);
  add_fact (self, _("First Reported By"), name != NULL ? name : "");
  add_fact (self, _("Denied By"), denying->str);
  share = haw_disagreement ((const HawReport *) (void *) reports->data, reports->len);
  if (share > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u%% of the sources’ pairs contradicts",
                                   "%u%% of the sources’ pairs contradict", share), share);
      g_autofree char *localised = haw_date_localise_digits (text);

      add_fact (self, _("Disagreement"), localised);
    }
}

/* What the analyst's own fields say of it. */
static void
add_values (HawEventPage *self)
{
  for (guint i = 0; self->values != NULL && i < self->values->len; i++)
    {
      const HawAttributeValue *value = g_ptr_array_index (self->values, i);
      g_autofree char *words = haw_attribute_describe_value (value->kind, value->value);

      add_fact (self, value->name, words);
    }
}

static void
show_event (HawEventPage *self,
            HawEvent     *event)
{
  g_autofree char *date = describe_date (event);
  const char *title = haw_event_get_title (event);

  remove_children (self->facts);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  haw_passage_set_direction (self->title, title);
  add_fact (self, _("Date"), date);
  add_fact (self, _("Place"), haw_event_get_place (event));
  add_fact (self, _("Participants"), haw_event_get_actors (event));
  add_fact (self, _("Status"), status_name (haw_event_get_status (event)));
  add_conflict (self);
  add_values (self);
}

static char *
count_sources (guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u Source", "%u Sources", n), n);

  return haw_date_localise_digits (text);
}

static void
reveal_cb (HawEventPage  *self,
           HawSourceCard *card)
{
  const HawEvidence *evidence = haw_source_card_get_evidence (card);

  haw_view_state_reveal_passage (self->state, evidence->article, evidence->start, evidence->end);
}

static void
show_sources (HawEventPage *self)
{
  g_autofree char *heading = NULL;
  guint n = self->evidence != NULL ? self->evidence->len : 0;

  remove_children (self->sources);
  heading = n == 0 ? g_strdup (self->evidence == NULL ? "" : _("No Sources"))
                   : count_sources (n);
  gtk_label_set_text (GTK_LABEL (self->sources_heading), heading);
  gtk_widget_set_visible (self->side_by_side, n > 1);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card = haw_source_card_new (g_ptr_array_index (self->evidence, i),
                                             HAW_SOURCE_SHOWN);

      g_signal_connect_object (card, "activated", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->sources), card);
    }
}

/* An event that is still being read leaves what was there before it. */
static void
show (HawEventPage *self)
{
  HawEvent *event = get_event (self);

  if (event == NULL)
    return;
  show_event (self, event);
  show_sources (self);
  self->shown = TRUE;
}

static void
show_nothing (HawEventPage *self)
{
  gtk_label_set_text (GTK_LABEL (self->title), "");
  remove_children (self->facts);
  show_sources (self);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *evidence = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (evidence == NULL)
    {
      if (self->state != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        haw_view_state_show_error (self->state, error);
      return;
    }
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  self->evidence = evidence;
  show (self);
}

static void
values_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventPage) self = data;
  g_autoptr (GPtrArray) values = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  HawEvent *event;

  if (values == NULL || self->state == NULL)
    return;
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = g_steal_pointer (&values);
  event = get_event (self);
  if (event != NULL && self->shown)
    show_event (self, event);
}

static void
load_values (HawEventPage *self)
{
  if (self->loading != NULL && self->event != NULL)
    haw_attribute_load_values_async (self->project, HAW_ATTRIBUTE_OF_EVENT,
                                     haw_row_get_id (HAW_ROW (self->event)), self->loading,
                                     values_cb, g_object_ref (self));
}

static void
load (HawEventPage *self)
{
  gint64 event = haw_view_state_get_event (self->state);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (event == 0 || self->project == NULL)
    return;
  self->loading = g_cancellable_new ();
  haw_event_load_evidence_async (self->project, event, self->loading, loaded_cb,
                                 g_object_ref (self));
  load_values (self);
}

static void
hold_event (HawEventPage *self)
{
  gint64 id = haw_view_state_get_event (self->state);
  g_autoptr (HawEvent) before = g_steal_pointer (&self->event);

  if (id != 0 && self->events != NULL)
    self->event = haw_event_store_hold (self->events, id);
}

static void
event_changed_cb (HawEventPage *self)
{
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  haw_note_editor_set_id (HAW_NOTE_EDITOR (self->note), haw_view_state_get_event (self->state));
  self->shown = FALSE;
  hold_event (self);
  if (self->event == NULL)
    show_nothing (self);
  else
    show (self);
  load (self);
}

static gboolean
is_missing (HawEventPage *self)
{
  return self->event != NULL &&
         haw_event_store_is_missing (self->events, haw_row_get_id (HAW_ROW (self->event)));
}

/* An event that is taken back or deleted is nobody's selection any more. */
static gboolean
check_idle_cb (gpointer data)
{
  HawEventPage *self = data;

  self->check_idle = 0;
  if (is_missing (self))
    haw_view_state_set_event (self->state, 0);
  return G_SOURCE_REMOVE;
}

static void
events_changed_cb (HawEventPage *self)
{
  HawEvent *event = get_event (self);

  if (is_missing (self) && self->check_idle == 0)
    self->check_idle = g_idle_add (check_idle_cb, self);
  else if (event != NULL && self->shown)
    show_event (self, event);
  else
    show (self);
}

static void
project_changed_cb (HawEventPage *self,
                    HawChanges   *changes)
{
  if (haw_changes_touch (changes, HAW_TABLE_EVIDENCE) ||
      haw_changes_touch (changes, HAW_TABLE_ANNOTATION) ||
      haw_changes_touch (changes, HAW_TABLE_ARTICLE) ||
      haw_changes_touch (changes, HAW_TABLE_OUTLET))
    load (self);
  else if (haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE) ||
           haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE_VALUE))
    load_values (self);
}

static void
models_changed_cb (HawEventPage *self)
{
  if (self->events != NULL)
    g_signal_handlers_disconnect_by_data (self->events, self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->events, haw_view_state_get_events (self->state));
  g_set_object (&self->project, haw_view_state_get_project (self->state));
  hold_event (self);
  if (self->project == NULL || self->events == NULL)
    return;
  gtk_widget_set_sensitive (self->edit, !haw_project_is_read_only (self->project));
  g_signal_connect_object (self->events, "changed", G_CALLBACK (events_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
back_cb (HawEventPage *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
edit_cb (HawEventPage *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
side_by_side_cb (HawEventPage *self)
{
  haw_view_state_show_sources (self->state, haw_view_state_get_event (self->state));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                HawEventPage          *self)
{
  if (keyval != GDK_KEY_Escape || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  back_cb (self);
  return TRUE;
}

static void
haw_event_page_dispose (GObject *object)
{
  HawEventPage *self = HAW_EVENT_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->check_idle, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_object (&self->event);
  g_clear_object (&self->events);
  g_clear_object (&self->project);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_event_page_parent_class)->dispose (object);
}

static void
haw_event_page_class_init (HawEventPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_event_page_dispose;

  signals[EDIT] = g_signal_new ("edit", HAW_TYPE_EVENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", HAW_TYPE_EVENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/notes/haw-event-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, title);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, edit);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, facts);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, note_box);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, sources);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, sources_heading);
  gtk_widget_class_bind_template_child (widget_class, HawEventPage, side_by_side);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_by_side_cb);
}

static void
haw_event_page_init (HawEventPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
haw_event_page_set_state (HawEventPage *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_EVENT_PAGE (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  self->note = haw_note_editor_new (state, HAW_NOTE_ON_EVENT, _("Note on the Event"),
                                    _("Write a note on the event…"));
  gtk_box_append (GTK_BOX (self->note_box), self->note);
  g_signal_connect_object (state, "notify::events", G_CALLBACK (models_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (models_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::event", G_CALLBACK (event_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  models_changed_cb (self);
  event_changed_cb (self);
}

gboolean
haw_event_page_is_reported_in (HawEventPage *self,
                               gint64        article)
{
  g_return_val_if_fail (HAW_IS_EVENT_PAGE (self), FALSE);

  if (self->evidence == NULL)
    return TRUE;
  for (guint i = 0; i < self->evidence->len; i++)
    if (((HawEvidence *) g_ptr_array_index (self->evidence, i))->article == article)
      return TRUE;

  return FALSE;
}

gboolean
haw_event_page_rests_on (HawEventPage *self,
                         gint64        annotation)
{
  g_return_val_if_fail (HAW_IS_EVENT_PAGE (self), FALSE);

  /* What is not read yet is not known to have nothing to do with it. */
  if (self->evidence == NULL)
    return TRUE;
  for (guint i = 0; i < self->evidence->len; i++)
    if (((HawEvidence *) g_ptr_array_index (self->evidence, i))->annotation == annotation)
      return TRUE;

  return FALSE;
}
