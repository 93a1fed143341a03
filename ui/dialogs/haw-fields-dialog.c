/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-fields-dialog.h"

#include "model/haw-attribute-edit.h"
#include "model/haw-attribute-list.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-fields-dialog.ui"

/* s for which it is offered to drop the values in the way: time to read it, but gone before it is about
 * something else. Making the change again offers it anew. */
#define OFFER 20

/* The fields of articles, outlets, events or actors. */
typedef struct
{
  HawFieldsDialog *dialog;
  HawAttributeTarget target;
  GtkListBox *list;         /* a row for each field, then one for a new field */
  HawAttributeList *model;
  GtkEditable *entry;       /* for the name of a new field */
  char *adding;             /* the name of the field that is being added */
  gint64 moved;             /* the field that is being moved, and */
  int moved_by;             /* whether up or down; its row keeps the focus */
} Section;

/* A change, for the action that makes it all the same: a field, its kind, its choices. */
#define CHANGE_TYPE "(ximas)"

struct _HawFieldsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkListBox *article_list;
  GtkListBox *outlet_list;
  GtkListBox *event_list;
  GtkListBox *actor_list;

  HawProject *project;
  Section sections[HAW_N_ATTRIBUTE_TARGETS];
  gboolean filling;
};

/* What a row is made of; kept on the row. */
typedef struct
{
  Section *section;
  HawAttribute *attribute;
  AdwExpanderRow *row;
  GtkEditable *name;
  AdwComboRow *kind;
  GtkEditable *choices;
  GtkWidget *up;
  GtkWidget *down;
} Row;

/* A change on its way. */
typedef struct
{
  HawFieldsDialog *dialog;
  GVariant *variant;
} Change;

G_DEFINE_FINAL_TYPE (HawFieldsDialog, haw_fields_dialog, ADW_TYPE_WINDOW)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->attribute);
  g_free (row);
}

static Row *
get_row (Section *section,
         guint    position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (section->list, (int) position);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "haw-row") : NULL;
}

static const char *
kind_words (HawAttributeKind kind)
{
  switch (kind)
    {
    case HAW_ATTRIBUTE_NUMBER: return C_("kind of field", "Number");
    case HAW_ATTRIBUTE_DATE: return C_("kind of field", "Date");
    case HAW_ATTRIBUTE_YES_NO: return C_("kind of field", "Yes or no");
    case HAW_ATTRIBUTE_CHOICE: return C_("kind of field", "Choices");
    case HAW_ATTRIBUTE_TEXT:
    case HAW_N_ATTRIBUTE_KINDS:
    default: return C_("kind of field", "Text");
    }
}

static void
update_row (Row *row)
{
  HawAttributeKind kind = haw_attribute_get_kind (row->attribute);
  g_autofree char *choices = g_strjoinv (C_("separator of the choices of a field", "; "),
                                         (GStrv) haw_attribute_get_choices (row->attribute));

  row->section->dialog->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row),
                                 haw_attribute_get_name (row->attribute));
  adw_expander_row_set_subtitle (row->row, kind == HAW_ATTRIBUTE_CHOICE ? choices
                                                                       : kind_words (kind));
  gtk_editable_set_text (row->name, haw_attribute_get_name (row->attribute));
  adw_combo_row_set_selected (row->kind, kind);
  gtk_editable_set_text (row->choices, choices);
  gtk_widget_set_visible (GTK_WIDGET (row->choices), kind == HAW_ATTRIBUTE_CHOICE);
  row->section->dialog->filling = FALSE;
}

static void
update_rows (Section *section)
{
  guint n = haw_row_store_get_n (HAW_ROW_STORE (section->model));

  for (guint i = 0; i < n && get_row (section, i) != NULL; i++)
    {
      Row *row = get_row (section, i);

      gtk_widget_set_sensitive (row->up, i > 0);
      gtk_widget_set_sensitive (row->down, i + 1 < n);
    }
}

/* What was refused is shown again as it is; @change is offered where values would be lost. */
static void
show_error (HawFieldsDialog *self,
            const GError    *error,
            GVariant        *change)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (change != NULL && g_error_matches (error, HAW_ERROR, HAW_ERROR_MISFIT))
    {
      adw_toast_set_button_label (toast, _("_Drop Them"));
      adw_toast_set_action_target_value (toast, change);
      adw_toast_set_action_name (toast, "fields.drop");
      adw_toast_set_timeout (toast, OFFER);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    for (guint j = 0; get_row (&self->sections[i], j) != NULL; j++)
      update_row (get_row (&self->sections[i], j));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (!done && self->sections[0].model != NULL)
    show_error (self, error, NULL);
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Change *change = data;
  g_autoptr (HawFieldsDialog) self = change->dialog;
  g_autoptr (GVariant) variant = change->variant;
  g_autoptr (GError) error = NULL;
  gboolean done = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (!done && self->sections[0].model != NULL)
    show_error (self, error, variant);
}

static void
update (HawFieldsDialog          *self,
        gint64                    attribute,
        const HawAttributeFields *fields)
{
  Change *change = g_new0 (Change, 1);
  GVariant *choices = fields->choices != NULL ? g_variant_new_strv (fields->choices, -1) : NULL;

  change->dialog = g_object_ref (self);
  change->variant = g_variant_new ("(xim@as)", attribute, fields->kind, choices);
  g_variant_ref_sink (change->variant);
  haw_attribute_update_async (self->project, attribute, fields, NULL, changed_cb, change);
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawFieldsDialog *self = HAW_FIELDS_DIALOG (widget);
  HawAttributeFields fields = { .drop = TRUE };
  g_autofree const char **choices = NULL;
  gint64 attribute = 0;

  g_variant_get (parameter, "(xim^a&s)", &attribute, &fields.kind, &choices);
  fields.choices = choices;
  haw_attribute_update_async (self->project, attribute, &fields, NULL, done_cb,
                              g_object_ref (self));
}

static gint64
id_of (Row *row)
{
  return haw_row_get_id (HAW_ROW (row->attribute));
}

static void
name_apply_cb (GtkEditable *entry,
               Row         *row)
{
  const HawAttributeFields fields = { .name = gtk_editable_get_text (entry), .kind = -1 };

  update (row->section->dialog, id_of (row), &fields);
}

/* Both semicolons, and commas of Arabic lists are left to the words. */
static GStrv
split_choices (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "؛", -1);
  g_autofree char *joined = g_strjoinv (";", parts);

  return g_strsplit (joined, ";", -1);
}

static void
choices_apply_cb (GtkEditable *entry,
                  Row         *row)
{
  g_auto (GStrv) choices = split_choices (gtk_editable_get_text (entry));
  const HawAttributeFields fields = { .kind = -1, .choices = (const char *const *) choices };

  update (row->section->dialog, id_of (row), &fields);
}

/* A field that becomes a choice has its values for choices; without any there is one to write over. */
static void
kind_cb (AdwComboRow *combo,
         GParamSpec  *pspec,
         Row         *row)
{
  HawFieldsDialog *self = row->section->dialog;
  guint kind = adw_combo_row_get_selected (combo);
  const HawAttributeFields fields = { .kind = (int) kind };

  if (self->filling || kind == haw_attribute_get_kind (row->attribute) ||
      kind >= HAW_N_ATTRIBUTE_KINDS)
    return;
  update (self, id_of (row), &fields);
}

static void
move (Row *row,
      int  by)
{
  Section *section = row->section;
  guint position = 0;

  section->moved = id_of (row);
  section->moved_by = by;
  if (haw_row_store_find (HAW_ROW_STORE (section->model), id_of (row), &position))
    haw_attribute_move_async (section->dialog->project, id_of (row), (guint) ((int) position + by),
                              NULL, done_cb, g_object_ref (section->dialog));
}

static void
up_cb (GtkButton *button,
       Row       *row)
{
  move (row, -1);
}

static void
down_cb (GtkButton *button,
         Row       *row)
{
  move (row, 1);
}

static void
remove_cb (GtkButton *button,
           Row       *row)
{
  HawFieldsDialog *self = row->section->dialog;

  haw_attribute_remove_async (self->project, id_of (row), haw_attribute_get_name (row->attribute),
                              NULL, done_cb, g_object_ref (self));
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *icon,
            const char *label,
            GCallback   callback,
            Row        *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, row);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_buttons (Row      *row,
             gboolean  read_only)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Order"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  row->up = add_button (box, "go-up-symbolic", _("Move the Field Up"), G_CALLBACK (up_cb), row);
  row->down = add_button (box, "go-down-symbolic", _("Move the Field Down"), G_CALLBACK (down_cb),
                          row);
  add_button (box, "user-trash-symbolic", _("Delete the Field"), G_CALLBACK (remove_cb), row);
  gtk_widget_set_sensitive (box, !read_only);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), box);
  adw_expander_row_add_row (row->row, line);
}

static GtkEditable *
add_entry (Row        *row,
           const char *title,
           GCallback   callback,
           gboolean    read_only)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (entry), !read_only);
  g_signal_connect (entry, "apply", callback, row);
  adw_expander_row_add_row (row->row, entry);
  return GTK_EDITABLE (entry);
}

static void
insert_row (Section *section,
            guint    position)
{
  gboolean read_only = haw_project_is_read_only (section->dialog->project);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  Row *row = g_new0 (Row, 1);

  row->section = section;
  row->attribute = g_object_ref (haw_row_store_peek (HAW_ROW_STORE (section->model), position));
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  row->name = add_entry (row, _("Name"), G_CALLBACK (name_apply_cb), read_only);
  for (guint i = 0; i < HAW_N_ATTRIBUTE_KINDS; i++)
    gtk_string_list_append (kinds, kind_words (i));
  row->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->kind), _("Kind"));
  adw_combo_row_set_model (row->kind, G_LIST_MODEL (kinds));
  gtk_widget_set_sensitive (GTK_WIDGET (row->kind), !read_only);
  adw_expander_row_add_row (row->row, GTK_WIDGET (row->kind));
  row->choices = add_entry (row, _("Choices, with semicolons between them"),
                            G_CALLBACK (choices_apply_cb), read_only);
  add_buttons (row, read_only);
  g_object_set_data_full (G_OBJECT (row->row), "haw-row", row, row_free);
  update_row (row);
  g_signal_connect (row->kind, "notify::selected", G_CALLBACK (kind_cb), row);
  gtk_list_box_insert (section->list, GTK_WIDGET (row->row), (int) position);
}

/* The row of a field that moved was made anew: the button that moved it goes on having the focus. */
static void
follow_moved (Section *section)
{
  for (guint i = 0; section->moved != 0 && get_row (section, i) != NULL; i++)
    {
      Row *row = get_row (section, i);
      GtkWidget *button = section->moved_by < 0 ? row->up : row->down;

      if (id_of (row) != section->moved)
        continue;
      section->moved = 0;
      adw_expander_row_set_expanded (row->row, TRUE);
      gtk_widget_grab_focus (gtk_widget_get_sensitive (button) ? button
                             : section->moved_by < 0           ? row->down
                                                               : row->up);
    }
}

/* A field that only has other values keeps its row, and the focus in it. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Section    *section)
{
  if (removed == 1 && added == 1 &&
      get_row (section, position)->attribute
        == haw_row_store_peek (HAW_ROW_STORE (section->model), position))
    {
      update_row (get_row (section, position));
      return;
    }

  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (section->list, GTK_WIDGET (get_row (section, position)->row));
  for (guint i = 0; i < added; i++)
    insert_row (section, position + i);
  update_rows (section);
  follow_moved (section);
}

/* A name that was refused stays, to be put right. */
static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Section *section = data;
  g_autoptr (HawFieldsDialog) self = section->dialog;
  g_autofree char *name = g_steal_pointer (&section->adding);
  g_autoptr (GError) error = NULL;
  gboolean added = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  if (section->model == NULL)
    return;
  if (!added)
    show_error (self, error, NULL);
  else if (g_str_equal (gtk_editable_get_text (section->entry), name))
    gtk_editable_set_text (section->entry, "");
}

static void
new_field_cb (Section *section)
{
  HawAttributeFields fields = { .kind = HAW_ATTRIBUTE_TEXT };

  if (section->adding != NULL)
    return;
  section->adding = g_strdup (gtk_editable_get_text (section->entry));
  fields.name = section->adding;
  g_object_ref (section->dialog);
  haw_attribute_add_async (section->dialog->project, section->target, &fields, NULL, added_cb,
                           section);
}

static void
add_new_row (Section *section)
{
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  const char *words = _("Add the Field");

  section->entry = GTK_EDITABLE (entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("New field"));
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), button);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (new_field_cb), section);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_field_cb), section);
  gtk_widget_set_visible (entry, !haw_project_is_read_only (section->dialog->project));
  gtk_list_box_append (section->list, entry);
}

static void
haw_fields_dialog_dispose (GObject *object)
{
  HawFieldsDialog *self = HAW_FIELDS_DIALOG (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    {
      if (self->sections[i].model != NULL)
        g_signal_handlers_disconnect_by_data (self->sections[i].model, &self->sections[i]);
      g_clear_object (&self->sections[i].model);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_FIELDS_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_fields_dialog_parent_class)->dispose (object);
}

static void
haw_fields_dialog_class_init (HawFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_fields_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawFieldsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawFieldsDialog, article_list);
  gtk_widget_class_bind_template_child (widget_class, HawFieldsDialog, outlet_list);
  gtk_widget_class_bind_template_child (widget_class, HawFieldsDialog, event_list);
  gtk_widget_class_bind_template_child (widget_class, HawFieldsDialog, actor_list);
  gtk_widget_class_install_action (widget_class, "fields.drop", CHANGE_TYPE, drop_action);
}

static void
haw_fields_dialog_init (HawFieldsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_section (HawFieldsDialog    *self,
              HawAttributeTarget  target,
              GtkListBox         *list)
{
  Section *section = &self->sections[target];

  section->dialog = self;
  section->target = target;
  section->list = list;
  section->model = haw_attribute_list_new (self->project, target);
  add_new_row (section);
  g_signal_connect (section->model, "items-changed", G_CALLBACK (items_changed_cb), section);
}

HawFieldsDialog *
haw_fields_dialog_present (HawViewState *state,
                           GtkWindow    *parent)
{
  HawFieldsDialog *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_FIELDS_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  fill_section (self, HAW_ATTRIBUTE_OF_ARTICLE, self->article_list);
  fill_section (self, HAW_ATTRIBUTE_OF_OUTLET, self->outlet_list);
  fill_section (self, HAW_ATTRIBUTE_OF_EVENT, self->event_list);
  fill_section (self, HAW_ATTRIBUTE_OF_ACTOR, self->actor_list);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
haw_fields_dialog_focus (HawFieldsDialog    *self,
                         HawAttributeTarget  target)
{
  g_return_if_fail (HAW_IS_FIELDS_DIALOG (self) && target < HAW_N_ATTRIBUTE_TARGETS);

  gtk_widget_grab_focus (GTK_WIDGET (self->sections[target].entry));
}
