/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-link-dialog.h"

#include "model/haw-link-edit.h"
#include "model/haw-links.h"

#include <glib/gi18n.h>

/* More are found by words. */
#define LIMIT 100

struct _HawLinkDialog
{
  AdwWindow parent_instance;

  GtkWidget *link_button;
  GtkLabel *quote;
  GtkDropDown *relation;
  GtkEditable *search;
  GtkListBox *list;
  GtkEditable *reason;

  HawViewState *state;
  HawProject *project;
  gint64 annotation;
  GCancellable *cancellable;   /* of the search under way */
};

/* What can be said of the annotation; the kinds with a direction also the other way round. */
static const struct
{
  HawRelation relation;
  gboolean outgoing;
} relations[] = {
  { HAW_RELATION_SUPPORTS, TRUE },
  { HAW_RELATION_CONTRADICTS, TRUE },
  { HAW_RELATION_SAME, TRUE },
  { HAW_RELATION_TRANSLATES, TRUE },
  { HAW_RELATION_SUPPORTS, FALSE },
  { HAW_RELATION_CONTRADICTS, FALSE },
  { HAW_RELATION_TRANSLATES, FALSE },
};

G_DEFINE_FINAL_TYPE (HawLinkDialog, haw_link_dialog, ADW_TYPE_WINDOW)

static void
linked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_edited (state, _("Annotations linked"));
  else
    haw_view_state_show_error (state, error);
}

static void
link_cb (HawLinkDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  guint chosen = gtk_drop_down_get_selected (self->relation);
  gint64 *other = row != NULL ? g_object_get_data (G_OBJECT (row), "haw-annotation") : NULL;
  gboolean outgoing;

  if (other == NULL || chosen >= G_N_ELEMENTS (relations))
    return;
  outgoing = relations[chosen].outgoing;
  haw_link_add_async (self->project, outgoing ? self->annotation : *other,
                      outgoing ? *other : self->annotation, relations[chosen].relation,
                      gtk_editable_get_text (self->reason), NULL, linked_cb,
                      g_object_ref (self->state));
  gtk_window_close (GTK_WINDOW (self));
}

static void
selected_cb (HawLinkDialog *self)
{
  /* The list goes before the dialog does. */
  if (self->state == NULL)
    return;
  gtk_widget_set_sensitive (self->link_button,
                            gtk_list_box_get_selected_row (self->list) != NULL);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const HawLinkEnd *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *title = *end->title != '\0' ? end->title : _("Untitled");
  g_autofree char *quote = g_strdelimit (g_strdup (end->quote), "\n\t", ' ');
  g_autofree char *name = *end->outlet != '\0'
    ? g_strjoin (C_("list separator", ", "), quote, end->outlet, title, NULL)
    : g_strjoin (C_("list separator", ", "), quote, title, NULL);
  GtkWidget *source = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_label (box, quote, 2);
  if (*end->outlet != '\0')
    gtk_label_set_ellipsize (GTK_LABEL (add_label (source, end->outlet, 1)), PANGO_ELLIPSIZE_NONE);
  add_label (source, title, 1);
  gtk_widget_add_css_class (source, "caption");
  gtk_widget_add_css_class (source, "dim-label");
  gtk_box_append (GTK_BOX (box), source);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "haw-annotation",
                          g_memdup2 (&end->annotation, sizeof end->annotation), g_free);
  return row;
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawLinkDialog) self = data;
  g_autoptr (GPtrArray) ends = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  GtkListBoxRow *row;

  if (ends == NULL || self->state == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < ends->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (ends, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  selected_cb (self);
}

static void
search_cb (HawLinkDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  haw_link_find_ends_async (self->project, self->annotation, gtk_editable_get_text (self->search),
                            LIMIT, self->cancellable, found_cb, g_object_ref (self));
}

static void
activate_cb (HawLinkDialog *self)
{
  link_cb (self);
}

/* Up and Down in the entry go through what was found. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               HawLinkDialog         *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int by = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (by == 0 || row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + by);
  if (row == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
haw_link_dialog_dispose (GObject *object)
{
  HawLinkDialog *self = HAW_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->state);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_LINK_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_link_dialog_parent_class)->dispose (object);
}

static void
haw_link_dialog_class_init (HawLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_link_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, link_button);
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, relation);
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, search);
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HawLinkDialog, reason);
}

static void
haw_link_dialog_init (HawLinkDialog *self)
{
  GtkWidget *none = gtk_label_new (_("No other annotation has these words."));
  g_autoptr (GtkStringList) phrases = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    gtk_string_list_append (phrases, haw_relation_phrase (relations[i].relation,
                                                          relations[i].outgoing));
  gtk_drop_down_set_model (self->relation, G_LIST_MODEL (phrases));
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_margin_top (none, 18);
  gtk_widget_set_margin_bottom (none, 18);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);

  g_signal_connect_swapped (self->link_button, "clicked", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

HawLinkDialog *
haw_link_dialog_present (HawViewState *state,
                         GtkWindow    *parent,
                         gint64        annotation)
{
  HawLinkDialog *self;
  HawAnnotationList *annotations;
  HawAnnotation *row;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && annotation != 0, NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_LINK_DIALOG, "transient-for", parent, NULL);
  self->state = g_object_ref (state);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->annotation = annotation;
  annotations = haw_view_state_get_annotations (state);
  row = annotations != NULL ? haw_row_store_lookup (HAW_ROW_STORE (annotations), annotation) : NULL;
  gtk_label_set_label (self->quote, row != NULL ? haw_annotation_get_quote (row) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quote), row != NULL);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
