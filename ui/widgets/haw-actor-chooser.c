/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-chooser.h"

#include "haw-actor-look.h"
#include "haw-tab-stop.h"
#include "project/haw-error.h"
#include "text/haw-fold.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/widgets/haw-actor-chooser.ui"
#define PAGE 8

struct _HawActorChooser
{
  GtkPopover parent_instance;

  GtkEntry *entry;
  GtkLabel *hint;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  GtkCheckButton *remember;

  HawActorList *actors;
  gboolean can_make;
  gint64 current;
  gint64 without;
  HawActorKind last_kind;          /* of the actor made last: offered first */
  GStrv query;                     /* folded words */
  char *folded;                    /* what was typed */
  GtkFilter *filter;
  GtkStringList *new_kinds;        /* a row for each kind of actor that can be made: its nick */
  GtkSingleSelection *selection;   /* HawActor and GtkStringObject */
};

enum
{
  ACTOR_CHOSEN,
  NEW_ACTOR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawActorChooser, haw_actor_chooser, GTK_TYPE_POPOVER)

static gboolean
matches (gpointer item,
         gpointer data)
{
  HawActorChooser *self = data;

  return haw_row_get_id (HAW_ROW (item)) != self->without &&
         haw_actor_matches (item, (const char *const *) self->query);
}

/* 3 for a name that is what was typed, 2 for a main name that begins so. */
static int
rank_of (HawActorChooser *self,
         HawActor        *actor)
{
  if (haw_actor_has_name (actor, self->folded))
    return 3;
  return g_str_has_prefix (haw_actor_get_sort_key (actor), self->folded) ? 2 : 1;
}

static guint
best_match (HawActorChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = 0;
  int best_rank = 0;

  for (guint i = 0; i < n && *self->folded != '\0'; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      int rank = HAW_IS_ACTOR (item) ? rank_of (self, HAW_ACTOR (item)) : 0;

      if (rank > best_rank)
        {
          best_rank = rank;
          best = i;
        }
    }
  return best;
}

static void
select_row (HawActorChooser *self,
            guint            position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static char *
dup_typed_name (HawActorChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* Whether no actor is called so. */
static gboolean
is_new_name (HawActorChooser *self)
{
  HawActor *actor = self->actors != NULL ? haw_actor_list_find_name (self->actors, self->folded)
                                         : NULL;

  return self->can_make && self->actors != NULL && *self->folded != '\0' &&
         (actor == NULL || !g_str_equal (haw_actor_get_sort_key (actor), self->folded));
}

static void
update (HawActorChooser *self)
{
  g_autofree char *name = dup_typed_name (self);
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_auto (GStrv) additions = NULL;
  gboolean empty;

  g_free (self->folded);
  self->folded = haw_fold_name (name);
  g_strfreev (self->query);
  self->query = haw_fold_split (name);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (is_new_name (self))
    {
      g_strv_builder_add (kinds, haw_actor_kind_to_nick (self->last_kind));
      for (HawActorKind kind = HAW_ACTOR_PERSON; kind < HAW_N_ACTOR_KINDS; kind++)
        if (kind != self->last_kind)
          g_strv_builder_add (kinds, haw_actor_kind_to_nick (kind));
    }
  additions = g_strv_builder_end (kinds);
  gtk_string_list_splice (self->new_kinds, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->new_kinds)),
                          (const char *const *) additions);

  empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), empty);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), !empty);
  select_row (self, best_match (self));
}

static void
choose (HawActorChooser *self,
        guint            position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *name = dup_typed_name (self);
  gboolean remember = gtk_check_button_get_active (self->remember);

  if (item == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (HAW_IS_ACTOR (item))
    {
      g_signal_emit (self, signals[ACTOR_CHOSEN], 0, haw_row_get_id (HAW_ROW (item)), remember);
      return;
    }
  haw_actor_kind_from_nick (gtk_string_object_get_string (GTK_STRING_OBJECT (item)),
                            &self->last_kind);
  g_signal_emit (self, signals[NEW_ACTOR], 0, name, (int) self->last_kind, remember);
}

static void
entry_changed_cb (GtkEditable *editable,
                  gpointer     data)
{
  update (data);
}

static void
entry_activate_cb (GtkEntry *entry,
                   gpointer  data)
{
  HawActorChooser *self = data;

  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
list_activate_cb (GtkListView *list,
                  guint        position,
                  gpointer     data)
{
  choose (data, position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               data)
{
  HawActorChooser *self = data;
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  int step = 0;

  switch (keyval)
    {
    case GDK_KEY_Down: case GDK_KEY_KP_Down: step = 1; break;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: step = -1; break;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down: step = PAGE; break;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up: step = -PAGE; break;
    case GDK_KEY_Escape: gtk_popover_popdown (GTK_POPOVER (self)); return GDK_EVENT_STOP;
    default: return GDK_EVENT_PROPAGATE;
    }

  if (n > 0)
    {
      int selected = (int) gtk_single_selection_get_selected (self->selection);

      select_row (self, (guint) CLAMP (selected + step, 0, n - 1));
    }
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          gpointer                  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *kind = gtk_image_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Chosen now"), -1);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (row, box);
}

static char *
format_new (HawActorChooser *self,
            HawActorKind     kind)
{
  g_autofree char *name = dup_typed_name (self);
  g_autofree char *isolated = haw_isolate (name);

  switch (kind)
    {
    case HAW_ACTOR_ORGANISATION: return g_strdup_printf (_("New organization “%s”"), isolated);
    case HAW_ACTOR_PLACE: return g_strdup_printf (_("New place “%s”"), isolated);
    case HAW_ACTOR_PERSON:
    case HAW_ACTOR_UNKNOWN:
    default: return g_strdup_printf (_("New person “%s”"), isolated);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         gpointer                  data)
{
  HawActorChooser *self = data;
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *name = gtk_widget_get_next_sibling (image);
  GtkWidget *check = gtk_widget_get_next_sibling (name);
  GObject *item = gtk_list_item_get_item (row);
  HawActorKind kind = HAW_ACTOR_UNKNOWN;
  g_autofree char *text = NULL;

  if (HAW_IS_ACTOR (item))
    {
      kind = haw_actor_get_kind (HAW_ACTOR (item));
      text = g_strdup (haw_actor_get_name (HAW_ACTOR (item)));
    }
  else
    {
      haw_actor_kind_from_nick (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), &kind);
      text = format_new (self, kind);
    }
  haw_actor_look_set_kind (GTK_IMAGE (image), kind);
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_widget_set_visible (check, HAW_IS_ACTOR (item) &&
                                   haw_row_get_id (HAW_ROW (item)) == self->current);
}

/* A closed chooser keeps no project alive. */
static void
haw_actor_chooser_closed (GtkPopover *popover)
{
  HawActorChooser *self = HAW_ACTOR_CHOOSER (popover);

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->actors);
}

static void
haw_actor_chooser_dispose (GObject *object)
{
  HawActorChooser *self = HAW_ACTOR_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_ACTOR_CHOOSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->new_kinds);
  g_clear_object (&self->filter);
  g_clear_object (&self->actors);
  g_clear_pointer (&self->query, g_strfreev);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (haw_actor_chooser_parent_class)->dispose (object);
}

static void
haw_actor_chooser_class_init (HawActorChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_actor_chooser_dispose;
  GTK_POPOVER_CLASS (klass)->closed = haw_actor_chooser_closed;

  signals[ACTOR_CHOSEN] = g_signal_new ("actor-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[NEW_ACTOR] = g_signal_new ("new-actor", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_BOOLEAN);

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawActorChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, HawActorChooser, hint);
  gtk_widget_class_bind_template_child (widget_class, HawActorChooser, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HawActorChooser, list);
  gtk_widget_class_bind_template_child (widget_class, HawActorChooser, remember);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
haw_actor_chooser_init (HawActorChooser *self)
{
  self->query = g_new0 (char *, 1);
  self->folded = g_strdup ("");
  self->last_kind = HAW_ACTOR_PERSON;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->new_kinds = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
haw_actor_chooser_new (void)
{
  return g_object_new (HAW_TYPE_ACTOR_CHOOSER, NULL);
}

static void
make_model (HawActorChooser *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkFlattenListModel) rows = NULL;
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->actors)),
                                        g_object_ref (self->filter));
  g_list_store_append (parts, filtered);
  g_list_store_append (parts, self->new_kinds);
  rows = gtk_flatten_list_model_new (G_LIST_MODEL (parts));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
haw_actor_chooser_open (HawActorChooser *self,
                        HawActorList    *actors,
                        const char      *words,
                        gint64           current,
                        gint64           without)
{
  const char *text = words != NULL ? _("Find or make an actor") : _("Find an actor");
  g_autofree char *line = NULL;

  g_return_if_fail (HAW_IS_ACTOR_CHOOSER (self) && HAW_IS_ACTOR_LIST (actors));

  g_set_object (&self->actors, actors);
  self->can_make = words != NULL;
  self->current = current;
  self->without = without;
  gtk_entry_set_placeholder_text (self->entry, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->remember), self->can_make);
  gtk_check_button_set_active (self->remember, TRUE);
  make_model (self);

  line = g_strdelimit (g_strdup (words != NULL ? words : ""), "\n\t", ' ');
  gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
  update (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
