/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-chooser.h"

#include "haw-code-choice.h"
#include "haw-tab-stop.h"
#include "model/haw-code-tree.h"
#include "text/haw-fold.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCE "/org/hawamish/Hawamish/widgets/haw-code-chooser.ui"
#define PAGE 8

struct _HawCodeChooser
{
  GtkPopover parent_instance;

  GtkEntry *entry;
  GtkLabel *hint;
  GtkScrolledWindow *scrolled;
  GtkListView *list;

  HawCodeList *codes;
  GHashTable *applied;             /* set of gint64 */
  char *query;                     /* folded */
  gboolean can_make;               /* a code of the name that is typed */
  GtkFilter *filter;
  GtkStringList *new_name;         /* the row that makes a code, if there is one */
  GtkSingleSelection *selection;   /* HawCodeNode and GtkStringObject */
};

enum
{
  CODE_CHOSEN,
  NEW_CODE,
  COLOR_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawCodeChooser, haw_code_chooser, GTK_TYPE_POPOVER)

static gboolean
matches (gpointer item,
         gpointer data)
{
  HawCodeChooser *self = data;
  HawCode *code = haw_code_node_get_code (item);
  g_autofree char *folded = haw_fold (haw_code_get_name (code));

  return !haw_code_get_retired (code) && strstr (folded, self->query) != NULL;
}

/* Exact names go before those that begin with what was typed, these before the others. */
static guint
best_match (HawCodeChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = 0;
  int best_rank = 0;

  for (guint i = 0; i < n && *self->query != '\0'; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autofree char *folded = NULL;
      int rank = 1;

      if (!HAW_IS_CODE_NODE (item))
        continue;
      folded = haw_fold (haw_code_get_name (haw_code_node_get_code (HAW_CODE_NODE (item))));
      if (g_str_equal (folded, self->query))
        rank = 3;
      else if (g_str_has_prefix (folded, self->query))
        rank = 2;
      if (rank > best_rank)
        {
          best_rank = rank;
          best = i;
        }
    }

  return best;
}

static void
select_row (HawCodeChooser *self,
            guint           position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static char *
dup_typed_name (HawCodeChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* What was found stands without the tree: the rows are made anew where one gives way to the other. */
static void
renew_rows (HawCodeChooser *self)
{
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
update (HawCodeChooser *self)
{
  g_autofree char *name = dup_typed_name (self);
  gboolean is_new = self->can_make && *name != '\0' && self->codes != NULL &&
                    haw_code_list_find_name (self->codes, name) == NULL;
  const char *additions[] = { is_new ? name : NULL, NULL };
  gboolean searched = *self->query != '\0';
  gboolean empty;

  g_free (self->query);
  self->query = haw_fold (name);
  if (searched != (*self->query != '\0'))
    renew_rows (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_string_list_splice (self->new_name, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->new_name)), additions);

  empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), empty);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), !empty);
  select_row (self, best_match (self));
}

static void
choose (HawCodeChooser *self,
        guint           position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (HAW_IS_CODE_NODE (item))
    g_signal_emit (self, signals[CODE_CHOSEN], 0, haw_code_node_get_id (HAW_CODE_NODE (item)));
  else
    g_signal_emit (self, signals[NEW_CODE], 0,
                   gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
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
  HawCodeChooser *self = data;

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
  HawCodeChooser *self = data;
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
color_chosen_cb (HawCodeChoice  *choice,
                 gint64          code,
                 const char     *color,
                 HawCodeChooser *self)
{
  g_signal_emit (self, signals[COLOR_CHOSEN], 0, code, color);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          gpointer                  data)
{
  GtkWidget *choice = haw_code_choice_new ();

  g_signal_connect_object (choice, "color-chosen", G_CALLBACK (color_chosen_cb), data, 0);
  gtk_list_item_set_child (row, choice);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         gpointer                  data)
{
  HawCodeChooser *self = data;
  HawCodeChoice *choice = HAW_CODE_CHOICE (gtk_list_item_get_child (row));
  GObject *item = gtk_list_item_get_item (row);

  if (HAW_IS_CODE_NODE (item))
    {
      gint64 id = haw_code_node_get_id (HAW_CODE_NODE (item));

      haw_code_choice_set_node (choice, HAW_CODE_NODE (item), self->codes, *self->query != '\0',
                                g_hash_table_contains (self->applied, &id));
    }
  else
    {
      haw_code_choice_set_new_name (choice,
                                    gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *row,
           gpointer                  data)
{
  haw_code_choice_set_node (HAW_CODE_CHOICE (gtk_list_item_get_child (row)), NULL, NULL, FALSE,
                            FALSE);
}

/* A closed chooser keeps no project alive. */
static void
haw_code_chooser_closed (GtkPopover *popover)
{
  HawCodeChooser *self = HAW_CODE_CHOOSER (popover);

  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->codes);
}

static void
haw_code_chooser_dispose (GObject *object)
{
  HawCodeChooser *self = HAW_CODE_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_CODE_CHOOSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->new_name);
  g_clear_object (&self->filter);
  g_clear_object (&self->codes);
  g_clear_pointer (&self->applied, g_hash_table_unref);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (haw_code_chooser_parent_class)->dispose (object);
}

static void
haw_code_chooser_class_init (HawCodeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_chooser_dispose;
  GTK_POPOVER_CLASS (klass)->closed = haw_code_chooser_closed;

  signals[CODE_CHOSEN] = g_signal_new ("code-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NEW_CODE] = g_signal_new ("new-code", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COLOR_CHOSEN] = g_signal_new ("color-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawCodeChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, HawCodeChooser, hint);
  gtk_widget_class_bind_template_child (widget_class, HawCodeChooser, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HawCodeChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
haw_code_chooser_init (HawCodeChooser *self)
{
  self->applied = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->query = g_strdup ("");
  self->can_make = TRUE;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->new_name = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
haw_code_chooser_new (void)
{
  return g_object_new (HAW_TYPE_CODE_CHOOSER, NULL);
}

void
haw_code_chooser_open (HawCodeChooser *self,
                       HawCodeList    *codes,
                       const gint64   *applied,
                       gsize           n_applied)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkFlattenListModel) rows = NULL;
  GListStore *parts;

  g_return_if_fail (HAW_IS_CODE_CHOOSER (self));
  g_return_if_fail (applied != NULL || n_applied == 0);

  g_set_object (&self->codes, codes);
  g_hash_table_remove_all (self->applied);
  for (gsize i = 0; i < n_applied; i++)
    g_hash_table_add (self->applied, g_memdup2 (&applied[i], sizeof applied[i]));

  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  filtered = gtk_filter_list_model_new (codes != NULL
                                        ? G_LIST_MODEL (haw_code_tree_new (codes, NULL)) : NULL,
                                        g_object_ref (self->filter));
  g_list_store_append (parts, filtered);
  g_list_store_append (parts, self->new_name);
  rows = gtk_flatten_list_model_new (G_LIST_MODEL (parts));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
haw_code_chooser_set_can_make (HawCodeChooser *self,
                               gboolean        can_make)
{
  const char *text = can_make ? _("Find or make a code") : _("Find a code");

  g_return_if_fail (HAW_IS_CODE_CHOOSER (self));

  self->can_make = can_make;
  gtk_entry_set_placeholder_text (self->entry, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}
