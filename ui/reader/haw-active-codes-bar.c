/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-active-codes-bar.h"

#include "project/haw-error.h"
#include "widgets/haw-color-swatch.h"

#include <glib/gi18n.h>

struct _HawActiveCodesBar
{
  GtkWidget parent_instance;

  GtkWidget *swatches;
  GtkLabel *label;
  GtkWidget *button;
};

enum
{
  END,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawActiveCodesBar, haw_active_codes_bar, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton         *button,
            HawActiveCodesBar *self)
{
  g_signal_emit (self, signals[END], 0);
}

static char *
join_names (GPtrArray *codes)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *isolated = haw_isolate (haw_code_get_name (codes->pdata[i]));

      if (i > 0)
        /* Translators: stands between the items of a list inside a sentence. */
        g_string_append (names, C_("list separator", ", "));
      g_string_append (names, isolated);
    }

  return g_string_free (names, FALSE);
}

static void
haw_active_codes_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_active_codes_bar_parent_class)->dispose (object);
}

static void
haw_active_codes_bar_class_init (HawActiveCodesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_active_codes_bar_dispose;
  signals[END] = g_signal_new ("end", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "activecodes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_active_codes_bar_init (HawActiveCodesBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Active codes"), -1);

  self->swatches = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_valign (self->swatches, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->swatches, GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->button = gtk_button_new_with_mnemonic (_("En_d"));
  gtk_widget_set_tooltip_text (self->button, _("Stop coding every selection (Esc)"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
haw_active_codes_bar_new (void)
{
  return g_object_new (HAW_TYPE_ACTIVE_CODES_BAR, NULL);
}

void
haw_active_codes_bar_set_codes (HawActiveCodesBar *self,
                                GPtrArray         *codes)
{
  g_autofree char *text = NULL;
  GtkWidget *child;

  g_return_if_fail (HAW_IS_ACTIVE_CODES_BAR (self) && codes != NULL);

  while ((child = gtk_widget_get_first_child (self->swatches)) != NULL)
    gtk_box_remove (GTK_BOX (self->swatches), child);
  for (guint i = 0; i < codes->len; i++)
    gtk_box_append (GTK_BOX (self->swatches),
                    haw_color_swatch_new (haw_code_get_color (codes->pdata[i])));
  gtk_widget_set_visible (self->swatches, codes->len > 0);

  if (codes->len > 0)
    {
      g_autofree char *names = join_names (codes);

      /* Translators: %s is the names of one or more codes. */
      text = g_strdup_printf (_("Every selection is coded: %s"), names);
    }
  else
    {
      text = g_strdup (_("Press the key of a code to make it active, or Ctrl+K to find one"));
    }
  gtk_label_set_text (self->label, text);
}

const char *
haw_active_codes_bar_get_text (HawActiveCodesBar *self)
{
  g_return_val_if_fail (HAW_IS_ACTIVE_CODES_BAR (self), NULL);

  return gtk_label_get_text (self->label);
}
