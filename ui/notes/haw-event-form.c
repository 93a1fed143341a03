/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-form-private.h"
#include "haw-name-completion.h"
#include "haw-source-card.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_MODIFIED,
  N_PROPS,
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEventForm, haw_event_form, GTK_TYPE_WIDGET)

static gboolean
has_title (HawEventForm *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  return *g_strstrip (title) != '\0';
}

static gboolean
sources_are_valid (HawEventForm *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->sources); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (!haw_source_card_get_valid (HAW_SOURCE_CARD (card)))
      return FALSE;

  return TRUE;
}

void
haw_event_form_update_save (HawEventForm *self)
{
  /* What was typed for the publication would be lost as well. */
  gtk_widget_set_sensitive (self->save, self->open && !self->saving && has_title (self) &&
                                        haw_date_entry_get_valid (self->date) &&
                                        haw_own_values_get_valid (self->values) &&
                                        sources_are_valid (self) &&
                                        (!gtk_widget_get_visible (self->published_row) ||
                                         haw_date_entry_get_valid (self->published)));
}

static void
set_modified (HawEventForm *self,
              gboolean      modified)
{
  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
haw_event_form_show_problem (HawEventForm *self,
                             const GError *error)
{
  if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
}

void
haw_event_form_update_matches (HawEventForm *self)
{
  if (self->matching != NULL)
    g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  if (!self->open || self->event != 0 || self->article == 0)
    haw_event_matches_show (self->matches, NULL);
  else if (self->title_typed)
    haw_event_form_find_typed (self);
  else
    haw_event_form_find_matches (self);
}

void
haw_event_form_touch (HawEventForm *self)
{
  haw_event_form_update_save (self);
  if (!self->filling)
    {
      set_modified (self, TRUE);
      haw_event_form_show_problem (self, NULL);
    }
}

static void
title_changed_cb (HawEventForm *self)
{
  if (!self->filling)
    {
      self->title_typed = TRUE;
      haw_event_form_update_matches (self);
    }
  haw_event_form_touch (self);
}

static void
cast_changed_cb (HawEventForm *self)
{
  if (!self->filling)
    self->typed = TRUE;
  haw_event_form_touch (self);
}

/* A field that is made or named otherwise meanwhile changes nothing of the event. */
static void
values_changed_cb (HawEventForm *self)
{
  g_autoptr (GArray) changes = haw_own_values_get_changes (self->values);

  if (changes->len > 0 || !haw_own_values_get_valid (self->values))
    haw_event_form_touch (self);
  else
    haw_event_form_update_save (self);
}

static void
date_changed_cb (HawEventForm *self)
{
  haw_event_form_show_offer (self);
  if (!self->filling)
    haw_event_form_update_matches (self);
  haw_event_form_touch (self);
}

static void
offer_clicked_cb (HawEventForm *self)
{
  g_autofree char *offer = g_strdup (haw_event_form_get_offer (self));

  if (offer != NULL)
    haw_date_entry_set_date (self->date, offer);
  gtk_widget_grab_focus (self->place);
}

static void
matches_leave_cb (HawEventForm *self)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->title));
}

static void
published_changed_cb (HawEventForm *self)
{
  gtk_widget_set_sensitive (self->set_published,
                            haw_date_entry_get_valid (self->published) &&
                            *haw_date_entry_get_date (self->published) != '\0');
  haw_event_form_update_save (self);
}

static void
forget (HawEventForm *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->matching != NULL)
    g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_pointer (&self->document, haw_document_unref);
  g_clear_pointer (&self->draft, haw_event_draft_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->other_reading, g_free);
  self->n_finding = 0;
  self->save_wanted = FALSE;
  self->choice_wanted = 0;
  self->publishing = FALSE;
}

void
haw_event_form_close (HawEventForm *self,
                      gint64        event)
{
  forget (self);
  self->open = FALSE;
  self->saving = FALSE;
  set_modified (self, FALSE);
  g_signal_emit (self, signals[CLOSED], 0, event);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawEventForm          *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    haw_event_form_cancel (self);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
           modifiers == GDK_CONTROL_MASK)
    haw_event_form_save (self);
  else
    return FALSE;

  return TRUE;
}

static gboolean
title_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        modifiers,
              HawEventForm          *self)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) &&
         (modifiers & gtk_accelerator_get_default_mod_mask ()) == 0 &&
         haw_event_matches_focus (self->matches);
}

static void
haw_event_form_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MODIFIED: g_value_set_boolean (value, HAW_EVENT_FORM (object)->modified); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_form_dispose (GObject *object)
{
  HawEventForm *self = HAW_EVENT_FORM (object);
  GtkWidget *child;

  forget (self);
  self->open = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->project);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_event_form_parent_class)->dispose (object);
}

static void
haw_event_form_finalize (GObject *object)
{
  g_array_unref (HAW_EVENT_FORM (object)->removed);

  G_OBJECT_CLASS (haw_event_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, heading);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, published_row);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, published);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, set_published);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, title);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, matches);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, date);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, offer);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, reason);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, place);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, actors);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, status);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, values);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, sources_part);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, sources);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, problem);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, delete);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, save);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_touch);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cast_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, matches_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, published_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_set_published);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_choose);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_delete);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_save);
  gtk_widget_class_bind_template_callback (widget_class, haw_event_form_cancel);
}

static void
haw_event_form_class_init (HawEventFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_event_form_get_property;
  object_class->dispose = haw_event_form_dispose;
  object_class->finalize = haw_event_form_finalize;

  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLOSED] = g_signal_new ("closed", HAW_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (HAW_TYPE_DATE_ENTRY);
  g_type_ensure (HAW_TYPE_EVENT_MATCHES);
  g_type_ensure (HAW_TYPE_OWN_VALUES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/notes/haw-event-form.ui");
  bind_children (widget_class);
}

static void
haw_event_form_init (HawEventForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *title_keys = gtk_event_controller_key_new ();

  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_name_completion_attach (GTK_ENTRY (self->place), FALSE);
  haw_name_completion_attach (GTK_ENTRY (self->actors), TRUE);
  haw_own_values_set_small (self->values);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (title_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (title_keys, "key-pressed", G_CALLBACK (title_key_cb), self);
  gtk_widget_add_controller (self->title, title_keys);
}

static void
format_cb (HawEventForm *self)
{
  if (!self->open)
    return;
  haw_date_entry_reread_all (GTK_WIDGET (self));
  haw_event_form_show_offer (self);
  haw_event_form_update_matches (self);
}

void
haw_event_form_set_state (HawEventForm *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_EVENT_FORM (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  haw_own_values_set_state (self->values, state, HAW_ATTRIBUTE_OF_EVENT);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_from_event (HawEventForm *self)
{
  HawEvent *event = self->event != 0
                    ? haw_event_store_lookup (haw_view_state_get_events (self->state), self->event)
                    : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->title),
                         event != NULL ? haw_event_get_title (event) : "");
  haw_date_entry_set_date (self->date, event != NULL ? haw_event_get_date (event) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->place),
                         event != NULL ? haw_event_get_place (event) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->actors), "");
  haw_date_entry_set_date (self->published, "");
  gtk_drop_down_set_selected (self->status, event != NULL ? haw_event_get_status (event)
                                                          : HAW_EVENT_CONFIRMED);
  haw_own_values_show (self->values, NULL);
}

void
haw_event_form_open (HawEventForm *self,
                     gint64        event,
                     gint64        article,
                     gint64        start,
                     gint64        end)
{
  g_return_if_fail (HAW_IS_EVENT_FORM (self) && self->state != NULL);
  g_return_if_fail (haw_view_state_get_project (self->state) != NULL);

  forget (self);
  g_set_object (&self->project, haw_view_state_get_project (self->state));
  self->event = event;
  self->article = article;
  self->start = start;
  self->end = end;
  self->title_typed = FALSE;
  self->typed = FALSE;
  self->saving = FALSE;
  self->filling = TRUE;
  haw_event_form_clear_sources (self);
  fill_from_event (self);
  self->filling = FALSE;
  self->open = TRUE;
  set_modified (self, FALSE);

  /* Names and values that are still being read are not to be taken for none. */
  gtk_widget_set_sensitive (self->actors, event == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->values), event == 0);
  gtk_label_set_text (GTK_LABEL (self->heading), event != 0 ? _("Edit Event") : _("New Event"));
  gtk_widget_set_visible (self->delete, event != 0);
  gtk_widget_set_visible (self->published_row, FALSE);
  gtk_widget_set_visible (self->offer, FALSE);
  gtk_widget_set_visible (self->reason, FALSE);
  haw_event_form_show_problem (self, NULL);
  haw_event_form_update_matches (self);
  haw_event_form_update_save (self);
  gtk_widget_grab_focus (self->title);
  /* Its beginning is what is seen of a long one. */
  gtk_editable_select_region (GTK_EDITABLE (self->title), -1, 0);
  haw_event_form_load (self);
}

gboolean
haw_event_form_is_open (HawEventForm *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_FORM (self), FALSE);

  return self->open;
}

gboolean
haw_event_form_get_modified (HawEventForm *self)
{
  g_return_val_if_fail (HAW_IS_EVENT_FORM (self), FALSE);

  return self->modified;
}

void
haw_event_form_cancel (HawEventForm *self)
{
  g_return_if_fail (HAW_IS_EVENT_FORM (self));

  if (self->open && !self->saving)
    haw_event_form_close (self, 0);
}
