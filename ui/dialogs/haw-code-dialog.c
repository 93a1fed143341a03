/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-code-dialog.h"

#include "model/haw-code-edit.h"
#include "model/haw-codebook-edit.h"
#include "project/haw-error.h"
#include "widgets/haw-code-pattern.h"
#include "widgets/haw-color-button.h"
#include "widgets/haw-key-position.h"
#include "widgets/haw-note-editor.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/dialogs/haw-code-dialog.ui"

struct _HawCodeDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwEntryRow *name_row;
  HawColorButton *color;
  AdwComboRow *pattern_row;
  AdwComboRow *key_row;
  GtkSwitch *pinned_switch;
  GtkTextView *description;
  GtkTextView *includes;
  GtkTextView *excludes;
  AdwPreferencesGroup *note_group;
  GtkWidget *note;

  HawProject *project;
  HawCodeList *codes;
  HawCode *code;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (HawCodeDialog, haw_code_dialog, ADW_TYPE_WINDOW)

static void
say (HawCodeDialog *self,
     const char    *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* What is being typed stays. */
static void
set_buffer (GtkTextView *view,
            const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *old = NULL;

  if (gtk_widget_has_focus (GTK_WIDGET (view)))
    return;
  g_object_get (buffer, "text", &old, NULL);
  if (!g_str_equal (old, text))
    gtk_text_buffer_set_text (buffer, text, -1);
}

static guint
find (const char *const *values,
      const char        *value)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
update (HawCodeDialog *self)
{
  guint key = find (haw_code_keys (), haw_code_get_key (self->code));
  guint pattern = find (haw_code_patterns (), haw_code_get_pattern (self->code));

  self->updating = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                    haw_code_get_name (self->code)))
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), haw_code_get_name (self->code));
  haw_color_button_set_color (self->color, haw_code_get_color (self->code));
  adw_combo_row_set_selected (self->pattern_row,
                              pattern != GTK_INVALID_LIST_POSITION ? pattern : 0);
  adw_combo_row_set_selected (self->key_row, key != GTK_INVALID_LIST_POSITION ? key + 1 : 0);
  gtk_switch_set_active (self->pinned_switch, haw_code_get_pinned (self->code));
  gtk_widget_set_sensitive (GTK_WIDGET (self->pinned_switch), !haw_code_get_retired (self->code));
  set_buffer (self->description, haw_code_get_description (self->code));
  set_buffer (self->includes, haw_code_get_includes (self->code));
  set_buffer (self->excludes, haw_code_get_excludes (self->code));
  self->updating = FALSE;
}

/* What was refused is shown again as it is. */
static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawCodeDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (haw_project_edit_finish (HAW_PROJECT (object), result, &error) || self->code == NULL)
    return;
  say (self, error->message);
  update (self);
}

static void
edit (HawCodeDialog       *self,
      const HawCodeFields *fields)
{
  if (!self->updating && self->code != NULL)
    haw_code_update_async (self->project, haw_row_get_id (HAW_ROW (self->code)), fields, NULL,
                           done_cb, g_object_ref (self));
}

static void
commit_name (HawCodeDialog *self)
{
  HawCodeFields fields = { 0 };

  if (self->code == NULL)
    return;
  fields.name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  if (!g_str_equal (fields.name, haw_code_get_name (self->code)))
    edit (self, &fields);
}

/* The texts that are other than before, in one step. */
static void
commit_texts (HawCodeDialog *self)
{
  g_autofree char *description = NULL;
  g_autofree char *includes = NULL;
  g_autofree char *excludes = NULL;
  const char *old[3];
  HawCodeFields fields = { 0 };

  if (self->code == NULL)
    return;
  g_object_get (gtk_text_view_get_buffer (self->description), "text", &description, NULL);
  g_object_get (gtk_text_view_get_buffer (self->includes), "text", &includes, NULL);
  g_object_get (gtk_text_view_get_buffer (self->excludes), "text", &excludes, NULL);
  old[0] = haw_code_get_description (self->code);
  old[1] = haw_code_get_includes (self->code);
  old[2] = haw_code_get_excludes (self->code);
  fields.description = g_str_equal (description, old[0]) ? NULL : description;
  fields.includes = g_str_equal (includes, old[1]) ? NULL : includes;
  fields.excludes = g_str_equal (excludes, old[2]) ? NULL : excludes;
  if (fields.description != NULL || fields.includes != NULL || fields.excludes != NULL)
    edit (self, &fields);
}

static void
name_activated_cb (AdwEntryRow   *row,
                   HawCodeDialog *self)
{
  commit_name (self);
}

static void
name_left_cb (GtkEventControllerFocus *controller,
              HawCodeDialog           *self)
{
  commit_name (self);
}

static void
text_left_cb (GtkEventControllerFocus *controller,
              HawCodeDialog           *self)
{
  commit_texts (self);
}

static void
color_chosen_cb (HawColorButton *button,
                 const char     *color,
                 HawCodeDialog  *self)
{
  const HawCodeFields fields = { .color = color };

  edit (self, &fields);
}

static void
pattern_chosen_cb (AdwComboRow   *row,
                   GParamSpec    *pspec,
                   HawCodeDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected != GTK_INVALID_LIST_POSITION)
    {
      const HawCodeFields fields = { .pattern = haw_code_patterns ()[selected] };

      edit (self, &fields);
    }
}

/* A key applies one code; the sentence tells which one goes without from now on. */
static void
key_chosen_cb (AdwComboRow   *row,
               GParamSpec    *pspec,
               HawCodeDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);
  HawCodeFields fields = { .key = "" };
  HawCode *other;

  if (self->updating || self->code == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    fields.key = haw_code_keys ()[selected - 1];
  other = haw_code_list_find_key (self->codes, fields.key);
  if (other != NULL && other != self->code)
    {
      g_autofree char *name = haw_isolate (haw_code_get_name (other));
      g_autofree char *text = g_strdup_printf (_("The key %s was the key of the code %s, which has "
                                                 "none now."), fields.key, name);

      say (self, text);
    }
  edit (self, &fields);
}

static void
pinned_cb (GtkSwitch     *widget,
           GParamSpec    *pspec,
           HawCodeDialog *self)
{
  gboolean pinned = gtk_switch_get_active (widget);

  if (!self->updating && self->code != NULL && pinned != haw_code_get_pinned (self->code))
    haw_code_set_pinned_async (self->project, haw_row_get_id (HAW_ROW (self->code)),
                               haw_code_get_name (self->code), pinned, NULL, done_cb,
                               g_object_ref (self));
}

/* Keys that other codes have say so. */
static void
fill_keys (HawCodeDialog *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  const char *const *keys = haw_code_keys ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_("key", "None"));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = haw_key_position_format (display, keys[i]);
      HawCode *other = haw_code_list_find_key (self->codes, keys[i]);
      g_autofree char *name = other != NULL ? haw_isolate (haw_code_get_name (other)) : NULL;

      if (other == NULL || other == self->code)
        gtk_string_list_append (list, key);
      else
        /* Translators: a key, and the code that has it now */
        gtk_string_list_take (list, g_strdup_printf (C_("key", "%s (now of %s)"), key, name));
    }
  self->updating = TRUE;
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (list));
  self->updating = FALSE;
}

static void
fill_patterns (HawCodeDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; haw_code_patterns ()[i] != NULL; i++)
    gtk_string_list_append (list, haw_code_pattern_get_name (haw_code_patterns ()[i]));
  self->updating = TRUE;
  adw_combo_row_set_model (self->pattern_row, G_LIST_MODEL (list));
  self->updating = FALSE;
}

/* A code that goes takes its dialog along. */
static void
codes_changed_cb (HawCodeDialog *self)
{
  if (haw_row_store_lookup (HAW_ROW_STORE (self->codes),
                            haw_row_get_id (HAW_ROW (self->code))) != self->code)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    update (self);
}

static gboolean
haw_code_dialog_close_request (GtkWindow *window)
{
  HawCodeDialog *self = HAW_CODE_DIALOG (window);

  commit_name (self);
  commit_texts (self);
  return GTK_WINDOW_CLASS (haw_code_dialog_parent_class)->close_request (window);
}

static void
haw_code_dialog_dispose (GObject *object)
{
  HawCodeDialog *self = HAW_CODE_DIALOG (object);

  self->updating = TRUE;
  if (self->codes != NULL)
    g_signal_handlers_disconnect_by_data (self->codes, self);
  g_clear_object (&self->code);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_CODE_DIALOG);
  g_clear_object (&self->codes);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_code_dialog_parent_class)->dispose (object);
}

static void
haw_code_dialog_class_init (HawCodeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_code_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = haw_code_dialog_close_request;

  g_type_ensure (HAW_TYPE_COLOR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, color);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, pinned_switch);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, description);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, includes);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, excludes);
  gtk_widget_class_bind_template_child (widget_class, HawCodeDialog, note_group);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, color_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pattern_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinned_cb);
}

static void
haw_code_dialog_init (HawCodeDialog *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_note (HawCodeDialog *self,
          HawViewState  *state)
{
  self->note = haw_note_editor_new (state, HAW_NOTE_ON_CODE, _("Note on the Code"),
                                    _("Write a note on the code…"));
  gtk_widget_add_css_class (self->note, "card");
  gtk_widget_add_css_class (self->note, "code-text");
  adw_preferences_group_add (self->note_group, self->note);
  haw_note_editor_set_id (HAW_NOTE_EDITOR (self->note), haw_row_get_id (HAW_ROW (self->code)));
}

HawCodeDialog *
haw_code_dialog_present (HawViewState *state,
                         gint64        code,
                         GtkWindow    *parent)
{
  HawCodeDialog *self;
  HawCodeList *codes;
  HawCode *row;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  codes = haw_view_state_get_codes (state);
  row = codes != NULL ? haw_row_store_lookup (HAW_ROW_STORE (codes), code) : NULL;
  if (row == NULL)
    return NULL;

  self = g_object_new (HAW_TYPE_CODE_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->codes = g_object_ref (codes);
  self->code = g_object_ref (row);
  fill_patterns (self);
  fill_keys (self);
  add_note (self, state);
  update (self);
  g_signal_connect_swapped (codes, "items-changed", G_CALLBACK (codes_changed_cb), self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
haw_code_dialog_edit_note (HawCodeDialog *self)
{
  g_return_if_fail (HAW_IS_CODE_DIALOG (self));

  haw_note_editor_edit (HAW_NOTE_EDITOR (self->note));
}
