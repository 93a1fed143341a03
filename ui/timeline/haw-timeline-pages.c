/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-pages-private.h"

#include "project/haw-error.h"
#include "timeline/haw-timeline-paper.h"
#include "widgets/haw-node-printer.h"
#include "widgets/haw-range-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* A picture is drawn in pieces of about this height, so that none takes long. */
#define PIECE 900.0

/* Of a page that is left free so that a lane is not divided. */
#define MOST_FREE 0.3

#define MARGIN_OF_TIME 8.0
#define SHORTEST (2 * HAW_SECONDS_PER_DAY)
#define GAP HAW_TIMELINE_PAGES_GAP

/**
 * haw_timeline_pages_new:
 * @from: (transfer none): the timeline that is to be drawn as it is
 * @name: of the project
 * @lanes: (nullable): what kind of lanes there are
 *
 * Returns: (transfer full): no pages before haw_timeline_pages_set_up()
 */
HawTimelinePages *
haw_timeline_pages_new (HawTimelineView *from,
                        const char      *name,
                        const char      *lanes)
{
  HawTimelinePages *self = g_rc_box_new0 (HawTimelinePages);

  self->from = g_object_ref (from);
  self->view = haw_timeline_paper_new (from);
  self->name = g_strdup (name);
  self->lanes = g_strdup (lanes);
  self->pages = g_array_new (FALSE, TRUE, sizeof (HawTimelinePage));
  self->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->undated_above = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

static void
pages_clear (gpointer data)
{
  HawTimelinePages *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->copies); i++)
    g_clear_pointer (&self->copies[i], haw_timeline_lanes_copy_free);
  g_object_unref (self->from);
  g_object_unref (self->view);
  g_clear_object (&self->compare);
  g_clear_object (&self->difference);
  g_clear_object (&self->above);
  g_array_unref (self->undated_above);
  g_free (self->names[0]);
  g_free (self->names[1]);
  g_clear_object (&self->specimens);
  g_free (self->name);
  g_free (self->lanes);
  g_array_unref (self->pages);
  g_array_unref (self->marks);
}

HawTimelinePages *
haw_timeline_pages_ref (HawTimelinePages *self)
{
  return g_rc_box_acquire (self);
}

void
haw_timeline_pages_unref (HawTimelinePages *self)
{
  g_rc_box_release_full (self, pages_clear);
}

/**
 * haw_timeline_pages_is_picture:
 *
 * Returns: whether there is one picture of any height, and no pages
 */
gboolean
haw_timeline_pages_is_picture (HawTimelinePages *self)
{
  return self->setup.height <= 0;
}

static void
choose_time (HawTimelinePages *self)
{
  gint64 start = self->setup.start, end = self->setup.end;
  double margin = 0;

  haw_time_axis_init (&self->whole, self->time_width * self->setup.across,
                      haw_timeline_view_is_mirrored (self->view));
  if (start >= end)
    {
      if (!haw_timeline_side_get_extent (self->view, &start, &end))
        return;
      margin = MARGIN_OF_TIME;
      if (end - start < SHORTEST)
        {
          gint64 missing = SHORTEST - (end - start);

          start -= missing / 2;
          end += missing / 2;
        }
    }
  haw_time_axis_fit (&self->whole, start, end, margin);
}

/* Rows of a lane are not cut, and a lane is not divided where it is soon at its end anyway. */
static double
find_break (HawTimelinePages *self,
            double            top,
            double            room)
{
  HawTimelineView *view = self->view;
  double limit = top + room, whole = top, cut = top;
  double row = view->row_height + haw_timeline_clock_get_strip (view);

  if (self->lanes_height <= limit)
    return self->lanes_height;

  for (guint i = 0; i < haw_timeline_lanes_get_n (view->lanes); i++)
    {
      double y, height, rows;

      haw_timeline_lanes_get_extent (view->lanes, i, &y, &height);
      if (y + height <= limit)
        {
          whole = cut = MAX (whole, y + height);
          continue;
        }
      rows = y + (view->has_lanes ? 4 : 6);
      if (haw_timeline_lanes_get_detail (view->lanes) == HAW_TIMELINE_BOXES && limit - rows >= row)
        cut = rows + floor ((limit - rows) / row) * row;
      break;
    }
  if (whole > top && limit - whole < MOST_FREE * room)
    return whole;

  return cut > top ? cut : limit;
}

static void
add_time (HawTimelinePages *self)
{
  double y = self->setup.margin + self->head;
  double ruler = self->view->ruler_height;
  double room = haw_timeline_pages_is_picture (self) ? PIECE
                                  : self->setup.height - y - ruler - self->foot - self->setup.margin;
  double top = 0;

  if (self->above != NULL)
    {
      if (haw_timeline_content_has_axis (self->view))
        haw_timeline_pages_compare_add_time (self, room + ruler);
      return;
    }
  room = MAX (room, self->view->row_height * 2);
  while (top < self->lanes_height && self->pages->len <= HAW_TIMELINE_MOST_PAGES)
    {
      double bottom = find_break (self, top, room);

      for (guint i = 0; i < self->setup.across; i++)
        {
          HawTimelinePage page = { .column = i, .y = y, .top = top, .bottom = bottom,
                                   .has_time = TRUE, .time_end = y + ruler + bottom - top,
                                   .has_head = !haw_timeline_pages_is_picture (self) || top <= 0 };

          page.back_y = page.time_end + GAP;
          g_array_append_val (self->pages, page);
        }
      if (haw_timeline_pages_is_picture (self))
        y += bottom - top;
      top = bottom;
    }
}

static HawTimelinePage *
get_page (HawTimelinePages *self,
          guint             page)
{
  return &g_array_index (self->pages, HawTimelinePage, page);
}

/* What follows the timeline stands below it where there is room, else on pages of its own. */
static HawTimelinePage *
find_room (HawTimelinePages *self,
           double            height)
{
  double end = self->setup.height - self->setup.margin - self->foot;
  HawTimelinePage page = { .has_head = !haw_timeline_pages_is_picture (self) || self->pages->len == 0 };

  page.y = page.back_y = self->setup.margin + self->head;
  if (self->pages->len > 0)
    {
      HawTimelinePage *last = get_page (self, self->pages->len - 1);

      if (haw_timeline_pages_is_picture (self) || last->back_y + height <= end)
        return last;
    }
  g_array_append_val (self->pages, page);

  return get_page (self, self->pages->len - 1);
}

static void
add_undated (HawTimelinePages *self)
{
  double end = self->setup.height - self->setup.margin - self->foot;
  guint n = haw_timeline_pages_get_n_undated (self), done = 0;

  while (done < n && self->pages->len <= HAW_TIMELINE_MOST_PAGES)
    {
      HawTimelinePage *page =
          find_room (self, haw_timeline_pages_get_undated_height (self, MIN (n - done, 9)));
      guint most = haw_timeline_pages_is_picture (self)
                       ? n - done
                       : haw_timeline_pages_get_undated_fitting (self, end - page->back_y);

      page->undated = done;
      page->n_undated = CLAMP (most, 1, n - done);
      done += page->n_undated;
      page->back_y += haw_timeline_pages_get_undated_height (self, page->n_undated) + GAP;
    }
}

static void
add_legend (HawTimelinePages *self)
{
  double height = haw_timeline_pages_get_legend_height (self);
  HawTimelinePage *page = find_room (self, height);

  page->has_legend = TRUE;
  page->back_y += height + GAP;
}

/* For lanes that fill a page, and leave what follows them its room. */
static double
get_room (HawTimelinePages *self)
{
  double room = self->setup.height - 2 * self->setup.margin - self->head - self->foot -
                self->view->ruler_height;

  if (haw_timeline_pages_is_picture (self))
    return PIECE;
  if (self->setup.legend)
    room -= haw_timeline_pages_get_legend_height (self) + GAP;
  if (haw_timeline_pages_get_n_undated (self) > 0)
    room -= haw_timeline_pages_get_undated_height (
                self, MIN (haw_timeline_pages_get_n_undated (self), 9)) + GAP;

  return MAX (room, self->view->row_height * 4);
}

static void
lay_out (HawTimelinePages *self)
{
  const HawTimelinePageSetup *setup = &self->setup;
  double width = floor (setup->width - 2 * setup->margin);

  g_array_set_size (self->pages, 0);
  self->head = haw_timeline_pages_get_line (self, HAW_PAGE_TITLE) +
               haw_timeline_pages_get_line (self, HAW_PAGE_SMALL) + GAP;
  self->foot = haw_timeline_pages_get_line (self, HAW_PAGE_SMALL) + GAP;
  if (self->above != NULL)
    haw_timeline_pages_compare_lay_out (self, (int) width, get_room (self));
  else
    haw_timeline_paper_lay_out (self->view, (int) width, get_room (self), setup->every);
  self->time_width = haw_timeline_paper_get_time_width (self->view);
  choose_time (self);
  self->lanes_height = haw_timeline_paper_set_time (self->view, &self->whole, 0);
  self->above_height = self->above == NULL ? 0 : haw_timeline_pages_compare_set_time (self, 0);

  add_time (self);
  add_undated (self);
  if (setup->legend || self->pages->len == 0)
    add_legend (self);
  self->height = haw_timeline_pages_is_picture (self)
                     ? ceil (get_page (self, self->pages->len - 1)->back_y + self->foot + setup->margin)
                     : setup->height;
}

/* Events that were taken before are not taken again unless they changed, or others are wanted. */
static void
begin_copy (HawTimelinePages *self,
            guint             which,
            HawTimelineLanes *lanes,
            gint64            offset)
{
  gint64 start = self->wanted.start, end = self->wanted.end;
  HawTimelineLanesCopy **copy = &self->copies[which];

  if (start < end)
    {
      start += offset;
      end += offset;
    }
  if (*copy != NULL && haw_timeline_lanes_copy_is_of (*copy, lanes, start, end))
    return;
  g_clear_pointer (copy, haw_timeline_lanes_copy_free);
  if (lanes != NULL)
    *copy = haw_timeline_lanes_copy_begin (lanes, start, end);
  self->taken = FALSE;
}

/**
 * haw_timeline_pages_begin:
 *
 * Begins to take the events as they are now and to lay them out, which haw_timeline_pages_step() carries
 * on. What was begun before is not finished.
 */
void
haw_timeline_pages_begin (HawTimelinePages           *self,
                          const HawTimelinePageSetup *setup)
{
  g_return_if_fail (setup->width > 0 && setup->across > 0);

  self->wanted = *setup;
  begin_copy (self, 0, haw_timeline_view_get_lanes (self->from), 0);
  if (self->above != NULL)
    begin_copy (self, 1,
                haw_timeline_view_get_lanes (
                    haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE)),
                haw_timeline_compare_get_offset (self->compare));
}

/**
 * haw_timeline_pages_get_copy:
 * @which: 0 or, of those above, 1
 *
 * Returns: (transfer none) (nullable): the events that were copied
 */
HawTimelineLanes *
haw_timeline_pages_get_copy (HawTimelinePages *self,
                             guint             which)
{
  return self->copies[which] == NULL ? NULL : haw_timeline_lanes_copy_get (self->copies[which]);
}

/**
 * haw_timeline_pages_step:
 *
 * Takes over a part of the events, or lays all of them out. Until that is done the pages are as before.
 *
 * Returns: whether it is done
 */
gboolean
haw_timeline_pages_step (HawTimelinePages *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->copies); i++)
    {
      HawTimelineLanesCopy *copy = self->copies[i];
      guint before;

      if (copy == NULL || haw_timeline_lanes_copy_get (copy) != NULL)
        continue;
      before = haw_timeline_lanes_copy_get_n_read (copy);
      haw_timeline_lanes_copy_step (copy, HAW_TIMELINE_PAGES_STEP);
      self->n_copied += haw_timeline_lanes_copy_get_n_read (copy) - before;
      return FALSE;
    }

  self->setup = self->wanted;
  if (!self->taken && self->above != NULL)
    haw_timeline_pages_compare_take (self);
  else if (!self->taken)
    haw_timeline_paper_take (self->view, self->from, haw_timeline_pages_get_copy (self, 0));
  self->taken = TRUE;
  haw_timeline_paper_dim (self->view, self->from, self->setup.start, self->setup.end);
  if (self->above != NULL)
    haw_timeline_paper_dim (self->above,
                            haw_timeline_compare_get_view (self->compare, HAW_TIMELINE_SIDE_ABOVE),
                            self->setup.start + self->offset, self->setup.end + self->offset);
  self->n_laid_out++;
  lay_out (self);

  return TRUE;
}

/**
 * haw_timeline_pages_set_up:
 *
 * Takes the events as they are now and lays them out, all at once.
 */
void
haw_timeline_pages_set_up (HawTimelinePages           *self,
                           const HawTimelinePageSetup *setup)
{
  haw_timeline_pages_begin (self, setup);
  while (!haw_timeline_pages_step (self))
    ;
}

/**
 * haw_timeline_pages_get_n_copied:
 *
 * Returns: how many events were taken over so far, for tests
 */
guint
haw_timeline_pages_get_n_copied (HawTimelinePages *self)
{
  return self->n_copied;
}

/**
 * haw_timeline_pages_get_n_laid_out:
 *
 * Returns: how often they were laid out so far, for tests
 */
guint
haw_timeline_pages_get_n_laid_out (HawTimelinePages *self)
{
  return self->n_laid_out;
}

/**
 * haw_timeline_pages_get_n:
 *
 * Returns: how many pages there are, or pieces of the one picture; more than
 *   %HAW_TIMELINE_MOST_PAGES where there would be too many
 */
guint
haw_timeline_pages_get_n (HawTimelinePages *self)
{
  return self->pages->len;
}

/**
 * haw_timeline_pages_get_n_events:
 *
 * Returns: how many events are on them
 */
guint
haw_timeline_pages_get_n_events (HawTimelinePages *self)
{
  return self->above != NULL ? self->tally.above + self->tally.both + self->tally.below
                             : self->view->n_dated + self->view->n_undated;
}

/**
 * haw_timeline_pages_get_n_undated:
 *
 * Returns: how many events are listed because they have no date
 */
guint
haw_timeline_pages_get_n_undated (HawTimelinePages *self)
{
  return self->view->n_undated + self->undated_above->len;
}

/**
 * haw_timeline_pages_get_undated:
 * @index: which of them
 * @item: (out): its position in the view
 *
 * Returns: (transfer none): the view that has it
 */
HawTimelineView *
haw_timeline_pages_get_undated (HawTimelinePages *self,
                                guint             index,
                                guint            *item)
{
  guint n = self->view->n_undated;

  *item = index < n ? self->view->n_dated + index : g_array_index (self->undated_above, guint, index - n);

  return index < n ? self->view : self->above;
}

/**
 * haw_timeline_pages_get_width:
 *
 * Returns: the px of a page, or of the picture
 */
double
haw_timeline_pages_get_width (HawTimelinePages *self)
{
  return self->setup.width;
}

/**
 * haw_timeline_pages_is_rtl:
 *
 * Returns: whether it is read from right to left
 */
gboolean
haw_timeline_pages_is_rtl (HawTimelinePages *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
}

/**
 * haw_timeline_pages_get_height:
 *
 * Returns: the px of a page, or of the picture
 */
double
haw_timeline_pages_get_height (HawTimelinePages *self)
{
  return self->height;
}

/**
 * haw_timeline_pages_get_time:
 * @start: (out): the first second of the time on a page
 * @end: (out): the second after the last
 */
void
haw_timeline_pages_get_time (HawTimelinePages *self,
                             guint             page,
                             gint64           *start,
                             gint64           *end)
{
  double low = get_page (self, page)->column * self->time_width;
  double high = low + self->time_width;
  double width = self->whole.width;
  gboolean mirrored = self->whole.mirrored;

  *start = haw_time_axis_t_of (&self->whole, mirrored ? width - low : low);
  *end = haw_time_axis_t_of (&self->whole, mirrored ? width - high : high);
}

static void
note_marks (HawTimelinePages      *self,
            const HawTimelinePage *page)
{
  HawTimelineView *views[] = { self->view, self->above };

  g_array_set_size (self->marks, 0);
  for (guint k = 0; page->has_time && k < G_N_ELEMENTS (views) && views[k] != NULL; k++)
    for (guint i = 0; i < views[k]->visible->len; i++)
      g_array_append_val (
          self->marks,
          views[k]->store->ids[g_array_index (views[k]->visible, HawTimelinePlace, i).item]);
  for (guint i = 0; i < page->n_undated; i++)
    {
      guint item;
      HawTimelineView *view = haw_timeline_pages_get_undated (self, page->undated + i, &item);

      g_array_append_val (self->marks, view->store->ids[item]);
    }
}

static void
append_time (HawTimelinePages      *self,
             GtkSnapshot           *snapshot,
             const HawTimelinePage *page)
{
  HawTimelineView *view = self->view;
  double height = page->bottom - page->top;
  g_autoptr (GskRenderNode) node = NULL;

  haw_timeline_paper_set_time (view, &self->whole, page->column * self->time_width);
  if (self->above != NULL)
    {
      haw_timeline_pages_compare_set_time (self, page->column);
      haw_timeline_pages_compare_append (self, snapshot, page);
      return;
    }
  node = haw_timeline_paper_paint (view, page->top, height);
  if (node == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->setup.margin, (float) page->y));
  if (page->has_head)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (-20, 0, (float) view->width + 40,
                                                           (float) (view->ruler_height + height)));
  else
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (-20, (float) view->ruler_height,
                                                           (float) view->width + 40, (float) height));
  gtk_snapshot_append_node (snapshot, node);
  haw_timeline_pages_append_headers (self, snapshot, page, !haw_timeline_pages_is_picture (self));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/**
 * haw_timeline_pages_draw:
 *
 * Returns: (transfer full) (nullable): a page, or a piece of the picture at its place
 */
GskRenderNode *
haw_timeline_pages_draw (HawTimelinePages *self,
                         guint             page)
{
  const HawTimelinePage *drawn;
  GtkSnapshot *snapshot;
  double back;

  g_return_val_if_fail (page < self->pages->len, NULL);

  drawn = get_page (self, page);
  snapshot = gtk_snapshot_new ();
  if (drawn->has_head)
    haw_timeline_pages_append_head (self, snapshot, page);
  if (drawn->has_time)
    append_time (self, snapshot, drawn);
  note_marks (self, drawn);
  back = haw_timeline_pages_append_undated (self, snapshot, drawn);
  if (drawn->has_legend)
    haw_timeline_pages_append_legend (self, snapshot, back);
  if (!haw_timeline_pages_is_picture (self) || page + 1 == self->pages->len)
    haw_timeline_pages_append_foot (self, snapshot, page);

  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
print_cb (GskRenderNode *node,
          cairo_t       *cr,
          gpointer       user_data)
{
  HawTimelinePages *self = user_data;

  return haw_timeline_texts_print (self->view->texts, node, cr) ||
         (self->above != NULL && (haw_timeline_texts_print (self->above->texts, node, cr) ||
                                  haw_timeline_difference_print (self->difference, node, cr)));
}

/**
 * haw_timeline_pages_print:
 * @cr: (transfer none): where a px of the drawing is a unit
 *
 * Draws a page with texts that can be searched.
 *
 * Returns: (transfer full) (nullable): what was drawn. Cairo copies what goes away before the surface is
 *   finished, and never lets go of the copy where that is SVG.
 */
GskRenderNode *
haw_timeline_pages_print (HawTimelinePages *self,
                          guint             page,
                          cairo_t          *cr)
{
  GskRenderNode *node = haw_timeline_pages_draw (self, page);

  if (node != NULL)
    haw_node_print (node, cr, print_cb, self);

  return node;
}

/**
 * haw_timeline_pages_get_marks:
 *
 * Returns: (transfer none) (element-type gint64): the events on the page that was drawn last
 */
GArray *
haw_timeline_pages_get_marks (HawTimelinePages *self)
{
  return self->marks;
}

/**
 * haw_timeline_pages_dup_name:
 *
 * Returns: (transfer full): a name for the file, without its end
 */
char *
haw_timeline_pages_dup_name (HawTimelinePages *self)
{
  /* Translators: name of the file of an exported timeline; %s is the name of the project. */
  return g_strdup_printf (_("%s timeline"), self->name);
}

/**
 * haw_timeline_pages_dup_title:
 *
 * Returns: (transfer full): the title of the document
 */
char *
haw_timeline_pages_dup_title (HawTimelinePages *self)
{
  g_autofree char *name = haw_isolate (self->name);

  /* Translators: title of a timeline on paper; %s is the name of the project. */
  return g_strdup_printf (_("Timeline of %s"), name);
}

static char *
count_events (HawTimelinePages *self,
              guint             n)
{
  HawTimelineLanes *lanes = haw_timeline_view_get_lanes (self->view);

  if (self->above == NULL && haw_timeline_lanes_dims (lanes))
    return g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n),
                            haw_timeline_lanes_get_n_lit (lanes), n);
  return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
}

/**
 * haw_timeline_pages_dup_summary:
 *
 * Returns: (transfer full): from when until when it goes, how many events it has, of how many where the
 *   others are dimmed, and in which lanes; before that the clock, unless it is that of the events
 */
char *
haw_timeline_pages_dup_summary (HawTimelinePages *self)
{
  guint n = haw_timeline_pages_get_n_events (self);
  g_autofree char *counted = count_events (self, n);
  g_autofree char *count = haw_date_localise_digits (counted);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *clock = haw_timeline_clock_get_notice (self->view);
  gint64 start = self->setup.start, end = self->setup.end;

  if (clock != NULL)
    g_string_append_printf (text, "%s · ", clock);
  if (start < end || haw_timeline_side_get_extent (self->view, &start, &end))
    {
      g_autofree char *range = haw_range_to_text (start, MAX (end, start + 1));
      g_autofree char *isolated = haw_isolate (range);

      g_string_append_printf (text, "%s · ", isolated);
    }
  g_string_append (text, count);
  if (self->lanes != NULL)
    g_string_append_printf (text, " · %s", self->lanes);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_wanted (HawTimelineView *view,
            GArray          *wanted)
{
  if (view->n_dated == 0 || !haw_timeline_reports_are_shown (view))
    return;

  for (guint i = 0; i < view->n_dated; i++)
    if (view->store->sources[i] > 1 && !g_hash_table_contains (view->reports, &view->store->ids[i]))
      g_array_append_val (wanted, view->store->ids[i]);
}

/**
 * haw_timeline_pages_get_wanted:
 *
 * Returns: (transfer full) (element-type gint64): the events of which the reports are to be drawn, and
 *   not known yet: none where there is no room for them
 */
GArray *
haw_timeline_pages_get_wanted (HawTimelinePages *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_wanted (self->view, wanted);
  if (self->above != NULL)
    add_wanted (self->above, wanted);

  return wanted;
}

/**
 * haw_timeline_pages_set_reports:
 * @id: of an event
 * @reports: (element-type HawTimelineReport): what its sources say, in the order of publication
 */
void
haw_timeline_pages_set_reports (HawTimelinePages *self,
                                gint64            id,
                                GArray           *reports)
{
  haw_timeline_view_set_reports (self->view, id, reports);
  if (self->above != NULL)
    haw_timeline_view_set_reports (self->above, id, reports);
}
