/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-history-cell.h"
#include "haw-history-pane.h"
#include "model/haw-history-model.h"
#include "model/haw-place.h"
#include "time/haw-date-format.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#include <glib/gi18n.h>

struct _HawHistoryPane
{
  GtkWidget parent_instance;

  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkButton *up_to_here;
  GtkWidget *foot;
  GtkWidget *cancel;
  GtkWidget *versions;

  HawViewState *state;
  HawHistoryModel *model;
  GtkSingleSelection *selection;
  GSignalGroup *project_signals;
  GCancellable *finding;     /* of the place of the chosen step */
  GCancellable *run;         /* of a run of undos; NULL where there is none */
  gint64 target;             /* the step it goes to */
  gint64 annotation;         /* that the chosen step was about, which may be gone; 0 for none */
  guint n_done;              /* how many steps of it are done */
  gboolean redo;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

enum
{
  FLUSH,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawHistoryPane, haw_history_pane, GTK_TYPE_WIDGET)

static gint64
get_chosen (HawHistoryPane *self)
{
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION
         ? haw_id_list_get_id (HAW_ID_LIST (self->model), position) : 0;
}

static void
update_actions (HawHistoryPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gboolean writable = project != NULL && !haw_project_is_read_only (project);
  gint64 step = get_chosen (self);
  gboolean undone = step != 0 && haw_history_model_get_undone (self->model, step);
  gboolean free = writable && step != 0 && self->run == NULL;

  gtk_button_set_label (self->up_to_here, undone ? _("Redo Up to Here") : _("Undo Up to Here"));
  gtk_widget_set_visible (self->foot, step != 0 || self->run != NULL);
  gtk_widget_set_visible (self->cancel, self->run != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.up-to-here", free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.just-this", free && !undone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.cancel", self->run != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.versions", self->annotation != 0);
  gtk_widget_set_visible (self->versions, self->annotation != 0);
}

static void
update_page (HawHistoryPane *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  gboolean filtered = *gtk_editable_get_text (self->search_entry) != '\0';

  if (self->model != NULL && haw_id_list_get_loading (HAW_ID_LIST (self->model)))
    return;
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : filtered ? "nothing" : "empty");
  update_actions (self);
}

static void
place_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HawHistoryPane) self = data;
  g_autofree HawPlace *place = haw_project_read_finish (HAW_PROJECT (object), result, NULL);

  if (place == NULL || self->state == NULL ||
      haw_view_state_get_project (self->state) != HAW_PROJECT (object))
    return;
  self->annotation = place->touched;
  update_actions (self);
  if (place->event != 0)
    haw_view_state_set_event (self->state, place->event);
  if (place->article == 0)
    return;
  haw_view_state_set_article (self->state, place->article);
  if (place->annotation != 0)
    haw_view_state_set_annotation (self->state, place->annotation);
  if (place->end > place->start)
    haw_view_state_reveal_passage (self->state, place->article, place->start, place->end);
}

static void
chosen_cb (HawHistoryPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 step = get_chosen (self);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->annotation = 0;
  update_actions (self);
  if (step == 0 || project == NULL)
    return;
  self->finding = g_cancellable_new ();
  haw_place_find_step_async (project, step, self->finding, place_found_cb, g_object_ref (self));
}

static void
end_run (HawHistoryPane *self)
{
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;

  g_clear_object (&self->run);
  update_actions (self);
  if (self->n_done == 0 || self->state == NULL)
    return;
  text = self->redo
         ? g_strdup_printf (ngettext ("%u step redone", "%u steps redone", self->n_done), self->n_done)
         : g_strdup_printf (ngettext ("%u step undone", "%u steps undone", self->n_done),
                            self->n_done);
  localised = haw_date_localise_digits (text);
  haw_view_state_show_message (self->state, localised);
}

static void go_on (HawHistoryPane *self);

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawHistoryPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = haw_project_undo_finish (HAW_PROJECT (object), result, &error);

  if (self->run == NULL)
    return;
  if (label != NULL)
    {
      self->n_done++;
      go_on (self);
      return;
    }
  if (self->state != NULL && !g_error_matches (error, HAW_ERROR, HAW_ERROR_NOTHING) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_view_state_show_error (self->state, error);
  end_run (self);
}

/* One step at a time, so that the run can be stopped between any two. */
static void
go_on (HawHistoryPane *self)
{
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;

  if (project == NULL || g_cancellable_is_cancelled (self->run))
    {
      end_run (self);
      return;
    }
  haw_project_undo_towards_async (project, self->redo, self->target, self->run, undone_cb,
                                  g_object_ref (self));
}

static void
up_to_here_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (widget);

  g_signal_emit (self, signals[FLUSH], 0);
  self->target = get_chosen (self);
  if (self->run != NULL || self->target == 0)
    return;
  self->redo = haw_history_model_get_undone (self->model, self->target);
  self->n_done = 0;
  self->run = g_cancellable_new ();
  update_actions (self);
  go_on (self);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (widget);

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
}

static void
taken_back_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HawHistoryPane) self = data;
  g_autoptr (GError) error = NULL;

  if (self->state == NULL)
    haw_project_edit_finish (HAW_PROJECT (object), result, NULL);
  else if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_edited (self->state, _("The step was undone"));
  else
    haw_view_state_show_error (self->state, error);
}

static void
just_this_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (widget);
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 step = get_chosen (self);

  if (project == NULL || step == 0)
    return;
  g_signal_emit (self, signals[FLUSH], 0);
  haw_project_take_back_async (project, step, NULL, taken_back_cb, g_object_ref (self));
}

static void
versions_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.versions", "x", HAW_HISTORY_PANE (widget)->annotation);
}

static void
activate_cb (HawHistoryPane *self,
             guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "history.up-to-here", NULL);
}

/* What was undone is gone once something else is done, and the run would take that back. */
static void
project_changed_cb (HawHistoryPane *self,
                    HawChanges     *changes)
{
  if (self->run != NULL && haw_changes_get_origin (changes) != HAW_ORIGIN_UNDO &&
      haw_changes_get_origin (changes) != HAW_ORIGIN_REDO &&
      !g_cancellable_is_cancelled (self->run))
    {
      g_cancellable_cancel (self->run);
      haw_view_state_show_message (self->state,
                                   _("Something else was done meanwhile, so it went no further."));
    }
}

static void
search_changed_cb (HawHistoryPane *self)
{
  if (self->model != NULL)
    haw_history_model_set_filter (self->model, gtk_editable_get_text (self->search_entry));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, haw_history_cell_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  haw_history_cell_set_row (HAW_HISTORY_CELL (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  haw_history_cell_set_row (HAW_HISTORY_CELL (gtk_list_item_get_child (item)), NULL);
}

/* A history is read only while it can be seen. */
static void
follow_project (HawHistoryPane *self)
{
  HawProject *project = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->state != NULL
                        ? haw_view_state_get_project (self->state) : NULL;

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  self->annotation = 0;
  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_signal_group_set_target (self->project_signals, project);
  if (project != NULL)
    {
      self->model = haw_history_model_new (project);
      haw_history_model_set_filter (self->model, gtk_editable_get_text (self->search_entry));
      self->selection = gtk_single_selection_new (NULL);
      gtk_single_selection_set_autoselect (self->selection, FALSE);
      gtk_single_selection_set_can_unselect (self->selection, TRUE);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_page), self,
                               G_CONNECT_SWAPPED);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
    }
  update_page (self);
}

static void
haw_history_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_history_pane_parent_class)->map (widget);
  follow_project (HAW_HISTORY_PANE (widget));
}

static void
haw_history_pane_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (haw_history_pane_parent_class)->unmap (widget);
  follow_project (HAW_HISTORY_PANE (widget));
}

static gboolean
haw_history_pane_grab_focus (GtkWidget *widget)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
format_cb (HawHistoryPane *self)
{
  g_autoptr (GtkListItemFactory) factory
    = g_object_ref (gtk_list_view_get_factory (self->list_view));

  gtk_list_view_set_factory (self->list_view, NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
haw_history_pane_constructed (GObject *object)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (object);

  G_OBJECT_CLASS (haw_history_pane_parent_class)->constructed (object);

  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (follow_project), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
haw_history_pane_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, HAW_HISTORY_PANE (object)->state); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_pane_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_STATE: HAW_HISTORY_PANE (object)->state = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_history_pane_dispose (GObject *object)
{
  HawHistoryPane *self = HAW_HISTORY_PANE (object);
  GtkWidget *child;

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->list_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->state);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_history_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.up-to-here", NULL, up_to_here_action);
  gtk_widget_class_install_action (widget_class, "history.just-this", NULL, just_this_action);
  gtk_widget_class_install_action (widget_class, "history.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "history.versions", NULL, versions_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK,
                                       "history.versions", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_ALT_MASK,
                                       "history.versions", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK,
                                       "history.just-this", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK,
                                       "history.just-this", NULL);
}

static void
haw_history_pane_class_init (HawHistoryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_history_pane_constructed;
  object_class->get_property = haw_history_pane_get_property;
  object_class->set_property = haw_history_pane_set_property;
  object_class->dispose = haw_history_pane_dispose;
  widget_class->map = haw_history_pane_map;
  widget_class->unmap = haw_history_pane_unmap;
  widget_class->focus = haw_tab_stop_focus_children;
  widget_class->grab_focus = haw_history_pane_grab_focus;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FLUSH] = g_signal_new ("flush", HAW_TYPE_HISTORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "historypane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/history/haw-history-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, up_to_here);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, foot);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, cancel);
  gtk_widget_class_bind_template_child (widget_class, HawHistoryPane, versions);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
haw_history_pane_init (HawHistoryPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list_view));

  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (project_changed_cb),
                                  self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

GtkWidget *
haw_history_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_HISTORY_PANE, "state", state, NULL);
}
