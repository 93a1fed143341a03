/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-card-row.h"

#include <math.h>

/* A card is at least this wide, where there is more than one. */
#define MIN_WIDTH 280

struct _HawCardRow
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2];  /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int card_width;
  int width;
  guint anchor;      /* the card that stays in view when the width changes */
  guint first;       /* what was told of as seen */
  guint last;
  guint seen_idle;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SEEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (HawCardRow, haw_card_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
count_cards (HawCardRow *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;

  return n;
}

/* How far the row is scrolled from its start, where the first card is, whichever side that is. */
static double
get_along (HawCardRow *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double value;

  if (adjustment == NULL)
    return 0;
  value = gtk_adjustment_get_value (adjustment);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return value;
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
}

static double
to_value (HawCardRow *self,
          double      along,
          double      upper)
{
  along = CLAMP (along, 0, MAX (upper - self->width, 0));
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
           ? MAX (upper - self->width, 0) - along : along;
}

static gboolean
seen_idle_cb (gpointer data)
{
  HawCardRow *self = data;
  guint first, last;

  self->seen_idle = 0;
  if (!haw_card_row_get_seen (self, &first, &last) ||
      (first == self->first && last == self->last))
    return G_SOURCE_REMOVE;
  self->first = first;
  self->last = last;
  g_signal_emit (self, signals[SEEN_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_seen (HawCardRow *self)
{
  if (self->seen_idle == 0)
    self->seen_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, seen_idle_cb, self, NULL);
}

static void
value_changed_cb (HawCardRow *self)
{
  if (self->card_width > 0)
    self->anchor = (guint) round (get_along (self) / self->card_width);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * MIN_WIDTH : 0;
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int card_minimum, card_natural;

      gtk_widget_measure (card, orientation, -1, &card_minimum, &card_natural, NULL, NULL);
      *minimum = MAX (*minimum, card_minimum);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *natural = MAX (*natural, card_natural);
    }
  *natural = MAX (*natural, *minimum);
}

static void
configure (HawCardRow *self,
           int         width,
           guint       n)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  guint fitting = (guint) CLAMP (width / MIN_WIDTH, 1, (int) MAX (n, 1));
  int card_width = MAX (width / (int) fitting, 1);
  double upper = MAX ((double) card_width * n, width);
  double along = get_along (self);
  guint anchor = self->anchor;

  if (card_width != self->card_width || width != self->width)
    along = (double) anchor * card_width;
  self->card_width = card_width;
  self->width = width;
  if (adjustment == NULL)
    return;
  g_signal_handlers_block_by_func (adjustment, value_changed_cb, self);
  gtk_adjustment_configure (adjustment, to_value (self, along, upper), 0, upper, card_width, width,
                            width);
  g_signal_handlers_unblock_by_func (adjustment, value_changed_cb, self);
}

static void
size_allocate (GtkWidget *widget,
               int        width,
               int        height,
               int        baseline)
{
  HawCardRow *self = HAW_CARD_ROW (widget);
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n = count_cards (self);
  int at;

  configure (self, width, n);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, 0, 0, height, 0, height, height);
  at = -(int) round (get_along (self));
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int x = mirrored ? width - at - self->card_width : at;
      int minimum;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (card,
                                &(GtkAllocation) { x, 0, MAX (self->card_width, minimum), height },
                                -1);
      at += self->card_width;
    }
  queue_seen (self);
}

static void
set_focus_child (GtkWidget *widget,
                 GtkWidget *child)
{
  GTK_WIDGET_CLASS (haw_card_row_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    haw_card_row_reveal (HAW_CARD_ROW (widget), child);
}

static void
set_adjustment (HawCardRow     *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (*own == adjustment && adjustment != NULL)
    return;
  if (*own != NULL)
    g_signal_handlers_disconnect_by_func (*own, value_changed_cb, self);
  g_clear_object (own);
  *own = adjustment != NULL ? g_object_ref_sink (adjustment)
                            : g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    g_signal_connect_swapped (*own, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
haw_card_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HawCardRow *self = HAW_CARD_ROW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT: g_value_set_object (value, self->adjustments[0]); break;
    case PROP_VADJUSTMENT: g_value_set_object (value, self->adjustments[1]); break;
    case PROP_HSCROLL_POLICY: g_value_set_enum (value, (int) self->policies[0]); break;
    case PROP_VSCROLL_POLICY: g_value_set_enum (value, (int) self->policies[1]); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_card_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HawCardRow *self = HAW_CARD_ROW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY: self->policies[0] = (guint) g_value_get_enum (value); break;
    case PROP_VSCROLL_POLICY: self->policies[1] = (guint) g_value_get_enum (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_card_row_dispose (GObject *object)
{
  HawCardRow *self = HAW_CARD_ROW (object);
  GtkWidget *card;

  g_clear_handle_id (&self->seen_idle, g_source_remove);
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (card);
  if (self->adjustments[0] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[0], value_changed_cb, self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);

  G_OBJECT_CLASS (haw_card_row_parent_class)->dispose (object);
}

static void
haw_card_row_class_init (HawCardRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_card_row_get_property;
  object_class->set_property = haw_card_row_set_property;
  object_class->dispose = haw_card_row_dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->set_focus_child = set_focus_child;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SEEN_CHANGED] = g_signal_new ("seen-changed", HAW_TYPE_CARD_ROW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "cardrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
haw_card_row_init (HawCardRow *self)
{
  self->first = self->last = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
haw_card_row_new (void)
{
  return g_object_new (HAW_TYPE_CARD_ROW, NULL);
}

void
haw_card_row_insert (HawCardRow *self,
                     GtkWidget  *card,
                     GtkWidget  *before)
{
  g_return_if_fail (HAW_IS_CARD_ROW (self) && GTK_IS_WIDGET (card));

  gtk_widget_insert_before (card, GTK_WIDGET (self), before);
  /* Another card is in view now, though its number may be that of the one before. */
  self->first = self->last = G_MAXUINT;
}

void
haw_card_row_reveal (HawCardRow *self,
                     GtkWidget  *card)
{
  GtkAdjustment *adjustment;
  double along, start;
  guint index = 0;

  g_return_if_fail (HAW_IS_CARD_ROW (self) && GTK_IS_WIDGET (card));
  g_return_if_fail (gtk_widget_get_parent (card) == GTK_WIDGET (self));

  for (GtkWidget *other = gtk_widget_get_prev_sibling (card); other != NULL;
       other = gtk_widget_get_prev_sibling (other))
    index++;
  adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  if (self->card_width == 0 || adjustment == NULL)
    {
      self->anchor = index;
      return;
    }
  along = get_along (self);
  start = (double) index * self->card_width;
  if (start < along)
    along = start;
  else if (start + self->card_width > along + self->width)
    along = start + self->card_width - self->width;
  gtk_adjustment_set_value (adjustment,
                            to_value (self, along, gtk_adjustment_get_upper (adjustment)));
}

gboolean
haw_card_row_get_seen (HawCardRow *self,
                       guint      *first,
                       guint      *last)
{
  guint n;
  double along;

  g_return_val_if_fail (HAW_IS_CARD_ROW (self) && first != NULL && last != NULL, FALSE);

  n = count_cards (self);
  if (n == 0 || self->card_width == 0)
    return FALSE;
  along = get_along (self);
  *first = MIN ((guint) (along / self->card_width), n - 1);
  *last = MIN ((guint) ((along + self->width - 1) / self->card_width), n - 1);
  return TRUE;
}
