/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-date-entry.h"
#include "time/haw-edtf.h"

struct _HawDateEntry
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkLabel *reading;

  char *date;
  char *label;
  char *hint;
  gboolean valid;
  gboolean focused;
};

enum
{
  PROP_0,
  PROP_DATE,
  PROP_VALID,
  PROP_TEXT,
  PROP_LABEL,
  PROP_PLACEHOLDER_TEXT,
  PROP_HINT,
  N_PROPS,
};

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawDateEntry, haw_date_entry, GTK_TYPE_WIDGET)

GtkWidget *
haw_date_entry_new (void)
{
  return g_object_new (HAW_TYPE_DATE_ENTRY, NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Underlines the text from where the error is; where something is missing at the end, its last
 * character. @position: code points, -1 for no error. */
static void
mark_error (HawDateEntry *self,
            int           position)
{
  const char *text = haw_date_entry_get_text (self);
  glong length = g_utf8_strlen (text, -1);
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoAttribute *underline;

  if (position >= 0 && length > 0)
    {
      glong first = MIN (position, length - 1);

      attributes = pango_attr_list_new ();
      underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      underline->start_index = g_utf8_offset_to_pointer (text, first) - text;
      pango_attr_list_insert (attributes, underline);
    }
  gtk_entry_set_attributes (self->entry, attributes);
}

/* A date that one is still writing is not called wrong before one leaves it. */
static void
show_error (HawDateEntry *self,
            const GError *error)
{
  glong length = g_utf8_strlen (haw_date_entry_get_text (self), -1);
  int position = error != NULL ? haw_edtf_error_position (error) : -1;
  gboolean wrong = error != NULL && (!self->focused || position < length);

  mark_error (self, wrong ? position : -1);
  set_class (GTK_WIDGET (self->entry), "error", wrong);
  set_class (GTK_WIDGET (self->reading), "error", wrong);
  set_class (GTK_WIDGET (self->reading), "dim-label", !wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
take_date (HawDateEntry  *self,
           const HawEdtf *edtf)
{
  g_autofree char *date = haw_edtf_normalise (edtf);

  if (g_str_equal (date, self->date))
    return;
  g_free (self->date);
  self->date = g_steal_pointer (&date);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
read_text (HawDateEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;
  HawEdtf edtf;
  gboolean valid = haw_edtf_parse (haw_date_entry_get_text (self), &edtf, &error);

  if (valid)
    description = haw_edtf_is_undated (&edtf) && self->hint != NULL ? g_strdup (self->hint)
                                                                    : haw_edtf_describe (&edtf);
  gtk_label_set_label (self->reading, valid ? description : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), *gtk_label_get_label (self->reading) != '\0');
  show_error (self, error);

  if (self->valid != valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  if (valid)
    take_date (self, &edtf);
}

static void
changed_cb (HawDateEntry *self)
{
  read_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* Digits of other scripts turn the parts of a date around where they stand beside hyphens. */
static void
insert_text_cb (GtkEditable  *text,
                const char   *inserted,
                int           length,
                int          *position,
                HawDateEntry *self)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *end = length < 0 ? inserted + strlen (inserted) : inserted + length;

  for (const char *p = inserted; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (ascii, g_unichar_isdigit (c)
                                        ? (gunichar) ('0' + g_unichar_digit_value (c)) : c);
    }
  if (ascii->len == (gsize) (end - inserted))
    return;

  g_signal_handlers_block_by_func (text, insert_text_cb, self);
  gtk_editable_insert_text (text, ascii->str, ascii->len, position);
  g_signal_handlers_unblock_by_func (text, insert_text_cb, self);
  g_signal_stop_emission_by_name (text, "insert-text");
}

static void
focus_changed_cb (HawDateEntry            *self,
                  GParamSpec              *pspec,
                  GtkEventControllerFocus *controller)
{
  self->focused = gtk_event_controller_focus_contains_focus (controller);
  read_text (self);
}

static void
activate_cb (HawDateEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* EDTF reads from left to right; in a mirrored window it stands at the start like any other text. The
 * entry aligns its text and its placeholder by the direction of the widgets that show them. */
static void
hold_direction (HawDateEntry *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_widget_set_direction (child, GTK_TEXT_DIR_LTR);
}

static void
haw_date_entry_direction_changed (GtkWidget        *widget,
                                  GtkTextDirection  previous)
{
  HawDateEntry *self = HAW_DATE_ENTRY (widget);

  gtk_editable_set_alignment (GTK_EDITABLE (self->entry),
                              gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 : 0);

  if (GTK_WIDGET_CLASS (haw_date_entry_parent_class)->direction_changed != NULL)
    GTK_WIDGET_CLASS (haw_date_entry_parent_class)->direction_changed (widget, previous);
}

static gboolean
haw_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HAW_DATE_ENTRY (widget)->entry));
}

static void
haw_date_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_date_entry_parent_class)->dispose (object);
}

static void
haw_date_entry_finalize (GObject *object)
{
  HawDateEntry *self = HAW_DATE_ENTRY (object);

  g_free (self->date);
  g_free (self->label);
  g_free (self->hint);

  G_OBJECT_CLASS (haw_date_entry_parent_class)->finalize (object);
}

static void
haw_date_entry_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawDateEntry *self = HAW_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DATE: g_value_set_string (value, self->date); break;
    case PROP_VALID: g_value_set_boolean (value, self->valid); break;
    case PROP_TEXT: g_value_set_string (value, haw_date_entry_get_text (self)); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    case PROP_HINT: g_value_set_string (value, self->hint); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_date_entry_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  HawDateEntry *self = HAW_DATE_ENTRY (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_DATE: haw_date_entry_set_date (self, text != NULL ? text : ""); break;
    case PROP_LABEL: haw_date_entry_set_label (self, text); break;
    case PROP_PLACEHOLDER_TEXT: haw_date_entry_set_placeholder_text (self, text); break;
    case PROP_HINT: haw_date_entry_set_hint (self, text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_date_entry_class_init (HawDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = haw_date_entry_dispose;
  object_class->finalize = haw_date_entry_finalize;
  object_class->get_property = haw_date_entry_get_property;
  object_class->set_property = haw_date_entry_set_property;
  widget_class->direction_changed = haw_date_entry_direction_changed;
  widget_class->grab_focus = haw_date_entry_grab_focus;

  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, "", flags);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE, readable);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", readable);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                                                           flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", HAW_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "dateentry");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/widgets/haw-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, HawDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, HawDateEntry, reading);
}

static void
haw_date_entry_init (HawDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *text;

  self->date = g_strdup ("");
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  hold_direction (self);

  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb), self);
  haw_date_entry_direction_changed (GTK_WIDGET (self), GTK_TEXT_DIR_NONE);
  read_text (self);
}

const char *
haw_date_entry_get_date (HawDateEntry *self)
{
  g_return_val_if_fail (HAW_IS_DATE_ENTRY (self), NULL);

  return self->date;
}

void
haw_date_entry_set_date (HawDateEntry *self,
                         const char   *date)
{
  g_return_if_fail (HAW_IS_DATE_ENTRY (self) && date != NULL);

  if (self->valid && g_str_equal (self->date, date))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), date);
}

gboolean
haw_date_entry_get_valid (HawDateEntry *self)
{
  g_return_val_if_fail (HAW_IS_DATE_ENTRY (self), FALSE);

  return self->valid;
}

const char *
haw_date_entry_get_text (HawDateEntry *self)
{
  g_return_val_if_fail (HAW_IS_DATE_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
haw_date_entry_set_label (HawDateEntry *self,
                          const char   *label)
{
  g_return_if_fail (HAW_IS_DATE_ENTRY (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
haw_date_entry_set_placeholder_text (HawDateEntry *self,
                                     const char   *text)
{
  g_return_if_fail (HAW_IS_DATE_ENTRY (self));

  if (g_strcmp0 (gtk_entry_get_placeholder_text (self->entry), text) == 0)
    return;
  gtk_entry_set_placeholder_text (self->entry, text);
  hold_direction (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER_TEXT]);
}

void
haw_date_entry_set_hint (HawDateEntry *self,
                         const char   *hint)
{
  g_return_if_fail (HAW_IS_DATE_ENTRY (self));

  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  read_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

const char *
haw_date_entry_get_reading (HawDateEntry *self)
{
  g_return_val_if_fail (HAW_IS_DATE_ENTRY (self), NULL);

  return gtk_label_get_label (self->reading);
}

void
haw_date_entry_reread_all (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (HAW_IS_DATE_ENTRY (widget))
    {
      read_text (HAW_DATE_ENTRY (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    haw_date_entry_reread_all (child);
}
