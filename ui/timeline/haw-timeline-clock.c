/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a timeline by another clock shows under the mark of each event: a line with a bead for every
 * report at the time of its publication. By the clock of publication it goes from the first to the
 * last; by that of lag it hangs from the event. What was published before the event is a hollow bead on
 * a broken line; a report that denies the event is a cross. */

#define KIND_BEAD 8
#define BEAD 8      /* px of the square that a bead is drawn in */
#define STRIP 12    /* px under a row for the line */
#define LINE 1.5
#define DASH 3.0
#define BEYOND 12.0 /* px out of view to which lines are drawn */

typedef enum
{
  BEAD_REPORT,
  BEAD_EARLY,
  BEAD_DENIAL
} Bead;

/* The line under one mark, in px of the widget. */
typedef struct
{
  guint lane;
  double y;
  GdkRGBA color;
} Strip;

static GskRenderNode *
make_bead (HawTimelineView *self,
           const Strip     *strip,
           Bead             bead)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, BEAD, BEAD));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  const GdkRGBA *back = &self->colors.back;
  GdkRGBA color = bead == BEAD_DENIAL ? self->colors.error : strip->color;

  cairo_translate (cr, BEAD / 2.0, BEAD / 2.0);
  gdk_cairo_set_source_rgba (cr, &color);
  if (bead == BEAD_DENIAL)
    {
      cairo_set_line_width (cr, 1.8);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      for (int i = -1; i <= 1; i += 2)
        {
          cairo_move_to (cr, -2.6, -2.6 * i);
          cairo_line_to (cr, 2.6, 2.6 * i);
        }
      cairo_stroke (cr);
    }
  else
    {
      cairo_arc (cr, 0, 0, bead == BEAD_EARLY ? 2.6 : 3.2, 0, 2 * G_PI);
      if (bead == BEAD_EARLY)
        {
          cairo_set_source_rgb (cr, back->red, back->green, back->blue);
          cairo_fill_preserve (cr);
          gdk_cairo_set_source_rgba (cr, &color);
          cairo_set_line_width (cr, 1.4);
          cairo_stroke (cr);
        }
      cairo_fill (cr);
    }
  cairo_destroy (cr);

  return node;
}

static void
draw_bead (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           const Strip     *strip,
           Bead             bead,
           double           x)
{
  double origin;
  GskRenderNode *node =
      haw_timeline_nodes_lookup (self->nodes, KIND_BEAD, bead, strip->lane, &origin);

  if (node == NULL)
    {
      node = make_bead (self, strip, bead);
      haw_timeline_nodes_take (self->nodes, KIND_BEAD, bead, strip->lane, node, 0);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (round (x) - BEAD / 2.0),
                                                (float) (strip->y - BEAD / 2.0)));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static double
x_of (HawTimelineView      *self,
      const HawPublication *publication)
{
  gint64 middle = publication->start + (publication->end - publication->start) / 2;

  return self->body_x + haw_time_axis_x_of (&self->axis, middle);
}

/* From one x to another, whichever is further left; broken into dashes that stay where they are while
 * the view moves. */
static void
draw_line (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           const Strip     *strip,
           double           from,
           double           to,
           gboolean         broken)
{
  double low = MAX (MIN (from, to), self->body_x - BEYOND);
  double high = MIN (MAX (from, to), self->body_x + self->body_width + BEYOND);
  double phase = fmod (from, 2 * DASH);
  GdkRGBA color = strip->color;

  color.alpha *= 0.6f;
  if (high <= low)
    return;
  if (!broken)
    {
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) low, (float) (strip->y - LINE / 2),
                                                      (float) (high - low), LINE));
      return;
    }

  for (double x = floor (low / (2 * DASH)) * 2 * DASH + phase - 2 * DASH; x < high; x += 2 * DASH)
    {
      double start = MAX (x, low), end = MIN (x + DASH, high);

      if (end > start)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT ((float) start,
                                                        (float) (strip->y - LINE / 2),
                                                        (float) (end - start), LINE));
    }
}

/* By the clock of lag, the line hangs from the mark. */
static void
draw_stem (HawTimelineView        *self,
           GtkSnapshot            *snapshot,
           const HawTimelinePlace *place,
           const Strip            *strip,
           double                  x,
           double                  row)
{
  double top = place->shape == HAW_TIMELINE_POINT ? row + self->row_height / 2.0 + 7
                                                  : row + self->row_height - 3;
  GdkRGBA color = strip->color;

  color.alpha *= 0.6f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (round (x) - LINE / 2), (float) top, LINE,
                                                  (float) (strip->y + LINE / 2 - top)));
}

/* Where the line of lag begins: at a point, or where a bar begins. */
static double
get_mark_x (HawTimelineView        *self,
            const HawTimelinePlace *place)
{
  if (place->shape == HAW_TIMELINE_POINT)
    return self->body_x + (place->start + place->end) / 2;

  return self->body_x + (place->open_start ? place->end
                         : self->axis.mirrored ? place->start - 1 : place->start + 1);
}

static gboolean
is_early (const HawBounds      *event,
          const HawPublication *report)
{
  gint64 lag;

  return haw_lag_between (event, report, &lag) && lag < 0;
}

static void
draw_place (HawTimelineView        *self,
            GtkSnapshot            *snapshot,
            const HawTimelinePlace *place,
            double                  row)
{
  gboolean lag = self->clock == HAW_CLOCK_LAG;
  gint64 id = self->store->ids[place->item];
  Strip strip = { .lane = place->lane, .color = self->colors.text,
                  .y = row + self->row_height + STRIP / 2.0 - 3 };
  double mark = get_mark_x (self, place), first, last;
  HawBounds bounds;
  guint n;
  const HawPublication *reports = haw_publications_get (self->publications, id, &n);

  if (n == 0)
    return;
  if (self->has_lanes || self->side != HAW_TIMELINE_SIDE_NONE)
    haw_timeline_lane_get_color (self, place->lane, &strip.color);
  else
    strip.color.alpha *= 0.62f;

  haw_timeline_store_get_mark (self->store, place->item, &bounds);
  first = x_of (self, &reports[0]);
  last = x_of (self, &reports[n - 1]);
  if (!lag)
    draw_line (self, snapshot, &strip, first, last, FALSE);
  else
    {
      draw_stem (self, snapshot, place, &strip, mark, row);
      if (is_early (&bounds, &reports[0]))
        draw_line (self, snapshot, &strip, mark, first, TRUE);
      if (!is_early (&bounds, &reports[n - 1]))
        draw_line (self, snapshot, &strip, mark, last, FALSE);
    }

  for (guint i = 0; i < n; i++)
    {
      double x = x_of (self, &reports[i]);
      Bead bead = reports[i].denies                        ? BEAD_DENIAL
                  : lag && is_early (&bounds, &reports[i]) ? BEAD_EARLY
                                                           : BEAD_REPORT;

      if (x > self->body_x - BEAD && x < self->body_x + self->body_width + BEAD)
        draw_bead (self, snapshot, &strip, bead, x);
    }
}

/**
 * haw_timeline_clock_draw:
 *
 * Draws when the events in view were reported.
 */
void
haw_timeline_clock_draw (HawTimelineView *self,
                         GtkSnapshot     *snapshot)
{
  double top = self->ruler_height - gtk_adjustment_get_value (self->rows);

  if (self->clock == HAW_CLOCK_EVENT || self->detail != HAW_TIMELINE_BOXES)
    return;

  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);

      if (!place->folded)
        draw_place (self, snapshot, place, round (top + place->y));
    }
}

/**
 * haw_timeline_clock_get_strip:
 *
 * Returns: the px under each row of marks that the reports take
 */
int
haw_timeline_clock_get_strip (HawTimelineView *self)
{
  return self->clock == HAW_CLOCK_EVENT ? 0 : STRIP;
}

/**
 * haw_timeline_clock_get_shelf_title:
 *
 * Returns: (transfer none): what the events beside the axis have in common
 */
const char *
haw_timeline_clock_get_shelf_title (HawTimelineView *self)
{
  switch (self->clock)
    {
    case HAW_CLOCK_PUBLICATION:
      /* Translators: heading above events whose sources have no known date of publication */
      return _("Publication Unknown");
    case HAW_CLOCK_LAG:
      /* Translators: heading above events without a date, or without a known date of publication, of
       * which nobody can say how late they were reported */
      return _("Lag Unknown");
    case HAW_CLOCK_EVENT:
    case HAW_N_CLOCKS:
    default:
      return _("Undated");
    }
}

/**
 * haw_timeline_clock_get_notice:
 *
 * Returns: (transfer none) (nullable): how a drawing differs from one by the time of events; NULL where
 *   it doesn't
 */
const char *
haw_timeline_clock_get_notice (HawTimelineView *self)
{
  switch (self->clock)
    {
    case HAW_CLOCK_PUBLICATION:
      /* Translators: below the title of a timeline on paper */
      return _("Placed by publication time, not by event time");
    case HAW_CLOCK_LAG:
      /* Translators: below the title of a timeline on paper, which shows how much later than each event
       * its sources were published */
      return _("With the lag of the reports");
    case HAW_CLOCK_EVENT:
    case HAW_N_CLOCKS:
    default:
      return NULL;
    }
}

/**
 * haw_timeline_clock_tell:
 *
 * Returns: (transfer full) (nullable): how long after the event it was reported first and last, by the
 *   clocks that show it
 */
char *
haw_timeline_clock_tell (HawTimelineView *self,
                         guint            item)
{
  guint n;
  const HawPublication *reports =
      haw_publications_get (self->publications, self->store->ids[item], &n);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  HawTimelineEvent event;

  if (self->clock == HAW_CLOCK_EVENT || n == 0)
    return NULL;
  haw_timeline_store_tell (self->store, item, &event);
  if (event.undated)
    return NULL;

  first = haw_lag_describe (&event.bounds, &reports[0]);
  last = haw_lag_describe (&event.bounds, &reports[n - 1]);
  if (first == NULL || last == NULL)
    return NULL;
  if (n == 1 || g_str_equal (first, last))
    /* Translators: when an event was reported, such as "Reported 2 days later" */
    return g_strdup_printf (_("Reported %s"), first);

  /* Translators: when an event was reported, such as "First reported on the same day, last 2 days later" */
  return g_strdup_printf (_("First reported %s, last %s"), first, last);
}

/**
 * haw_timeline_view_set_clock:
 * @clock: the one by which the lanes that come next are made
 * @publications: (nullable): when their events were reported
 *
 * Takes effect with the next haw_timeline_view_set_lanes().
 */
void
haw_timeline_view_set_clock (HawTimelineView *self,
                             HawClock         clock,
                             HawPublications *publications)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));
  g_return_if_fail (clock < HAW_N_CLOCKS);

  if (publications != NULL)
    haw_publications_ref (publications);
  g_clear_pointer (&self->publications, haw_publications_unref);
  self->publications = publications;
  self->clock = clock;
}

/**
 * haw_timeline_view_get_clock:
 *
 * Returns: the clock of the events shown
 */
HawClock
haw_timeline_view_get_clock (HawTimelineView *self)
{
  g_return_val_if_fail (HAW_IS_TIMELINE_VIEW (self), HAW_CLOCK_EVENT);

  return self->clock;
}
