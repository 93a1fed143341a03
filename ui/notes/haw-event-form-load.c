/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-form-private.h"
#include "haw-name-completion.h"
#include "haw-passage.h"
#include "haw-source-card.h"
#include "model/haw-event-matches.h"
#include "model/haw-event-typed.h"

#include <glib/gi18n.h>

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
  haw_event_form_touch (self);
}

static void
add_source (HawEventForm      *self,
            const HawEvidence *evidence)
{
  GtkWidget *card = haw_source_card_new (evidence, self->event != 0 ? HAW_SOURCE_EDITED
                                                                    : HAW_SOURCE_NEW);

  g_signal_connect_object (card, "remove", G_CALLBACK (remove_source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "changed", G_CALLBACK (haw_event_form_touch), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sources), card);
  gtk_widget_set_visible (self->sources_part, TRUE);
}

void
haw_event_form_clear_sources (HawEventForm *self)
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
    haw_event_form_show_problem (self, error);
  return value;
}

/* As finish_read() for what the passage is filled in from, which saving waits for. */
static gpointer
finish_passage (HawEventForm *self,
                GObject      *project,
                GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer value = haw_project_read_finish (HAW_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  self->n_finding--;
  if (value == NULL && self->open)
    haw_event_form_show_problem (self, error);
  /* What a source says would be lost without a word. */
  if (value == NULL)
    self->choice_wanted = 0;
  return value;
}

/* Whoever saves or chooses before the passage is filled in wants what it tells. */
static void
do_what_is_wanted (HawEventForm *self)
{
  gint64 choice = self->choice_wanted;

  if (self->n_finding > 0)
    return;
  self->choice_wanted = 0;
  if (choice != 0)
    haw_event_form_choose (self, choice);
  else if (self->save_wanted)
    haw_event_form_save (self);
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
  gtk_widget_set_sensitive (self->actors, TRUE);
}

static void
values_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GArray) values = finish_read (self, object, result);

  if (values == NULL)
    return;
  self->filling = TRUE;
  haw_own_values_show (self->values, values);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->values), TRUE);
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

const char *
haw_event_form_get_published (HawEventForm *self)
{
  if (self->document != NULL && *self->document->published != '\0')
    return self->document->published;
  return haw_date_entry_get_date (self->published);
}

/* The reading that the entry does not show: the first one where it is empty, and of two the other. */
const char *
haw_event_form_get_offer (HawEventForm *self)
{
  const char *date = haw_date_entry_get_date (self->date);

  if (self->offered == NULL)
    return NULL;
  if (*haw_date_entry_get_text (self->date) == '\0' || g_strcmp0 (date, self->other_reading) == 0)
    return self->offered;
  return g_str_equal (date, self->offered) ? self->other_reading : NULL;
}

void
haw_event_form_show_offer (HawEventForm *self)
{
  const char *offer = haw_event_form_get_offer (self);
  HawEdtf edtf;

  gtk_widget_set_visible (self->reason, self->offered != NULL &&
                          g_str_equal (haw_date_entry_get_date (self->date), self->offered));
  gtk_widget_set_visible (self->offer, offer != NULL);
  if (offer != NULL && haw_edtf_parse (offer, &edtf, NULL))
    {
      g_autofree char *words = haw_edtf_describe (&edtf);
      /* Translators: %s is a date that the passage tells, or another reading of its words. */
      g_autofree char *label = g_strdup_printf (_("_Use %s"), words);

      gtk_button_set_label (GTK_BUTTON (self->offer), label);
      /* In both calendars a date is longer than the pane is wide. */
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->offer))), TRUE);
    }
}

/* The date that the passage tells, unless one was typed. Where it names what happened as well its date is
 * of that, else it is the first one. */
static void
fill_date (HawEventForm *self)
{
  g_autofree char *told = NULL;
  const char *reason = NULL;
  gboolean ours = self->offered != NULL &&
                  g_str_equal (haw_date_entry_get_date (self->date), self->offered);

  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->other_reading, g_free);
  if (*self->draft->date != '\0')
    {
      self->offered = g_strdup (self->draft->date);
      self->other_reading = g_strdup (self->draft->also);
      told = haw_event_draft_dup_reason (self->draft);
    }
  else
    {
      self->offered = haw_passage_find_date (self->quote, haw_event_form_get_published (self),
                                             &self->other_reading, &reason);
      told = g_strdup (reason != NULL ? reason : "");
    }
  gtk_label_set_text (GTK_LABEL (self->reason), told);
  if (ours || *haw_date_entry_get_text (self->date) == '\0')
    haw_date_entry_set_date (self->date, self->offered != NULL ? self->offered : "");
  haw_event_form_show_offer (self);
}

/* The clause at once, and what happened in it when that is known. */
static void
fill_title (HawEventForm *self)
{
  g_autofree char *clause = NULL;

  if (self->title_typed)
    return;
  clause = self->draft != NULL && self->draft->act != HAW_EVENT_ACT_NONE
           ? g_strdup (self->draft->title) : haw_passage_dup_clause (self->quote);
  if (!g_str_equal (clause, gtk_editable_get_text (GTK_EDITABLE (self->title))))
    gtk_editable_set_text (GTK_EDITABLE (self->title), clause);
  /* The caret stays where the title begins, so that this is what is seen of it. Only the last one is
   * selected: as the primary selection goes over from one text to the next, GTK drops the next too. */
  if (self->draft == NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->title), 0);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->title), -1, 0);
}

static void
fill_cast (HawEventForm *self)
{
  /* Translators: between the names of participants in an entry. */
  g_autofree char *actors = g_strjoinv (C_("list separator", ", "), self->draft->actors);

  if (self->typed)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->place), self->draft->place);
  gtk_editable_set_text (GTK_EDITABLE (self->actors), actors);
}

/* What was typed meanwhile stays. */
static void
draft_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  HawEventDraft *draft = finish_passage (self, object, result);

  if (draft == NULL)
    {
      do_what_is_wanted (self);
      return;
    }
  g_clear_pointer (&self->draft, haw_event_draft_free);
  self->draft = draft;
  self->filling = TRUE;
  fill_title (self);
  fill_date (self);
  fill_cast (self);
  self->filling = FALSE;
  haw_event_form_update_matches (self);
  haw_event_form_update_save (self);
  do_what_is_wanted (self);
}

void
haw_event_form_find_draft (HawEventForm *self)
{
  if (self->quote == NULL || self->event != 0)
    return;
  self->n_finding++;
  haw_event_draft_find_async (self->project, self->article, self->start, self->end,
                              haw_event_form_get_published (self), self->loading, draft_cb,
                              g_object_ref (self));
}

static void
matches_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GPtrArray) matches = finish_read (self, object, result);

  if (matches != NULL && !self->title_typed)
    haw_event_matches_show (self->matches, matches);
}

/* The date that the entry shows, none while what is written there is none. */
static const char *
get_date (HawEventForm *self)
{
  const char *date = haw_date_entry_get_date (self->date);

  if (!haw_date_entry_get_valid (self->date))
    return "";
  return *date == '\0' && self->offered != NULL ? self->offered : date;
}

/* Events like the passage, at the date that the entry shows. */
void
haw_event_form_find_matches (HawEventForm *self)
{
  g_autoptr (HawEventDraft) draft = self->draft != NULL ? haw_event_draft_copy (self->draft) : NULL;

  /* Those of another passage are no answer. */
  if (draft == NULL)
    {
      haw_event_matches_show (self->matches, NULL);
      return;
    }
  g_free (draft->date);
  draft->date = g_strdup (get_date (self));
  self->matching = g_cancellable_new ();
  haw_event_matches_load_async (self->project, draft, self->article, self->quote, self->matching,
                                matches_cb, g_object_ref (self));
}

static void
typed_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  g_autoptr (GPtrArray) matches = finish_read (self, object, result);

  if (matches != NULL && self->title_typed)
    haw_event_matches_show_typed (self->matches, matches);
}

/* Events that have what was typed as the title, those at the time of the date first. */
void
haw_event_form_find_typed (HawEventForm *self)
{
  self->matching = g_cancellable_new ();
  haw_event_find_typed_async (self->project, gtk_editable_get_text (GTK_EDITABLE (self->title)),
                              get_date (self), HAW_EVENT_MATCHES_SHOWN, self->matching, typed_cb,
                              g_object_ref (self));
}

static void
fill_from_passage (HawEventForm *self)
{
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
    .date = (char *) "",
    .wording = (char *) "",
    .reliability = (char *) "",
  };

  add_source (self, &evidence);
  self->filling = TRUE;
  fill_title (self);
  self->filling = FALSE;
  haw_event_form_find_draft (self);
  haw_event_form_update_save (self);
}

static void
document_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawEventForm) self = data;
  HawDocument *document = finish_passage (self, object, result);

  if (document == NULL)
    {
      do_what_is_wanted (self);
      return;
    }
  g_clear_pointer (&self->document, haw_document_unref);
  self->document = document;
  self->quote = haw_text_slice (document->text, (guint) self->start, (guint) self->end);
  gtk_widget_set_visible (self->published_row, *document->published == '\0');
  fill_from_passage (self);
  if (*document->published != '\0')
    return;
  self->save_wanted = FALSE;
  self->choice_wanted = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->published));
}

void
haw_event_form_load (HawEventForm *self)
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
      haw_common_values_load_async (self->project, HAW_ATTRIBUTE_OF_EVENT, &self->event, 1,
                                    self->loading, values_cb, g_object_ref (self));
    }
  else if (self->article != 0)
    {
      self->n_finding++;
      haw_document_load_async (self->project, self->article, self->loading, document_cb,
                               g_object_ref (self));
    }
}
