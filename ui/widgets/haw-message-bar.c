/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-message-bar.h"
#include "haw-wrap-layout.h"

#include <string.h>

typedef struct
{
  char *icon;
  char *text;
  GArray *buttons;    /* HawMessageButton */
} Message;

struct _HawMessageBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *button_box;
  GQueue messages; /* the newest first; that one is shown */
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
clear_button (gpointer data)
{
  HawMessageButton *button = data;

  g_free ((char *) button->label);
  g_free ((char *) button->action);
}

static Message *
message_new (const char             *icon,
             const char             *text,
             const HawMessageButton *buttons,
             guint                   n_buttons)
{
  Message *message = g_new0 (Message, 1);

  message->icon = g_strdup (icon);
  message->text = g_strdup (text);
  message->buttons = g_array_new (FALSE, FALSE, sizeof (HawMessageButton));
  g_array_set_clear_func (message->buttons, clear_button);
  for (guint i = 0; i < n_buttons; i++)
    {
      HawMessageButton button = { g_strdup (buttons[i].label), g_strdup (buttons[i].action),
                                  buttons[i].closes };

      g_array_append_val (message->buttons, button);
    }

  return message;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_free (message->icon);
  g_free (message->text);
  g_array_unref (message->buttons);
  g_free (message);
}

static int
compare_text (gconstpointer message,
              gconstpointer text)
{
  return strcmp (((const Message *) message)->text, text);
}

static void
show_buttons (HawMessageBar *self,
              GArray        *buttons)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->button_box)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < buttons->len; i++)
    {
      const HawMessageButton *button = &g_array_index (buttons, HawMessageButton, i);
      GtkWidget *widget = gtk_button_new_with_mnemonic (button->label);

      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (widget), button->action);
      if (button->closes)
        g_signal_connect_object (widget, "clicked", G_CALLBACK (haw_message_bar_close), self,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gtk_widget_set_parent (widget, self->button_box);
    }
  gtk_widget_set_visible (self->button_box, buttons->len > 0);
}

static void
update (HawMessageBar *self)
{
  Message *message = g_queue_peek_head (&self->messages);

  /* The sentence stays readable while the bar slides away. */
  if (message != NULL)
    {
      gtk_image_set_from_icon_name (self->icon, message->icon);
      gtk_label_set_text (self->label, message->text);
      show_buttons (self, message->buttons);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      message->text, -1);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, message == NULL,
                               -1);
  gtk_revealer_set_reveal_child (self->revealer, message != NULL);
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

  g_queue_clear_full (&self->messages, message_free);

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
  gtk_widget_class_bind_template_child (widget_class, HawMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, HawMessageBar, button_box);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
haw_message_bar_init (HawMessageBar *self)
{
  g_queue_init (&self->messages);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->button_box, haw_wrap_layout_new (6));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

void
haw_message_bar_show (HawMessageBar *self,
                      const char    *text)
{
  haw_message_bar_show_full (self, "dialog-warning-symbolic", text, NULL, 0);
}

void
haw_message_bar_show_full (HawMessageBar          *self,
                           const char             *icon,
                           const char             *text,
                           const HawMessageButton *buttons,
                           guint                   n_buttons)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self) && icon != NULL && text != NULL);

  if (g_queue_find_custom (&self->messages, text, compare_text) != NULL)
    return;
  g_queue_push_head (&self->messages, message_new (icon, text, buttons, n_buttons));
  update (self);
}

void
haw_message_bar_close (HawMessageBar *self)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self));

  if (g_queue_is_empty (&self->messages))
    return;
  message_free (g_queue_pop_head (&self->messages));
  update (self);
}

void
haw_message_bar_clear (HawMessageBar *self)
{
  g_return_if_fail (HAW_IS_MESSAGE_BAR (self));

  if (g_queue_is_empty (&self->messages))
    return;
  g_queue_clear_full (&self->messages, message_free);
  update (self);
}

const char *
haw_message_bar_get_text (HawMessageBar *self)
{
  Message *message;

  g_return_val_if_fail (HAW_IS_MESSAGE_BAR (self), NULL);

  message = g_queue_peek_head (&self->messages);
  return message != NULL ? message->text : NULL;
}
