/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-row.h"
#include "haw-browser-pane-private.h"
#include "haw-facets-popover.h"
#include "haw-import-bar.h"
#include "haw-import-controller.h"
#include "time/haw-date-format.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_STATE,
  PROP_SORT,
  PROP_ORDER,
  PROP_SEARCH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawBrowserPane, haw_browser_pane, GTK_TYPE_WIDGET)

static const char *const sort_names[] = {
  [HAW_ARTICLE_SORT_PUBLISHED] = "published",
  [HAW_ARTICLE_SORT_TITLE] = "title",
  [HAW_ARTICLE_SORT_OUTLET] = "outlet",
  [HAW_ARTICLE_SORT_ANNOTATIONS] = "annotations",
  [HAW_ARTICLE_SORT_ADDED] = "added",
};

GtkWidget *
haw_browser_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_BROWSER_PANE, "state", state, NULL);
}

static void
show_count (HawBrowserPane *self,
            guint           n,
            guint           total)
{
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  if (n == total)
    text = g_strdup_printf (ngettext ("%u article", "%u articles", total), total);
  else
    text = g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", total), n, total);
  localised = haw_date_localise_digits (text);
  gtk_label_set_label (self->count_label, localised);
}

static gboolean
is_narrowed (HawBrowserPane *self)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);
  HawArticleFilter *filter = list != NULL ? haw_article_list_get_conditions (list) : NULL;

  return filter != NULL && (haw_article_filter_get_n (filter) > 0 ||
                            haw_article_filter_get_range (filter, NULL, NULL));
}

static void
update_page (HawBrowserPane *self)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  guint total = list != NULL ? haw_id_list_get_n_total (HAW_ID_LIST (list)) : 0;
  gboolean loading = list != NULL && haw_id_list_get_loading (HAW_ID_LIST (list));

  gtk_stack_set_visible_child_name (self->stack, total == 0 && !loading ? "empty"
                                                 : n == 0 && total > 0  ? "nothing"
                                                                        : "list");
  adw_status_page_set_description (self->nothing_page,
                                   is_narrowed (self)
                                     ? _("No article meets the conditions.")
                                     : _("No title, outlet, byline or date has all these words."));
  gtk_widget_set_visible (self->head, total > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), total > 0);
  show_count (self, n, total);
}

/* Scrolls an article into view; the focus of the list is then on its row. */
static gboolean
scroll_to (HawBrowserPane *self,
           gint64          article)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);
  guint position = 0;

  return list != NULL && haw_id_list_find (HAW_ID_LIST (list), article, &position) &&
         gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                                     position);
}

/* An article that is not in the list yet is shown when it comes, and once the list has a size. */
static void
reveal_article (HawBrowserPane *self)
{
  if (self->wants_reveal && gtk_widget_get_height (GTK_WIDGET (self->list_view)) > 0)
    self->wants_reveal = !scroll_to (self, haw_view_state_get_article (self->state));
}

static gboolean
list_has_focus (HawBrowserPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));
}

/* Before the list view hears of it, which gives away the focus of a row that goes. */
static void
items_change_cb (HawBrowserPane *self)
{
  self->had_focus = list_has_focus (self);
}

static void
keep_focus (HawBrowserPane *self)
{
  if (!self->had_focus || list_has_focus (self))
    return;
  scroll_to (self, haw_view_state_get_article (self->state));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
reveal_idle_cb (gpointer data)
{
  HawBrowserPane *self = data;

  self->reveal_source = 0;
  reveal_article (self);
}

/* The list was given a size; it cannot scroll while that happens. */
static void
list_sized_cb (HawBrowserPane *self)
{
  if (self->wants_reveal && self->reveal_source == 0)
    self->reveal_source = g_idle_add_once (reveal_idle_cb, self);
}

static void
items_changed_cb (HawBrowserPane *self)
{
  update_page (self);
  haw_browser_pane_update_actions (self);
  reveal_article (self);
  keep_focus (self);
}

static void
selection_changed_cb (HawBrowserPane *self)
{
  g_autoptr (GArray) ids = haw_row_selection_dup_ids (self->selection);

  haw_browser_pane_update_actions (self);
  if (self->following || ids->len != 1)
    return;
  self->following = TRUE;
  haw_view_state_set_article (self->state, g_array_index (ids, gint64, 0));
  self->following = FALSE;
}

static void
article_changed_cb (HawBrowserPane *self)
{
  gint64 article = haw_view_state_get_article (self->state);

  if (self->following || self->selection == NULL)
    return;
  self->following = TRUE;
  haw_row_selection_select_only (self->selection, article);
  self->following = FALSE;
  self->wants_reveal = article != 0;
  reveal_article (self);
}

static gint64
get_id (GListModel *list,
        guint       position)
{
  return haw_id_list_get_id (HAW_ID_LIST (list), position);
}

static void
articles_changed_cb (HawBrowserPane *self)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);

  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_signal_group_set_target (self->list_signals, list);
  haw_facets_popover_set_list (
      HAW_FACETS_POPOVER (gtk_menu_button_get_popover (self->narrow_button)), list);
  if (list != NULL)
    {
      self->selection = haw_row_selection_new (G_LIST_MODEL (list), get_id);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
      g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "selection-changed",
                               G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
      haw_article_list_set_sort (list, self->sort, self->descending);
      haw_article_list_set_filter (list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
    }
  article_changed_cb (self);
  items_changed_cb (self);
}

/* What stands next to an article that goes; 0 if there is nothing left. */
static gint64
find_neighbour (HawArticleList *list,
                gint64          article,
                GHashTable     *gone)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint position = 0;

  if (!haw_id_list_find (HAW_ID_LIST (list), article, &position))
    return 0;
  for (guint i = position; i < n; i++)
    {
      gint64 id = haw_id_list_get_id (HAW_ID_LIST (list), i);

      if (!g_hash_table_contains (gone, &id))
        return id;
    }
  for (guint i = position; i > 0; i--)
    {
      gint64 id = haw_id_list_get_id (HAW_ID_LIST (list), i - 1);

      if (!g_hash_table_contains (gone, &id))
        return id;
    }

  return 0;
}

/* Goes on with the neighbour of an article that was deleted, and to one that came back. */
static void
project_changed_cb (HawBrowserPane *self,
                    HawChanges     *changes)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);
  gint64 article = haw_view_state_get_article (self->state);
  gint64 back = 0;
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < haw_changes_get_n (changes); i++)
    {
      const HawChange *change = haw_changes_get (changes, i);
      HawChangeKind kind = haw_change_get_kind (change);
      gint64 id = haw_change_get_id (change);

      if (haw_change_get_table (change) != HAW_TABLE_ARTICLE)
        continue;
      if (kind == HAW_CHANGE_DELETE ||
          (haw_change_has (change, "removed_at") && !haw_change_is_null (change, "removed_at")))
        g_hash_table_add (gone, g_memdup2 (&id, sizeof id));
      else if (kind == HAW_CHANGE_UPDATE && haw_change_has (change, "removed_at") && back == 0)
        back = id;
    }

  if (back != 0)
    haw_view_state_set_article (self->state, back);
  else if (list != NULL && g_hash_table_contains (gone, &article))
    haw_view_state_set_article (self->state, find_neighbour (list, article, gone));
}

static void
search_changed_cb (HawBrowserPane *self)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);

  if (list != NULL)
    haw_article_list_set_filter (list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

static void
set_search (HawBrowserPane *self,
            const char     *words)
{
  GtkEditable *entry = GTK_EDITABLE (self->search_entry);

  if (g_str_equal (gtk_editable_get_text (entry), words != NULL ? words : ""))
    return;
  gtk_editable_set_text (entry, words != NULL ? words : "");
  search_changed_cb (self);
}

static void
clear_search_cb (HawBrowserPane *self)
{
  haw_filter_chips_clear (self->chips);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_filter (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  clear_search_cb (HAW_BROWSER_PANE (widget));
}

static void
stop_search_cb (HawBrowserPane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      search_changed_cb (self);
    }
  else if (is_narrowed (self))
    haw_filter_chips_clear (self->chips);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
search_activate_cb (HawBrowserPane *self)
{
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
activate_cb (HawBrowserPane *self,
             guint           position)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);

  haw_view_state_set_article (self->state, haw_id_list_get_id (HAW_ID_LIST (list), position));
  haw_view_state_return_to_text (self->state);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, haw_article_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  haw_article_row_set_article (HAW_ARTICLE_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  haw_article_row_set_article (HAW_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* A factory that is set anew binds every row again. */
static void
format_changed_cb (HawBrowserPane *self)
{
  g_autoptr (GtkListItemFactory) factory =
    g_object_ref (gtk_list_view_get_factory (self->list_view));

  gtk_list_view_set_factory (self->list_view, NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  update_page (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  haw_import_run (self->state, GTK_WINDOW (root), files);
  return TRUE;
}

static void
add_drop_target (HawBrowserPane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
apply_sort (HawBrowserPane *self)
{
  HawArticleList *list = haw_view_state_get_articles (self->state);

  gtk_menu_button_set_icon_name (self->sort_button,
                                 self->descending ? "view-sort-descending-symbolic"
                                                  : "view-sort-ascending-symbolic");
  if (list != NULL)
    haw_article_list_set_sort (list, self->sort, self->descending);
}

static void
set_sort (HawBrowserPane *self,
          const char     *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (name, sort_names[i]) == 0 && i != self->sort)
      {
        self->sort = i;
        apply_sort (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
      }
}

static void
set_order (HawBrowserPane *self,
           const char     *name)
{
  gboolean descending = g_strcmp0 (name, "descending") == 0;

  if (self->descending == descending)
    return;
  self->descending = descending;
  apply_sort (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
haw_browser_pane_constructed (GObject *object)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (object);

  G_OBJECT_CLASS (haw_browser_pane_parent_class)->constructed (object);

  haw_import_bar_set_state (self->import_bar, self->state);
  haw_filter_chips_set_state (self->chips, self->state);
  g_signal_connect_object (self->state, "notify::articles", G_CALLBACK (articles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::article", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (format_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->state, "project", self->project_signals, "target",
                          G_BINDING_SYNC_CREATE);
  articles_changed_cb (self);
}

static void
haw_browser_pane_dispose (GObject *object)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->project_signals);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->list_view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_browser_pane_parent_class)->dispose (object);
}

static void
haw_browser_pane_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, self->state); break;
    case PROP_SORT: g_value_set_static_string (value, sort_names[self->sort]); break;
    case PROP_ORDER:
      g_value_set_static_string (value, self->descending ? "descending" : "ascending");
      break;
    case PROP_SEARCH:
      g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_browser_pane_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HawBrowserPane *self = HAW_BROWSER_PANE (object);

  switch (id)
    {
    case PROP_STATE: self->state = g_value_dup_object (value); break;
    case PROP_SORT: set_sort (self, g_value_get_string (value)); break;
    case PROP_ORDER: set_order (self, g_value_get_string (value)); break;
    case PROP_SEARCH: set_search (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/browser/haw-browser-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, head);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, chips);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, import_bar);
  gtk_widget_class_bind_template_child (widget_class, HawBrowserPane, context_menu);
}

static void
haw_browser_pane_class_init (HawBrowserPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = haw_browser_pane_constructed;
  object_class->dispose = haw_browser_pane_dispose;
  object_class->get_property = haw_browser_pane_get_property;
  object_class->set_property = haw_browser_pane_set_property;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "published", flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "descending", flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_FILTER_CHIPS);
  g_type_ensure (HAW_TYPE_IMPORT_BAR);
  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_css_name (widget_class, "browserpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "browser.clear-filter", NULL, clear_filter);
  gtk_widget_class_install_property_action (widget_class, "browser.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "browser.order", "order");
  haw_browser_pane_install_actions (widget_class);
}

static void
haw_browser_pane_init (HawBrowserPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->sort = HAW_ARTICLE_SORT_PUBLISHED;
  self->descending = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list_view));

  gtk_menu_button_set_popover (self->narrow_button, haw_facets_popover_new ());
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);

  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)),
                           "changed", G_CALLBACK (list_sized_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (clear_search_cb), self);

  self->list_signals = g_signal_group_new (HAW_TYPE_ARTICLE_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed",
                                  G_CALLBACK (items_change_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::n-total", G_CALLBACK (update_page),
                                  self);
  g_signal_group_connect_swapped (self->list_signals, "notify::conditions",
                                  G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::loading", G_CALLBACK (update_page),
                                  self);
  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed",
                                  G_CALLBACK (project_changed_cb), self);
  add_drop_target (self);
  haw_browser_pane_init_actions (self);
}

void
haw_browser_pane_find (HawBrowserPane *self)
{
  g_return_if_fail (HAW_IS_BROWSER_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
haw_browser_pane_narrow (HawBrowserPane *self)
{
  g_return_if_fail (HAW_IS_BROWSER_PANE (self));

  if (gtk_widget_get_visible (self->head))
    gtk_menu_button_popup (self->narrow_button);
}
