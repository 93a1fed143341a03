/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-row.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "widgets/haw-actor-look.h"

#include <glib/gi18n.h>

struct _HawActorRow
{
  GtkWidget parent_instance;

  GtkWidget *kind;
  GtkWidget *name;
  GtkWidget *aliases;
  GtkWidget *count;
  HawActor *actor;
  GSignalGroup *signals;
};

enum
{
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawActorRow, haw_actor_row, GTK_TYPE_WIDGET)

static char *
join_aliases (HawActor *actor)
{
  GPtrArray *names = haw_actor_get_names (actor);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = ((HawActorName *) names->pdata[i])->name;

      if (g_str_equal (name, haw_actor_get_name (actor)))
        continue;
      /* Translators: stands between the items of a list inside a sentence. */
      g_string_append_printf (joined, "%s\u2068%s\u2069",
                              joined->len > 0 ? C_("list separator", ", ") : "", name);
    }
  return g_string_free (joined, FALSE);
}

static char *
format_counts (const HawActorCounts *counts)
{
  g_autofree char *mentions
    = g_strdup_printf (ngettext ("%u mention", "%u mentions", counts->n_mentions),
                       counts->n_mentions);
  g_autofree char *articles
    = g_strdup_printf (ngettext ("%u article", "%u articles", counts->n_articles),
                       counts->n_articles);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", counts->n_events),
                                             counts->n_events);
  g_autofree char *all = g_strjoin (C_("list separator", ", "), mentions, articles, events, NULL);

  return haw_date_localise_digits (all);
}

static void
update (HawActorRow *self)
{
  const HawActorCounts *counts;
  g_autofree char *aliases = NULL;
  g_autofree char *number = NULL;
  g_autofree char *localised = NULL;
  g_autofree char *told = NULL;

  if (self->actor == NULL)
    return;
  counts = haw_actor_get_counts (self->actor);
  aliases = join_aliases (self->actor);
  number = g_strdup_printf ("%u", counts->n_mentions);
  localised = haw_date_localise_digits (number);
  told = format_counts (counts);
  haw_actor_look_set_kind (GTK_IMAGE (self->kind), haw_actor_get_kind (self->actor));
  gtk_label_set_text (GTK_LABEL (self->name), haw_actor_get_name (self->actor));
  gtk_label_set_text (GTK_LABEL (self->aliases), aliases);
  gtk_widget_set_visible (self->aliases, *aliases != '\0');
  gtk_label_set_text (GTK_LABEL (self->count), localised);
  gtk_widget_set_tooltip_text (self->count, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, told,
                                  -1);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 HawActorRow   *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  if (self->actor == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, picture, 0, 0);
  return gdk_content_provider_new_typed (HAW_TYPE_ACTOR, self->actor);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double         x,
                double         y,
                HawActorRow   *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop-into");
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target,
               HawActorRow   *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-into");
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         HawActorRow   *self)
{
  HawActor *actor = g_value_get_object (value);

  drop_leave_cb (target, self);
  if (actor == NULL || actor == self->actor)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, actor);
  return TRUE;
}

static void
add_drag (HawActorRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HAW_TYPE_ACTOR, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
haw_actor_row_dispose (GObject *object)
{
  HawActorRow *self = HAW_ACTOR_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  g_clear_object (&self->actor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_actor_row_parent_class)->dispose (object);
}

static void
haw_actor_row_class_init (HawActorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_actor_row_dispose;
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, HAW_TYPE_ACTOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actorrow");
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
haw_actor_row_init (HawActorRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->kind = gtk_image_new ();
  self->name = make_label ();
  self->aliases = make_label ();
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->aliases, "caption");
  gtk_widget_add_css_class (self->aliases, "dim-label");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), self->name);
  gtk_box_append (GTK_BOX (lines), self->aliases);
  gtk_widget_set_parent (self->kind, GTK_WIDGET (self));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  self->signals = g_signal_group_new (HAW_TYPE_ACTOR);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  add_drag (self);
}

GtkWidget *
haw_actor_row_new (void)
{
  return g_object_new (HAW_TYPE_ACTOR_ROW, NULL);
}

HawActor *
haw_actor_row_get_actor (HawActorRow *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR_ROW (self), NULL);

  return self->actor;
}

void
haw_actor_row_set_actor (HawActorRow *self,
                         HawActor    *actor)
{
  g_return_if_fail (HAW_IS_ACTOR_ROW (self));

  g_set_object (&self->actor, actor);
  g_signal_group_set_target (self->signals, actor);
  update (self);
}
