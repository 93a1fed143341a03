/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-message-bar.h"

#include <string.h>

struct _HawMessageBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GQueue texts; /* the newest first; that one is shown */
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawMessageBar, haw_message_bar, GTK_TYPE_WIDGET)

GtkWidget *
haw_message_bar_new (void)
{
  return g_object_new (HAW_TYPE_MESSAGE_BAR, NULL);
}

static void
update (HawMessageBar *self)
{
  const char *text = g_queue_peek_head (&self->texts);

  /* The sentence stays readable while the bar slides away. */
  if (text != NULL)
    {
      gtk_label_set_text (self->label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
close_clicked_cb (HawMessageBar *self)
{
  haw_message_bar_close (self);
}

static void
haw_message_bar_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawMessageBar *self = HAW_MESSAGE_BAR (object);

  switch (id)
    {
    case PROP_TEXT: g_value_set_string (value, haw_message_bar_get_text (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_message_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_message_bar_parent_class)->dispose (object);
}

static void
haw_message_bar_finalize (GObject *object)
{
  HawMessageBar *self = HAW_MESSAGE_BAR (object);

  g_queue_clear_full (&self->texts, g_free);

  G_OBJECT_CLASS (haw_message_bar_parent_class)->finalize (object);
}

static void
haw_message_bar_class_init (HawMessageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_message_bar_dispose;
  object_class->finalize = haw_message_bar_finalize;
  object_class->get_property = haw_message_bar_get_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/widgets/haw-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HawMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, HawMessageBar, label);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
haw_message_bar_init (HawMessageBar *self)
{
  g_queue_init (&self->texts);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
haw_message_bar_show (HawMessageBar *self,
                      const char    *text)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self) && text != NULL);

  if (g_queue_find_custom (&self->texts, text, (GCompareFunc) strcmp) != NULL)
    return;
  g_queue_push_head (&self->texts, g_strdup (text));
  update (self);
}

void
haw_message_bar_close (HawMessageBar *self)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self));

  if (g_queue_is_empty (&self->texts))
    return;
  g_free (g_queue_pop_head (&self->texts));
  update (self);
}

void
haw_message_bar_clear (HawMessageBar *self)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self));

  if (g_queue_is_empty (&self->texts))
    return;
  g_queue_clear_full (&self->texts, g_free);
  update (self);
}

const char *
haw_message_bar_get_text (HawMessageBar *self)
{
  g_return_val_if_fail (HAW_IS_MESSAGE_BAR (self), NULL);

  return g_queue_peek_head (&self->texts);
}
