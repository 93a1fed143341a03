/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Where there are lanes, the undated events of each stand at its start side, one below the other. Where
 * a lane has more of them than room, a last row says how many; a click on it, or a key that goes on to
 * them, makes the room. */

#define PAD 10
#define CHIP_PAD 6

/* Rows that a lane makes room for. */
#define USUAL_ROWS 3

/* What stands in a row of the column. */
typedef struct
{
  guint lane; /* index */
  int item;   /* -1 for the row that tells of more, or of fewer */
  guint n_more;
  gboolean any; /* whether events stand above it */
  graphene_rect_t area; /* in widget coordinates */
} Slot;

/**
 * haw_timeline_lane_shelf_get_rows:
 *
 * Returns: how many rows of undated events a lane is to make room for
 */
guint
haw_timeline_lane_shelf_get_rows (HawTimelineView *self)
{
  return haw_timeline_has_lane_shelves (self) ? USUAL_ROWS : 0;
}

static void
add_slot (HawTimelineView *self,
          GArray          *slots,
          guint            lane,
          guint            row,
          int              item,
          guint            n_more)
{
  Slot slot = { lane, item, n_more, row > 0 };
  double y, height;

  haw_timeline_lanes_get_extent (self->lanes, lane, &y, &height);
  y += self->ruler_height + haw_timeline_lane_get_padding (self) + row * self->row_height -
       gtk_adjustment_get_value (self->rows);
  if (y + self->row_height <= self->ruler_height || y >= self->height)
    return;

  graphene_rect_init (&slot.area, (float) self->shelf.x + PAD - 4, (float) round (y),
                      (float) self->shelf.width - 2 * PAD + 8, (float) self->row_height);
  g_array_append_val (slots, slot);
}

static gboolean
is_opened (HawTimelineView *self,
           guint            lane)
{
  gint64 id = haw_timeline_lane_get_id (self, lane);

  return g_hash_table_contains (self->open_shelves, &id);
}

static void
add_slots_of (HawTimelineView *self,
              GArray          *slots,
              guint            lane)
{
  double value = gtk_adjustment_get_value (self->rows), y, height;
  guint n_undated, n_more, first, n, last;
  const guint32 *undated = haw_timeline_lanes_get_undated (self->lanes, lane, &n_undated);

  n = haw_timeline_lanes_get_shelf (self->lanes, lane, &n_more);
  if (n == 0 && n_more == 0)
    return;

  haw_timeline_lanes_get_extent (self->lanes, lane, &y, &height);
  first = (guint) MAX ((value - y) / self->row_height - 1, 0);
  last = (guint) MAX ((value + self->body_height - y) / self->row_height + 1, 0);
  for (guint i = first; i < MIN (n, last); i++)
    add_slot (self, slots, lane, i, (int) undated[i], 0);
  if (n_more > 0 || (is_opened (self, lane) && n_undated > USUAL_ROWS))
    add_slot (self, slots, lane, n, -1, n_more);
}

static GArray *
get_slots (HawTimelineView *self)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  double top = gtk_adjustment_get_value (self->rows);
  const guint *lanes;
  guint n;

  if (!haw_timeline_has_lane_shelves (self) || self->shelf.width == 0)
    return slots;

  lanes = haw_timeline_lanes_get_in_view (self->lanes, top, top + self->body_height, &n);
  for (guint i = 0; i < n; i++)
    add_slots_of (self, slots, lanes[i]);

  return slots;
}

static char *
make_chip (const Slot *slot)
{
  g_autofree char *text = NULL;

  if (slot->n_more == 0)
    return g_strdup (C_("undated events", "Fewer"));
  /* Translators: undated events of a lane for which there is no room, below others for which there is */
  if (slot->any)
    text = g_strdup_printf (ngettext ("%u more", "%u more", slot->n_more), slot->n_more);
  else
    text = g_strdup_printf (ngettext ("%u event", "%u events", slot->n_more), slot->n_more);

  return haw_date_localise_digits (text);
}

/**
 * haw_timeline_lane_shelf_update:
 *
 * Shapes what is in view.
 */
void
haw_timeline_lane_shelf_update (HawTimelineView *self)
{
  g_autoptr (GArray) slots = get_slots (self);

  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      if (slot->item >= 0)
        {
          HawTimelineTextStyle style;
          const char *label =
              haw_timeline_content_get_label (self, (guint) slot->item, &style);
          double dots = haw_timeline_dots_width (self->store->sources[slot->item]);

          haw_timeline_texts_want (self->texts, style, label,
                                   (int) (self->shelf.label_width - dots), self->moving);
        }
      else
        {
          g_autofree char *chip = make_chip (slot);

          haw_timeline_texts_want (self->texts, HAW_TIMELINE_TEXT_TICK, chip, -1, self->moving);
        }
    }
}

static void
draw_chip (HawTimelineView *self,
           GtkSnapshot     *snapshot,
           const Slot      *slot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *chip = make_chip (slot);
  const HawTimelineText *text =
      haw_timeline_texts_lookup (self->texts, HAW_TIMELINE_TEXT_TICK, chip, -1);
  GdkRGBA color = self->colors.text;
  GskRoundedRect outline;
  double x, y, start, end;

  if (text == NULL || text->node == NULL)
    return;

  start = slot->area.origin.x + 4 + CHIP_PAD;
  end = slot->area.origin.x + slot->area.size.width - 4 - CHIP_PAD;
  x = round (rtl ? end - text->width : start);
  y = round (slot->area.origin.y + (slot->area.size.height - text->height) / 2);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) (x - CHIP_PAD), (float) (y - 2),
                                                        (float) (text->width + 2 * CHIP_PAD),
                                                        (float) (text->height + 4)),
                                   7);
  color.alpha = 0.09f;
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, text->node);
  gtk_snapshot_restore (snapshot);
}

/**
 * haw_timeline_lane_shelf_draw:
 */
void
haw_timeline_lane_shelf_draw (HawTimelineView *self,
                              GtkSnapshot     *snapshot)
{
  g_autoptr (GArray) slots = get_slots (self);

  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      if (slot->item < 0)
        draw_chip (self, snapshot, slot);
      else
        haw_timeline_shelf_draw_item (self, snapshot, (guint) slot->item,
                                      haw_timeline_lane_get_id (self, slot->lane), &slot->area);
    }
}

static const Slot *
find_slot (HawTimelineView *self,
           GArray          *slots,
           double           x,
           double           y)
{
  if (x < self->shelf.x || x >= self->shelf.x + self->shelf.width || y < self->ruler_height)
    return NULL;
  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      if (y >= slot->area.origin.y && y < slot->area.origin.y + slot->area.size.height)
        return slot;
    }

  return NULL;
}

/**
 * haw_timeline_lane_shelf_pick:
 * @lane: (out): the id of the lane
 *
 * Returns: the item at a position of the widget, or -1
 */
int
haw_timeline_lane_shelf_pick (HawTimelineView *self,
                              double           x,
                              double           y,
                              gint64          *lane)
{
  g_autoptr (GArray) slots = get_slots (self);
  const Slot *slot = find_slot (self, slots, x, y);

  if (slot == NULL || slot->item < 0)
    return -1;

  *lane = haw_timeline_lane_get_id (self, slot->lane);
  return slot->item;
}

static void
set_open (HawTimelineView *self,
          guint            lane,
          gboolean         open)
{
  gint64 id = haw_timeline_lane_get_id (self, lane);

  if (open)
    g_hash_table_add (self->open_shelves, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->open_shelves, &id);
  haw_timeline_lanes_set_shelf_open (self->lanes, lane, open);
  haw_timeline_view_rows_changed (self);
}

/**
 * haw_timeline_lane_shelf_click:
 *
 * Makes room for all undated events of a lane, or takes it back, where a click is on the row that tells
 * of them.
 *
 * Returns: whether it is
 */
gboolean
haw_timeline_lane_shelf_click (HawTimelineView *self,
                               double           x,
                               double           y)
{
  g_autoptr (GArray) slots = get_slots (self);
  const Slot *slot = find_slot (self, slots, x, y);

  if (slot == NULL || slot->item >= 0)
    return FALSE;

  set_open (self, slot->lane, slot->n_more > 0);
  return TRUE;
}

static guint
get_rank (HawTimelineView *self,
          guint            lane,
          guint            item,
          guint           *n)
{
  const guint32 *undated = haw_timeline_lanes_get_undated (self->lanes, lane, n);
  guint low = 0, high = *n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (undated[middle] < item)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * haw_timeline_lane_shelf_get_area:
 * @item: an undated event
 * @lane: id of the lane in which to look, if it stands there
 * @area: (out): the event in widget coordinates
 *
 * Returns: whether it is in view
 */
gboolean
haw_timeline_lane_shelf_get_area (HawTimelineView *self,
                                  guint            item,
                                  gint64           lane,
                                  graphene_rect_t *area)
{
  guint index = haw_timeline_lane_of (self, item, lane), n, n_more, rank;
  double y, height;

  graphene_rect_init (area, 0, 0, 1, 1);
  if (index == G_MAXUINT)
    return FALSE;

  rank = get_rank (self, index, item, &n);
  haw_timeline_lanes_get_extent (self->lanes, index, &y, &height);
  y += self->ruler_height + haw_timeline_lane_get_padding (self) + rank * self->row_height -
       gtk_adjustment_get_value (self->rows);
  graphene_rect_init (area, (float) self->shelf.x + PAD - 4, (float) round (y),
                      (float) self->shelf.width - 2 * PAD + 8, (float) self->row_height);

  return rank < haw_timeline_lanes_get_shelf (self->lanes, index, &n_more) &&
         y + self->row_height > self->ruler_height && y < self->height;
}

/**
 * haw_timeline_lane_shelf_reveal:
 *
 * Makes room for an undated event if there is none, and brings it into view.
 */
void
haw_timeline_lane_shelf_reveal (HawTimelineView *self,
                                guint            item)
{
  guint lane = haw_timeline_lane_of (self, item, self->selected_lane), n, n_more, rank;
  double y, height;

  if (lane == G_MAXUINT)
    return;

  rank = get_rank (self, lane, item, &n);
  if (rank >= haw_timeline_lanes_get_shelf (self->lanes, lane, &n_more) &&
      !haw_timeline_lanes_get_collapsed (self->lanes, lane) &&
      !haw_timeline_lanes_is_group (self->lanes, lane))
    set_open (self, lane, TRUE);
  haw_timeline_lanes_get_extent (self->lanes, lane, &y, &height);
  y += rank * self->row_height;
  gtk_adjustment_clamp_page (self->rows, y,
                             y + self->row_height + 2 * haw_timeline_lane_get_padding (self));
}

/**
 * haw_timeline_lane_shelf_add_in_view:
 * @add: called with each undated event in view and the id of its lane
 */
void
haw_timeline_lane_shelf_add_in_view (HawTimelineView *self,
                                     void           (*add) (HawTimelineView *self,
                                                            GArray          *to,
                                                            int              item,
                                                            gint64           lane),
                                     GArray          *to)
{
  g_autoptr (GArray) slots = get_slots (self);

  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      if (slot->item >= 0)
        add (self, to, slot->item, haw_timeline_lane_get_id (self, slot->lane));
    }
}

/**
 * haw_timeline_lane_shelf_get_rank:
 * @n: (out): how many events the lane has
 *
 * Returns: the place of an event in a lane from 0, the undated before all others
 */
guint
haw_timeline_lane_shelf_get_rank (HawTimelineView *self,
                                  guint            item,
                                  guint            lane,
                                  guint           *n)
{
  guint n_undated, n_dated, rank;

  rank = get_rank (self, lane, item, &n_undated);
  haw_timeline_lanes_get_members (self->lanes, lane, &n_dated);
  if (!haw_timeline_is_undated (self, item))
    rank = n_undated + haw_timeline_lanes_get_rank (self->lanes, item, lane, &n_dated);
  *n = n_undated + n_dated;

  return rank;
}

/* The next lane from @lane on that shows events. */
static guint
find_lane (HawTimelineView *self,
           guint            lane,
           int              direction)
{
  guint n = haw_timeline_lanes_get_n (self->lanes), n_dated, n_undated;

  for (lane += (guint) direction; lane < n; lane += (guint) direction)
    {
      haw_timeline_lanes_get_members (self->lanes, lane, &n_dated);
      haw_timeline_lanes_get_undated (self->lanes, lane, &n_undated);
      if (n_dated + n_undated > 0 && haw_timeline_lanes_is_shown (self->lanes, lane) &&
          !haw_timeline_lanes_get_collapsed (self->lanes, lane) &&
          !haw_timeline_lanes_is_group (self->lanes, lane))
        return lane;
    }

  return G_MAXUINT;
}

static int
first_of (HawTimelineView *self,
          guint            lane)
{
  guint n_dated, n_undated;
  const guint32 *dated, *undated;

  if (lane == G_MAXUINT)
    return -1;
  dated = haw_timeline_lanes_get_members (self->lanes, lane, &n_dated);
  undated = haw_timeline_lanes_get_undated (self->lanes, lane, &n_undated);

  return (int) (n_undated > 0 ? undated[0] : dated[0]);
}

static int
last_of (HawTimelineView *self,
         guint            lane)
{
  guint n_dated, n_undated;
  const guint32 *dated, *undated;

  if (lane == G_MAXUINT)
    return -1;
  dated = haw_timeline_lanes_get_members (self->lanes, lane, &n_dated);
  undated = haw_timeline_lanes_get_undated (self->lanes, lane, &n_undated);

  return (int) (n_dated > 0 ? dated[n_dated - 1] : undated[n_undated - 1]);
}

/* From one undated event on, or to the first or the last of its lane. */
static int
step_on_shelf (HawTimelineView *self,
               guint            item,
               HawTimelineStep  step,
               guint           *lane)
{
  guint n, n_dated, rank = get_rank (self, *lane, item, &n);
  const guint32 *undated = haw_timeline_lanes_get_undated (self->lanes, *lane, &n);
  const guint32 *dated = haw_timeline_lanes_get_members (self->lanes, *lane, &n_dated);

  switch (step)
    {
    case HAW_TIMELINE_FIRST:
      return (int) undated[0];
    case HAW_TIMELINE_LAST:
      return last_of (self, *lane);
    case HAW_TIMELINE_PREVIOUS:
      return rank > 0 ? (int) undated[rank - 1] : -1;
    case HAW_TIMELINE_NEXT:
      return rank + 1 < n ? (int) undated[rank + 1] : n_dated > 0 ? (int) dated[0] : -1;
    case HAW_TIMELINE_ROW_BEFORE:
      if (rank > 0)
        return (int) undated[rank - 1];
      *lane = find_lane (self, *lane, -1);
      if (*lane == G_MAXUINT)
        return -1;
      undated = haw_timeline_lanes_get_undated (self->lanes, *lane, &n);
      return n > 0 ? (int) undated[n - 1] : first_of (self, *lane);
    case HAW_TIMELINE_ROW_AFTER:
    default:
      if (rank + 1 < n)
        return (int) undated[rank + 1];
      *lane = find_lane (self, *lane, 1);
      return first_of (self, *lane);
    }
}

static int
step_in_time (HawTimelineView *self,
              guint            item,
              HawTimelineStep  step,
              guint           *lane)
{
  guint from = *lane, n, n_dated, next;
  const guint32 *undated = haw_timeline_lanes_get_undated (self->lanes, from, &n);
  int to;

  if (step == HAW_TIMELINE_FIRST && n > 0)
    return (int) undated[0];
  if (step == HAW_TIMELINE_ROW_AFTER || step == HAW_TIMELINE_ROW_BEFORE)
    {
      next = find_lane (self, from, step == HAW_TIMELINE_ROW_AFTER ? 1 : -1);
      if (next != G_MAXUINT)
        haw_timeline_lanes_get_members (self->lanes, next, &n_dated);
      if (next != G_MAXUINT && n_dated == 0)
        {
          *lane = next;
          return first_of (self, next);
        }
    }

  to = haw_timeline_lanes_step (self->lanes, (int) item, step, lane);
  if (to < 0 && step == HAW_TIMELINE_PREVIOUS && n > 0)
    {
      *lane = from;
      to = (int) undated[n - 1];
    }

  return to;
}

/**
 * haw_timeline_lane_shelf_walk:
 * @item: an item, or -1 to start from nowhere
 * @lane: (inout): the id of the lane in which it is, and of that to which the step leads
 *
 * Returns: the item that a step leads to, or -1: in each lane the undated come before all time
 */
int
haw_timeline_lane_shelf_walk (HawTimelineView *self,
                              int              item,
                              HawTimelineStep  step,
                              gint64          *lane)
{
  guint index = item < 0 ? G_MAXUINT : haw_timeline_lane_of (self, (guint) item, *lane);
  int to;

  if (index == G_MAXUINT)
    {
      gboolean backwards = step == HAW_TIMELINE_LAST || step == HAW_TIMELINE_PREVIOUS;

      index = backwards ? find_lane (self, haw_timeline_lanes_get_n (self->lanes), -1)
                        : find_lane (self, G_MAXUINT, 1);
      to = backwards ? last_of (self, index) : first_of (self, index);
    }
  else if (haw_timeline_is_undated (self, (guint) item))
    to = step_on_shelf (self, (guint) item, step, &index);
  else
    to = step_in_time (self, (guint) item, step, &index);
  if (to >= 0)
    *lane = haw_timeline_lane_get_id (self, index);

  return to;
}
