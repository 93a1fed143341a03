/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-codes-pane-private.h"

#include "time/haw-date-format.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/codes/haw-codes-pane.ui"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_SHOW_RETIRED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawCodesPane, haw_codes_pane, GTK_TYPE_WIDGET)

GtkWidget *
haw_codes_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_CODES_PANE, "state", state, NULL);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  g_autofree char *localised = haw_date_localise_digits (text);

  gtk_label_set_text (label, localised);
}

/* How many passages of the article have the code that is chosen, or one below it. */
static void
update_here (HawCodesPane *self)
{
  HawAnnotationList *annotations = haw_view_state_get_annotations (self->state);
  HawCode *code = haw_codes_pane_get_code (self);
  gint64 id = code != NULL ? haw_row_get_id (HAW_ROW (code)) : 0;
  g_autofree char *text = NULL;
  guint n = 0;

  haw_codes_pane_update_actions (self);
  gtk_widget_set_visible (self->foot, code != NULL && annotations != NULL);
  if (code == NULL || annotations == NULL)
    return;
  for (guint i = 0; i < haw_row_store_get_n (HAW_ROW_STORE (annotations)); i++)
    n += haw_codes_pane_has_code (self, haw_row_store_peek (HAW_ROW_STORE (annotations), i), id);
  text = n > 0 ? g_strdup_printf (ngettext ("%u passage in this article",
                                            "%u passages in this article", n), n)
               : g_strdup (_("Not in this article"));
  set_text (self->here_label, text);
}

static void
selected_cb (HawCodesPane *self)
{
  g_signal_group_set_target (self->node_signals,
                             gtk_single_selection_get_selected_item (self->selection));
  update_here (self);
}

static void
update_page (HawCodesPane *self)
{
  guint n = self->tree != NULL ? haw_code_tree_get_n_codes (self->tree) : 0;
  guint shown = self->tree != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u code", "%u codes", n), n);

  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : shown == 0 ? "nothing" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n > 0);
  set_text (self->count_label, text);
}

static void
focus_code (HawCodesPane *self,
            gint64        code)
{
  HawCodeTreeRow *row;

  haw_codes_pane_choose (self, code);
  row = haw_codes_pane_find_row (self, code);
  gtk_widget_grab_focus (row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row))
                                     : GTK_WIDGET (self->list_view));
}

static void
items_changed_cb (HawCodesPane *self)
{
  update_page (self);
  if (self->wanted != 0 && haw_code_tree_find (self->tree, self->wanted, NULL) != NULL)
    {
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL)
        focus_code (self, self->wanted);
      else
        haw_codes_pane_choose (self, self->wanted);
    }
  update_here (self);
}

static void
make_tree (HawCodesPane *self)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);

  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_signal_group_set_target (self->node_signals, NULL);
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  g_clear_object (&self->tree);
  g_clear_object (&self->counts);
  self->wanted = 0;
  if (codes != NULL)
    {
      self->counts = haw_code_counts_new (haw_view_state_get_project (self->state));
      haw_code_counts_set_active (self->counts, gtk_widget_get_mapped (GTK_WIDGET (self)));
      self->tree = haw_code_tree_new (codes, self->counts);
      haw_code_tree_set_retired (self->tree, self->show_retired);
      haw_code_tree_set_filter (self->tree,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
      self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
      gtk_single_selection_set_autoselect (self->selection, FALSE);
      gtk_single_selection_set_can_unselect (self->selection, TRUE);
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
      g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                               self, G_CONNECT_SWAPPED);
    }
  update_page (self);
  update_here (self);
}

static void
annotations_changed_cb (HawCodesPane *self)
{
  g_signal_group_set_target (self->annotation_signals,
                             haw_view_state_get_annotations (self->state));
  update_here (self);
}

static void
search_changed_cb (HawCodesPane *self)
{
  if (self->tree == NULL)
    return;
  haw_code_tree_set_filter (self->tree, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_page (self);
}

static void
clear_search_cb (HawCodesPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
focus_list (HawCodesPane *self)
{
  HawCode *code = haw_codes_pane_get_code (self);

  if (code != NULL)
    focus_code (self, haw_row_get_id (HAW_ROW (code)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
stop_search_cb (HawCodesPane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    clear_search_cb (self);
  else
    focus_list (self);
}

static void
search_activate_cb (HawCodesPane *self)
{
  search_changed_cb (self);
  if (self->selection != NULL && haw_codes_pane_get_code (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  focus_list (self);
}

static void
new_activate_cb (HawCodesPane *self)
{
  haw_codes_pane_add (self, gtk_editable_get_text (GTK_EDITABLE (self->new_entry)));
}

/* What hides the code is undone: the filter, and that retired codes are left out. */
static void
show_code_cb (HawCodesPane *self,
              gint64        code)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  HawCode *row = codes != NULL ? haw_row_store_lookup (HAW_ROW_STORE (codes), code) : NULL;

  if (self->tree != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      search_changed_cb (self);
    }
  if (row != NULL && haw_code_get_retired (row))
    haw_codes_pane_set_retired (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "codes");
  focus_code (self, code);
}

static HawCode *
code_of (HawCodeTreeRow *row)
{
  HawCodeNode *node = haw_code_tree_row_get_node (row);

  return node != NULL ? haw_code_node_get_code (node) : NULL;
}

static void
expand_cb (HawCodeTreeRow *row,
           gboolean        expanded,
           HawCodesPane   *self)
{
  if (self->tree != NULL)
    haw_code_tree_set_expanded (self->tree, haw_row_get_id (HAW_ROW (code_of (row))), expanded);
}

static void
renamed_cb (HawCodeTreeRow *row,
            const char     *name,
            HawCodesPane   *self)
{
  if (haw_codes_pane_can_edit (self))
    haw_codes_pane_rename (self, code_of (row), name);
}

static void
left_cb (HawCodeTreeRow *row,
         HawCodesPane   *self)
{
  focus_list (self);
}

static void
dropped_cb (HawCodeTreeRow *row,
            HawCodeNode    *moved,
            int             place,
            HawCodesPane   *self)
{
  gint64 parent, before;

  if (haw_codes_pane_can_edit (self) &&
      haw_code_tree_find_drop (self->tree, haw_code_node_get_id (moved),
                               haw_row_get_id (HAW_ROW (code_of (row))), (HawCodeDrop) place,
                               &parent, &before))
    haw_codes_pane_move_to (self, haw_code_node_get_code (moved), parent, before);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              HawCodesPane             *self)
{
  GtkWidget *row = haw_code_tree_row_new ();

  g_signal_connect (row, "expand", G_CALLBACK (expand_cb), self);
  g_signal_connect (row, "renamed", G_CALLBACK (renamed_cb), self);
  g_signal_connect (row, "left", G_CALLBACK (left_cb), self);
  g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             HawCodesPane             *self)
{
  haw_code_tree_row_set_node (HAW_CODE_TREE_ROW (gtk_list_item_get_child (item)),
                              gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               HawCodesPane             *self)
{
  haw_code_tree_row_set_node (HAW_CODE_TREE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (HawCodesPane *self,
             guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  haw_codes_pane_step (self, 1);
}

static void
haw_codes_pane_map (GtkWidget *widget)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  if (self->counts != NULL)
    haw_code_counts_set_active (self->counts, TRUE);
  GTK_WIDGET_CLASS (haw_codes_pane_parent_class)->map (widget);
}

static void
haw_codes_pane_unmap (GtkWidget *widget)
{
  HawCodesPane *self = HAW_CODES_PANE (widget);

  GTK_WIDGET_CLASS (haw_codes_pane_parent_class)->unmap (widget);
  if (self->counts != NULL)
    haw_code_counts_set_active (self->counts, FALSE);
}

static void
haw_codes_pane_constructed (GObject *object)
{
  HawCodesPane *self = HAW_CODES_PANE (object);

  G_OBJECT_CLASS (haw_codes_pane_parent_class)->constructed (object);

  g_signal_connect_object (self->state, "notify::codes", G_CALLBACK (make_tree), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::annotations", G_CALLBACK (annotations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (make_tree), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "show-code", G_CALLBACK (show_code_cb), self,
                           G_CONNECT_SWAPPED);
  make_tree (self);
  annotations_changed_cb (self);
}

static void
haw_codes_pane_dispose (GObject *object)
{
  HawCodesPane *self = HAW_CODES_PANE (object);
  GtkWidget *child;

  g_clear_object (&self->annotation_signals);
  g_clear_object (&self->node_signals);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->list_view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->counts);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_codes_pane_parent_class)->dispose (object);
}

static void
haw_codes_pane_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HawCodesPane *self = HAW_CODES_PANE (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, self->state); break;
    case PROP_SHOW_RETIRED: g_value_set_boolean (value, self->show_retired); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_codes_pane_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  HawCodesPane *self = HAW_CODES_PANE (object);

  switch (id)
    {
    case PROP_STATE: self->state = g_value_dup_object (value); break;
    case PROP_SHOW_RETIRED: haw_codes_pane_set_retired (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, head);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, new_entry);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, foot);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, here_label);
  gtk_widget_class_bind_template_child (widget_class, HawCodesPane, context_menu);
}

static void
haw_codes_pane_class_init (HawCodesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_codes_pane_constructed;
  object_class->dispose = haw_codes_pane_dispose;
  object_class->get_property = haw_codes_pane_get_property;
  object_class->set_property = haw_codes_pane_set_property;
  widget_class->map = haw_codes_pane_map;
  widget_class->unmap = haw_codes_pane_unmap;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_RETIRED] =
    g_param_spec_boolean ("show-retired", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_css_name (widget_class, "codespane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "codes.show-retired", "show-retired");
  haw_codes_pane_install_actions (widget_class);
}

static void
haw_codes_pane_init (HawCodesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list_view));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (clear_search_cb), self);
  g_signal_connect_swapped (self->new_entry, "activate", G_CALLBACK (new_activate_cb), self);
  self->node_signals = g_signal_group_new (HAW_TYPE_CODE_NODE);
  g_signal_group_connect_swapped (self->node_signals, "changed",
                                  G_CALLBACK (haw_codes_pane_update_actions), self);
  self->annotation_signals = g_signal_group_new (HAW_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->annotation_signals, "items-changed",
                                  G_CALLBACK (update_here), self);
  haw_codes_pane_init_actions (self);
}

HawCode *
haw_codes_pane_get_code (HawCodesPane *self)
{
  HawCodeNode *node = self->selection != NULL
                      ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return node != NULL ? haw_code_node_get_code (node) : NULL;
}

gboolean
haw_codes_pane_has_code (HawCodesPane  *self,
                         HawAnnotation *annotation,
                         gint64         code)
{
  gsize n;
  const gint64 *codes = haw_annotation_get_codes (annotation, &n);

  for (gsize i = 0; i < n; i++)
    if (haw_code_tree_is_below (self->tree, codes[i], code))
      return TRUE;
  return FALSE;
}

HawCodeTreeRow *
haw_codes_pane_find_row (HawCodesPane *self,
                         gint64        code)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      HawCode *shown = HAW_IS_CODE_TREE_ROW (row) ? code_of (HAW_CODE_TREE_ROW (row)) : NULL;

      if (shown != NULL && haw_row_get_id (HAW_ROW (shown)) == code)
        return HAW_CODE_TREE_ROW (row);
    }

  return NULL;
}

void
haw_codes_pane_choose (HawCodesPane *self,
                       gint64        code)
{
  guint position;

  self->wanted = 0;
  if (self->tree == NULL)
    return;
  if (haw_code_tree_find (self->tree, code, &position) == NULL)
    {
      haw_code_tree_reveal (self->tree, code);
      if (haw_code_tree_find (self->tree, code, &position) == NULL)
        {
          self->wanted = code;
          return;
        }
    }
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

gboolean
haw_codes_pane_can_edit (HawCodesPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  return self->tree != NULL && project != NULL && !haw_project_is_read_only (project);
}

void
haw_codes_pane_set_retired (HawCodesPane *self,
                            gboolean      shown)
{
  shown = shown != FALSE;
  if (self->show_retired == shown)
    return;
  self->show_retired = shown;
  if (self->tree != NULL)
    haw_code_tree_set_retired (self->tree, shown);
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_RETIRED]);
}
