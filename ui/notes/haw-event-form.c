/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-form.h"
#include "haw-event-matches.h"
#include "haw-name-completion.h"
#include "haw-passage.h"
#include "haw-source-card.h"
#include "model/haw-article-edit.h"
#include "widgets/haw-date-entry.h"

#include <glib/gi18n.h>

struct _HawEventForm
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *published_row;
  HawDateEntry *published;
  GtkWidget *set_published;
  GtkWidget *title;
  HawEventMatches *matches;
  HawDateEntry *date;
  GtkWidget *offer;
  GtkWidget *place;
  GtkWidget *actors;
  GtkDropDown *status;
  GtkWidget *sources_part;
  GtkWidget *sources;
  GtkWidget *problem;
  GtkWidget *delete;
  GtkWidget *save;

  HawViewState *state;
  HawProject *project;
  GCancellable *loading;
  HawDocument *document;   /* of a new event */
  char *quote;
  char *offered;           /* a date written in the passage, EDTF */
  GArray *removed;         /* gint64, annotations taken away */
  gint64 event;
  gint64 article;
  gint64 start;
  gint64 end;
  gboolean open;
  gboolean filling;        /* by the program, not by the user */
  gboolean modified;
  gboolean title_typed;
  gboolean saving;
};

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

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
has_title (HawEventForm *self)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title)));

  return *title != '\0';
}

static void
update_save (HawEventForm *self)
{
  gtk_widget_set_sensitive (self->save, self->open && !self->saving && has_title (self) &&
                                        haw_date_entry_get_valid (self->date));
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

static void
show_problem (HawEventForm *self,
              const GError *error)
{
  if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
}

static void
update_matches (HawEventForm *self)
{
  const char *date = haw_date_entry_get_date (self->date);

  if (!self->open || self->event != 0 || self->article == 0)
    {
      haw_event_matches_update (self->matches, NULL, "", NULL, "");
      return;
    }
  if (*date == '\0' && self->offered != NULL)
    date = self->offered;
  haw_event_matches_update (self->matches, haw_view_state_get_events (self->state),
                            self->quote != NULL ? self->quote : "",
                            self->title_typed ? get_text (self->title) : NULL, date);
}

static void
changed_cb (HawEventForm *self)
{
  update_save (self);
  if (!self->filling)
    {
      set_modified (self, TRUE);
      show_problem (self, NULL);
    }
}

static void
title_changed_cb (HawEventForm *self)
{
  if (!self->filling)
    {
      self->title_typed = TRUE;
      update_matches (self);
    }
  changed_cb (self);
}

static void
date_changed_cb (HawEventForm *self)
{
  gtk_widget_set_visible (self->offer, self->offered != NULL &&
                                       *haw_date_entry_get_text (self->date) == '\0');
  if (!self->filling)
    update_matches (self);
  changed_cb (self);
}

static void
offer_clicked_cb (HawEventForm *self)
{
  haw_date_entry_set_date (self->date, self->offered);
  gtk_widget_grab_focus (self->place);
}

static void
published_changed_cb (HawEventForm *self)
{
  gtk_widget_set_sensitive (self->set_published,
                            haw_date_entry_get_valid (self->published) &&
                            *haw_date_entry_get_date (self->published) != '\0');
}

static void
remove_source_cb (HawEventForm  *self,
                  HawSourceCard *card)
{
  gint64 annotation = haw_source_card_get_evidence (card)->annotation;

  g_array_append_val (self->removed, annotation);
  gtk_box_remove (GTK_BOX (self->sources), GTK_WIDGET (card));
  gtk_widget_set_visible (self->sources_part,
                          gtk_widget_get_first_child (self->sources) != NULL);
  gtk_widget_grab_focus (self->title);
  changed_cb (self);
}

static void
add_source (HawEventForm      *self,
            const HawEvidence *evidence)
{
  GtkWidget *card = haw_source_card_new (evidence, self->event != 0 ? HAW_SOURCE_EDITED
                                                                    : HAW_SOURCE_NEW);

  g_signal_connect_object (card, "remove", G_CALLBACK (remove_source_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sources), card);
  gtk_widget_set_visible (self->sources_part, TRUE);
}

static void
clear_sources (HawEventForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sources)) != NULL)
    gtk_box_remove (GTK_BOX (self->sources), child);
  gtk_widget_set_visible (self->sources_part, FALSE);
  g_array_set_size (self->removed, 0);
}

/* Where the form was closed or opened for something else meanwhile, the read ends as cancelled. */
static gpointer
finish_read (HawEventForm *self,
             GObject      *project,
             GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer value = haw_project_read_finish (HAW_PROJECT (project), result, &error);

  if (value == NULL && self->open)
    show_problem (self, error);
  return value;
}

static void
places_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_auto (GStrv) names = finish_read (self, object, result);

  if (names != NULL)
    haw_name_completion_set_names (GTK_ENTRY (self->place), (const char *const *) names);
}

static void
actors_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_auto (GStrv) names = finish_read (self, object, result);

  if (names != NULL)
    haw_name_completion_set_names (GTK_ENTRY (self->actors), (const char *const *) names);
}

static void
participants_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_auto (GStrv) names = finish_read (self, object, result);
  g_autofree char *text = NULL;

  if (names == NULL)
    return;
  /* Translators: between the names of participants in an entry. */
  text = g_strjoinv (C_("list separator", ", "), names);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->actors), text);
  self->filling = FALSE;
}

static void
evidence_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GPtrArray) evidence = finish_read (self, object, result);

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    add_source (self, g_ptr_array_index (evidence, i));
}

static void
show_offer (HawEventForm *self)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  HawEdtf edtf;

  if (self->offered == NULL || !haw_edtf_parse (self->offered, &edtf, NULL))
    return;
  words = haw_edtf_describe (&edtf);
  /* Translators: %s is a date that stands in the passage. */
  label = g_strdup_printf (_("Use %s"), words);
  gtk_button_set_label (GTK_BUTTON (self->offer), label);
  gtk_widget_set_visible (self->offer, *haw_date_entry_get_text (self->date) == '\0');
}

static void
fill_from_passage (HawEventForm *self)
{
  g_autofree char *title = haw_passage_dup_clause (self->quote);
  HawEvidence evidence = {
    .article = self->article,
    .start = self->start,
    .end = self->end,
    .quote = self->quote,
    .translation = (char *) "",
    .article_title = self->document->title,
    .outlet = self->document->outlet,
    .published = self->document->published,
    .stance = (char *) "reports",
  };

  add_source (self, &evidence);
  self->filling = TRUE;
  if (*get_text (self->title) == '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->title), title);
      /* The caret stays where the title begins, so that this is what is seen of it. */
      gtk_editable_select_region (GTK_EDITABLE (self->title), -1, 0);
    }
  self->filling = FALSE;
  self->offered = haw_passage_find_date (self->quote);
  show_offer (self);
  update_matches (self);
  update_save (self);
}

static void
document_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  HawDocument *document = finish_read (self, object, result);

  if (document == NULL)
    return;
  g_clear_pointer (&self->document, haw_document_unref);
  self->document = document;
  self->quote = haw_text_slice (document->text, (guint) self->start, (guint) self->end);
  gtk_widget_set_visible (self->published_row, *document->published == '\0');
  fill_from_passage (self);
  if (*document->published == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->published));
}

static void
load (HawEventForm *self)
{
  self->loading = g_cancellable_new ();
  haw_actor_load_names_async (self->project, TRUE, self->loading, places_cb, g_object_ref (self));
  haw_actor_load_names_async (self->project, FALSE, self->loading, actors_cb, g_object_ref (self));
  if (self->event != 0)
    {
      haw_event_load_actors_async (self->project, self->event, self->loading, participants_cb,
                                   g_object_ref (self));
      haw_event_load_evidence_async (self->project, self->event, self->loading, evidence_cb,
                                     g_object_ref (self));
    }
  else if (self->article != 0)
    haw_document_load_async (self->project, self->article, self->loading, document_cb,
                             g_object_ref (self));
}

static void
forget (HawEventForm *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->document, haw_document_unref);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->offered, g_free);
}

static void
close_form (HawEventForm *self,
            gint64        event)
{
  forget (self);
  self->open = FALSE;
  self->saving = FALSE;
  set_modified (self, FALSE);
  g_signal_emit (self, signals[CLOSED], 0, event);
}

static void
saved (HawEventForm *self,
       gint64        event,
       const GError *error)
{
  self->saving = FALSE;
  if (!self->open)
    return;
  if (error != NULL)
    {
      show_problem (self, error);
      update_save (self);
    }
  else
    close_form (self, event);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GError) error = NULL;
  gint64 event = haw_event_add_finish (HAW_PROJECT (object), result, &error);

  saved (self, event, error);
}

static void
updated_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  saved (self, self->event, error);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  saved (self, 0, error);
}

static void
start_saving (HawEventForm *self)
{
  self->saving = TRUE;
  show_problem (self, NULL);
  update_save (self);
}

static void
match_chosen_cb (HawEventForm *self,
                 gint64        event)
{
  GtkWidget *card = gtk_widget_get_first_child (self->sources);
  const char *stance = card != NULL ? haw_source_card_get_stance (HAW_SOURCE_CARD (card))
                                    : "reports";

  if (self->saving)
    return;
  start_saving (self);
  self->event = event;
  haw_event_add_passage_async (self->project, event, self->article, self->start, self->end, stance,
                               NULL, updated_cb, g_object_ref (self));
}

static void
published_set_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GError) error = NULL;
  gboolean had_focus;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  if (!self->open)
    return;
  if (error != NULL)
    {
      show_problem (self, error);
      return;
    }
  had_focus = gtk_widget_get_focus_child (self->published_row) != NULL;
  gtk_widget_set_visible (self->published_row, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (self->title);
}

static void
set_published_cb (HawEventForm *self)
{
  HawArticleFields fields = { .published = haw_date_entry_get_date (self->published) };

  if (gtk_widget_get_sensitive (self->set_published))
    haw_article_update_async (self->project, &self->article, 1, &fields, NULL, published_set_cb,
                              g_object_ref (self));
}

static void
delete_cb (HawEventForm *self)
{
  if (self->saving)
    return;
  start_saving (self);
  haw_event_remove_async (self->project, self->event, NULL, deleted_cb, g_object_ref (self));
}

static GArray *
collect_evidence (HawEventForm *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (HawEvidenceChange));

  for (guint i = 0; i < self->removed->len; i++)
    {
      HawEvidenceChange change = { g_array_index (self->removed, gint64, i), NULL };

      g_array_append_val (changes, change);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->sources); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const HawEvidence *evidence = haw_source_card_get_evidence (HAW_SOURCE_CARD (child));
      HawEvidenceChange change = { evidence->annotation,
                                   haw_source_card_get_stance (HAW_SOURCE_CARD (child)) };

      if (!g_str_equal (change.stance, evidence->stance))
        g_array_append_val (changes, change);
    }

  return changes;
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
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, place);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, actors);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, status);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, sources_part);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, sources);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, problem);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, delete);
  gtk_widget_class_bind_template_child (widget_class, HawEventForm, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, published_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_published_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
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

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (title_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (title_keys, "key-pressed", G_CALLBACK (title_key_cb), self);
  gtk_widget_add_controller (self->title, title_keys);
}

void
haw_event_form_set_state (HawEventForm *self,
                          HawViewState *state)
{
  g_return_if_fail (HAW_IS_EVENT_FORM (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
}

static void
fill_from_event (HawEventForm *self)
{
  HawEventList *events = haw_view_state_get_events (self->state);
  HawEvent *event = self->event != 0 && events != NULL
                    ? haw_row_store_lookup (HAW_ROW_STORE (events), self->event) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->title),
                         event != NULL ? haw_event_get_title (event) : "");
  haw_date_entry_set_date (self->date, event != NULL ? haw_event_get_date (event) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->place),
                         event != NULL ? haw_event_get_place (event) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->actors), "");
  haw_date_entry_set_date (self->published, "");
  gtk_drop_down_set_selected (self->status, event != NULL ? haw_event_get_status (event)
                                                          : HAW_EVENT_CONFIRMED);
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
  self->saving = FALSE;
  self->filling = TRUE;
  clear_sources (self);
  fill_from_event (self);
  self->filling = FALSE;
  self->open = TRUE;
  set_modified (self, FALSE);

  gtk_label_set_text (GTK_LABEL (self->heading), event != 0 ? _("Edit Event") : _("New Event"));
  gtk_widget_set_visible (self->delete, event != 0);
  gtk_widget_set_visible (self->published_row, FALSE);
  gtk_widget_set_visible (self->offer, FALSE);
  show_problem (self, NULL);
  update_matches (self);
  update_save (self);
  gtk_widget_grab_focus (self->title);
  load (self);
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
haw_event_form_save (HawEventForm *self)
{
  g_auto (GStrv) actors = NULL;
  g_autoptr (GArray) evidence = NULL;
  HawEventFields fields = { 0 };

  g_return_if_fail (HAW_IS_EVENT_FORM (self));

  if (!gtk_widget_get_sensitive (self->save))
    return;
  actors = haw_name_completion_split (get_text (self->actors));
  evidence = collect_evidence (self);
  fields.title = get_text (self->title);
  fields.date = haw_date_entry_get_date (self->date);
  fields.place = get_text (self->place);
  fields.actors = (const char *const *) actors;
  fields.status = (int) gtk_drop_down_get_selected (self->status);
  start_saving (self);
  if (self->event != 0)
    {
      fields.evidence = (const HawEvidenceChange *) (gpointer) evidence->data;
      fields.n_evidence = evidence->len;
      haw_event_update_async (self->project, self->event, &fields, NULL, updated_cb,
                              g_object_ref (self));
      return;
    }
  if (gtk_widget_get_first_child (self->sources) != NULL)
    fields.stance = haw_source_card_get_stance (HAW_SOURCE_CARD (
                                                  gtk_widget_get_first_child (self->sources)));
  haw_event_add_async (self->project, &fields, self->article, self->start, self->end, NULL,
                       added_cb, g_object_ref (self));
}

void
haw_event_form_cancel (HawEventForm *self)
{
  g_return_if_fail (HAW_IS_EVENT_FORM (self));

  if (self->open && !self->saving)
    close_form (self, 0);
}
