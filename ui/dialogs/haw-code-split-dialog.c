/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-split-dialog.h"

#include "model/haw-code-passage.h"
#include "model/haw-codebook-edit.h"
#include "project/haw-error.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-code-split-dialog.ui"

struct _HawCodeSplitDialog
{
  AdwWindow parent_instance;

  GtkButton *split_button;
  GtkLabel *message;
  GtkEntry *name_entry;
  GtkListView *list_view;

  HawProject *project;
  gint64 code;
  GListModel *passages;
  GHashTable *chosen;     /* set of gint64: annotations */
};

G_DEFINE_FINAL_TYPE (HawCodeSplitDialog, haw_code_split_dialog, ADW_TYPE_WINDOW)

static void
update (HawCodeSplitDialog *self)
{
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->split_button),
                            *name != '\0' && g_hash_table_size (self->chosen) > 0);
}

static void
changed_cb (GtkEditable        *entry,
            HawCodeSplitDialog *self)
{
  update (self);
}

static void
show_chosen (HawCodeSplitDialog *self,
             GtkListItem        *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gint64 id = haw_row_get_id (HAW_ROW (gtk_list_item_get_item (item)));
  gboolean chosen = g_hash_table_contains (self->chosen, &id);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (box)), chosen);
}

static void
toggle (HawCodeSplitDialog *self,
        guint               position)
{
  g_autoptr (HawRow) passage = g_list_model_get_item (self->passages, position);
  gint64 id = haw_row_get_id (passage);

  if (!g_hash_table_remove (self->chosen, &id))
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  update (self);
}

/* The check mark follows what is chosen; a click on it is one on its row. */
static void
toggled_cb (GtkCheckButton *check,
            GtkListItem    *item)
{
  HawCodeSplitDialog *self
    = HAW_CODE_SPLIT_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check),
                                                      HAW_TYPE_CODE_SPLIT_DIALOG));
  HawRow *passage = gtk_list_item_get_item (item);
  gint64 id = passage != NULL ? haw_row_get_id (passage) : 0;

  if (self != NULL && passage != NULL &&
      gtk_check_button_get_active (check) != g_hash_table_contains (self->chosen, &id))
    toggle (self, gtk_list_item_get_position (item));
}

static void
activate_cb (GtkListView        *list,
             guint               position,
             HawCodeSplitDialog *self)
{
  toggle (self, position);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      GtkListItem *item = box != NULL ? g_object_get_data (G_OBJECT (box), "item") : NULL;

      if (item != NULL && gtk_list_item_get_position (item) == position)
        show_chosen (self, item);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          HawCodeSplitDialog       *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *quote = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_lines (GTK_LABEL (quote), 2);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), quote);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, quote,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (box), "item", item);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         HawCodeSplitDialog       *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *texts = gtk_widget_get_last_child (box);
  HawCodePassage *passage = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_widget_get_parent (box);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)),
                      haw_code_passage_get_quote (passage));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)),
                      haw_code_passage_get_title (passage));
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    haw_code_passage_get_quote (passage), -1);
  show_chosen (self, item);
}

static void
splitted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HawCodeSplitDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_code_split_finish (HAW_PROJECT (object), result, &error);

  if (self->project == NULL)
    return;
  if (id != 0)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    gtk_label_set_text (self->message, error->message);
}

static void
split_cb (GtkButton          *button,
          HawCodeSplitDialog *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  haw_code_split_async (self->project, self->code,
                        gtk_editable_get_text (GTK_EDITABLE (self->name_entry)),
                        (const gint64 *) (gpointer) ids->data, ids->len, NULL, splitted_cb,
                        g_object_ref (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawCodeSplitDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) passages = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (self->project == NULL)
    return;
  if (passages == NULL)
    {
      gtk_label_set_text (self->message, error->message);
      return;
    }
  g_set_object (&self->passages, passages);
  if (g_list_model_get_n_items (passages) == 0)
    gtk_label_set_text (self->message, _("No passage has this code, so there is nothing to split."));
  {
    g_autoptr (GtkNoSelection) none = gtk_no_selection_new (g_object_ref (passages));

    gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (none));
  }
}

static void
haw_code_split_dialog_dispose (GObject *object)
{
  HawCodeSplitDialog *self = HAW_CODE_SPLIT_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_CODE_SPLIT_DIALOG);
  g_clear_object (&self->passages);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_code_split_dialog_parent_class)->dispose (object);
}

static void
haw_code_split_dialog_finalize (GObject *object)
{
  g_hash_table_unref (HAW_CODE_SPLIT_DIALOG (object)->chosen);

  G_OBJECT_CLASS (haw_code_split_dialog_parent_class)->finalize (object);
}

static void
haw_code_split_dialog_class_init (HawCodeSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_split_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_code_split_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawCodeSplitDialog, split_button);
  gtk_widget_class_bind_template_child (widget_class, HawCodeSplitDialog, message);
  gtk_widget_class_bind_template_child (widget_class, HawCodeSplitDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, HawCodeSplitDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
haw_code_split_dialog_init (HawCodeSplitDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->split_button));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (activate_cb), self);
}

HawCodeSplitDialog *
haw_code_split_dialog_present (HawViewState *state,
                               gint64        code,
                               GtkWindow    *parent)
{
  HawCodeSplitDialog *self;
  HawCodeList *codes;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  codes = haw_view_state_get_codes (state);
  if (codes == NULL || haw_row_store_lookup (HAW_ROW_STORE (codes), code) == NULL)
    return NULL;
  self = g_object_new (HAW_TYPE_CODE_SPLIT_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->code = code;
  haw_code_passages_load_async (self->project, code, NULL, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
