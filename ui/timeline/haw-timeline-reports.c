/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include "project/haw-error.h"
#include "time/haw-first-report.h"

#include <glib/gi18n.h>
#include <math.h>

/* What the sources of an event say, each with its own date: thin whiskers under the mark of the event
 * that is selected or under the pointer, with the name of the outlet, and without names under all in
 * view where the zoom leaves room. Reports are asked for by a signal and kept while nothing changes. */

#define MOST_KEPT 200
#define MOST_SHOWN 8
#define LINE 15.0      /* px, of one report with its outlet */
#define NEAR_DAY 44.0  /* px of a day, from which on all show their whiskers */
#define MOST_ASKED 60
#define PAD 6.0
#define MOST_BELOW 3   /* between a label and the next row */

static void
clear_report (gpointer data)
{
  HawTimelineReport *report = data;

  g_free (report->outlet);
  g_free (report->published);
}

/**
 * haw_timeline_reports_new:
 *
 * Returns: (transfer full) (element-type HawTimelineReport): no reports yet
 */
GArray *
haw_timeline_reports_new (void)
{
  GArray *reports = g_array_new (FALSE, FALSE, sizeof (HawTimelineReport));

  g_array_set_clear_func (reports, clear_report);

  return reports;
}

static GArray *
get_reports (HawTimelineView *self,
             guint            item)
{
  return g_hash_table_lookup (self->reports, &self->store->ids[item]);
}

static void
ask (HawTimelineView *self,
     guint            item)
{
  gint64 id = self->store->ids[item];

  if (self->store->sources[item] < 2 || g_hash_table_contains (self->reports, &id))
    return;
  /* Asked for once, though the answer takes a while. */
  g_hash_table_insert (self->reports, g_memdup2 (&id, sizeof id), haw_timeline_reports_new ());
  g_signal_emit_by_name (self, "reports-wanted", id);
}

static gboolean
is_near (HawTimelineView *self)
{
  return self->detail == HAW_TIMELINE_BOXES && self->clock == HAW_CLOCK_EVENT &&
         HAW_SECONDS_PER_DAY / self->axis.seconds_per_pixel >= NEAR_DAY;
}

/**
 * haw_timeline_reports_are_shown:
 *
 * Returns: whether all events in view are near enough to show their reports
 */
gboolean
haw_timeline_reports_are_shown (HawTimelineView *self)
{
  return is_near (self);
}

/**
 * haw_timeline_reports_want:
 *
 * Asks for the reports of what is selected or under the pointer, and, near enough, of all in view.
 */
void
haw_timeline_reports_want (HawTimelineView *self)
{
  int selected;

  if (self->store == NULL)
    return;

  selected = haw_timeline_store_find (self->store, self->selected_id);
  if (selected >= 0)
    ask (self, (guint) selected);
  if (self->hovered >= 0)
    ask (self, (guint) self->hovered);
  for (guint i = 0; !self->moving && is_near (self) && i < MIN (self->visible->len, MOST_ASKED); i++)
    ask (self, g_array_index (self->visible, HawTimelinePlace, i).item);
}

/* By the clock of events what a report says stands at the time it gives, by the others at the time it
 * was published. */
static gboolean
has_time (HawTimelineView         *self,
          const HawTimelineReport *report)
{
  return self->clock == HAW_CLOCK_EVENT ? report->dated
                                        : report->publication.end > report->publication.start;
}

/* What can be seen of the time, in px of the body. */
static void
get_limits (HawTimelineView *self,
            double          *first,
            double          *last)
{
  double x, width;

  *first = 0;
  *last = self->body_width;
  if (self->paper.is_paper)
    {
      haw_timeline_get_time_area (self, &x, &width);
      *first = x - self->body_x;
      *last = *first + width;
    }
}

static void
get_edges (HawTimelineView         *self,
           const HawTimelineReport *report,
           double                  *low,
           double                  *high)
{
  gboolean published = self->clock != HAW_CLOCK_EVENT;
  double a = haw_time_axis_x_of (&self->axis, published ? report->publication.start
                                                        : report->bounds.earliest_start);
  double b = haw_time_axis_x_of (&self->axis, published ? report->publication.end
                                                        : report->bounds.latest_end);
  double first, last;

  get_limits (self, &first, &last);
  if (!self->paper.is_paper)
    {
      first -= 20;
      last += 20;
    }
  *low = CLAMP (MIN (a, b), first, last);
  *high = CLAMP (MAX (a, b), first, last);
  *high = MAX (*high, *low + 3);
}

static void
append (HawTimelineView *self,
        GtkSnapshot     *snapshot,
        const GdkRGBA   *color,
        double           x,
        double           y,
        double           width,
        double           height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) (self->body_x + x), (float) y,
                                                  (float) width, (float) height));
}

/**
 * haw_timeline_reports_draw_whisker:
 * @y: px of its middle
 * @half: px of an end, above and below the middle
 * @weight: px
 *
 * Draws a line over the time that a source gives, closed at both ends; one that denies the event is
 * broken.
 */
void
haw_timeline_reports_draw_whisker (HawTimelineView         *self,
                                   GtkSnapshot             *snapshot,
                                   const HawTimelineReport *report,
                                   double                   y,
                                   double                   half,
                                   double                   weight)
{
  GdkRGBA color = report->denies ? self->colors.error : self->colors.text;
  double low, high;

  get_edges (self, report, &low, &high);
  color.alpha *= report->denies ? 1 : 0.75f;
  if (!report->denies)
    append (self, snapshot, &color, low, y - weight / 2, high - low, weight);
  for (double x = low; report->denies && x < high; x += 7)
    append (self, snapshot, &color, x, y - weight / 2, MIN (4, high - x), weight);
  append (self, snapshot, &color, low, y - half, 1.5, 2 * half);
  append (self, snapshot, &color, high - 1.5, y - half, 1.5, 2 * half);
}

/* Who says it, and by the other clocks how much later. */
static char *
make_name (HawTimelineView         *self,
           guint                    item,
           const HawTimelineReport *report)
{
  g_autofree char *isolated = haw_isolate (report->outlet);
  const char *outlet = *report->outlet == '\0' ? C_("lane", "No outlet") : isolated;
  /* Translators: an outlet that denies an event, in the timeline */
  g_autofree char *name = report->denies ? g_strdup_printf (_("%s denies it"), outlet)
                                         : g_strdup (outlet);
  g_autofree char *lag = NULL;
  g_autofree char *isolated_lag = NULL;
  g_autofree char *text = NULL;
  HawTimelineEvent event;
  gboolean rtl;

  haw_timeline_store_tell (self->store, item, &event);
  if (self->clock == HAW_CLOCK_EVENT || event.undated || !has_time (self, report))
    return g_steal_pointer (&name);

  lag = haw_lag_describe (&event.bounds, &report->publication);
  if (lag == NULL)
    return g_steal_pointer (&name);
  isolated_lag = haw_isolate (lag);
  /* The name of an outlet is not to decide which way the line runs. */
  rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  /* Translators: an outlet, and how long after the event it reported, such as "2 days later" */
  text = g_strdup_printf (C_("report", "%s, %s"), name, isolated_lag);
  return g_strconcat (rtl ? "\342\200\217" : "\342\200\216", text, NULL);
}

/**
 * haw_timeline_reports_place_name:
 * @from: px of the body, where the time that a source gives begins
 * @until: where it ends, the same where the source gives none
 * @width: px of the name
 *
 * Returns: where the name stands: behind the time, but not out of sight
 */
double
haw_timeline_reports_place_name (HawTimelineView *self,
                                 double           from,
                                 double           until,
                                 double           width)
{
  double x = self->axis.mirrored ? MIN (from, until) - PAD - width : MAX (from, until) + PAD;
  double first, last;

  get_limits (self, &first, &last);
  return MAX (first + PAD, MIN (x, last - PAD - width));
}

/* All sources, one below the other, on a ground of their own. */
static void
draw_all (HawTimelineView        *self,
          GtkSnapshot            *snapshot,
          const HawTimelinePlace *place,
          GArray                 *reports,
          double                  y)
{
  guint n = MIN (reports->len, MOST_SHOWN);
  double low = MAX (place->x, 0), high = MIN (place->x + place->width, self->body_width);
  double height = n * LINE + 2 * PAD, widest = 0;
  gboolean any = FALSE;
  GdkRGBA back = self->colors.back, line = self->colors.text;
  GskRoundedRect ground;

  for (guint i = 0; i < n; i++)
    {
      const HawTimelineReport *report = &g_array_index (reports, HawTimelineReport, i);
      g_autofree char *name = make_name (self, place->item, report);
      double from, until;

      widest = MAX (widest, haw_timeline_texts_measure (self->texts, HAW_TIMELINE_TEXT_TICK, name));
      if (!has_time (self, report))
        continue;
      any = TRUE;
      get_edges (self, report, &from, &until);
      low = MIN (low, from);
      high = MAX (high, until);
    }
  /* Names alone stand where the event begins. */
  if (!any)
    low = high = CLAMP (place->start, 0, self->body_width);
  if (self->axis.mirrored)
    low -= widest + 2 * PAD;
  else
    high += widest + 2 * PAD;

  if (y + height > self->height)
    y -= height + self->row_height + haw_timeline_clock_get_strip (self);
  gsk_rounded_rect_init_from_rect (
      &ground, &GRAPHENE_RECT_INIT ((float) floor (self->body_x + low - PAD), (float) y,
                                    (float) ceil (high - low + 2 * PAD), (float) height), 8);
  gtk_snapshot_append_outset_shadow (snapshot, &ground, &(GdkRGBA) { 0, 0, 0, 0.25f }, 0, 1, 0, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  back.alpha = 0.97f;
  gtk_snapshot_append_color (snapshot, &back, &ground.bounds);
  gtk_snapshot_pop (snapshot);
  line.alpha = 0.15f;
  gtk_snapshot_append_border (snapshot, &ground, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { line, line, line, line });

  for (guint i = 0; i < n; i++)
    {
      const HawTimelineReport *report = &g_array_index (reports, HawTimelineReport, i);
      g_autofree char *name = make_name (self, place->item, report);
      const HawTimelineText *text =
          haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_TICK, name, -1);
      double middle = y + PAD + (i + 0.5) * LINE;
      double from = place->start, until = place->start, x;

      if (has_time (self, report))
        {
          haw_timeline_reports_draw_whisker (self, snapshot, report, middle, 4, 1.5);
          get_edges (self, report, &from, &until);
        }
      if (text == NULL || text->node == NULL)
        continue;
      x = haw_timeline_reports_place_name (self, from, until, text->width);
      /* A line that goes on past the edge goes on behind the name. */
      if (has_time (self, report) && x < MAX (from, until) && x + text->width > MIN (from, until))
        append (self, snapshot, &back, x - 2, middle - LINE / 2, text->width + 4, LINE);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
                                            (float) round (self->body_x + x),
                                            (float) round (middle - text->height / 2)));
      gtk_snapshot_append_node (snapshot, text->node);
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * haw_timeline_reports_update:
 *
 * Has the names of the outlets shaped that are to be shown.
 */
void
haw_timeline_reports_update (HawTimelineView *self)
{
  int items[] = { -1, self->hovered };

  if (self->store == NULL)
    return;
  items[0] = haw_timeline_store_find (self->store, self->selected_id);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      GArray *reports = items[i] < 0 ? NULL : get_reports (self, (guint) items[i]);

      for (guint j = 0; reports != NULL && j < MIN (reports->len, MOST_SHOWN); j++)
        {
          g_autofree char *name = make_name (self, (guint) items[i],
                                             &g_array_index (reports, HawTimelineReport, j));

          haw_timeline_texts_want (self->texts, HAW_TIMELINE_TEXT_TICK, name, -1, TRUE);
        }
    }
}

/**
 * haw_timeline_reports_draw:
 * @top: y of the first lane
 *
 * Draws the whiskers over what is in view.
 */
void
haw_timeline_reports_draw (HawTimelineView *self,
                           GtkSnapshot     *snapshot,
                           double           top)
{
  const HawTimelinePlace *over = NULL;
  double over_y = 0;

  for (guint i = 0; i < self->visible->len; i++)
    {
      const HawTimelinePlace *place = &g_array_index (self->visible, HawTimelinePlace, i);
      GArray *reports = get_reports (self, place->item);
      gboolean hovered = self->hovered == (int) place->item;
      gboolean selected = self->store->ids[place->item] == self->selected_id;
      double bottom = round (top + place->y) + self->row_height + haw_timeline_clock_get_strip (self);

      if (reports == NULL || reports->len < 2 || place->folded)
        continue;
      if (hovered || (selected && (over == NULL || self->hovered < 0)))
        {
          over = place;
          over_y = bottom;
        }
      for (guint j = 0, n = 0; is_near (self) && j < reports->len && n < MOST_BELOW; j++)
        if (g_array_index (reports, HawTimelineReport, j).dated)
          haw_timeline_reports_draw_whisker (self, snapshot,
                                             &g_array_index (reports, HawTimelineReport, j),
                                             bottom - 0.5 - 2 * n++, 1, 1);
    }

  if (over != NULL)
    draw_all (self, snapshot, over, get_reports (self, over->item), over_y);
}

static char *
list_denying (GArray *reports)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      const HawTimelineReport *report = &g_array_index (reports, HawTimelineReport, i);
      g_autofree char *isolated = haw_isolate (report->outlet);

      if (report->denies && *report->outlet != '\0')
        g_strv_builder_add (names, isolated);
    }
  list = g_strv_builder_end (names);

  return list[0] == NULL ? NULL : g_strjoinv (C_("list separator", ", "), list);
}

/**
 * haw_timeline_reports_tell:
 *
 * Returns: (transfer full) (nullable): who reported an event first and who denied it, where that is
 *   known
 */
char *
haw_timeline_reports_tell (HawTimelineView *self,
                           guint            item)
{
  GArray *reports = get_reports (self, item);
  g_autofree char *denying = NULL;
  g_autofree char *lag = haw_timeline_clock_tell (self, item);
  HawFirstReport first = { 0 };
  const char *first_outlet = "";
  GString *text;

  if (reports == NULL || reports->len < 2)
    return g_steal_pointer (&lag);
  text = g_string_new (NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      const HawTimelineReport *report = &g_array_index (reports, HawTimelineReport, i);

      if (haw_first_report_take_date (&first, report->denies, report->published))
        first_outlet = report->outlet;
    }
  if (haw_first_report_is_known (&first))
    {
      g_autofree char *sentence = haw_first_report_describe (first_outlet);

      g_string_append (text, sentence);
    }
  denying = list_denying (reports);
  if (denying != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: %s is a list of outlets */
      g_string_append_printf (text, _("Denied by %s"), denying);
    }
  if (lag != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lag);
    }

  return g_string_free (text, text->len == 0);
}

static void
take_publication (HawTimelineReport *report)
{
  HawBounds bounds;
  HawEdtf edtf;

  if (*report->published == '\0' || !haw_edtf_parse (report->published, &edtf, NULL))
    return;
  haw_edtf_get_bounds (&edtf, &bounds);
  if (bounds.earliest_start > HAW_TIME_MIN && bounds.latest_end < HAW_TIME_MAX)
    report->publication = (HawPublication) { .start = bounds.earliest_start,
                                             .end = bounds.latest_end, .denies = report->denies };
}

/**
 * haw_timeline_view_set_reports:
 * @id: of an event
 * @reports: (element-type HawTimelineReport): what its sources say, in the order of publication
 *
 * Answers the signal `reports-wanted`.
 */
void
haw_timeline_view_set_reports (HawTimelineView *self,
                               gint64           id,
                               GArray          *reports)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  if (g_hash_table_size (self->reports) > MOST_KEPT && !self->paper.is_paper)
    g_hash_table_remove_all (self->reports);
  for (guint i = 0; i < reports->len; i++)
    take_publication (&g_array_index (reports, HawTimelineReport, i));
  g_hash_table_replace (self->reports, g_memdup2 (&id, sizeof id), g_array_ref (reports));
  haw_timeline_reports_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * haw_timeline_view_forget_reports:
 *
 * Has reports asked for anew, as after an edit.
 */
void
haw_timeline_view_forget_reports (HawTimelineView *self)
{
  g_return_if_fail (HAW_IS_TIMELINE_VIEW (self));

  g_hash_table_remove_all (self->reports);
  haw_timeline_reports_want (self);
}
