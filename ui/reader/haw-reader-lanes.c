/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view-private.h"
#include "time/haw-date-format.h"

/* The margin beside the column: the gap to the text, the lanes and how wide a bar is in its lane. */
#define LANE_GAP   10.0
#define NO_LANE    3.0
#define LANE_WIDTH 6.0
#define BAR_WIDTH  3.3

/* Of the size of the letters. */
#define BADGE_SIZE 0.5
#define BADGE_MAX  99

static void
set_lane (HawReaderView      *self,
          HawReaderMarkEntry *entry,
          int                 lane)
{
  if (entry->lane == lane)
    return;

  entry->lane = lane;
  haw_reader_marks_touch (self, entry->first_block, entry->last_block);
}

/* Gives every mark that crosses blocks a lane of its own all the way; the others find theirs inside
 * their block, see haw_reader_marks_fill_bars(). */
void
haw_reader_marks_assign_lanes (HawReaderView *self)
{
  /* The block after the last one that each lane is taken in. */
  guint taken[HAW_READER_MAX_LANES] = { 0 };

  for (guint i = 0; i < self->marks->len; i++)
    {
      HawReaderMarkEntry *entry = &g_array_index (self->marks, HawReaderMarkEntry, i);
      int lane = 0;

      if (entry->first_block == entry->last_block)
        {
          set_lane (self, entry, -1);
          continue;
        }

      while (lane < HAW_READER_MAX_LANES && taken[lane] > entry->first_block)
        lane++;
      if (lane < HAW_READER_MAX_LANES)
        taken[lane] = entry->last_block + 1;
      set_lane (self, entry, lane);
    }
}

/* Bit n says whether lane n is taken on a line. */
static guint
free_lane (const guint8       *taken,
           const HawReaderBar *bar)
{
  guint all = 0;
  guint lane = 0;

  for (guint line = bar->first_line; line <= bar->last_line; line++)
    all |= taken[line];
  while (lane < HAW_READER_MAX_LANES && (all & (1u << lane)) != 0)
    lane++;

  return lane;
}

static void
add_bars (HawReaderView  *self,
          HawReaderBlock *block,
          GArray         *marks,
          gboolean        crossing,
          guint8         *taken)
{
  for (guint i = 0; i < marks->len; i++)
    {
      guint index = g_array_index (marks, guint, i);
      const HawReaderMarkEntry *entry = &g_array_index (self->marks, HawReaderMarkEntry, index);
      guint start = MAX (entry->mark.start, block->start);
      guint end = MIN (entry->mark.end, block->end);
      HawReaderBar bar = {
        .mark = index,
        .first_line = haw_reader_block_line_at (block, start),
        .last_line = haw_reader_block_line_at (block, end - 1),
      };

      if ((entry->lane >= 0) != crossing)
        continue;

      bar.lane = crossing ? (guint) entry->lane : free_lane (taken, &bar);
      for (guint line = bar.first_line; line <= bar.last_line; line++)
        taken[line] |= (guint8) (1u << bar.lane);
      g_array_append_val (block->bars, bar);
    }
}

/* Where more bars stand side by side than there are lanes, a number stands in the last lane for
 * those that have none, and for what would be in that lane. */
static void
add_badges (HawReaderBlock *block,
            const guint8   *taken)
{
  for (guint line = 0; line < block->lines->len; line++)
    {
      HawReaderBadge badge = { .first_line = line, .last_line = line };
      gboolean grows = (taken[line] & (1u << HAW_READER_MAX_LANES)) != 0;

      if (!grows)
        continue;

      while (grows)
        {
          grows = FALSE;
          for (guint i = 0; i < block->bars->len; i++)
            {
              HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);

              if (bar->lane < HAW_READER_MAX_LANES - 1 || bar->first_line > badge.last_line
                  || bar->last_line < badge.first_line)
                continue;

              bar->lane = HAW_READER_MAX_LANES;
              grows = grows || bar->first_line < badge.first_line
                      || bar->last_line > badge.last_line;
              badge.first_line = MIN (badge.first_line, bar->first_line);
              badge.last_line = MAX (badge.last_line, bar->last_line);
            }
        }

      for (guint i = 0; i < block->bars->len; i++)
        {
          const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);

          badge.n_bars += bar->lane == HAW_READER_MAX_LANES && bar->first_line <= badge.last_line
                          && bar->last_line >= badge.first_line;
        }
      if (block->badges == NULL)
        block->badges = g_array_new (FALSE, FALSE, sizeof (HawReaderBadge));
      g_array_append_val (block->badges, badge);
      line = badge.last_line;
    }
}

/* Finds the bars of a block that has a layout: no two of them share a line and a lane. */
void
haw_reader_marks_fill_bars (HawReaderView  *self,
                            HawReaderBlock *block)
{
  g_autoptr (GArray) marks = NULL;
  g_autofree guint8 *taken = NULL;

  if (block->bars != NULL)
    return;

  marks = haw_reader_marks_in (self, block->start, block->end);
  taken = g_new0 (guint8, block->lines->len);
  block->bars = g_array_sized_new (FALSE, FALSE, sizeof (HawReaderBar), marks->len);

  /* Those whose lane is settled come first. */
  add_bars (self, block, marks, TRUE, taken);
  add_bars (self, block, marks, FALSE, taken);
  add_badges (block, taken);
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    haw_reader_badge_layout (self, g_array_index (block->badges, HawReaderBadge, i).n_bars);
}

static void
lane_rectangle (HawReaderView   *self,
                HawReaderBlock  *block,
                guint            lane,
                guint            first_line,
                guint            last_line,
                graphene_rect_t *rectangle)
{
  double distance = lane < HAW_READER_MAX_LANES ? LANE_GAP + lane * LANE_WIDTH : NO_LANE;
  double top = g_array_index (block->lines, HawReaderLine, first_line).box_top;
  double bottom = g_array_index (block->lines, HawReaderLine, last_line).box_bottom;
  double x = haw_reader_is_mirrored (self) ? self->column_width + distance
                                           : -distance - BAR_WIDTH;

  graphene_rect_init (rectangle, (float) x, (float) top, (float) BAR_WIDTH,
                      (float) (bottom - top));
}

/* The place of a bar in pixels from the column's edge and the top of the block. A bar without a lane,
 * which is drawn only while its mark stands out, is close to the text. */
void
haw_reader_bar_rectangle (HawReaderView      *self,
                          HawReaderBlock     *block,
                          const HawReaderBar *bar,
                          graphene_rect_t    *rectangle)
{
  lane_rectangle (self, block, bar->lane, bar->first_line, bar->last_line, rectangle);
}

/* The place of a number, as haw_reader_bar_rectangle(). */
void
haw_reader_badge_rectangle (HawReaderView        *self,
                            HawReaderBlock       *block,
                            const HawReaderBadge *badge,
                            graphene_rect_t      *rectangle)
{
  int width;
  int height;

  lane_rectangle (self, block, HAW_READER_MAX_LANES - 1, badge->first_line, badge->last_line,
                  rectangle);
  pango_layout_get_pixel_size (haw_reader_badge_layout (self, badge->n_bars), &width, &height);
  if (!haw_reader_is_mirrored (self))
    rectangle->origin.x += rectangle->size.width - width;
  rectangle->size.width = width;
}

/* What a number looks like; made when the bars are found, so that drawing makes none. */
PangoLayout *
haw_reader_badge_layout (HawReaderView *self,
                         guint          n_bars)
{
  guint shown = MIN (n_bars, BADGE_MAX);
  PangoLayout *layout = g_hash_table_lookup (self->badge_layouts, GUINT_TO_POINTER (shown));

  if (layout == NULL)
    {
      g_autofree char *ascii = g_strdup_printf ("\342\200\216+%u", shown);
      g_autofree char *number = haw_date_localise_digits (ascii);
      PangoFontDescription *font = pango_font_description_new ();

      pango_font_description_set_absolute_size (font, BADGE_SIZE * self->font_size * PANGO_SCALE);
      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      g_hash_table_insert (self->badge_layouts, GUINT_TO_POINTER (shown), layout);
    }

  return layout;
}

/* The marks that a number at @line of the block stands for, in their order; indexes. */
static GArray *
marks_of_badge (HawReaderBlock       *block,
                const HawReaderBadge *badge)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);

      if (bar->lane == HAW_READER_MAX_LANES && bar->first_line <= badge->last_line
          && bar->last_line >= badge->first_line)
        g_array_append_val (found, bar->mark);
    }

  return found;
}

static const HawReaderBadge *
badge_at (HawReaderView  *self,
          HawReaderBlock *block,
          double          x,
          double          y)
{
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    {
      const HawReaderBadge *badge = &g_array_index (block->badges, HawReaderBadge, i);
      graphene_rect_t rectangle;

      haw_reader_badge_rectangle (self, block, badge, &rectangle);
      if (graphene_rect_contains_point (&rectangle,
                                        &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return badge;
    }

  return NULL;
}

/* The marks whose bar is at a point in pixels from the column's edge and the top of the block; several
 * where a number stands for them. Indexes. */
GArray *
haw_reader_bars_at (HawReaderView  *self,
                    HawReaderBlock *block,
                    double          x,
                    double          y)
{
  const HawReaderBadge *badge;
  GArray *found;
  double nearest = 4.0;

  haw_reader_marks_fill_bars (self, block);
  badge = badge_at (self, block, x, y);
  if (badge != NULL)
    return marks_of_badge (block, badge);

  found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < block->bars->len; i++)
    {
      const HawReaderBar *bar = &g_array_index (block->bars, HawReaderBar, i);
      graphene_rect_t rectangle;
      double distance;

      haw_reader_bar_rectangle (self, block, bar, &rectangle);
      if (bar->lane == HAW_READER_MAX_LANES || y < rectangle.origin.y - 4
          || y > rectangle.origin.y + rectangle.size.height)
        continue;

      distance = ABS (x - (rectangle.origin.x + rectangle.size.width / 2));
      if (distance < nearest)
        {
          nearest = distance;
          g_array_set_size (found, 0);
          g_array_append_val (found, bar->mark);
        }
    }

  return found;
}

/* For when the marks from @first_block on have other indexes: what is drawn stays as it is. */
void
haw_reader_drop_bars (HawReaderView *self,
                      guint          first_block)
{
  for (guint i = first_block; i < self->blocks->len; i++)
    {
      g_clear_pointer (&haw_reader_get_block (self, i)->bars, g_array_unref);
      g_clear_pointer (&haw_reader_get_block (self, i)->badges, g_array_unref);
    }
}
