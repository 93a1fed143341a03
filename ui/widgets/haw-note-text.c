/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-text.h"
#include "haw-key-position.h"
#include "text/haw-markdown.h"

#include <string.h>

#define COMMIT_DELAY 500 /* milliseconds */

struct _HawNoteText
{
  GtkTextView parent_instance;

  GtkWidget *placeholder;
  HawNoteStyle *style;  /* NULL for plain text */
  GPtrArray *popovers;  /* shown over the text */
  GMenu *menu;          /* what stands in its menu besides GTK's own */
  char *label;
  char *stored;      /* what the project holds */
  char *sent;        /* what was handed over last; NULL if that failed */
  guint n_sent;      /* commits on their way */
  guint timeout;
  guint scroll_idle;
  int measured_width;  /* of the text, without margins; 0 if not known */
  int measured_height;
  int least_height; /* of the text with nothing wrapped; 0 if not known */
  gboolean replacing;
};

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_LABEL,
  PROP_MARKDOWN,
  N_PROPS,
};

enum
{
  COMMIT,
  ESCAPE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawNoteText, haw_note_text, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (HawNoteText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Not a change of the user's: it can't be taken back here. */
static void
replace_text (HawNoteText *self,
              const char  *text)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->replacing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->replacing = FALSE;
}

static void
set_sent (HawNoteText *self,
          const char  *text)
{
  g_free (self->sent);
  self->sent = g_strdup (text);
}

static void
show_stored (HawNoteText *self)
{
  g_autofree char *text = haw_note_text_dup_text (self);

  if (!g_str_equal (text, self->stored))
    replace_text (self, self->stored);
  set_sent (self, self->stored);
}

static void
timeout_cb (gpointer data)
{
  HawNoteText *self = HAW_NOTE_TEXT (data);

  self->timeout = 0;
  haw_note_text_flush (self);
}

static void
changed_cb (HawNoteText   *self,
            GtkTextBuffer *buffer)
{
  gtk_widget_set_child_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  self->measured_width = self->least_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->replacing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (COMMIT_DELAY, timeout_cb, self);
}

/* The view is as high as its text, so it is the list around it that has to follow the caret. */
static void
scroll_to_caret_cb (gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (data);
  GtkTextView *view = GTK_TEXT_VIEW (data);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = scrolled != NULL
                        ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  GtkAdjustment *adjustment;
  GdkRectangle caret;
  graphene_point_t point;
  double top;
  int x, y;

  HAW_NOTE_TEXT (data)->scroll_idle = 0;
  if (viewport == NULL || !gtk_widget_has_focus (widget))
    return;
  gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &x, &y);
  if (!gtk_widget_compute_point (widget, viewport, &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = gtk_adjustment_get_value (adjustment) + (double) point.y;
  gtk_adjustment_clamp_page (adjustment, top - 12, top + caret.height + 12);
}

static void
caret_moved_cb (HawNoteText *self)
{
  if (self->scroll_idle == 0 && gtk_widget_has_focus (GTK_WIDGET (self)))
    self->scroll_idle = g_idle_add_once (scroll_to_caret_cb, self);
}

/* What was typed is one thing with the rest of the project as soon as the window has its keyboard elsewhere;
 * not while the window has none itself, for a menu of the text or for another program. */
static void
focus_moved_cb (HawNoteText *self,
                GParamSpec  *pspec,
                GtkRoot     *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_text_buffer_set_enable_undo (get_buffer (self), TRUE);
}

static gboolean
undo_or_redo (HawNoteText *self,
              gboolean     redo)
{
  GtkTextBuffer *buffer = get_buffer (self);

  if (redo ? gtk_text_buffer_get_can_redo (buffer) : gtk_text_buffer_get_can_undo (buffer))
    {
      if (redo)
        gtk_text_buffer_redo (buffer);
      else
        gtk_text_buffer_undo (buffer);
      return TRUE;
    }

  haw_note_text_flush (self);
  return gtk_widget_activate_action (GTK_WIDGET (self), redo ? "win.redo" : "win.undo", NULL);
}

/* Turns the paragraphs of the caret or the selection round. */
static void
turn_paragraphs (HawNoteText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  int last;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  last = gtk_text_iter_get_line (&end);
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = gtk_text_iter_get_line (&start); line <= last; line++)
    {
      g_autofree char *text = NULL;
      const char *mark;
      guint n_old;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      text = gtk_text_iter_get_slice (&start, &end);
      mark = haw_markdown_turn (text, &n_old);
      end = start;
      gtk_text_iter_forward_chars (&end, (int) n_old);
      if (n_old > 0)
        gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, mark, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawNoteText           *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    {
      haw_note_text_flush (self);
      g_signal_emit (self, signals[ESCAPE], 0);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK && haw_key_position_to_latin (keycode) == 'Z')
    return undo_or_redo (self, FALSE);
  if ((modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) &&
       haw_key_position_to_latin (keycode) == 'Z') ||
      (modifiers == GDK_CONTROL_MASK && haw_key_position_to_latin (keycode) == 'Y'))
    return undo_or_redo (self, TRUE);
  if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) &&
      haw_key_position_to_latin (keycode) == 'X')
    {
      turn_paragraphs (self);
      return TRUE;
    }

  return FALSE;
}

static void
lay_out (HawNoteText *self,
         PangoLayout *layout,
         const char  *start,
         gsize        length)
{
  g_autofree char *paragraph = NULL;

  if (self->style == NULL)
    {
      pango_layout_set_text (layout, start, (int) length);
      return;
    }
  paragraph = g_strndup (start, length);
  haw_note_style_lay_out (layout, paragraph);
}

/* The lines as the view will set them: each paragraph on its own. @width is -1 if nothing is wrapped. */
static int
sum_lines (HawNoteText *self,
           int          width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *text = haw_note_text_dup_text (self);
  int sum = 0;

  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (const char *start = text, *end; start != NULL; start = end != NULL ? end + 1 : NULL)
    {
      int height;

      end = strchr (start, '\n');
      lay_out (self, layout, start, end != NULL ? (gsize) (end - start) : strlen (start));
      pango_layout_get_pixel_size (layout, NULL, &height);
      sum += height;
    }

  return sum;
}

static int
measure_text (HawNoteText *self,
              int          width)
{
  if (self->measured_width != width)
    self->measured_height = sum_lines (self, width);
  self->measured_width = width;

  return self->measured_height;
}

static int
measure_least (HawNoteText *self)
{
  if (self->least_height == 0)
    self->least_height = sum_lines (self, -1);

  return self->least_height;
}

static GtkSizeRequestMode
haw_note_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GtkTextView knows its height only some time after it was given a width, too late in a list. */
static void
haw_note_text_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int around = gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  gboolean for_any = for_size < 0;
  int margins = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);

  GTK_WIDGET_CLASS (haw_note_text_parent_class)->measure (widget, orientation, for_size, minimum,
                                                          natural, minimum_baseline,
                                                          natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (for_size <= margins)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  *minimum = *natural = measure_text (HAW_NOTE_TEXT (widget), MAX (1, for_size - margins)) + around;
  /* At some width it is no higher than this; GTK holds every other answer to it. */
  if (for_any)
    *minimum = MIN (*natural, measure_least (HAW_NOTE_TEXT (widget)) + around);
}

static void
haw_note_text_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_note_text_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
haw_note_text_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (haw_note_text_parent_class)->unroot (widget);
}

static void
haw_note_text_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (haw_note_text_parent_class)->css_changed (widget, change);
  HAW_NOTE_TEXT (widget)->measured_width = HAW_NOTE_TEXT (widget)->least_height = 0;
  if (HAW_NOTE_TEXT (widget)->style != NULL)
    haw_note_style_update_colors (HAW_NOTE_TEXT (widget)->style);
}

static void
haw_note_text_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HawNoteText *self = HAW_NOTE_TEXT (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int start = gtk_text_view_get_left_margin (view);
  int top = gtk_text_view_get_top_margin (view);
  int minimum;

  GTK_WIDGET_CLASS (haw_note_text_parent_class)->size_allocate (widget, width, height, baseline);
  for (guint i = 0; i < self->popovers->len; i++)
    gtk_popover_present (g_ptr_array_index (self->popovers, i));
  gtk_widget_measure (self->placeholder, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->placeholder,
                            &(GtkAllocation) { start, top, MAX (0, width - 2 * start), minimum },
                            -1);
}

static void
haw_note_text_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (haw_note_text_parent_class)->snapshot (widget, snapshot);
  gtk_widget_snapshot_child (widget, HAW_NOTE_TEXT (widget)->placeholder, snapshot);
}

static void
haw_note_text_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HawNoteText *self = HAW_NOTE_TEXT (object);

  switch (id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->placeholder)));
      break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_MARKDOWN: g_value_set_boolean (value, self->style != NULL); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_note_text_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HawNoteText *self = HAW_NOTE_TEXT (object);
  const char *string = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch (id)
    {
    case PROP_PLACEHOLDER:
      gtk_label_set_text (GTK_LABEL (self->placeholder), string);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      string, -1);
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_strdup (string);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, string,
                                      -1);
      break;
    case PROP_MARKDOWN:
      if (g_value_get_boolean (value))
        self->style = haw_note_style_new (GTK_TEXT_VIEW (self));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_note_text_dispose (GObject *object)
{
  HawNoteText *self = HAW_NOTE_TEXT (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_pointer (&self->placeholder, gtk_widget_unparent);
  while (self->popovers->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->popovers, 0));
  g_object_set_data (object, "haw-note-links", NULL);
  g_object_set_data (object, "haw-note-templates", NULL);
  g_object_set_data (object, "haw-note-spell", NULL);
  g_clear_pointer (&self->style, haw_note_style_free);

  G_OBJECT_CLASS (haw_note_text_parent_class)->dispose (object);
}

static void
haw_note_text_finalize (GObject *object)
{
  HawNoteText *self = HAW_NOTE_TEXT (object);

  g_free (self->label);
  g_free (self->stored);
  g_free (self->sent);
  g_ptr_array_unref (self->popovers);
  g_object_unref (self->menu);

  G_OBJECT_CLASS (haw_note_text_parent_class)->finalize (object);
}

static void
haw_note_text_class_init (HawNoteTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = haw_note_text_get_property;
  object_class->set_property = haw_note_text_set_property;
  object_class->dispose = haw_note_text_dispose;
  object_class->finalize = haw_note_text_finalize;
  widget_class->get_request_mode = haw_note_text_get_request_mode;
  widget_class->measure = haw_note_text_measure;
  widget_class->root = haw_note_text_root;
  widget_class->unroot = haw_note_text_unroot;
  widget_class->css_changed = haw_note_text_css_changed;
  widget_class->size_allocate = haw_note_text_size_allocate;
  widget_class->snapshot = haw_note_text_snapshot;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_MARKDOWN] = g_param_spec_boolean ("markdown", NULL, NULL, FALSE,
                                                    flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COMMIT] = g_signal_new ("commit", HAW_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ESCAPE] = g_signal_new ("escape", HAW_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
haw_note_text_init (HawNoteText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->stored = g_strdup ("");
  self->sent = g_strdup ("");
  self->popovers = g_ptr_array_new ();
  self->menu = g_menu_new ();
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  self->placeholder = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "can-target", FALSE,
                                    "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_widget_set_parent (self->placeholder, GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "note-text");
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_right_margin (view, 8);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);

  gtk_event_controller_set_name (keys, "note-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_name (focus, "note-focus");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (haw_note_text_flush), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position",
                           G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
}

void
haw_note_text_set_stored (HawNoteText *self,
                          const char  *text)
{
  gboolean pending;

  g_return_if_fail (HAW_IS_NOTE_TEXT (self) && text != NULL);

  if (g_str_equal (self->stored, text))
    return;
  pending = haw_note_text_is_pending (self);
  g_free (self->stored);
  self->stored = g_strdup (text);
  if (!pending && self->n_sent == 0)
    show_stored (self);
}

void
haw_note_text_set_draft (HawNoteText *self,
                         const char  *text)
{
  g_return_if_fail (HAW_IS_NOTE_TEXT (self) && text != NULL);

  replace_text (self, text);
  g_clear_pointer (&self->sent, g_free);
}

void
haw_note_text_committed (HawNoteText *self,
                         gboolean     stored)
{
  g_return_if_fail (HAW_IS_NOTE_TEXT (self) && self->n_sent > 0);

  self->n_sent--;
  if (!stored)
    g_clear_pointer (&self->sent, g_free);
  else if (self->n_sent == 0 && !haw_note_text_is_pending (self))
    show_stored (self);
}

void
haw_note_text_discard (HawNoteText *self)
{
  g_return_if_fail (HAW_IS_NOTE_TEXT (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  show_stored (self);
}

gboolean
haw_note_text_is_pending (HawNoteText *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (HAW_IS_NOTE_TEXT (self), FALSE);

  text = haw_note_text_dup_text (self);
  return g_strcmp0 (text, self->sent) != 0;
}

gboolean
haw_note_text_flush (HawNoteText *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_TEXT (self), FALSE);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!haw_note_text_is_pending (self))
    return FALSE;
  g_free (self->sent);
  self->sent = haw_note_text_dup_text (self);
  self->n_sent++;
  g_signal_emit (self, signals[COMMIT], 0, self->sent);
  return TRUE;
}

char *
haw_note_text_dup_text (HawNoteText *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (HAW_IS_NOTE_TEXT (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

HawNoteStyle *
haw_note_text_get_style (HawNoteText *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_TEXT (self), NULL);

  return self->style;
}

void
haw_note_text_take_popover (HawNoteText *self,
                            GtkPopover  *popover)
{
  g_return_if_fail (HAW_IS_NOTE_TEXT (self) && GTK_IS_POPOVER (popover));

  g_ptr_array_add (self->popovers, popover);
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
}

GMenu *
haw_note_text_get_menu (HawNoteText *self)
{
  g_return_val_if_fail (HAW_IS_NOTE_TEXT (self), NULL);

  return self->menu;
}

/* A place beyond the text, as a line has before it is laid out, can be beyond every monitor, where GTK
 * 4.8 has no place for a popover. */
void
haw_note_text_point_at_caret (HawNoteText *self,
                              GtkPopover  *popover)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle caret;

  g_return_if_fail (HAW_IS_NOTE_TEXT (self) && GTK_IS_POPOVER (popover));

  gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &caret.x,
                                         &caret.y);
  caret.x = CLAMP (caret.x, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 1, 0));
  caret.y = CLAMP (caret.y, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 1, 0));
  caret.width = MAX (caret.width, 1);
  gtk_popover_set_pointing_to (popover, &caret);
}
