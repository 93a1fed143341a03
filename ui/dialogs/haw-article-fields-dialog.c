/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-fields-dialog.h"
#include "haw-found-list.h"
#include "haw-outlets-dialog.h"
#include "haw-own-values.h"
#include "haw-redate-dialog.h"
#include "model/haw-article-edit.h"
#include "text/haw-fold.h"
#include "time/haw-date-format.h"
#include "widgets/haw-date-entry.h"

#include <glib/gi18n.h>

/* The fields in the order of HawArticleSummary. */
typedef enum
{
  FIELD_TITLE,
  FIELD_OUTLET,
  FIELD_BYLINE,
  FIELD_PUBLISHED,
  FIELD_LANGUAGE,
  N_FIELDS,
} Field;

static const char *const field_names[] = { "title", "outlet", "byline", "published", "language" };

struct _HawArticleFieldsDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *save_button;
  GtkWidget *fields_box;
  GtkLabel *error_label;
  GtkWidget *title_group;
  GtkWidget *editors[N_FIELDS];
  HawFoundList *found[N_FIELDS];
  GtkToggleButton *clear[N_FIELDS];  /* NULL where there is none */
  GtkButton *outlets_button;
  HawOwnValues *values;

  HawViewState *state;
  HawProject *project;
  GCancellable *cancellable;
  GArray *articles;        /* gint64 */
  GPtrArray *languages;    /* codes in the order of the menu; NULL for "several" */
  char *stored[N_FIELDS];  /* NULL where the articles have several values */
  gboolean each;
  guint at;                /* the article edited, one after the other */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (HawArticleFieldsDialog, haw_article_fields_dialog, ADW_TYPE_WINDOW)

static const char *const common_languages[] = {
  "", "ar", "de", "en", "es", "fa", "fr", "he", "ku", "ru", "tr", "ur",
};

static gboolean
is_cleared (HawArticleFieldsDialog *self,
            Field                   field)
{
  return self->clear[field] != NULL && gtk_toggle_button_get_active (self->clear[field]);
}

static gboolean
has_text (HawArticleFieldsDialog *self,
          Field                   field)
{
  GtkWidget *editor = self->editors[field];

  return *(field == FIELD_PUBLISHED ? haw_date_entry_get_text (HAW_DATE_ENTRY (editor))
                                    : gtk_editable_get_text (GTK_EDITABLE (editor))) != '\0';
}

/* What the field says now; NULL for as it is. */
static const char *
get_value (HawArticleFieldsDialog *self,
           Field                   field)
{
  GtkWidget *editor = self->editors[field];
  const char *value;

  if (field == FIELD_LANGUAGE)
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (editor));

      return selected < self->languages->len ? g_ptr_array_index (self->languages, selected) : NULL;
    }
  if (field == FIELD_PUBLISHED)
    value = haw_date_entry_get_valid (HAW_DATE_ENTRY (editor))
              ? haw_date_entry_get_date (HAW_DATE_ENTRY (editor)) : NULL;
  else
    value = gtk_editable_get_text (GTK_EDITABLE (editor));
  return value != NULL && *value == '\0' && self->stored[field] == NULL && !is_cleared (self, field)
           ? NULL : value;
}

static void
set_value (HawArticleFieldsDialog *self,
           Field                   field,
           const char             *value)
{
  GtkWidget *editor = self->editors[field];

  if (field == FIELD_LANGUAGE)
    {
      for (guint i = 0; i < self->languages->len; i++)
        if (g_strcmp0 (g_ptr_array_index (self->languages, i), value) == 0)
          gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), i);
    }
  else if (field == FIELD_PUBLISHED)
    haw_date_entry_set_date (HAW_DATE_ENTRY (editor), value != NULL ? value : "");
  else
    gtk_editable_set_text (GTK_EDITABLE (editor), value != NULL ? value : "");
}

static gboolean
is_changed (HawArticleFieldsDialog *self,
            Field                   field)
{
  const char *value = get_value (self, field);

  return value != NULL && g_strcmp0 (value, self->stored[field]) != 0;
}

static void
changed_cb (HawArticleFieldsDialog *self)
{
  if (!self->ready)
    return;
  for (guint field = 0; field < N_FIELDS; field++)
    if (is_cleared (self, field) && has_text (self, field))
      gtk_toggle_button_set_active (self->clear[field], FALSE);
  for (guint field = 0; field < N_FIELDS; field++)
    haw_found_list_set_current (self->found[field], get_value (self, field));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            haw_date_entry_get_valid (
                                HAW_DATE_ENTRY (self->editors[FIELD_PUBLISHED])) &&
                            haw_own_values_get_valid (self->values));
}

static void
chosen_cb (HawFoundList           *list,
           const char             *value,
           HawArticleFieldsDialog *self)
{
  for (guint field = 0; field < N_FIELDS; field++)
    if (self->found[field] == list)
      set_value (self, field, value);
}

/* What an empty field stands for where the articles have several values. */
static void
show_placeholder (HawArticleFieldsDialog *self,
                  Field                   field)
{
  const char *placeholder = self->stored[field] != NULL ? NULL
                            : is_cleared (self, field)  ? _("Empty in all of the articles")
                                                        : _("Several values");

  if (field == FIELD_PUBLISHED)
    haw_date_entry_set_placeholder_text (HAW_DATE_ENTRY (self->editors[field]), placeholder);
  else if (field != FIELD_LANGUAGE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->editors[field]), placeholder);
}

static void
clear_toggled_cb (HawArticleFieldsDialog *self,
                  GtkToggleButton        *button)
{
  for (guint field = 0; field < N_FIELDS; field++)
    if (self->clear[field] == button)
      {
        if (is_cleared (self, field))
          set_value (self, field, "");
        show_placeholder (self, field);
      }
  changed_cb (self);
}

static void
fill_languages (HawArticleFieldsDialog *self,
                const char             *current,
                gboolean                several)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean known = current == NULL;

  g_ptr_array_set_size (self->languages, 0);
  if (several)
    {
      gtk_string_list_append (names, _("Several values"));
      g_ptr_array_add (self->languages, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (common_languages); i++)
    {
      const char *code = common_languages[i];
      g_autofree char *name = *code != '\0' ? haw_language_name (code)
                                            : g_strdup (C_("language", "Not known"));

      known = known || g_str_equal (code, current);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->languages, g_strdup (code));
    }
  if (!known)
    {
      g_autofree char *name = haw_language_name (current);

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->languages, g_strdup (current));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editors[FIELD_LANGUAGE]), G_LIST_MODEL (names));
}

static void
fill (HawArticleFieldsDialog  *self,
      const HawArticleSummary *summary)
{
  const char *const values[] = {
    summary->title, summary->outlet, summary->byline, summary->published, summary->language,
  };
  gboolean many = summary->n > 1;

  self->ready = FALSE;
  gtk_widget_set_visible (self->title_group, !many);
  fill_languages (self, summary->language, many && summary->language == NULL);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      g_free (self->stored[field]);
      self->stored[field] = g_strdup (values[field]);
      if (self->clear[field] != NULL)
        {
          gtk_toggle_button_set_active (self->clear[field], FALSE);
          gtk_widget_set_visible (GTK_WIDGET (self->clear[field]), many && values[field] == NULL);
        }
      show_placeholder (self, field);
      set_value (self, field, values[field]);
      haw_found_list_fill (self->found[field], summary, field_names[field]);
    }
  haw_own_values_show (self->values, summary->attributes);
  self->ready = TRUE;
  gtk_widget_set_sensitive (self->fields_box, TRUE);
  changed_cb (self);
}

static void
show_error (HawArticleFieldsDialog *self,
            const GError           *error)
{
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

/* The field that one most likely came for. */
static void
focus_first_gap (HawArticleFieldsDialog *self)
{
  static const Field order[] = { FIELD_PUBLISHED, FIELD_OUTLET };
  Field field = self->articles->len > 1 && !self->each ? FIELD_OUTLET : FIELD_TITLE;

  for (guint i = 0; self->each && i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (self->stored[order[i]], "") == 0)
      {
        field = order[i];
        break;
      }
  gtk_widget_grab_focus (self->editors[field]);
  /* The caret goes to where the text begins, so that this is what is seen of it. */
  if (field != FIELD_PUBLISHED)
    gtk_editable_select_region (GTK_EDITABLE (self->editors[field]), -1, 0);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawArticleFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawArticleSummary) summary = haw_project_read_finish (HAW_PROJECT (object), result,
                                                                   &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (summary == NULL)
    show_error (self, error);
  else if (summary->n == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      fill (self, summary);
      focus_first_gap (self);
    }
}

/* Nothing can be written while the fields are read or stored. An entry that is made insensitive with
 * the focus in it goes on blinking. */
static void
hold (HawArticleFieldsDialog *self)
{
  self->ready = FALSE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->fields_box, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
}

static void
release (HawArticleFieldsDialog *self)
{
  self->ready = TRUE;
  gtk_widget_set_sensitive (self->fields_box, TRUE);
  changed_cb (self);
}

/* The articles that are edited together now. */
static const gint64 *
get_articles (HawArticleFieldsDialog *self)
{
  return &g_array_index (self->articles, gint64, self->each ? self->at : 0);
}

static gsize
get_n_articles (HawArticleFieldsDialog *self)
{
  return self->each ? 1 : self->articles->len;
}

static void
show_place (HawArticleFieldsDialog *self)
{
  guint n = self->articles->len;
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;
  gboolean last = !self->each || self->at + 1 == n;

  if (self->each && n > 1)
    text = g_strdup_printf (_("Article %u of %u"), self->at + 1, n);
  else
    text = n > 1 ? g_strdup_printf (ngettext ("%u article", "%u articles", n), n) : g_strdup ("");
  localised = haw_date_localise_digits (text);
  adw_window_title_set_subtitle (self->window_title, localised);
  gtk_button_set_label (self->save_button, last ? _("_Save") : _("_Next"));
}

static void
load (HawArticleFieldsDialog *self)
{
  const gint64 *ids = &g_array_index (self->articles, gint64, self->each ? self->at : 0);

  show_place (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  hold (self);
  if (self->each)
    haw_view_state_set_article (self->state, *ids);
  haw_article_summary_load_async (self->project, ids, self->each ? 1 : self->articles->len,
                                  self->cancellable, loaded_cb, g_object_ref (self));
}

static void
go_on (HawArticleFieldsDialog *self)
{
  if (!self->each || self->at + 1 >= self->articles->len)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->at++;
  load (self);
}

/* Values that were there already are no change. */
static void
tell_changed (HawArticleFieldsDialog *self,
              guint                   n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Changed in %u article",
                                                     "Changed in %u articles", n), n);
  g_autofree char *localised = haw_date_localise_digits (text);

  haw_view_state_show_message (self->state, localised);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawArticleFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;
  gboolean saved = haw_article_update_finish (HAW_PROJECT (object), result, &n_changed, &error);

  /* The window may have been closed meanwhile. */
  if (self->state == NULL)
    return;
  if (saved)
    {
      if (!self->each && self->articles->len > 1)
        tell_changed (self, n_changed);
      go_on (self);
      return;
    }
  release (self);
  show_error (self, error);
}

/* What is changed, with what goes along with the day of publication or NULL. Returns whether there was
 * anything to store. */
static gboolean
store (HawArticleFieldsDialog *self,
       GPtrArray              *redates)
{
  HawArticleFields fields = { .redates = redates };
  const char **const values[] = {
    &fields.title, &fields.outlet, &fields.byline, &fields.published, &fields.language,
  };
  g_autoptr (GArray) own = haw_own_values_get_changes (self->values);
  gboolean changed = own->len > 0;

  fields.attributes = (const HawAttributeSetting *) (gpointer) own->data;
  fields.n_attributes = own->len;
  for (guint field = 0; field < N_FIELDS; field++)
    if (is_changed (self, field))
      {
        *values[field] = get_value (self, field);
        changed = TRUE;
      }
  if (!changed)
    return FALSE;

  hold (self);
  haw_article_update_async (self->project, get_articles (self), get_n_articles (self), &fields, NULL,
                            saved_cb, g_object_ref (self));
  return TRUE;
}

static void
redate_response_cb (HawRedateDialog        *dialog,
                    const char             *response,
                    HawArticleFieldsDialog *self)
{
  GPtrArray *redates = g_object_get_data (G_OBJECT (dialog), "redates");

  if (self->state == NULL)
    return;
  if (g_str_equal (response, "all"))
    store (self, redates);
  else if (g_str_equal (response, "only"))
    store (self, NULL);
  else
    release (self);
}

static void
redates_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HawArticleFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) redates = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  HawRedateDialog *dialog;

  if (self->state == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (redates == NULL)
    {
      release (self);
      show_error (self, error);
      return;
    }
  if (!haw_redates_are_asked (redates))
    {
      store (self, NULL);
      return;
    }
  dialog = haw_redate_dialog_present (GTK_WINDOW (self), redates);
  g_object_set_data_full (G_OBJECT (dialog), "redates", g_steal_pointer (&redates),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (redate_response_cb), self, 0);
}

/* Another day of publication is shown first with what hangs on it. */
static void
save_cb (HawArticleFieldsDialog *self)
{
  const char *published = is_changed (self, FIELD_PUBLISHED) ? get_value (self, FIELD_PUBLISHED)
                                                             : "";

  if (*published != '\0')
    {
      hold (self);
      haw_redates_find_async (self->project, get_articles (self), get_n_articles (self), published,
                              self->cancellable, redates_found_cb, g_object_ref (self));
    }
  else if (!store (self, NULL))
    {
      go_on (self);
    }
}

/* Any part of a name will do, in any of its spellings. */
static gboolean
match_outlet (GtkEntryCompletion *completion,
              const char         *key,
              GtkTreeIter        *iter,
              gpointer            data)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = haw_fold (key);

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  folded = haw_fold (name != NULL ? name : "");
  return strstr (folded, wanted) != NULL;
}

static void
outlets_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (HawArticleFieldsDialog) self = data;
  g_auto (GStrv) names = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  g_autoptr (GtkListStore) store = gtk_list_store_new (1, G_TYPE_STRING);
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();

  if (names == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, names[i], -1);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_outlet, NULL, NULL);
  gtk_entry_set_completion (GTK_ENTRY (self->editors[FIELD_OUTLET]), completion);
}

static void
load_outlets (HawArticleFieldsDialog *self)
{
  haw_outlet_load_names_async (self->project, self->cancellable, outlets_loaded_cb,
                               g_object_ref (self));
}

static void
outlet_renamed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (HawArticleFieldsDialog) self = data;
  g_autoptr (HawArticleSummary) summary = haw_project_read_finish (HAW_PROJECT (object), result,
                                                                   NULL);

  if (summary == NULL || summary->n == 0 || g_cancellable_is_cancelled (self->cancellable) ||
      !self->ready || is_changed (self, FIELD_OUTLET))
    return;
  g_free (self->stored[FIELD_OUTLET]);
  self->stored[FIELD_OUTLET] = g_strdup (summary->outlet);
  set_value (self, FIELD_OUTLET, summary->outlet);
  show_placeholder (self, FIELD_OUTLET);
}

/* An outlet can be named otherwise in its own dialog meanwhile. */
static void
project_changed_cb (HawArticleFieldsDialog *self,
                    HawChanges             *changes)
{
  if (!self->ready || !haw_changes_touch (changes, HAW_TABLE_OUTLET))
    return;
  load_outlets (self);
  haw_article_summary_load_async (self->project,
                                  &g_array_index (self->articles, gint64,
                                                  self->each ? self->at : 0),
                                  self->each ? 1 : self->articles->len, self->cancellable,
                                  outlet_renamed_cb, g_object_ref (self));
}

static void
outlets_clicked_cb (HawArticleFieldsDialog *self)
{
  haw_outlets_dialog_present (self->state, GTK_WINDOW (self));
}

static void
activate_default_cb (HawArticleFieldsDialog *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
haw_article_fields_dialog_dispose (GObject *object)
{
  HawArticleFieldsDialog *self = HAW_ARTICLE_FIELDS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->state);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_article_fields_dialog_parent_class)->dispose (object);
}

static void
haw_article_fields_dialog_finalize (GObject *object)
{
  HawArticleFieldsDialog *self = HAW_ARTICLE_FIELDS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->articles);
  g_ptr_array_unref (self->languages);
  for (guint field = 0; field < N_FIELDS; field++)
    g_free (self->stored[field]);

  G_OBJECT_CLASS (haw_article_fields_dialog_parent_class)->finalize (object);
}

static void
bind_field (GtkWidgetClass *widget_class,
            Field           field)
{
  const gssize editors = G_STRUCT_OFFSET (HawArticleFieldsDialog, editors);
  const gssize found = G_STRUCT_OFFSET (HawArticleFieldsDialog, found);
  const gssize clear = G_STRUCT_OFFSET (HawArticleFieldsDialog, clear);
  g_autofree char *clear_name = g_strconcat (field_names[field], "_clear", NULL);
  g_autofree char *editor_name = g_strconcat (field_names[field], "_editor", NULL);
  g_autofree char *found_name = g_strconcat (field_names[field], "_found", NULL);

  gtk_widget_class_bind_template_child_full (widget_class, editor_name, FALSE,
                                             editors + field * (gssize) sizeof (GtkWidget *));
  gtk_widget_class_bind_template_child_full (widget_class, found_name, FALSE,
                                             found + field * (gssize) sizeof (HawFoundList *));
  if (field == FIELD_TITLE || field == FIELD_LANGUAGE)
    return;
  gtk_widget_class_bind_template_child_full (widget_class, clear_name, FALSE,
                                             clear + field * (gssize) sizeof (GtkToggleButton *));
}

static void
haw_article_fields_dialog_class_init (HawArticleFieldsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_article_fields_dialog_dispose;
  object_class->finalize = haw_article_fields_dialog_finalize;

  g_type_ensure (HAW_TYPE_DATE_ENTRY);
  g_type_ensure (HAW_TYPE_FOUND_LIST);
  g_type_ensure (HAW_TYPE_OWN_VALUES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-article-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, fields_box);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, title_group);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, outlets_button);
  gtk_widget_class_bind_template_child (widget_class, HawArticleFieldsDialog, values);
  for (guint field = 0; field < N_FIELDS; field++)
    bind_field (widget_class, field);
}

static void
haw_article_fields_dialog_init (HawArticleFieldsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->languages = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint field = 0; field < N_FIELDS; field++)
    {
      g_signal_connect_swapped (self->editors[field],
                                field == FIELD_LANGUAGE    ? "notify::selected"
                                : field == FIELD_PUBLISHED ? "notify::text"
                                                           : "changed",
                                G_CALLBACK (changed_cb), self);
      g_signal_connect (self->found[field], "chosen", G_CALLBACK (chosen_cb), self);
      if (self->clear[field] != NULL)
        g_signal_connect_swapped (self->clear[field], "toggled", G_CALLBACK (clear_toggled_cb),
                                  self);
    }
  g_signal_connect_swapped (self->outlets_button, "clicked", G_CALLBACK (outlets_clicked_cb), self);
  g_signal_connect_swapped (self->editors[FIELD_PUBLISHED], "activate",
                            G_CALLBACK (activate_default_cb), self);
  g_signal_connect_swapped (self->values, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->values, "activate", G_CALLBACK (activate_default_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
}

static HawArticleFieldsDialog *
present (HawViewState *state,
         GtkWindow    *parent,
         const gint64 *articles,
         gsize         n,
         gboolean      each)
{
  HawArticleFieldsDialog *self = g_object_new (HAW_TYPE_ARTICLE_FIELDS_DIALOG, "transient-for",
                                               parent, NULL);

  self->state = g_object_ref (state);
  self->project = g_object_ref (haw_view_state_get_project (state));
  self->each = each;
  g_array_append_vals (self->articles, articles, n);
  g_signal_connect_object (state, "notify::project", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "changed", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
  haw_own_values_set_state (self->values, state, HAW_ATTRIBUTE_OF_ARTICLE);
  load_outlets (self);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

HawArticleFieldsDialog *
haw_article_fields_dialog_present (HawViewState *state,
                                   GtkWindow    *parent,
                                   const gint64 *articles,
                                   gsize         n)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && haw_view_state_get_project (state) != NULL,
                        NULL);
  g_return_val_if_fail (articles != NULL && n > 0, NULL);

  return present (state, parent, articles, n, FALSE);
}

HawArticleFieldsDialog *
haw_article_fields_dialog_present_each (HawViewState *state,
                                        GtkWindow    *parent,
                                        const gint64 *articles,
                                        gsize         n)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state) && haw_view_state_get_project (state) != NULL,
                        NULL);
  g_return_val_if_fail (articles != NULL && n > 0, NULL);

  return present (state, parent, articles, n, TRUE);
}
