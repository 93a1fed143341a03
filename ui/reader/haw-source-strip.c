/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-source-strip.h"

#include "haw-evidence-card.h"
#include "time/haw-date-format.h"
#include "time/haw-disagreement.h"
#include "widgets/haw-card-row.h"
#include "widgets/haw-evidence-text.h"
#include "widgets/haw-tab-stop.h"

#include <glib/gi18n.h>

/* What a reading of the sources is for. */
typedef enum
{
  PURPOSE_OPEN,
  PURPOSE_FOLLOW,
  PURPOSE_REFRESH,
} Purpose;

struct _HawSourceStrip
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *pager;
  GtkLabel *position;
  GtkWidget *previous;
  GtkWidget *next;
  HawCardRow *row;

  HawViewState *state;
  GSignalGroup *project_signals;
  GSignalGroup *events_signals;
  GCancellable *reading;
  GPtrArray *waiting; /* HawEvidence that was read before the event, or NULL */
  Purpose purpose;
  gint64 event;       /* whose sources are read or shown, 0 for none */
  HawEvent *held;     /* the same, NULL for none */
  gboolean shown;
};

enum
{
  OPENED,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawSourceStrip, haw_source_strip, GTK_TYPE_WIDGET)

static GtkWidget *
first_card (HawSourceStrip *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->row));
}

static HawEvidenceCard *
get_focused (HawSourceStrip *self)
{
  GtkWidget *card = gtk_widget_get_focus_child (GTK_WIDGET (self->row));

  return card != NULL ? HAW_EVIDENCE_CARD (card) : NULL;
}

static HawEvent *
get_event (HawSourceStrip *self)
{
  HawEventStore *events = haw_view_state_get_events (self->state);

  return events != NULL ? haw_event_store_lookup (events, self->event) : NULL;
}

static const char *
get_event_date (HawSourceStrip *self)
{
  HawEvent *event = get_event (self);

  return event != NULL ? haw_event_get_date (event) : "";
}

/* Whether two sources have different dates, or one has another than the event. */
static gboolean
dates_differ (HawSourceStrip *self)
{
  const char *date = get_event_date (self);

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      const char *own = haw_evidence_card_get_evidence (HAW_EVIDENCE_CARD (card))->date;

      if (*own != '\0' && haw_report_dates_differ (own, date))
        return TRUE;
    }

  return FALSE;
}

static guint
count_cards (HawSourceStrip *self)
{
  guint n = 0;

  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    n++;

  return n;
}

/* At the end of the way the focus goes over to the button for the way back. */
static void
set_way (GtkWidget *button,
         GtkWidget *other,
         gboolean   open)
{
  if (!open && gtk_widget_is_focus (button))
    {
      gtk_widget_set_sensitive (other, TRUE);
      gtk_widget_grab_focus (other);
    }
  gtk_widget_set_sensitive (button, open);
}

/* Which of the cards are in view, where there are more. */
static void
show_position (HawSourceStrip *self)
{
  guint n = count_cards (self);
  guint first = 0, last = 0;
  gboolean some = haw_card_row_get_seen (self->row, &first, &last) && last - first + 1 < n;
  g_autofree char *range = first == last ? g_strdup_printf ("%u", first + 1)
                                         : g_strdup_printf ("%u–%u", first + 1, last + 1);
  g_autofree char *isolated = haw_isolate (range);
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  gtk_widget_set_visible (self->pager, some);
  if (!some)
    return;
  /* Translators: which of all sources are in view: %s is a number or a range, as in 1–2 of 4. */
  text = g_strdup_printf (ngettext ("%s of %u", "%s of %u", n), isolated, n);
  localised = haw_date_localise_digits (text);
  gtk_label_set_text (self->position, localised);
  set_way (self->previous, self->next, first > 0);
  set_way (self->next, self->previous, last + 1 < n);
}

static void
show_head (HawSourceStrip *self)
{
  HawEvent *event = get_event (self);
  g_autofree char *date = haw_evidence_dup_date (get_event_date (self));
  g_autofree char *isolated = haw_isolate (date);
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  const char *parts[4] = { NULL };
  g_autofree char *summary = NULL;
  guint n = count_cards (self);
  guint n_parts = 0;

  text = g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
  count = haw_date_localise_digits (text);
  if (*date != '\0')
    parts[n_parts++] = isolated;
  parts[n_parts++] = count;
  if (dates_differ (self))
    parts[n_parts++] = n == 1 ? _("it gives another date") : _("they give different dates");
  summary = g_strjoinv (" · ", (char **) parts);
  gtk_label_set_text (self->title, event != NULL ? haw_event_get_title (event) : "");
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), gtk_label_get_text (self->title));
  show_position (self);
}

/* Reads the articles of the cards in view and of their neighbours, and lets go of all others. */
static void
seen_changed_cb (HawSourceStrip *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  guint first = 0, last = 0, i = 0;
  gboolean any = self->shown && haw_card_row_get_seen (self->row, &first, &last);

  show_position (self);
  for (GtkWidget *card = first_card (self); card != NULL;
       card = gtk_widget_get_next_sibling (card), i++)
    {
      if (any && project != NULL && i + 1 >= first && i <= last + 1)
        haw_evidence_card_fill (HAW_EVIDENCE_CARD (card), project);
      else
        haw_evidence_card_drain (HAW_EVIDENCE_CARD (card));
    }
}

static void
open_cb (HawSourceStrip  *self,
         HawEvidenceCard *card)
{
  const HawEvidence *evidence = haw_evidence_card_get_evidence (card);

  haw_view_state_reveal_passage (self->state, evidence->article, evidence->start, evidence->end);
  haw_view_state_return_to_text (self->state);
}

static void
failed_cb (HawSourceStrip *self,
           const GError   *error)
{
  haw_view_state_show_error (self->state, error);
}

static HawEvidenceCard *
find_card (HawSourceStrip    *self,
           const HawEvidence *evidence)
{
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      const HawEvidence *own = haw_evidence_card_get_evidence (HAW_EVIDENCE_CARD (card));

      if (own->annotation == evidence->annotation && own->text == evidence->text)
        return HAW_EVIDENCE_CARD (card);
    }

  return NULL;
}

static gboolean
is_among (const HawEvidence *evidence,
          GPtrArray         *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const HawEvidence *other = g_ptr_array_index (sources, i);

      if (other->annotation == evidence->annotation && other->text == evidence->text)
        return TRUE;
    }

  return FALSE;
}

/* A source that stays keeps its card, and where one had scrolled to in it. */
static void
show_sources (HawSourceStrip *self,
              GPtrArray      *sources)
{
  const char *date = get_event_date (self);
  GtkWidget *previous = NULL;
  GtkWidget *next;

  for (GtkWidget *card = first_card (self); card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (!is_among (haw_evidence_card_get_evidence (HAW_EVIDENCE_CARD (card)), sources))
        gtk_widget_unparent (card);
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const HawEvidence *evidence = g_ptr_array_index (sources, i);
      HawEvidenceCard *card = find_card (self, evidence);

      next = previous != NULL ? gtk_widget_get_next_sibling (previous) : first_card (self);
      if (card == NULL)
        {
          card = HAW_EVIDENCE_CARD (haw_evidence_card_new ());
          g_signal_connect_object (card, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (card, "failed", G_CALLBACK (failed_cb), self,
                                   G_CONNECT_SWAPPED);
          haw_evidence_card_set_evidence (card, evidence, date);
          haw_card_row_insert (self->row, GTK_WIDGET (card), next);
        }
      else
        {
          haw_evidence_card_set_evidence (card, evidence, date);
          if (GTK_WIDGET (card) != next)
            haw_card_row_insert (self->row, GTK_WIDGET (card), next);
        }
      previous = GTK_WIDGET (card);
    }
  show_head (self);
}

static void
leave_cb (HawSourceStrip *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Who writes into an entry by then, the title of the event for one, goes on writing. */
static void
focus_card (HawSourceStrip *self,
            GtkWidget      *card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (card != NULL && !(root != NULL && GTK_IS_TEXT (gtk_root_get_focus (root))))
    gtk_widget_grab_focus (card);
}

/* A single source says all there is to compare: it is read in its article. */
static void
show_only (HawSourceStrip    *self,
           const HawEvidence *evidence)
{
  leave_cb (self);
  haw_view_state_reveal_passage (self->state, evidence->article, evidence->start, evidence->end);
  haw_view_state_set_annotation (self->state, evidence->annotation);
}

static void
take_sources (HawSourceStrip *self,
              GPtrArray      *sources)
{
  gboolean was_shown = self->shown;

  if (sources->len == 0 && self->purpose == PURPOSE_OPEN)
    haw_view_state_show_message (self->state, _("This event has no sources yet."));
  if (sources->len == 0)
    {
      leave_cb (self);
      return;
    }
  if (sources->len == 1 && self->purpose == PURPOSE_OPEN)
    {
      show_only (self, g_ptr_array_index (sources, 0));
      return;
    }

  self->shown = TRUE;
  show_sources (self, sources);
  if (!was_shown)
    g_signal_emit (self, signals[OPENED], 0);
  if (self->purpose != PURPOSE_REFRESH)
    haw_card_row_reveal (self->row, first_card (self));
  if (self->purpose == PURPOSE_OPEN)
    focus_card (self, first_card (self));
  seen_changed_cb (self);
}

/* The sources are shown with the title and the date of their event, and not before these are known. */
static void
take_waiting (HawSourceStrip *self)
{
  HawEventStore *events = haw_view_state_get_events (self->state);
  g_autoptr (GPtrArray) sources = NULL;

  if (self->waiting == NULL ||
      (get_event (self) == NULL && !haw_event_store_is_missing (events, self->event)))
    return;
  sources = g_steal_pointer (&self->waiting);
  take_sources (self, sources);
}

static void
sources_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HawSourceStrip) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      HAW_PROJECT (object) != haw_view_state_get_project (self->state))
    {
      g_clear_pointer (&sources, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->reading);
  if (sources == NULL)
    haw_view_state_show_error (self->state, error);
  self->waiting = sources;
  take_waiting (self);
}

static void
hold_event (HawSourceStrip *self,
            gint64          event)
{
  HawEventStore *events = haw_view_state_get_events (self->state);
  g_autoptr (HawEvent) before = g_steal_pointer (&self->held);

  self->event = event;
  if (event != 0 && events != NULL)
    self->held = haw_event_store_hold (events, event);
}

static void
read_sources (HawSourceStrip *self,
              gint64          event,
              Purpose         purpose)
{
  HawProject *project = haw_view_state_get_project (self->state);

  /* A change on the way does not take away what was asked for. */
  if (purpose != PURPOSE_REFRESH || (self->reading == NULL && self->waiting == NULL))
    self->purpose = purpose;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  hold_event (self, event);
  if (project == NULL || event == 0)
    return;
  self->reading = g_cancellable_new ();
  haw_event_load_evidence_async (project, event, self->reading, sources_read_cb,
                                 g_object_ref (self));
}

static void
project_changed_cb (HawSourceStrip *self,
                    HawChanges     *changes)
{
  static const HawTable tables[] = {
    HAW_TABLE_EVIDENCE, HAW_TABLE_ANNOTATION, HAW_TABLE_ARTICLE, HAW_TABLE_OUTLET,
  };

  if (self->event == 0 || !(self->shown || self->reading != NULL || self->waiting != NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (haw_changes_touch (changes, tables[i]))
      {
        read_sources (self, self->event, PURPOSE_REFRESH);
        return;
      }
}

static void
show_dates (HawSourceStrip *self)
{
  if (!self->shown)
    return;
  for (GtkWidget *card = first_card (self); card != NULL; card = gtk_widget_get_next_sibling (card))
    haw_evidence_card_set_event_date (HAW_EVIDENCE_CARD (card), get_event_date (self));
  show_head (self);
}

/* The title or the date of the event may be others now; sources that are on their way bring them. */
static void
events_changed_cb (HawSourceStrip *self)
{
  take_waiting (self);
  if (self->reading == NULL && self->waiting == NULL)
    show_dates (self);
}

static void
step (HawSourceStrip *self,
      gboolean        forward)
{
  GtkWidget *card = GTK_WIDGET (get_focused (self));
  GtkWidget *next = card == NULL ? first_card (self)
                    : forward    ? gtk_widget_get_next_sibling (card)
                                 : gtk_widget_get_prev_sibling (card);

  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* As many cards on as there are in view. */
static void
turn (HawSourceStrip *self,
      gboolean        forward)
{
  GtkWidget *card = first_card (self);
  guint first, last, target;

  if (!haw_card_row_get_seen (self->row, &first, &last))
    return;
  target = forward ? MIN (2 * last + 1 - first, count_cards (self) - 1)
                   : first - MIN (first, last - first + 1);
  while (target-- > 0)
    card = gtk_widget_get_next_sibling (card);
  haw_card_row_reveal (self->row, card);
}

static void
previous_cb (HawSourceStrip *self)
{
  turn (self, FALSE);
}

static void
next_cb (HawSourceStrip *self)
{
  turn (self, TRUE);
}

static gboolean
scroll_card (HawSourceStrip *self,
             guint           keyval)
{
  HawEvidenceCard *card = get_focused (self);
  GtkScrollType type;

  /* With the focus in its text the caret takes the way. */
  if (card == NULL || !gtk_widget_has_focus (GTK_WIDGET (card)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up: type = GTK_SCROLL_STEP_UP; break;
    case GDK_KEY_Down: type = GTK_SCROLL_STEP_DOWN; break;
    case GDK_KEY_Page_Up: type = GTK_SCROLL_PAGE_UP; break;
    case GDK_KEY_Page_Down: case GDK_KEY_space: type = GTK_SCROLL_PAGE_DOWN; break;
    default: return GDK_EVENT_PROPAGATE;
    }
  haw_evidence_card_scroll (card, type);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                HawSourceStrip        *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  HawEvidenceCard *card = get_focused (self);

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      leave_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      step (self, (keyval == GDK_KEY_Right) != mirrored);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (card == NULL)
        return GDK_EVENT_PROPAGATE;
      open_cb (self, card);
      return GDK_EVENT_STOP;
    default:
      return scroll_card (self, keyval);
    }
}

static gboolean
grab_focus (GtkWidget *widget)
{
  HawSourceStrip *self = HAW_SOURCE_STRIP (widget);
  GtkWidget *card = GTK_WIDGET (get_focused (self));

  if (card == NULL)
    card = first_card (self);
  return card != NULL && gtk_widget_grab_focus (card);
}

static void
models_cb (HawSourceStrip *self)
{
  g_signal_group_set_target (self->project_signals, haw_view_state_get_project (self->state));
  g_signal_group_set_target (self->events_signals, haw_view_state_get_events (self->state));
}

static void
haw_source_strip_dispose (GObject *object)
{
  HawSourceStrip *self = HAW_SOURCE_STRIP (object);
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->held);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->events_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_source_strip_parent_class)->dispose (object);
}

static void
haw_source_strip_class_init (HawSourceStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_source_strip_dispose;
  /* Tab goes through all of the strip, though what is grabbed for it is a card. */
  widget_class->focus = haw_tab_stop_focus_children;
  widget_class->grab_focus = grab_focus;

  signals[OPENED] = g_signal_new ("opened", HAW_TYPE_SOURCE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", HAW_TYPE_SOURCE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_CARD_ROW);
  gtk_widget_class_set_css_name (widget_class, "sourcestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/reader/haw-source-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, title);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, summary);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, pager);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, position);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, previous);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, next);
  gtk_widget_class_bind_template_child (widget_class, HawSourceStrip, row);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, seen_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
haw_source_strip_init (HawSourceStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (project_changed_cb), self);
  self->events_signals = g_signal_group_new (HAW_TYPE_EVENT_STORE);
  g_signal_group_connect_swapped (self->events_signals, "changed",
                                  G_CALLBACK (events_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_name (keys, "source-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
haw_source_strip_set_state (HawSourceStrip *self,
                            HawViewState   *state)
{
  g_return_if_fail (HAW_IS_SOURCE_STRIP (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (models_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::events", G_CALLBACK (models_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (show_dates), self,
                           G_CONNECT_SWAPPED);
  models_cb (self);
}

void
haw_source_strip_open (HawSourceStrip *self,
                       gint64          event)
{
  g_return_if_fail (HAW_IS_SOURCE_STRIP (self) && self->state != NULL);

  if (self->shown && event == self->event && get_focused (self) != NULL)
    step (self, TRUE);
  else
    read_sources (self, event, PURPOSE_OPEN);
}

void
haw_source_strip_follow (HawSourceStrip *self,
                         gint64          event)
{
  g_return_if_fail (HAW_IS_SOURCE_STRIP (self) && self->state != NULL);

  if (event != self->event)
    read_sources (self, event, PURPOSE_FOLLOW);
}

void
haw_source_strip_clear (HawSourceStrip *self)
{
  GtkWidget *card;

  g_return_if_fail (HAW_IS_SOURCE_STRIP (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  hold_event (self, 0);
  self->shown = FALSE;
  while ((card = first_card (self)) != NULL)
    gtk_widget_unparent (card);
}
