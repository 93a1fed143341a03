/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-form-private.h"
#include "haw-name-completion.h"
#include "haw-passage.h"
#include "haw-source-card.h"
#include "dialogs/haw-redate-dialog.h"

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
saved (HawEventForm *self,
       gint64        event,
       const GError *error)
{
  /* Another event may be in the form by now: what became of the one before is none of it. */
  if (!self->open || !self->saving)
    {
      if (error != NULL && self->state != NULL)
        haw_view_state_show_error (self->state, error);
      return;
    }
  self->saving = FALSE;
  if (error != NULL)
    {
      haw_event_form_show_problem (self, error);
      haw_event_form_update_save (self);
    }
  else
    haw_event_form_close (self, event);
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
  haw_event_form_show_problem (self, NULL);
  haw_event_form_update_save (self);
}

/* The passage goes to an event that is there already. */
typedef struct
{
  HawEventForm *form;
  gint64 event;
} Choice;

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Choice *choice = data;
  g_autoptr (HawEventForm) self = choice->form;
  g_autoptr (GError) error = NULL;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  saved (self, choice->event, error);
}

/* The passage of a new event as a source: its stance and grade as chosen, and its words for the date in
 * the form, if that is where it is from. Free those. */
static char *
take_source (HawEventForm      *self,
             HawEvidenceChange *source)
{
  GtkWidget *card = gtk_widget_get_first_child (self->sources);
  char *wording;

  *source = (HawEvidenceChange) { .stance = "reports" };
  if (card != NULL)
    haw_source_card_get_change (HAW_SOURCE_CARD (card), source);
  if (!haw_date_entry_get_valid (self->date))
    return NULL;
  source->date = haw_date_entry_get_date (self->date);
  wording = haw_passage_dup_date_words (self->quote != NULL ? self->quote : "",
                                        haw_event_form_get_published (self), source->date);
  source->wording = wording;
  if (self->draft != NULL && g_str_equal (self->draft->date, source->date))
    source->rule = self->draft->rule;
  return wording;
}

void
haw_event_form_choose (HawEventForm *self,
                       gint64        event)
{
  g_autofree char *wording = NULL;
  HawEvidenceChange source;
  Choice *choice;

  if (self->saving || !self->open)
    return;
  self->save_wanted = FALSE;
  self->choice_wanted = self->n_finding > 0 ? event : 0;
  if (self->choice_wanted != 0)
    return;
  start_saving (self);
  choice = g_new (Choice, 1);
  choice->form = g_object_ref (self);
  choice->event = event;
  wording = take_source (self, &source);
  haw_event_add_passage_async (self->project, event, self->article, self->start, self->end, &source,
                               NULL, chosen_cb, choice);
}

/* The day of publication that was typed, and what the form was open for then: it may be open for something
 * else by the time that the day is stored. */
typedef struct
{
  HawEventForm *form;
  GCancellable *loading;
  char *day;
} Publication;

static Publication *
publication_new (HawEventForm *self,
                 const char   *day)
{
  Publication *publication = g_new (Publication, 1);

  publication->form = g_object_ref (self);
  publication->loading = g_object_ref (self->loading);
  publication->day = g_strdup (day);
  return publication;
}

static void
publication_free (Publication *publication)
{
  g_object_unref (publication->form);
  g_object_unref (publication->loading);
  g_free (publication->day);
  g_free (publication);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Publication, publication_free)

static gboolean
is_open_for (HawEventForm *self,
             GCancellable *loading)
{
  return self->open && self->loading == loading;
}

static void
published_set_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Publication) publication = data;
  HawEventForm *self = publication->form;
  g_autoptr (GError) error = NULL;
  gboolean had_focus;

  haw_project_edit_finish (HAW_PROJECT (object), result, &error);
  if (!is_open_for (self, publication->loading))
    {
      if (error != NULL && self->state != NULL)
        haw_view_state_show_error (self->state, error);
      return;
    }
  self->publishing = FALSE;
  if (error != NULL)
    {
      haw_event_form_show_problem (self, error);
      return;
    }
  for (GtkWidget *card = gtk_widget_get_first_child (self->sources); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    haw_source_card_set_published (HAW_SOURCE_CARD (card), publication->day);
  /* Whatever was typed there since is not the day that is counted from. */
  haw_date_entry_set_date (self->published, publication->day);
  haw_event_form_find_draft (self);
  had_focus = gtk_widget_get_focus_child (self->published_row) != NULL;
  gtk_widget_set_visible (self->published_row, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (self->title);
}

/* With what goes along with the day of publication, or NULL. */
static void
store_published (HawEventForm *self,
                 const char   *day,
                 GPtrArray    *redates)
{
  const HawArticleFields fields = { .published = day, .redates = redates };

  haw_article_update_async (self->project, &self->article, 1, &fields, NULL, published_set_cb,
                            publication_new (self, day));
}

static void
redate_response_cb (HawRedateDialog *dialog,
                    const char      *response,
                    HawEventForm    *self)
{
  GPtrArray *redates = g_object_get_data (G_OBJECT (dialog), "redates");
  const char *day = g_object_get_data (G_OBJECT (dialog), "day");

  /* Whatever else is in the form by now was not asked about. */
  if (!is_open_for (self, g_object_get_data (G_OBJECT (dialog), "loading")))
    return;
  if (g_str_equal (response, "all"))
    store_published (self, day, redates);
  else if (g_str_equal (response, "only"))
    store_published (self, day, NULL);
  else
    self->publishing = FALSE;
}

/* The question outlives no form: it keeps the day, not the form. */
static void
ask (HawEventForm      *self,
     const Publication *publication,
     GPtrArray         *redates)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  HawRedateDialog *dialog =
    haw_redate_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, redates);

  g_object_set_data_full (G_OBJECT (dialog), "redates", g_ptr_array_ref (redates),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "day", g_strdup (publication->day), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "loading", g_object_ref (publication->loading),
                          g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (redate_response_cb), self, 0);
}

static void
redates_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Publication) publication = data;
  HawEventForm *self = publication->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) redates = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (!is_open_for (self, publication->loading))
    return;
  if (redates == NULL)
    {
      self->publishing = FALSE;
      haw_event_form_show_problem (self, error);
    }
  else if (haw_redates_are_asked (redates))
    ask (self, publication, redates);
  else
    store_published (self, publication->day, NULL);
}

/* A day of publication is shown first with what hangs on it, as in the fields of the article. */
void
haw_event_form_set_published (HawEventForm *self)
{
  const char *day = haw_date_entry_get_date (self->published);

  if (!gtk_widget_get_sensitive (self->set_published) || self->publishing)
    return;
  self->publishing = TRUE;
  haw_redates_find_async (self->project, &self->article, 1, day, self->loading, redates_found_cb,
                          publication_new (self, day));
}

void
haw_event_form_delete (HawEventForm *self)
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
      HawEvidenceChange change;

      if (haw_source_card_get_change (HAW_SOURCE_CARD (child), &change))
        g_array_append_val (changes, change);
    }

  return changes;
}

/* What the passage says of each of them, for those that are new. */
static GStrv
list_kinds (HawEventForm *self,
            GStrv         actors)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; actors[i] != NULL; i++)
    {
      const char *kind = "";

      for (guint k = 0; self->draft != NULL && self->draft->actors[k] != NULL; k++)
        if (g_str_equal (actors[i], self->draft->actors[k]))
          kind = self->draft->kinds[k];
      g_strv_builder_add (kinds, kind);
    }

  return g_strv_builder_end (kinds);
}

void
haw_event_form_save (HawEventForm *self)
{
  g_auto (GStrv) actors = NULL;
  g_auto (GStrv) kinds = NULL;
  g_autoptr (GArray) evidence = NULL;
  g_autoptr (GArray) values = NULL;
  g_autofree char *wording = NULL;
  HawEvidenceChange source;
  HawEventFields fields = { 0 };

  g_return_if_fail (HAW_IS_EVENT_FORM (self));

  self->choice_wanted = 0;
  self->save_wanted = self->open && self->n_finding > 0;
  if (self->save_wanted || !gtk_widget_get_sensitive (self->save))
    return;
  actors = haw_name_completion_split (get_text (self->actors));
  kinds = list_kinds (self, actors);
  evidence = collect_evidence (self);
  fields.title = get_text (self->title);
  fields.date = haw_date_entry_get_date (self->date);
  fields.place = get_text (self->place);
  if (gtk_widget_get_sensitive (self->actors))
    {
      fields.actors = (const char *const *) actors;
      fields.actor_kinds = (const char *const *) kinds;
    }
  fields.status = (int) gtk_drop_down_get_selected (self->status);
  values = haw_own_values_get_changes (self->values);
  fields.attributes = (const HawAttributeSetting *) (gpointer) values->data;
  fields.n_attributes = values->len;
  start_saving (self);
  if (self->event != 0)
    {
      fields.evidence = (const HawEvidenceChange *) (gpointer) evidence->data;
      fields.n_evidence = evidence->len;
      haw_event_update_async (self->project, self->event, &fields, NULL, updated_cb,
                              g_object_ref (self));
      return;
    }
  wording = take_source (self, &source);
  fields.source = &source;
  haw_event_add_async (self->project, &fields, self->article, self->start, self->end, NULL,
                       added_cb, g_object_ref (self));
}
