/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-review-card.h"
#include "haw-review-pane.h"

#include <glib/gi18n.h>

struct _HawReviewPane
{
  GtkWidget parent_instance;

  HawViewState *state;
  GSignalGroup *project_signals;
  GCancellable *reading;
  GtkStack *stack;
  GtkWidget *cards;
  guint n_waiting;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_N_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawReviewPane, haw_review_pane, GTK_TYPE_WIDGET)

GtkWidget *
haw_review_pane_new (HawViewState *state)
{
  return g_object_new (HAW_TYPE_REVIEW_PANE, "state", state, NULL);
}

static HawReviewCard *
find_card (HawReviewPane *self,
           gint64         id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->cards); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (haw_review_card_get_entry (HAW_REVIEW_CARD (child))->id == id)
      return HAW_REVIEW_CARD (child);
  return NULL;
}

static gboolean
is_waiting (GPtrArray *entries,
            gint64     id)
{
  for (guint i = 0; i < entries->len; i++)
    if (((HawAnchorEntry *) g_ptr_array_index (entries, i))->id == id)
      return TRUE;
  return FALSE;
}

/* Cards that stay are not made anew, so that the focus stays in them. */
static void
show_entries (HawReviewPane *self,
              GPtrArray     *entries)
{
  GtkWidget *after = NULL;
  GtkWidget *child = gtk_widget_get_first_child (self->cards);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!is_waiting (entries, haw_review_card_get_entry (HAW_REVIEW_CARD (child))->id))
        gtk_box_remove (GTK_BOX (self->cards), child);
      child = next;
    }
  self->n_waiting = entries->len;
  while (entries->len > 0)
    {
      HawAnchorEntry *entry = g_ptr_array_steal_index (entries, 0);
      GtkWidget *card = GTK_WIDGET (find_card (self, entry->id));

      if (card == NULL)
        {
          card = haw_review_card_new (self->state, entry);
          gtk_box_insert_child_after (GTK_BOX (self->cards), card, after);
        }
      else
        haw_anchor_entry_free (entry);
      after = card;
    }
  gtk_stack_set_visible_child_name (self->stack, self->n_waiting > 0 ? "cards" : "none");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawReviewPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL || haw_view_state_get_project (self->state) != HAW_PROJECT (object))
    return;
  if (entries != NULL)
    show_entries (self, entries);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    haw_view_state_show_error (self->state, error);
}

static void
read_entries (HawReviewPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (project == NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      show_entries (self, none);
      return;
    }
  self->reading = g_cancellable_new ();
  haw_anchor_load_async (project, 0, self->reading, read_cb, g_object_ref (self));
}

/* A title may be another now, and a deleted article has nothing to review. */
static void
changed_cb (HawProject    *project,
            HawChanges    *changes,
            HawReviewPane *self)
{
  if (haw_changes_touch (changes, HAW_TABLE_ANCHOR) ||
      (self->n_waiting > 0 && (haw_changes_touch (changes, HAW_TABLE_ARTICLE) ||
                               haw_changes_touch (changes, HAW_TABLE_ANNOTATION))))
    read_entries (self);
}

static void
haw_review_pane_constructed (GObject *object)
{
  HawReviewPane *self = HAW_REVIEW_PANE (object);

  G_OBJECT_CLASS (haw_review_pane_parent_class)->constructed (object);

  g_object_bind_property (self->state, "project", self->project_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->state, "notify::project", G_CALLBACK (read_entries), self,
                           G_CONNECT_SWAPPED);
  read_entries (self);
}

static void
haw_review_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawReviewPane *self = HAW_REVIEW_PANE (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, self->state); break;
    case PROP_N_WAITING: g_value_set_uint (value, self->n_waiting); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_review_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawReviewPane *self = HAW_REVIEW_PANE (object);

  switch (id)
    {
    case PROP_STATE: self->state = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_review_pane_dispose (GObject *object)
{
  HawReviewPane *self = HAW_REVIEW_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_REVIEW_PANE);

  G_OBJECT_CLASS (haw_review_pane_parent_class)->dispose (object);
}

static void
haw_review_pane_class_init (HawReviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = haw_review_pane_constructed;
  object_class->dispose = haw_review_pane_dispose;
  object_class->get_property = haw_review_pane_get_property;
  object_class->set_property = haw_review_pane_set_property;

  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_WAITING] =
    g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "reviewpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hawamish/Hawamish/review/haw-review-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawReviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawReviewPane, cards);
}

static void
haw_review_pane_init (HawReviewPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Annotations to Review"), -1);
  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_object (self->project_signals, "changed", G_CALLBACK (changed_cb), self,
                                 0);
}

guint
haw_review_pane_get_n_waiting (HawReviewPane *self)
{
  g_return_val_if_fail (HAW_IS_REVIEW_PANE (self), 0);

  return self->n_waiting;
}
