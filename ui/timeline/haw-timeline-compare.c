/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-compare.h"

#include <glib/gi18n.h>

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "time/haw-timeline-sides.h"
#include "timeline/haw-timeline-colors.h"
#include "widgets/haw-color-swatch.h"

typedef struct
{
  gint64 lane;             /* id */
  HawTimelineLanes *lanes; /* its events */
  gint64 outlet;           /* whose reports it has; 0 for those of everybody */
  HawPublications *own;    /* these; NULL by the clock of events and for those of everybody */
  HawTimelineView *view;
  GtkDropDown *choice;
  HawColorSwatch *swatch;
} Side;

struct _HawTimelineCompare
{
  GtkWidget parent_instance;

  HawTimelineView *above, *below;
  HawTimelineDifference *difference;
  GtkDropDown *choice_above, *choice_below;
  HawColorSwatch *swatch_above, *swatch_below;
  GtkLabel *tally;
  GtkWidget *swap;

  HawTimelineLanes *all; /* NULL for none */
  Side sides[2];
  HawTimelineView *active; /* the one that had the focus last */
  HawClock clock;
  HawPublications *publications; /* of all lanes; NULL by the clock of events */
  HawTimelineOutletFunc outlet_func;
  gpointer outlet_data;
  gint64 offset;         /* what to add to a time below to get the one above at the same place */
  gboolean syncing;
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (HawTimelineCompare, haw_timeline_compare, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  PAIRED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

GtkWidget *
haw_timeline_compare_new (void)
{
  return g_object_new (HAW_TYPE_TIMELINE_COMPARE, NULL);
}

static const char *
get_name (HawTimelineCompare *self,
          guint               side)
{
  guint lane = haw_timeline_lanes_find (self->all, self->sides[side].lane);

  return lane == G_MAXUINT ? "" : haw_timeline_lanes_get_name (self->all, lane);
}

/* The two views move as one: whichever was moved leads. */
static void
visible_cb (HawTimelineCompare *self,
            GParamSpec         *pspec,
            HawTimelineView    *view)
{
  gboolean is_above = view == self->above;

  gtk_widget_queue_draw (GTK_WIDGET (self->difference));
  if (self->syncing || self->sides[0].lanes == NULL)
    return;

  self->syncing = TRUE;
  haw_timeline_view_follow_axis (is_above ? self->below : self->above, view,
                                 is_above ? -self->offset : self->offset);
  self->syncing = FALSE;
  g_signal_emit (self, signals[MOVED], 0);
}

/* How many events there are on either side, in words. */
static void
show_tally (HawTimelineCompare     *self,
            const HawTimelineTally *tally)
{
  g_autofree char *above = haw_isolate (get_name (self, 0));
  g_autofree char *below = haw_isolate (get_name (self, 1));
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *spoken_digits = NULL;

  /* Translators: of two lanes of a timeline: events that only one has, that both have, that only the other
   * has */
  text = g_strdup_printf (_("%u only above · %u both · %u only below"), tally->above, tally->both,
                          tally->below);
  digits = haw_date_localise_digits (text);
  gtk_label_set_text (self->tally, digits);
  /* Translators: events that only the one outlet (or actor) has, that only the other has, and both */
  spoken = g_strdup_printf (_("Difference: only %s has %u, only %s has %u, both have %u"), above,
                            tally->above, below, tally->below, tally->both);
  spoken_digits = haw_date_localise_digits (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->difference), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken_digits, -1);
}

static void
name_view (HawTimelineCompare *self,
           guint               side)
{
  g_autofree char *isolated = haw_isolate (get_name (self, side));
  g_autofree char *name = NULL;

  /* Translators: one half of a comparison; %s is an outlet, an actor or such */
  name = g_strdup_printf (side == 0 ? _("Above the axis: %s") : _("Below the axis: %s"), isolated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sides[side].view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What both sides have, how far they are apart, and what follows from it. */
static void
relate (HawTimelineCompare *self)
{
  g_autoptr (GHashTable) shared = NULL;
  HawTimelineTally tally = { 0, 0, 0 };

  if (self->sides[0].lanes == NULL)
    return;

  shared = haw_timeline_sides_find_shared (self->sides[0].lanes, self->sides[1].lanes, &tally);
  haw_timeline_view_set_side (self->above, HAW_TIMELINE_SIDE_ABOVE, self->sides[1].lanes,
                              -self->offset, shared);
  haw_timeline_view_set_side (self->below, HAW_TIMELINE_SIDE_BELOW, self->sides[0].lanes, self->offset,
                              shared);
  haw_timeline_difference_set_sides (self->difference, self->sides[0].lanes, self->sides[1].lanes,
                                     get_name (self, 0), get_name (self, 1), self->offset);
  show_tally (self, &tally);
}

/* Where each side counts from its own event, these stand at one place. */
static gboolean
meet (HawTimelineCompare *self)
{
  gint64 above = haw_timeline_view_get_aligned_id (self->above);
  gint64 below = haw_timeline_view_get_aligned_id (self->below);
  gint64 offset = 0;

  if (above != 0 && below != 0 && above != below)
    offset = haw_timeline_view_get_aligned_time (self->above) -
             haw_timeline_view_get_aligned_time (self->below);
  if (offset == self->offset)
    return FALSE;

  self->offset = offset;
  relate (self);
  visible_cb (self, NULL, self->below);

  return TRUE;
}

static void
changed_cb (HawTimelineLanes  *all,
            HawTimelineChange  change,
            guint              position,
            gpointer           user_data)
{
  HawTimelineCompare *self = user_data;

  for (guint i = 0; i < 2; i++)
    {
      Side *side = &self->sides[i];

      if (side->own != NULL && change != HAW_TIMELINE_REMOVED)
        haw_publications_take_of_outlet (side->own, self->publications, side->outlet,
                                         haw_timeline_lanes_get_store (all)->ids[position]);
      if (side->lanes != NULL)
        haw_timeline_sides_follow (side->lanes, all, side->lane, self->clock, side->own, change,
                                   position);
    }
  if (!meet (self))
    relate (self);
}

static void
drop_sides (HawTimelineCompare *self)
{
  for (guint i = 0; i < 2; i++)
    {
      haw_timeline_view_set_side (self->sides[i].view,
                                  i == 0 ? HAW_TIMELINE_SIDE_ABOVE : HAW_TIMELINE_SIDE_BELOW, NULL, 0,
                                  NULL);
      haw_timeline_view_set_lanes (self->sides[i].view, NULL);
      g_clear_pointer (&self->sides[i].lanes, haw_timeline_lanes_unref);
      g_clear_pointer (&self->sides[i].own, haw_publications_unref);
    }
  haw_timeline_difference_set_sides (self->difference, NULL, NULL, "", "", 0);
}

static void
show_choices (HawTimelineCompare *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = haw_timeline_lanes_get_n (self->all);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, haw_timeline_lanes_get_name (self->all, i));
  self->choosing = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      guint lane = haw_timeline_lanes_find (self->all, self->sides[i].lane);

      gtk_drop_down_set_model (self->sides[i].choice, G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->sides[i].choice,
                                  lane == G_MAXUINT ? GTK_INVALID_LIST_POSITION : lane);
    }
  self->choosing = FALSE;
}

/* By another clock a side that has the reports of one outlet stands at the times of these. */
static void
take_side (HawTimelineCompare *self,
           Side               *side,
           guint               lane)
{
  side->outlet = self->outlet_func == NULL || self->publications == NULL
                     ? 0
                     : self->outlet_func (side->lane, self->outlet_data);
  if (side->outlet != 0)
    side->own = haw_publications_dup_of_outlet (self->publications, side->outlet);
  side->lanes = haw_timeline_sides_extract (self->all, lane, self->clock, side->own);
  haw_timeline_view_set_clock (side->view, self->clock,
                               side->own != NULL ? side->own : self->publications);
}

static void
show_sides (HawTimelineCompare *self)
{
  drop_sides (self);
  for (guint i = 0; i < 2; i++)
    {
      guint lane = haw_timeline_lanes_find (self->all, self->sides[i].lane);

      if (lane == G_MAXUINT)
        {
          drop_sides (self);
          return;
        }
      take_side (self, &self->sides[i], lane);
    }

  self->syncing = TRUE;
  relate (self);
  for (guint i = 0; i < 2; i++)
    {
      haw_timeline_view_set_lanes (self->sides[i].view, self->sides[i].lanes);
      name_view (self, i);
    }
  self->syncing = FALSE;
  visible_cb (self, NULL, self->below);
}

/* The events from which time is counted stay those as far as they are there; a side that has lost its own
 * counts from that of the other. */
static void
keep_aligned (HawTimelineCompare *self,
              const gint64       *ids)
{
  for (guint i = 0; i < 2; i++)
    haw_timeline_view_set_aligned_id (self->sides[i].view, ids[i]);
  for (guint i = 0; i < 2; i++)
    if (haw_timeline_view_get_aligned_id (self->sides[i].view) == 0)
      haw_timeline_view_set_aligned_id (
          self->sides[i].view, haw_timeline_view_get_aligned_id (self->sides[1 - i].view));
}

static void
focused_cb (GtkEventControllerFocus *focus,
            HawTimelineCompare      *self)
{
  self->active =
      HAW_TIMELINE_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

static void
follow_focus (HawTimelineCompare *self,
              HawTimelineView    *view)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

static void
chosen_cb (HawTimelineCompare *self,
           GParamSpec         *pspec,
           GtkDropDown        *choice)
{
  guint side = choice == self->choice_above ? 0 : 1;
  guint lane = gtk_drop_down_get_selected (choice);
  gint64 id;

  if (self->choosing || lane >= haw_timeline_lanes_get_n (self->all))
    return;
  id = haw_timeline_lanes_get_id (self->all, lane);
  /* The lane that is on the other side already changes places. */
  if (id == self->sides[1 - side].lane)
    haw_timeline_compare_swap (self);
  else
    haw_timeline_compare_set_pair (self, side == 0 ? id : self->sides[0].lane,
                                   side == 1 ? id : self->sides[1].lane);
  g_signal_emit (self, signals[PAIRED], 0);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  haw_timeline_compare_swap (HAW_TIMELINE_COMPARE (widget));
  g_signal_emit (widget, signals[PAIRED], 0);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
show_colors (HawTimelineCompare *self)
{
  GdkRGBA back;

  haw_timeline_named_color (GTK_WIDGET (self), "view_bg_color", &back);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;
      GdkRGBA color;

      haw_timeline_side_color (&back, i == 0 ? HAW_TIMELINE_SIDE_ABOVE : HAW_TIMELINE_SIDE_BELOW,
                               &color);
      name = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5f),
                              (guint) (color.green * 255 + 0.5f), (guint) (color.blue * 255 + 0.5f));
      haw_color_swatch_set_color (self->sides[i].swatch, name);
    }
}

static void
haw_timeline_compare_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_timeline_compare_parent_class)->css_changed (widget, change);
  show_colors (HAW_TIMELINE_COMPARE (widget));
}

static void
haw_timeline_compare_dispose (GObject *object)
{
  HawTimelineCompare *self = HAW_TIMELINE_COMPARE (object);
  GtkWidget *child;

  if (self->all != NULL)
    haw_timeline_lanes_unwatch (self->all, self);
  g_clear_pointer (&self->all, haw_timeline_lanes_unref);
  g_clear_pointer (&self->publications, haw_publications_unref);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->sides[i].lanes, haw_timeline_lanes_unref);
      g_clear_pointer (&self->sides[i].own, haw_publications_unref);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_timeline_compare_parent_class)->dispose (object);
}

static void
haw_timeline_compare_class_init (HawTimelineCompareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_timeline_compare_dispose;
  widget_class->css_changed = haw_timeline_compare_css_changed;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[PAIRED] = g_signal_new ("paired", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_TIMELINE_VIEW);
  g_type_ensure (HAW_TYPE_TIMELINE_DIFFERENCE);
  g_type_ensure (HAW_TYPE_COLOR_SWATCH);
  gtk_widget_class_set_css_name (widget_class, "timelinecompare");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/timeline/haw-timeline-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, above);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, below);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, difference);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, choice_above);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, choice_below);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, swatch_above);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, swatch_below);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, tally);
  gtk_widget_class_bind_template_child (widget_class, HawTimelineCompare, swap);
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "compare.close", NULL, close_action);
}

static void
haw_timeline_compare_init (HawTimelineCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sides[0] = (Side) { .view = self->above, .choice = self->choice_above,
                            .swatch = self->swatch_above };
  self->sides[1] = (Side) { .view = self->below, .choice = self->choice_below,
                            .swatch = self->swatch_below };
  self->active = self->below;
  haw_timeline_difference_set_views (self->difference, self->above, self->below);
  for (guint i = 0; i < 2; i++)
    {
      g_signal_connect_object (self->sides[i].view, "notify::visible-start", G_CALLBACK (visible_cb),
                               self, G_CONNECT_SWAPPED);
      follow_focus (self, self->sides[i].view);
      g_signal_connect_object (self->sides[i].view, "notify::visible-end", G_CALLBACK (visible_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->sides[i].view, "notify::aligned-id", G_CALLBACK (meet), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->sides[i].choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  drop_sides (self);
  show_colors (self);
}

/**
 * haw_timeline_compare_set_lanes:
 * @lanes: (nullable): all lanes, of which two are compared; what is put into them is followed
 * @clock: by which they are
 * @publications: (nullable): when their events were reported
 */
void
haw_timeline_compare_set_lanes (HawTimelineCompare *self,
                                HawTimelineLanes   *lanes,
                                HawClock            clock,
                                HawPublications    *publications)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  if (self->all != NULL)
    haw_timeline_lanes_unwatch (self->all, self);
  drop_sides (self);
  g_clear_pointer (&self->all, haw_timeline_lanes_unref);
  if (lanes != NULL)
    {
      self->all = haw_timeline_lanes_ref (lanes);
      haw_timeline_lanes_watch (lanes, changed_cb, self);
    }
  self->clock = clock;
  g_clear_pointer (&self->publications, haw_publications_unref);
  self->publications = publications == NULL ? NULL : haw_publications_ref (publications);
}

/**
 * haw_timeline_compare_set_outlet_func:
 * @func: (nullable): says whose reports are in a lane
 *
 * Has a side with the reports of one outlet stand at the times of these by another clock than that of
 * events, from the next pair on.
 */
void
haw_timeline_compare_set_outlet_func (HawTimelineCompare   *self,
                                      HawTimelineOutletFunc func,
                                      gpointer              user_data)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  self->outlet_func = func;
  self->outlet_data = user_data;
}

/**
 * haw_timeline_compare_set_pair:
 * @above: the id of a lane
 * @below: the id of another
 *
 * Time goes on being counted from the same events where they are there.
 *
 * Returns: whether there are both, so that they are compared now
 */
gboolean
haw_timeline_compare_set_pair (HawTimelineCompare *self,
                               gint64              above,
                               gint64              below)
{
  gboolean swaps = above == self->sides[1].lane && below == self->sides[0].lane;
  gint64 aligned[2];

  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), FALSE);

  aligned[0] = haw_timeline_view_get_aligned_id (swaps ? self->below : self->above);
  aligned[1] = haw_timeline_view_get_aligned_id (swaps ? self->above : self->below);
  self->sides[0].lane = above;
  self->sides[1].lane = below;
  show_choices (self);
  if (above == below || haw_timeline_lanes_find (self->all, above) == G_MAXUINT ||
      haw_timeline_lanes_find (self->all, below) == G_MAXUINT)
    {
      drop_sides (self);
      haw_timeline_compare_unalign (self);
      return FALSE;
    }

  show_sides (self);
  keep_aligned (self, aligned);

  return TRUE;
}

void
haw_timeline_compare_get_pair (HawTimelineCompare *self,
                               gint64             *above,
                               gint64             *below)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  *above = self->sides[0].lane;
  *below = self->sides[1].lane;
}

/**
 * haw_timeline_compare_swap:
 *
 * Puts what is above below, and what is below above.
 */
void
haw_timeline_compare_swap (HawTimelineCompare *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  haw_timeline_compare_set_pair (self, self->sides[1].lane, self->sides[0].lane);
}

HawTimelineView *
haw_timeline_compare_get_view (HawTimelineCompare *self,
                               HawTimelineSide     side)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), NULL);

  return side == HAW_TIMELINE_SIDE_ABOVE ? self->above : self->below;
}

/**
 * haw_timeline_compare_get_focused:
 *
 * Returns: (transfer none): the view that has the focus or had it last; at first the one below
 */
HawTimelineView *
haw_timeline_compare_get_focused (HawTimelineCompare *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), NULL);

  return self->active;
}

HawTimelineDifference *
haw_timeline_compare_get_difference (HawTimelineCompare *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), NULL);

  return self->difference;
}

/**
 * haw_timeline_compare_get_name:
 *
 * Returns: (transfer none): the name of the lane on a side
 */
const char *
haw_timeline_compare_get_name (HawTimelineCompare *self,
                               HawTimelineSide     side)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), "");

  return self->all == NULL ? "" : get_name (self, side == HAW_TIMELINE_SIDE_ABOVE ? 0 : 1);
}

/**
 * haw_timeline_compare_get_offset:
 *
 * Returns: what to add to a time below to get the one above at the same place
 */
gint64
haw_timeline_compare_get_offset (HawTimelineCompare *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), 0);

  return self->offset;
}

/**
 * haw_timeline_compare_focus_choice:
 *
 * Puts the focus where the lane below is chosen.
 */
void
haw_timeline_compare_focus_choice (HawTimelineCompare *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->choice_below));
}

/**
 * haw_timeline_compare_align:
 * @event: the id of an event
 *
 * Counts time from an event: on both sides, or, where the other side counts already, on that of the focus
 * alone, so that the two events meet.
 *
 * Returns: whether it stands on one of the sides
 */
gboolean
haw_timeline_compare_align (HawTimelineCompare *self,
                            gint64              event)
{
  HawTimelineView *focused, *other;

  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), FALSE);

  focused = haw_timeline_compare_get_focused (self);
  other = focused == self->above ? self->below : self->above;
  haw_timeline_view_set_aligned_id (focused, event);
  if (haw_timeline_view_get_aligned_id (other) == 0)
    haw_timeline_view_set_aligned_id (other, event);

  return haw_timeline_view_get_aligned_id (focused) == event;
}

/**
 * haw_timeline_compare_set_aligned:
 * @above: the event from which time is counted above, or 0
 * @below: that from which it is below, or 0
 *
 * Counts time from events as far as they are there, as when a comparison is taken up again.
 */
void
haw_timeline_compare_set_aligned (HawTimelineCompare *self,
                                  gint64              above,
                                  gint64              below)
{
  const gint64 ids[] = { above, below };

  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  keep_aligned (self, ids);
}

/**
 * haw_timeline_compare_unalign:
 *
 * Returns: whether time was counted from an event
 */
gboolean
haw_timeline_compare_unalign (HawTimelineCompare *self)
{
  gboolean aligned = haw_timeline_view_get_aligned_id (self->above) != 0 ||
                     haw_timeline_view_get_aligned_id (self->below) != 0;

  g_return_val_if_fail (HAW_IS_TIMELINE_COMPARE (self), FALSE);

  haw_timeline_view_set_aligned_id (self->above, 0);
  haw_timeline_view_set_aligned_id (self->below, 0);

  return aligned;
}

/**
 * haw_timeline_compare_show_range:
 * @start: time on the side below
 * @end: later than @start
 */
void
haw_timeline_compare_show_range (HawTimelineCompare *self,
                                 gint64              start,
                                 gint64              end)
{
  g_return_if_fail (HAW_IS_TIMELINE_COMPARE (self));

  haw_timeline_view_show_range (self->below, start, end);
}
