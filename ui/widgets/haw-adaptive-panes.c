/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-adaptive-panes.h"

#include "haw-pane-handle.h"

#include <adwaita.h>

#define LINE_WIDTH 1
#define GRIP_WIDTH 7         /* what the pointer can take hold of */
#define SHEET_MARGIN 48      /* of the content beside a sheet */
#define SHEET_DURATION 200   /* ms */
#define DEFAULT_DPI (96.0 * 1024.0)

typedef struct
{
  HawAdaptivePanes *panes;
  GtkWidget *child;
  GtkWidget *handle;
  AdwAnimation *animation;
  int threshold;
  int width;          /* what the user wants */
  int allocated;      /* what there was room for */
  int grabbed;
  gboolean docked;    /* to be seen beside the content */
  gboolean revealed;  /* to be seen as a sheet */
  gboolean collapsed;
  double progress;    /* of a sheet, 0 to 1 */
} Side;

struct _HawAdaptivePanes
{
  GtkWidget parent_instance;

  GtkWidget *content;
  Side sides[HAW_N_SIDE_PANES];
  guint notify_id;
};

enum
{
  PROP_0,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_COLLAPSED,
  PROP_END_COLLAPSED,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawAdaptivePanes, haw_adaptive_panes, GTK_TYPE_WIDGET)

GtkWidget *
haw_adaptive_panes_new (void)
{
  return g_object_new (HAW_TYPE_ADAPTIVE_PANES, NULL);
}

static void
notify (HawAdaptivePanes *self,
        guint             first,
        HawSidePane       side)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[first + side]);
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static gboolean
is_seen (const Side *side)
{
  return side->collapsed ? side->revealed : side->docked;
}

/* Thresholds are for the usual size of letters. */
static double
get_font_scale (HawAdaptivePanes *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi <= 0 ? 1 : MAX (1, dpi / DEFAULT_DPI);
}

static gboolean
notify_collapsed_cb (gpointer data)
{
  HawAdaptivePanes *self = data;

  self->notify_id = 0;
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      notify (self, PROP_START_COLLAPSED, i);
      notify (self, PROP_START_SHOWN, i);
    }

  return G_SOURCE_REMOVE;
}

static void
set_collapsed (Side     *side,
               gboolean  collapsed)
{
  if (side->collapsed == collapsed)
    return;

  side->collapsed = collapsed;
  side->revealed = FALSE;
  side->progress = 0;
  adw_animation_reset (side->animation);
  if (collapsed)
    gtk_widget_add_css_class (side->child, "sheet");
  else
    gtk_widget_remove_css_class (side->child, "sheet");

  /* Listeners may ask for a new layout, which is not allowed while this one is being made. */
  if (side->panes->notify_id == 0)
    side->panes->notify_id = g_idle_add (notify_collapsed_cb, side->panes);
}

static void
animate_cb (double  value,
            Side   *side)
{
  side->progress = value;
  gtk_widget_queue_allocate (GTK_WIDGET (side->panes));
}

/* Text views ask for a new size while they are given another width. That is heard only if the widgets
 * around this one are being allocated as well. */
static void
relayout (HawAdaptivePanes *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
focus_content (HawAdaptivePanes *self)
{
  return self->content != NULL && (gtk_widget_grab_focus (self->content) ||
                                   gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD));
}

/* A hidden pane must not keep the keys. */
static void
leave (Side *side)
{
  GtkRoot *root = gtk_widget_get_root (side->child);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus == NULL || (focus != side->child && !gtk_widget_is_ancestor (focus, side->child)))
    return;
  if (!focus_content (side->panes))
    gtk_root_set_focus (root, NULL);
}

static void
reveal (Side     *side,
        gboolean  revealed)
{
  double target = revealed ? 1 : 0;

  side->revealed = revealed;
  if (!gtk_widget_get_mapped (GTK_WIDGET (side->panes)))
    {
      side->progress = target;
      gtk_widget_queue_allocate (GTK_WIDGET (side->panes));
      return;
    }
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (side->animation), side->progress);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (side->animation), target);
  adw_animation_play (side->animation);
}

/* The widths beside the content: what is wanted, less what the content has to have. */
static void
share_width (HawAdaptivePanes *self,
             int               width)
{
  int left = width - get_minimum (self->content);

  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      Side *side = &self->sides[i];

      side->allocated = 0;
      if (side->child == NULL || side->collapsed || !side->docked)
        continue;
      side->allocated = MAX (side->width, get_minimum (side->child));
      left -= side->allocated + LINE_WIDTH;
    }
  for (int i = HAW_PANE_END; i >= HAW_PANE_START && left < 0; i--)
    {
      Side *side = &self->sides[i];
      int spare = side->allocated - get_minimum (side->child);

      if (side->allocated > 0 && spare > 0)
        {
          side->allocated -= MIN (spare, -left);
          left += MIN (spare, -left);
        }
    }
}

/* The one place that knows which way the interface runs. */
static void
place (HawAdaptivePanes *self,
       GtkWidget        *child,
       int               x,
       int               width,
       int               height)
{
  graphene_point_t at = GRAPHENE_POINT_INIT (x, 0);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    at.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &at));
}

/* What is folded away is not to be met by assistive technology either. */
static void
set_seen (GtkWidget *child,
          gboolean   seen)
{
  if (gtk_widget_get_child_visible (child) != seen)
    gtk_widget_set_child_visible (child, seen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !seen, -1);
}

static void
place_side (HawAdaptivePanes *self,
            HawSidePane       which,
            int               total,
            int               height)
{
  Side *side = &self->sides[which];
  gboolean at_end = which == HAW_PANE_END;
  gboolean sheet = side->collapsed && side->progress > 0;
  int width = side->allocated, x;

  if (side->child == NULL)
    return;

  set_seen (side->child, sheet || (!side->collapsed && side->docked));
  set_seen (side->handle, side->allocated > 0);

  if (sheet)
    {
      width = MAX (get_minimum (side->child), MIN (side->width, total - SHEET_MARGIN));
      x = (int) ((side->progress - 1) * width);
      place (self, side->child, at_end ? total - width - x : x, width, height);
    }
  else if (width > 0)
    {
      place (self, side->child, at_end ? total - width : 0, width, height);
      x = at_end ? total - width - LINE_WIDTH : width;
      place (self, side->handle, x - (GRIP_WIDTH - LINE_WIDTH) / 2, GRIP_WIDTH, height);
    }
}

static void
haw_adaptive_panes_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (widget);
  double scale = get_font_scale (self);
  int needed = get_minimum (self->content), start = 0, end = 0;

  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      Side *side = &self->sides[i];

      needed += get_minimum (side->child) + LINE_WIDTH;
      if (side->child != NULL)
        set_collapsed (side, width < MAX (side->threshold * scale, needed));
    }
  share_width (self, width);

  if (self->sides[HAW_PANE_START].allocated > 0)
    start = self->sides[HAW_PANE_START].allocated + LINE_WIDTH;
  if (self->sides[HAW_PANE_END].allocated > 0)
    end = self->sides[HAW_PANE_END].allocated + LINE_WIDTH;
  if (self->content != NULL && gtk_widget_get_visible (self->content))
    place (self, self->content, start, MAX (width - start - end, get_minimum (self->content)),
           height);
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    place_side (self, i, width, height);
}

static void
haw_adaptive_panes_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (widget);
  GtkWidget *children[] = { self->content, self->sides[HAW_PANE_START].child,
                            self->sides[HAW_PANE_END].child };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum = 0, child_natural = 0;

      if (children[i] == NULL || !gtk_widget_get_visible (children[i]))
        continue;
      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += child_natural;
      else
        *natural = MAX (*natural, child_natural);
    }
}

static void
grabbed_cb (Side *side)
{
  side->grabbed = side->allocated;
}

static void
moved_cb (Side   *side,
          double  offset)
{
  HawAdaptivePanes *self = side->panes;
  HawSidePane which = side == &self->sides[HAW_PANE_END] ? HAW_PANE_END : HAW_PANE_START;
  int width = side->grabbed + (int) (which == HAW_PANE_END ? -offset : offset);
  int others = self->sides[1 - which].allocated + get_minimum (self->content) + 2 * LINE_WIDTH;

  width = MIN (width, gtk_widget_get_width (GTK_WIDGET (self)) - others);
  haw_adaptive_panes_set_width (self, which, MAX (width, get_minimum (side->child)));
}

static void
left_cb (HawAdaptivePanes *self)
{
  focus_content (self);
}

static gboolean
focus_handle_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (widget);
  gboolean found = FALSE;
  HawSidePane first = HAW_PANE_START;

  if (self->sides[HAW_PANE_START].handle != NULL &&
      gtk_widget_is_focus (self->sides[HAW_PANE_START].handle))
    first = HAW_PANE_END;
  for (guint i = 0; i < HAW_N_SIDE_PANES && !found; i++)
    {
      Side *side = &self->sides[(first + i) % HAW_N_SIDE_PANES];

      found = side->handle != NULL && side->allocated > 0;
      if (found)
        haw_pane_handle_focus (HAW_PANE_HANDLE (side->handle));
    }

  return found;
}

static gboolean
close_sheet_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (widget);

  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    if (self->sides[i].collapsed && self->sides[i].revealed)
      {
        haw_adaptive_panes_set_shown (self, i, FALSE);
        return TRUE;
      }

  return FALSE;
}

static void
haw_adaptive_panes_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (object);

  switch (id)
    {
    case PROP_START_SHOWN:
    case PROP_END_SHOWN:
      g_value_set_boolean (value, haw_adaptive_panes_get_shown (self, id - PROP_START_SHOWN));
      break;
    case PROP_START_COLLAPSED:
    case PROP_END_COLLAPSED:
      g_value_set_boolean (value,
                           haw_adaptive_panes_get_collapsed (self, id - PROP_START_COLLAPSED));
      break;
    case PROP_START_WIDTH:
    case PROP_END_WIDTH:
      g_value_set_int (value, haw_adaptive_panes_get_width (self, id - PROP_START_WIDTH));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_adaptive_panes_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (object);

  switch (id)
    {
    case PROP_START_SHOWN:
    case PROP_END_SHOWN:
      haw_adaptive_panes_set_shown (self, id - PROP_START_SHOWN, g_value_get_boolean (value));
      break;
    case PROP_START_WIDTH:
    case PROP_END_WIDTH:
      haw_adaptive_panes_set_width (self, id - PROP_START_WIDTH, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_adaptive_panes_dispose (GObject *object)
{
  HawAdaptivePanes *self = HAW_ADAPTIVE_PANES (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      if (self->sides[i].animation != NULL)
        adw_animation_reset (self->sides[i].animation);
      g_clear_object (&self->sides[i].animation);
      g_clear_pointer (&self->sides[i].child, gtk_widget_unparent);
      g_clear_pointer (&self->sides[i].handle, gtk_widget_unparent);
    }
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_adaptive_panes_parent_class)->dispose (object);
}

static void
haw_adaptive_panes_class_init (HawAdaptivePanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = haw_adaptive_panes_dispose;
  object_class->get_property = haw_adaptive_panes_get_property;
  object_class->set_property = haw_adaptive_panes_set_property;
  widget_class->measure = haw_adaptive_panes_measure;
  widget_class->size_allocate = haw_adaptive_panes_size_allocate;

  properties[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, TRUE, both);
  properties[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, TRUE, both);
  properties[PROP_START_COLLAPSED] = g_param_spec_boolean ("start-collapsed", NULL, NULL, FALSE,
                                                           read);
  properties[PROP_END_COLLAPSED] = g_param_spec_boolean ("end-collapsed", NULL, NULL, FALSE, read);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 280,
                                                   both);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 320, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "adaptivepanes");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F8, 0, focus_handle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_sheet_cb, NULL);
}

static void
haw_adaptive_panes_init (HawAdaptivePanes *self)
{
  static const int widths[] = { 280, 320 };

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < HAW_N_SIDE_PANES; i++)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (
          (AdwAnimationTargetFunc) animate_cb, &self->sides[i], NULL);

      self->sides[i].panes = self;
      self->sides[i].width = widths[i];
      self->sides[i].docked = TRUE;
      self->sides[i].animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SHEET_DURATION,
                                                          target);
    }
}

void
haw_adaptive_panes_set_content (HawAdaptivePanes *self,
                                GtkWidget        *content)
{
  g_return_if_fail (HAW_IS_ADAPTIVE_PANES (self) && GTK_IS_WIDGET (content));
  g_return_if_fail (self->content == NULL);

  self->content = content;
  gtk_widget_insert_after (content, GTK_WIDGET (self), NULL);
}

void
haw_adaptive_panes_set_pane (HawAdaptivePanes *self,
                             HawSidePane       which,
                             GtkWidget        *pane,
                             const char       *handle_label,
                             int               threshold)
{
  Side *side;

  g_return_if_fail (HAW_IS_ADAPTIVE_PANES (self) && GTK_IS_WIDGET (pane));
  g_return_if_fail (self->sides[which].child == NULL);

  side = &self->sides[which];
  side->child = pane;
  side->threshold = threshold;
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
  side->handle = haw_pane_handle_new (handle_label);
  g_signal_connect_swapped (side->handle, "grabbed", G_CALLBACK (grabbed_cb), side);
  g_signal_connect_swapped (side->handle, "moved", G_CALLBACK (moved_cb), side);
  g_signal_connect_swapped (side->handle, "left", G_CALLBACK (left_cb), self);
  gtk_widget_set_parent (side->handle, GTK_WIDGET (self));
}

gboolean
haw_adaptive_panes_get_shown (HawAdaptivePanes *self,
                              HawSidePane       side)
{
  g_return_val_if_fail (HAW_IS_ADAPTIVE_PANES (self), FALSE);

  return is_seen (&self->sides[side]);
}

void
haw_adaptive_panes_set_shown (HawAdaptivePanes *self,
                              HawSidePane       which,
                              gboolean          shown)
{
  Side *side, *other;

  g_return_if_fail (HAW_IS_ADAPTIVE_PANES (self));

  side = &self->sides[which];
  other = &self->sides[1 - which];
  if (is_seen (side) == !!shown)
    return;

  if (!shown && side->child != NULL)
    leave (side);
  if (!side->collapsed)
    side->docked = shown;
  else
    {
      if (shown && other->collapsed && other->revealed)
        haw_adaptive_panes_set_shown (self, 1 - which, FALSE);
      reveal (side, shown);
      /* Whoever shows a pane may want to put the focus into it at once. */
      if (shown && side->child != NULL)
        {
          side->progress = MAX (side->progress, 0.01);
          set_seen (side->child, TRUE);
        }
    }
  if (!side->collapsed && shown && side->child != NULL)
    set_seen (side->child, TRUE);
  relayout (self);
  notify (self, PROP_START_SHOWN, which);
}

gboolean
haw_adaptive_panes_get_docked (HawAdaptivePanes *self,
                               HawSidePane       side)
{
  g_return_val_if_fail (HAW_IS_ADAPTIVE_PANES (self), FALSE);

  return self->sides[side].docked;
}

gboolean
haw_adaptive_panes_get_collapsed (HawAdaptivePanes *self,
                                  HawSidePane       side)
{
  g_return_val_if_fail (HAW_IS_ADAPTIVE_PANES (self), FALSE);

  return self->sides[side].collapsed;
}

int
haw_adaptive_panes_get_width (HawAdaptivePanes *self,
                              HawSidePane       side)
{
  g_return_val_if_fail (HAW_IS_ADAPTIVE_PANES (self), 0);

  return self->sides[side].width;
}

void
haw_adaptive_panes_set_width (HawAdaptivePanes *self,
                              HawSidePane       side,
                              int               width)
{
  g_return_if_fail (HAW_IS_ADAPTIVE_PANES (self) && width >= 0);

  if (self->sides[side].width == width)
    return;
  self->sides[side].width = width;
  relayout (self);
  notify (self, PROP_START_WIDTH, side);
}
