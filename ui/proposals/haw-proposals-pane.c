/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-proposals-pane-private.h"

#include "haw-proposal-row.h"
#include "model/haw-proposal-edit.h"
#include "time/haw-date-format.h"
#include "widgets/haw-key-position.h"
#include "widgets/haw-steady-scroll.h"
#include "widgets/haw-tab-stop.h"

#include <glib/gi18n.h>

/* In the list of kinds: all of them. */
#define ALL_KINDS HAW_N_PROPOSAL_KINDS

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawProposalsPane, haw_proposals_pane, GTK_TYPE_WIDGET)

GtkWidget *
haw_proposals_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_PROPOSALS_PANE, "state", state, NULL);
}

HawProject *
haw_proposals_pane_get_project (HawProposalsPane *self)
{
  return self->state != NULL ? haw_view_state_get_project (self->state) : NULL;
}

gboolean
haw_proposals_pane_can_edit (HawProposalsPane *self)
{
  HawProject *project = haw_proposals_pane_get_project (self);

  return project != NULL && !haw_project_is_read_only (project);
}

/* The kinds are in the order of HawProposalKind after the item for all. */
static gboolean
is_wanted_kind (HawProposalsPane *self,
                HawProposalKind   kind)
{
  guint selected = gtk_drop_down_get_selected (self->kind_filter);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION || selected - 1 == (guint) kind;
}

static gboolean
match (gpointer item,
       gpointer data)
{
  HawProposalsPane *self = data;
  HawProposal *proposal = item;

  return is_wanted_kind (self, haw_proposal_get_kind (proposal)) &&
         (haw_proposal_is_open (proposal) ||
          gtk_toggle_button_get_active (self->dismissed_button));
}

HawProposal *
haw_proposals_pane_peek (HawProposalsPane *self,
                         guint             position)
{
  HawProposal *proposal = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (proposal != NULL)
    g_object_unref (proposal);
  return proposal;
}

static HawProposal *
get_chosen (HawProposalsPane *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The one whose row has the focus, which need not be chosen, else the one that is chosen. */
static HawProposal *
get_in_hand (HawProposalsPane *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;
  HawProposal *proposal = HAW_IS_PROPOSAL_ROW (row)
                          ? haw_proposal_row_get_proposal (HAW_PROPOSAL_ROW (row)) : NULL;

  return proposal != NULL ? proposal : get_chosen (self);
}

guint
haw_proposals_pane_get_n (HawProposalsPane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
choose (HawProposalsPane *self,
        guint             position)
{
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->chosen_position = position;
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
follow_proposal (HawProposalsPane *self)
{
  gint64 id = haw_view_state_get_proposal (self->state);

  for (guint i = 0; id != 0 && i < haw_proposals_pane_get_n (self); i++)
    if (haw_row_get_id (HAW_ROW (haw_proposals_pane_peek (self, i))) == id)
      {
        choose (self, i);
        return;
      }
  choose (self, GTK_INVALID_LIST_POSITION);
}

/* What is chosen here is shown in the text. */
static void
selected_cb (HawProposalsPane *self)
{
  HawProposal *proposal = get_chosen (self);

  if (self->syncing || proposal == NULL || self->update_idle != 0)
    return;
  self->chosen_position = gtk_single_selection_get_selected (self->selection);
  if (haw_proposal_is_open (proposal))
    haw_view_state_set_proposal (self->state, haw_row_get_id (HAW_ROW (proposal)));
  else
    haw_view_state_reveal_passage (self->state, haw_view_state_get_article (self->state),
                                   haw_proposal_get_start (proposal),
                                   haw_proposal_get_end (proposal));
}

static void
count (HawProposalsPane *self)
{
  HawProposalList *list = haw_view_state_get_proposals (self->state);

  memset (self->n_open, 0, sizeof self->n_open);
  self->n_dismissed = 0;
  for (guint i = 0; list != NULL && i < haw_row_store_get_n (HAW_ROW_STORE (list)); i++)
    {
      HawProposal *proposal = haw_row_store_peek (HAW_ROW_STORE (list), i);

      if (haw_proposal_is_open (proposal))
        self->n_open[haw_proposal_get_kind (proposal)]++;
      else
        self->n_dismissed++;
    }
}

static const char *
get_kind_name (guint kind)
{
  switch (kind)
    {
    case HAW_PROPOSAL_DATE: return C_("kind of proposals", "Dates");
    case HAW_PROPOSAL_ACTOR: return C_("kind of proposals", "Names");
    case HAW_PROPOSAL_QUOTE: return C_("kind of proposals", "Quotations");
    case HAW_PROPOSAL_EVENT: return C_("kind of proposals", "Events");
    default: return C_("kind of proposals", "All kinds");
    }
}

static char *
dup_kind (HawProposalsPane *self,
          guint             kind)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < ALL_KINDS; i++)
    n += kind == ALL_KINDS || kind == i ? self->n_open[i] : 0;
  /* Translators: a kind of proposals and how many there are. */
  text = g_strdup_printf (_("%s (%u)"), get_kind_name (kind), n);

  return haw_date_localise_digits (text);
}

/* The item that is selected stays so while the numbers beside the names change. */
static void
show_kinds (HawProposalsPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_filter);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  gboolean same = g_list_model_get_n_items (G_LIST_MODEL (self->kinds)) == ALL_KINDS + 1;

  for (guint i = 0; i <= ALL_KINDS; i++)
    {
      g_autofree char *text = dup_kind (self, i == 0 ? ALL_KINDS : i - 1);

      g_strv_builder_add (builder, text);
      same = same && g_strcmp0 (gtk_string_list_get_string (self->kinds, i), text) == 0;
    }
  if (same)
    return;
  texts = g_strv_builder_end (builder);
  self->syncing = TRUE;
  gtk_string_list_splice (self->kinds, 0, g_list_model_get_n_items (G_LIST_MODEL (self->kinds)),
                          (const char *const *) texts);
  gtk_drop_down_set_selected (self->kind_filter,
                              selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
  self->syncing = FALSE;
}

static void
show_page (HawProposalsPane *self)
{
  HawProposalList *list = haw_view_state_get_proposals (self->state);
  guint n = 0;

  for (guint i = 0; i < ALL_KINDS; i++)
    n += self->n_open[i];
  if (list == NULL)
    gtk_label_set_text (self->none_label, _("Choose an article to see what is proposed for it."));
  else if (n > 0)
    gtk_label_set_text (self->none_label, _("Nothing of this kind is proposed here."));
  else if (self->n_dismissed > 0)
    gtk_label_set_text (self->none_label,
                        _("Everything is decided. What was dismissed can be shown above."));
  else
    gtk_label_set_text (self->none_label, _("Dates, names, quotations and events that are found in "
                                            "the article are proposed here."));
  gtk_stack_set_visible_child_name (self->stack,
                                    haw_proposals_pane_get_n (self) > 0 ? "list" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_filter), list != NULL);
}

static GtkWidget *
find_row (HawProposalsPane *self,
          HawProposal      *proposal)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (HAW_IS_PROPOSAL_ROW (row) &&
          haw_proposal_row_get_proposal (HAW_PROPOSAL_ROW (row)) == proposal)
        return item;
    }
  return NULL;
}

/* The list loses the focus with a row that goes. */
static void
go_on (HawProposalsPane *self)
{
  GtkWidget *row;

  self->goes_on = FALSE;
  if (haw_proposals_pane_get_n (self) > 0)
    {
      choose (self, MIN (self->chosen_position, haw_proposals_pane_get_n (self) - 1));
      selected_cb (self);
    }
  if (!self->keeps_focus)
    return;
  row = get_chosen (self) != NULL ? find_row (self, get_chosen (self)) : NULL;
  if (row == NULL && haw_proposals_pane_get_n (self) > 0)
    row = GTK_WIDGET (self->list_view);
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->kind_filter));
}

static void
update (HawProposalsPane *self)
{
  g_clear_handle_id (&self->update_idle, g_source_remove);
  count (self);
  show_kinds (self);
  haw_proposals_pane_show_many (self);
  show_page (self);
  if (self->goes_on)
    go_on (self);
  else
    follow_proposal (self);
}

static gboolean
update_cb (gpointer data)
{
  HawProposalsPane *self = data;

  self->update_idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* One edit tells of several rows. */
static void
queue_update (HawProposalsPane *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
items_cb (HawProposalsPane *self)
{
  queue_update (self);
}

static gboolean
lists (HawProposalsPane *self,
       gint64            id)
{
  for (guint i = 0; i < haw_proposals_pane_get_n (self); i++)
    if (haw_row_get_id (HAW_ROW (haw_proposals_pane_peek (self, i))) == id)
      return TRUE;
  return FALSE;
}

static void
kind_cb (HawProposalsPane *self)
{
  if (self->syncing || self->filter == NULL)
    return;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  /* What is not in the list any more is not looked at either. */
  if (!lists (self, haw_view_state_get_proposal (self->state)))
    haw_view_state_set_proposal (self->state, 0);
  queue_update (self);
}

static void
dismissed_cb (HawProposalsPane *self)
{
  kind_cb (self);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawProposalsPane) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    return;

  self->goes_on = FALSE;
  if (self->state != NULL)
    haw_view_state_show_error (self->state, error);
}

/* Where the one that was chosen or had the focus is decided, the next one has both. */
static void
begin (HawProposalsPane *self,
       HawProposal      *proposal)
{
  self->goes_on = proposal == get_chosen (self) || proposal == get_in_hand (self);
  self->keeps_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL;
  for (guint i = 0; self->goes_on && i < haw_proposals_pane_get_n (self); i++)
    if (haw_proposals_pane_peek (self, i) == proposal)
      self->chosen_position = i;
}

/* As the reader offers it where it is looked at. */
static void
accept_open (HawProposalsPane *self,
             HawProposal      *proposal)
{
  HawProject *project = haw_proposals_pane_get_project (self);
  gint64 id = haw_row_get_id (HAW_ROW (proposal));
  gint64 event = HAW_EVENT_LIKELY_ONE;
  gboolean other = FALSE;

  if (id == haw_view_state_get_proposal (self->state))
    event = haw_view_state_get_offer (self->state, &other);
  if (haw_proposal_get_kind (proposal) == HAW_PROPOSAL_EVENT)
    haw_proposal_accept_event_async (project, id, event, other, NULL, done_cb,
                                     g_object_ref (self));
  else if (other)
    haw_proposal_accept_other_async (project, id, NULL, done_cb, g_object_ref (self));
  else
    haw_proposal_accept_async (project, id, 0, NULL, done_cb, g_object_ref (self));
}

static void
accept (HawProposalsPane *self,
        HawProposal      *proposal)
{
  if (!haw_proposals_pane_can_edit (self))
    return;
  begin (self, proposal);
  if (haw_proposal_is_open (proposal))
    accept_open (self, proposal);
  else
    haw_proposal_restore_async (haw_proposals_pane_get_project (self),
                                haw_row_get_id (HAW_ROW (proposal)), NULL, done_cb,
                                g_object_ref (self));
}

static void
dismiss (HawProposalsPane *self,
         HawProposal      *proposal)
{
  if (!haw_proposals_pane_can_edit (self) || !haw_proposal_is_open (proposal))
    return;
  begin (self, proposal);
  haw_proposal_dismiss_async (haw_proposals_pane_get_project (self),
                              haw_row_get_id (HAW_ROW (proposal)), NULL, done_cb,
                              g_object_ref (self));
}

static void
activate_cb (HawProposalsPane *self,
             guint             position)
{
  HawProposal *proposal = haw_proposals_pane_peek (self, position);

  if (proposal != NULL)
    accept (self, proposal);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        HawProposalsPane      *self)
{
  HawProposal *proposal = get_in_hand (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  char key = haw_key_position_resolve (keyval, keycode);

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    {
      haw_view_state_return_to_text (self->state);
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_ALT_MASK && (key == 'E' || key == 'U'))
    {
      haw_view_state_offer_other (self->state, key == 'E');
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || modifiers != 0 ||
      proposal == NULL)
    return GDK_EVENT_PROPAGATE;
  dismiss (self, proposal);
  return GDK_EVENT_STOP;
}

static void
row_accept_cb (HawProposalRow   *row,
               HawProposalsPane *self)
{
  accept (self, haw_proposal_row_get_proposal (row));
}

static void
row_dismiss_cb (HawProposalRow   *row,
                HawProposalsPane *self)
{
  dismiss (self, haw_proposal_row_get_proposal (row));
}

static void
setup_cb (HawProposalsPane         *self,
          GtkListItem              *item,
          GtkSignalListItemFactory *factory)
{
  GtkWidget *row = haw_proposal_row_new ();

  g_signal_connect_object (row, "accept", G_CALLBACK (row_accept_cb), self, 0);
  g_signal_connect_object (row, "restore", G_CALLBACK (row_accept_cb), self, 0);
  g_signal_connect_object (row, "dismiss", G_CALLBACK (row_dismiss_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HawProposalsPane         *self,
         GtkListItem              *item,
         GtkSignalListItemFactory *factory)
{
  HawProposal *proposal = gtk_list_item_get_item (item);
  HawText *text = haw_view_state_get_text (self->state);
  guint length = text != NULL ? haw_text_get_length (text) : 0;
  guint start = MIN (haw_proposal_get_start (proposal), length);
  g_autofree char *words = text != NULL
                           ? haw_text_slice (text, start,
                                             MAX (start, MIN (haw_proposal_get_end (proposal),
                                                              length)))
                           : NULL;

  haw_proposal_row_set_proposal (HAW_PROPOSAL_ROW (gtk_list_item_get_child (item)), proposal, words,
                                 haw_proposals_pane_can_edit (self));
}

static void
unbind_cb (HawProposalsPane         *self,
           GtkListItem              *item,
           GtkSignalListItemFactory *factory)
{
  haw_proposal_row_set_proposal (HAW_PROPOSAL_ROW (gtk_list_item_get_child (item)), NULL, NULL,
                                 FALSE);
}

/* Another text: its words are others too, so the rows are made anew. */
static void
models_cb (HawProposalsPane *self)
{
  HawProposalList *list = haw_view_state_get_proposals (self->state);
  g_autoptr (GtkFilterListModel) filtered = NULL;

  self->goes_on = FALSE;
  if (list != NULL)
    filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (list)),
                                          g_object_ref (GTK_FILTER (self->filter)));
  self->syncing = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  self->syncing = FALSE;
  g_signal_group_set_target (self->list_signals, list);
  update (self);
}

static void
format_cb (HawProposalsPane *self)
{
  g_autoptr (GtkListItemFactory) factory
    = g_object_ref (gtk_list_view_get_factory (self->list_view));

  gtk_list_view_set_factory (self->list_view, NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  update (self);
}

static gboolean
haw_proposals_pane_grab_focus (GtkWidget *widget)
{
  HawProposalsPane *self = HAW_PROPOSALS_PANE (widget);

  if (haw_proposals_pane_get_n (self) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
build_list (HawProposalsPane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->filter = gtk_custom_filter_new (match, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_name (keys, "proposals-keys");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}

static void
haw_proposals_pane_constructed (GObject *object)
{
  HawProposalsPane *self = HAW_PROPOSALS_PANE (object);

  G_OBJECT_CLASS (haw_proposals_pane_parent_class)->constructed (object);

  g_signal_connect_object (self->state, "notify::proposals", G_CALLBACK (models_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::proposal", G_CALLBACK (follow_proposal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "format-changed", G_CALLBACK (format_cb), self,
                           G_CONNECT_SWAPPED);
  models_cb (self);
}

static void
haw_proposals_pane_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, HAW_PROPOSALS_PANE (object)->state); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposals_pane_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_STATE: HAW_PROPOSALS_PANE (object)->state = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_proposals_pane_dispose (GObject *object)
{
  HawProposalsPane *self = HAW_PROPOSALS_PANE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->list_signals);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_PROPOSALS_PANE);
  g_clear_object (&self->kinds);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_proposals_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hawamish/Hawamish/proposals/haw-proposals-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, box);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, dismissed_button);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, many_menu);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, none_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, accept_popover);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, trust_spin);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, many_label);
  gtk_widget_class_bind_template_child (widget_class, HawProposalsPane, many_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismissed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "trust_cb",
                                                G_CALLBACK (haw_proposals_pane_trust_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "accept_many_cb",
                                                G_CALLBACK (haw_proposals_pane_accept_many_cb));
}

static void
haw_proposals_pane_class_init (HawProposalsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_proposals_pane_constructed;
  object_class->dispose = haw_proposals_pane_dispose;
  object_class->get_property = haw_proposals_pane_get_property;
  object_class->set_property = haw_proposals_pane_set_property;
  widget_class->focus = haw_tab_stop_focus_children;
  widget_class->grab_focus = haw_proposals_pane_grab_focus;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HAW_TYPE_TAB_STOP);
  gtk_widget_class_set_css_name (widget_class, "proposalspane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
}

static void
haw_proposals_pane_init (HawProposalsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->list_view));
  self->kinds = gtk_string_list_new (NULL);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->kind_filter, G_LIST_MODEL (self->kinds));
  self->syncing = FALSE;
  build_list (self);
  self->list_signals = g_signal_group_new (HAW_TYPE_PROPOSAL_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (items_cb), self);
}
