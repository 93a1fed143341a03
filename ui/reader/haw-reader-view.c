/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "haw-reader-view-private.h"

#define MIN_ZOOM 0.5
#define MAX_ZOOM 4.0

/* Of the marks at a point so many are named. */
#define MAX_TOLD 8

enum
{
  PROP_0,
  PROP_CARET,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
  PROP_HAS_SELECTION,
  PROP_SELECTED_MARK,
  PROP_MARKS_EDITABLE,
  PROP_ZOOM,
  PROP_WHOLE_WORDS,
  PROP_FONT_FAMILY,
  PROP_LINE_HEIGHT,
  PROP_MEASURE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];
static guint signals[HAW_READER_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (HawReaderView, haw_reader_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

GtkWidget *
haw_reader_view_new (void)
{
  return g_object_new (HAW_TYPE_READER_VIEW, NULL);
}

void
haw_reader_emit (HawReaderView *self,
                 guint          signal)
{
  if (signal == HAW_READER_CARET_MOVED)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARET]);
      g_signal_emit (self, signals[signal], 0, self->caret);
    }
  else
    {
      g_signal_emit (self, signals[signal], 0);
    }
}

void
haw_reader_emit_mark_activated (HawReaderView *self,
                                gint64         id)
{
  haw_reader_view_set_selected_mark (self, id);
  g_signal_emit (self, signals[HAW_READER_MARK_ACTIVATED], 0, id);
}

void
haw_reader_emit_hint_pressed (HawReaderView *self,
                              gint64         id)
{
  g_signal_emit (self, signals[HAW_READER_HINT_PRESSED], 0, id);
}

/* @step: by a key, one of several maybe. */
void
haw_reader_emit_mark_resized (HawReaderView *self,
                              gint64         id,
                              gboolean       step)
{
  const HawReaderMarkEntry *entry = haw_reader_marks_find (self, id);

  g_signal_emit (self, signals[HAW_READER_MARK_RESIZED], 0, id, entry->mark.start, entry->mark.end,
                 step);
}

void
haw_reader_notify_selection (HawReaderView *self)
{
  haw_reader_describe_caret (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_START]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_END]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
  haw_reader_emit (self, HAW_READER_SELECTION_CHANGED);
}

static void
scrolled_cb (HawReaderView *self)
{
  if (self->settling)
    return;

  /* Whoever scrolls by hand wins. */
  if (!self->gliding)
    haw_reader_stop_glide (self);
  haw_reader_keep_place (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (HawReaderView  *self,
                GtkAdjustment **field,
                GtkAdjustment  *adjustment,
                const char     *name)
{
  if (*field == adjustment && adjustment != NULL)
    return;

  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
  g_clear_object (field);

  *field = g_object_ref_sink (adjustment != NULL ? adjustment
                                                 : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*field, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), name);
}

static void
haw_reader_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  haw_reader_set_size (self, width, height);
  haw_reader_settle (self);
  if (self->pending_scroll)
    {
      self->pending_scroll = FALSE;
      haw_reader_scroll_now (self, self->pending_start, self->pending_end, FALSE);
      haw_reader_settle (self);
    }

  haw_reader_allocate_paragraphs (self);
  if (!self->caret_described)
    haw_reader_describe_caret (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  haw_reader_emit (self, HAW_READER_LAYOUT_CHANGED);
}

static void
haw_reader_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
haw_reader_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  haw_reader_draw (HAW_READER_VIEW (widget), snapshot);
}

/* Says which codes the marks under the pointer stand for: their colours alone do not tell
 * everybody. */
static gboolean
haw_reader_view_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  HawReaderView *self = HAW_READER_VIEW (widget);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GArray) marks = NULL;
  const HawReaderMention *mention = NULL;
  gboolean in_margin;
  guint character;
  guint caret;

  if (keyboard)
    return FALSE;

  marks = haw_reader_marks_at_point (self, x, y, &in_margin);
  for (guint i = 0; i < MIN (marks->len, MAX_TOLD); i++)
    {
      guint index = g_array_index (marks, guint, i);
      const char *label = g_array_index (self->marks, HawReaderMarkEntry, index).mark.label;

      if (label != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", label);
    }
  if (!in_margin && self->mentions->len > 0 && haw_reader_hit (self, x, y, &character, &caret))
    mention = haw_reader_mention_at (self, character);
  if (mention != NULL)
    {
      g_autofree char *name = haw_reader_mention_name (mention);

      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", name);
    }
  if (names->len == 0)
    return FALSE;

  gtk_tooltip_set_text (tooltip, names->str);
  gtk_tooltip_set_tip_area (tooltip, &(const GdkRectangle) { x - 2, y - 2, 4, 4 });

  return TRUE;
}

static void
letters_changed (HawReaderView *self)
{
  haw_reader_drop_fonts (self);
  haw_reader_drop_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
haw_reader_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  HawReaderView *self = HAW_READER_VIEW (widget);

  GTK_WIDGET_CLASS (haw_reader_view_parent_class)->css_changed (widget, change);

  if (haw_reader_interface_size_changed (self))
    letters_changed (self);
  else
    haw_reader_drop_nodes (self);
}

static void
haw_reader_view_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (haw_reader_view_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME
      || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    letters_changed (HAW_READER_VIEW (widget));
}

static void
haw_reader_view_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (haw_reader_view_parent_class)->direction_changed (widget, previous);

  letters_changed (HAW_READER_VIEW (widget));
}

static void
haw_reader_view_state_flags_changed (GtkWidget     *widget,
                                     GtkStateFlags  previous)
{
  haw_reader_update_blink (HAW_READER_VIEW (widget), FALSE);

  GTK_WIDGET_CLASS (haw_reader_view_parent_class)->state_flags_changed (widget, previous);
}

static void
haw_reader_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawReaderView *self = HAW_READER_VIEW (object);

  switch (property_id)
    {
    case PROP_CARET: g_value_set_uint (value, self->caret); break;
    case PROP_SELECTION_START: g_value_set_uint (value, MIN (self->bound, self->caret)); break;
    case PROP_SELECTION_END: g_value_set_uint (value, MAX (self->bound, self->caret)); break;
    case PROP_HAS_SELECTION: g_value_set_boolean (value, self->bound != self->caret); break;
    case PROP_SELECTED_MARK: g_value_set_int64 (value, self->selected_mark); break;
    case PROP_MARKS_EDITABLE: g_value_set_boolean (value, self->marks_editable); break;
    case PROP_ZOOM: g_value_set_double (value, self->zoom); break;
    case PROP_WHOLE_WORDS: g_value_set_boolean (value, self->whole_words); break;
    case PROP_FONT_FAMILY: g_value_set_string (value, self->font_family); break;
    case PROP_LINE_HEIGHT: g_value_set_double (value, self->line_height); break;
    case PROP_MEASURE: g_value_set_int (value, self->measure); break;
    case PROP_HADJUSTMENT: g_value_set_object (value, self->hadjustment); break;
    case PROP_VADJUSTMENT: g_value_set_object (value, self->vadjustment); break;
    case PROP_HSCROLL_POLICY: g_value_set_enum (value, (int) self->hscroll_policy); break;
    case PROP_VSCROLL_POLICY: g_value_set_enum (value, (int) self->vscroll_policy); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_line_height (HawReaderView *self,
                 double         line_height)
{
  if (fabs (line_height - self->line_height) < 0.001)
    return;
  self->line_height = line_height;
  letters_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE_HEIGHT]);
}

static void
set_measure (HawReaderView *self,
             int            measure)
{
  if (measure == self->measure)
    return;
  self->measure = measure;
  letters_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE]);
}

static void
set_font_family (HawReaderView *self,
                 const char    *family)
{
  if (g_strcmp0 (family, self->font_family) == 0)
    return;
  g_free (self->font_family);
  self->font_family = g_strdup (family != NULL ? family : "");
  letters_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT_FAMILY]);
}

static void
set_marks_editable (HawReaderView *self,
                    gboolean       editable)
{
  if (editable == self->marks_editable)
    return;
  haw_reader_handle_release (self, FALSE);
  self->marks_editable = editable;
  haw_reader_update_handle_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKS_EDITABLE]);
}

static void
haw_reader_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawReaderView *self = HAW_READER_VIEW (object);

  switch (property_id)
    {
    case PROP_CARET: haw_reader_view_set_caret (self, g_value_get_uint (value)); break;
    case PROP_SELECTED_MARK:
      haw_reader_view_set_selected_mark (self, g_value_get_int64 (value));
      break;
    case PROP_MARKS_EDITABLE: set_marks_editable (self, g_value_get_boolean (value)); break;
    case PROP_ZOOM: haw_reader_view_set_zoom (self, g_value_get_double (value)); break;
    case PROP_WHOLE_WORDS:
      haw_reader_view_set_whole_words (self, g_value_get_boolean (value));
      break;
    case PROP_FONT_FAMILY: set_font_family (self, g_value_get_string (value)); break;
    case PROP_LINE_HEIGHT: set_line_height (self, g_value_get_double (value)); break;
    case PROP_MEASURE: set_measure (self, g_value_get_int (value)); break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value), "hadjustment");
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value), "vadjustment");
      break;
    case PROP_HSCROLL_POLICY: self->hscroll_policy = (guint) g_value_get_enum (value); break;
    case PROP_VSCROLL_POLICY: self->vscroll_policy = (guint) g_value_get_enum (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
haw_reader_view_dispose (GObject *object)
{
  HawReaderView *self = HAW_READER_VIEW (object);

  haw_reader_stop_glide (self);
  haw_reader_stop_input (self);
  haw_reader_stop_hover (self);
  g_clear_handle_id (&self->children_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  g_array_set_size (self->blocks, 0);
  g_clear_object (&self->menu_model);
  for (guint i = 0; i < 2; i++)
    {
      GtkAdjustment **field = i == 0 ? &self->hadjustment : &self->vadjustment;

      if (*field != NULL)
        g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
      g_clear_object (field);
    }

  G_OBJECT_CLASS (haw_reader_view_parent_class)->dispose (object);
}

static void
haw_reader_view_finalize (GObject *object)
{
  HawReaderView *self = HAW_READER_VIEW (object);

  haw_reader_drop_fonts (self);
  g_free (self->font_family);
  g_free (self->hint_label);
  g_array_unref (self->blocks);
  g_array_unref (self->regions);
  g_array_unref (self->marks);
  g_array_unref (self->mentions);
  g_array_unref (self->hints);
  g_array_unref (self->growth);
  g_array_unref (self->left_out);
  g_hash_table_unref (self->mark_places);
  g_hash_table_unref (self->badge_layouts);
  g_clear_pointer (&self->text, haw_text_unref);

  G_OBJECT_CLASS (haw_reader_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CARET]
    = g_param_spec_uint ("caret", NULL, NULL, 0, G_MAXUINT, 0, writable);
  properties[PROP_SELECTION_START]
    = g_param_spec_uint ("selection-start", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_SELECTION_END]
    = g_param_spec_uint ("selection-end", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_HAS_SELECTION]
    = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, readable);
  properties[PROP_SELECTED_MARK]
    = g_param_spec_int64 ("selected-mark", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_MARKS_EDITABLE]
    = g_param_spec_boolean ("marks-editable", NULL, NULL, FALSE, writable);
  properties[PROP_ZOOM]
    = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1.0, writable);
  properties[PROP_WHOLE_WORDS]
    = g_param_spec_boolean ("whole-words", NULL, NULL, TRUE, writable);
  properties[PROP_FONT_FAMILY] = g_param_spec_string ("font-family", NULL, NULL, "", writable);
  properties[PROP_LINE_HEIGHT]
    = g_param_spec_double ("line-height", NULL, NULL, 1.0, 4.0, HAW_READER_LINE_HEIGHT, writable);
  properties[PROP_MEASURE]
    = g_param_spec_int ("measure", NULL, NULL, 20, 200, HAW_READER_MEASURE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
install_signals (GObjectClass *object_class)
{
  GType type = G_OBJECT_CLASS_TYPE (object_class);

  signals[HAW_READER_SELECTION_CHANGED]
    = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[HAW_READER_SELECTION_FINISHED]
    = g_signal_new ("selection-finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[HAW_READER_CARET_MOVED]
    = g_signal_new ("caret-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[HAW_READER_MARK_ACTIVATED]
    = g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[HAW_READER_MARK_RESIZED]
    = g_signal_new ("mark-resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[HAW_READER_HINT_PRESSED]
    = g_signal_new ("hint-pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[HAW_READER_LAYOUT_CHANGED]
    = g_signal_new ("layout-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
haw_reader_view_class_init (HawReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_reader_view_get_property;
  object_class->set_property = haw_reader_view_set_property;
  object_class->dispose = haw_reader_view_dispose;
  object_class->finalize = haw_reader_view_finalize;

  widget_class->size_allocate = haw_reader_view_size_allocate;
  widget_class->measure = haw_reader_view_measure;
  widget_class->snapshot = haw_reader_view_snapshot;
  widget_class->query_tooltip = haw_reader_view_query_tooltip;
  widget_class->css_changed = haw_reader_view_css_changed;
  widget_class->system_setting_changed = haw_reader_view_system_setting_changed;
  widget_class->direction_changed = haw_reader_view_direction_changed;
  widget_class->state_flags_changed = haw_reader_view_state_flags_changed;

  install_properties (object_class);
  install_signals (object_class);
  haw_reader_class_add_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "reader-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
haw_reader_view_init (HawReaderView *self)
{
  self->zoom = 1.0;
  self->font_family = g_strdup ("");
  self->line_height = HAW_READER_LINE_HEIGHT;
  self->measure = HAW_READER_MEASURE;
  self->whole_words = TRUE;
  self->regions = g_array_new (FALSE, FALSE, sizeof (HawRegion));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (HawReaderBlock));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) haw_reader_block_clear);
  self->badge_layouts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  haw_reader_marks_set (self, NULL, 0);
  haw_reader_view_set_mentions (self, NULL, 0);
  haw_reader_view_set_hints (self, NULL, 0);
  haw_reader_keep_place (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article text"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE,
                                  -1);
  haw_reader_add_input (self);
  haw_reader_init_selecting (self);
  haw_reader_update_handle_actions (self);
}

HawText *
haw_reader_view_get_text (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), NULL);

  return self->text;
}

static void
show_other_text (HawReaderView *self,
                 HawText       *text)
{
  haw_reader_stop_glide (self);
  haw_reader_view_set_selected_mark (self, 0);
  haw_reader_select (self, 0, 0);
  haw_reader_clear_selecting (self);
  g_array_set_size (self->blocks, 0);
  g_clear_pointer (&self->text, haw_text_unref);
  self->text = text != NULL ? haw_text_ref (text) : NULL;
  self->pending_scroll = FALSE;
  haw_reader_marks_set (self, NULL, 0);
  haw_reader_view_set_mentions (self, NULL, 0);
  haw_reader_view_set_hints (self, NULL, 0);
  haw_reader_keep_place (self);
}

void
haw_reader_view_set_text (HawReaderView   *self,
                          HawText         *text,
                          const HawRegion *regions,
                          gsize            n_regions)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (regions != NULL || n_regions == 0);

  if (text != self->text)
    show_other_text (self, text);

  g_array_set_size (self->regions, 0);
  if (n_regions > 0)
    g_array_append_vals (self->regions, regions, (guint) n_regions);
  haw_reader_rebuild_blocks (self);
  haw_reader_settle (self);
  haw_reader_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gint64
haw_reader_view_get_selected_mark (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 0);

  return self->selected_mark;
}

void
haw_reader_view_set_selected_mark (HawReaderView *self,
                                   gint64         id)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (id >= 0);

  if (id == self->selected_mark)
    return;

  haw_reader_handle_release (self, FALSE);
  haw_reader_drop_focus (self, haw_reader_isolated_mark (self));
  self->selected_mark = id;
  haw_reader_drop_focus (self, haw_reader_isolated_mark (self));
  haw_reader_update_handle_actions (self);
  haw_reader_describe_caret (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_MARK]);
}

guint
haw_reader_view_get_caret (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 0);

  return self->caret;
}

void
haw_reader_view_set_caret (HawReaderView *self,
                           guint          offset)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));

  haw_reader_select (self, offset, offset);
  haw_reader_view_scroll_to_range (self, self->caret, self->caret, FALSE);
}

gboolean
haw_reader_view_get_selection (HawReaderView *self,
                               guint         *start,
                               guint         *end)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), FALSE);

  if (start != NULL)
    *start = MIN (self->bound, self->caret);
  if (end != NULL)
    *end = MAX (self->bound, self->caret);

  return self->bound != self->caret;
}

void
haw_reader_view_select_range (HawReaderView *self,
                              guint          start,
                              guint          end)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));
  g_return_if_fail (start <= end);

  haw_reader_select (self, start, end);
}

char *
haw_reader_view_dup_selected_text (HawReaderView *self)
{
  guint start;
  guint end;

  g_return_val_if_fail (HAW_IS_READER_VIEW (self), NULL);

  if (self->text == NULL || !haw_reader_view_get_selection (self, &start, &end))
    return NULL;

  return haw_text_slice (self->text, start, end);
}

double
haw_reader_view_get_zoom (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), 1.0);

  return self->zoom;
}

void
haw_reader_view_set_zoom (HawReaderView *self,
                          double         zoom)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (fabs (zoom - self->zoom) < 0.001)
    return;

  self->zoom = zoom;
  letters_changed (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.zoom-in", zoom < MAX_ZOOM - 0.001);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.zoom-out", zoom > MIN_ZOOM + 0.001);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

gboolean
haw_reader_view_get_whole_words (HawReaderView *self)
{
  g_return_val_if_fail (HAW_IS_READER_VIEW (self), TRUE);

  return self->whole_words;
}

void
haw_reader_view_set_whole_words (HawReaderView *self,
                                 gboolean       whole_words)
{
  g_return_if_fail (HAW_IS_READER_VIEW (self));

  if (self->whole_words == !!whole_words)
    return;

  self->whole_words = !!whole_words;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE_WORDS]);
}
