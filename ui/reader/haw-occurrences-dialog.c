/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-occurrences-dialog.h"

#include "project/haw-error.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/hawamish/Hawamish/reader/haw-occurrences-dialog.ui"

struct _HawOccurrencesDialog
{
  AdwWindow parent_instance;

  GtkCheckButton *all_check;
  GtkLabel *summary;
  GtkDropDown *scope;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListView *list;
  GtkButton *code_button;
  AdwStatusPage *none_page;

  HawProject *project;
  gint64 article;
  char *words;
  char *names;
  GArray *codes;              /* gint64 */
  gint64 actor;               /* whose mentions are marked; 0 where places are coded */
  GListStore *occurrences;
  GCancellable *finding;
  gboolean marking;           /* all marks are being changed */
  gboolean coding;
};

enum
{
  CODED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawOccurrencesDialog, haw_occurrences_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
list_chosen (HawOccurrencesDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->occurrences)); i++)
    {
      g_autoptr (HawOccurrence) place = g_list_model_get_item (G_LIST_MODEL (self->occurrences), i);

      if (haw_occurrence_get_chosen (place))
        g_ptr_array_add (chosen, g_steal_pointer (&place));
    }

  return chosen;
}

static void
update (HawOccurrencesDialog *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->occurrences));
  g_autofree char *words = haw_isolate (self->words);
  g_autofree char *names = haw_isolate (self->names);
  g_autofree char *number = g_strdup_printf ("%u", chosen->len);
  g_autofree char *localised = haw_date_localise_digits (number);
  g_autofree char *text = NULL;

  if (self->actor != 0)
    /* Translators: a number and the name of an actor. */
    text = g_strdup_printf (ngettext ("%1$s mention of %2$s is marked",
                                      "%1$s mentions of %2$s are marked", chosen->len),
                            localised, names);
  else
    /* Translators: a number, a phrase, and the names of codes. */
    text = g_strdup_printf (ngettext ("%1$s mention of %2$s is coded: %3$s",
                                      "%1$s mentions of %2$s are coded: %3$s", chosen->len),
                            localised, words, names);
  gtk_label_set_text (self->summary, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "occurrences.code",
                                 chosen->len > 0 && !self->coding);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_check), n > 0);

  self->marking = TRUE;
  gtk_check_button_set_active (self->all_check, n > 0 && chosen->len == n);
  gtk_check_button_set_inconsistent (self->all_check, chosen->len > 0 && chosen->len < n);
  self->marking = FALSE;
}

static void
chosen_cb (HawOccurrence        *place,
           GParamSpec           *pspec,
           HawOccurrencesDialog *self)
{
  if (!self->marking)
    update (self);
}

static void
all_cb (GtkCheckButton       *check,
        GParamSpec           *pspec,
        HawOccurrencesDialog *self)
{
  gboolean chosen = gtk_check_button_get_active (check);

  if (self->marking)
    return;
  self->marking = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->occurrences)); i++)
    {
      g_autoptr (HawOccurrence) place = g_list_model_get_item (G_LIST_MODEL (self->occurrences), i);

      haw_occurrence_set_chosen (place, chosen);
    }
  self->marking = FALSE;
  update (self);
}

static void
show_error (HawOccurrencesDialog *self,
            const GError         *error)
{
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawOccurrencesDialog) self = data;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  found = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  g_clear_object (&self->finding);
  if (found == NULL)
    {
      show_error (self, error);
      return;
    }
  for (guint i = 0; i < found->len; i++)
    g_signal_connect_object (found->pdata[i], "notify::chosen", G_CALLBACK (chosen_cb), self, 0);
  g_list_store_splice (self->occurrences, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->occurrences)), found->pdata,
                       found->len);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "none");
  update (self);
  if (found->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->scope));
}

static void
find (HawOccurrencesDialog *self)
{
  gboolean everywhere = gtk_drop_down_get_selected (self->scope) == 1;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_list_store_remove_all (self->occurrences);
  update (self);
  self->finding = g_cancellable_new ();
  if (self->actor != 0)
    {
      haw_occurrences_find_names_async (self->project, everywhere ? 0 : self->article, self->actor,
                                        self->finding, found_cb, g_object_ref (self));
      return;
    }
  haw_occurrences_find_async (self->project, everywhere ? 0 : self->article, self->words,
                              (const gint64 *) self->codes->data, self->codes->len, self->finding,
                              found_cb, g_object_ref (self));
}

static void
scope_cb (GtkDropDown          *scope,
          GParamSpec           *pspec,
          HawOccurrencesDialog *self)
{
  if (self->project != NULL)
    find (self);
}

/* An edit that is under way keeps both, so that it can say how it ended. */
typedef struct
{
  HawOccurrencesDialog *dialog;
  guint n;
} Coding;

static void
coding_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autofree Coding *coding = data;
  g_autoptr (HawOccurrencesDialog) self = coding->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = haw_project_edit_finish (HAW_PROJECT (object), result, &error);

  self->coding = FALSE;
  if (self->stack == NULL)
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[CODED], 0, coding->n);
  gtk_window_close (GTK_WINDOW (self));
}

static void
code_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HawOccurrencesDialog *self = HAW_OCCURRENCES_DIALOG (widget);
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  Coding *coding;

  if (chosen->len == 0 || self->coding)
    return;
  self->coding = TRUE;
  coding = g_new0 (Coding, 1);
  coding->dialog = g_object_ref (self);
  coding->n = chosen->len;
  update (self);
  if (self->actor != 0)
    haw_occurrences_mark_async (self->project, chosen, self->actor, NULL, coding_done_cb, coding);
  else
    haw_occurrences_code_async (self->project, chosen, (const gint64 *) self->codes->data,
                                self->codes->len, NULL, coding_done_cb, coding);
}

/* In the list Enter would do nothing and Space select a row. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                HawOccurrencesDialog  *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  HawOccurrence *place = gtk_single_selection_get_selected_item (selection);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "occurrences.code", NULL);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && place != NULL)
    {
      haw_occurrence_set_chosen (place, !haw_occurrence_get_chosen (place));
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          HawOccurrencesDialog     *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), words);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words,
                                  NULL, -1);
  gtk_list_item_set_child (item, row);
}

/* The phrase with the words around it, on a ground of its own: bold would break the letters apart. */
static void
show_words (GtkLabel      *label,
            HawOccurrence *place)
{
  gboolean rtl = haw_occurrence_get_direction (place) == HAW_DIRECTION_RTL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (rtl ? "\u200f" : "\u200e");
  PangoAttribute *ground;
  PangoAttribute *alpha;

  g_string_append (text, haw_occurrence_get_before (place));
  ground = pango_attr_background_new (0x3535, 0x8484, 0xe4e4);
  alpha = pango_attr_background_alpha_new (0x4444);
  ground->start_index = alpha->start_index = (guint) text->len;
  g_string_append (text, haw_occurrence_get_words (place));
  ground->end_index = alpha->end_index = (guint) text->len;
  g_string_append (text, haw_occurrence_get_after (place));
  pango_attr_list_insert (attributes, ground);
  pango_attr_list_insert (attributes, alpha);
  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_xalign (label, rtl == (gtk_widget_get_direction (GTK_WIDGET (label))
                                       == GTK_TEXT_DIR_RTL) ? 0 : 1);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         HawOccurrencesDialog     *self)
{
  HawOccurrence *place = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *lines = gtk_widget_get_next_sibling (check);
  GtkWidget *words = gtk_widget_get_first_child (lines);
  GtkWidget *title = gtk_widget_get_next_sibling (words);

  show_words (GTK_LABEL (words), place);
  gtk_label_set_text (GTK_LABEL (title), haw_occurrence_get_title (place));
  gtk_widget_set_visible (title, gtk_drop_down_get_selected (self->scope) == 1);
  g_object_set_data_full (G_OBJECT (item), "binding",
                          g_object_ref (g_object_bind_property (place, "chosen", check, "active",
                                                                G_BINDING_SYNC_CREATE
                                                                | G_BINDING_BIDIRECTIONAL)),
                          g_object_unref);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           HawOccurrencesDialog     *self)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (item), "binding"));
  g_object_set_data (G_OBJECT (item), "binding", NULL);
}

static void
haw_occurrences_dialog_dispose (GObject *object)
{
  HawOccurrencesDialog *self = HAW_OCCURRENCES_DIALOG (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->stack = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_OCCURRENCES_DIALOG);
  g_clear_object (&self->occurrences);
  g_clear_object (&self->project);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->codes, g_array_unref);

  G_OBJECT_CLASS (haw_occurrences_dialog_parent_class)->dispose (object);
}

static void
haw_occurrences_dialog_class_init (HawOccurrencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_occurrences_dialog_dispose;
  signals[CODED] = g_signal_new ("coded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, code_button);
  gtk_widget_class_bind_template_child (widget_class, HawOccurrencesDialog, none_page);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_install_action (widget_class, "occurrences.code", NULL, code_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
haw_occurrences_dialog_init (HawOccurrencesDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->occurrences = g_list_store_new (HAW_TYPE_OCCURRENCE);
  selection = GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->occurrences))));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);

  gtk_event_controller_set_name (keys, "occurrences-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
haw_occurrences_dialog_new (GtkWindow    *parent,
                            HawProject   *project,
                            gint64        article,
                            const char   *words,
                            const gint64 *codes,
                            gsize         n_codes,
                            const char   *names)
{
  HawOccurrencesDialog *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);
  g_return_val_if_fail (words != NULL && names != NULL, NULL);
  g_return_val_if_fail (codes != NULL && n_codes > 0, NULL);

  self = g_object_new (HAW_TYPE_OCCURRENCES_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  self->article = article;
  self->words = g_strdup (words);
  self->names = g_strdup (names);
  g_array_append_vals (self->codes, codes, (guint) n_codes);
  find (self);
  return GTK_WIDGET (self);
}

GtkWidget *
haw_occurrences_dialog_new_for_actor (GtkWindow  *parent,
                                      HawProject *project,
                                      gint64      article,
                                      gint64      actor,
                                      const char *name)
{
  HawOccurrencesDialog *self;

  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);
  g_return_val_if_fail (actor != 0 && name != NULL, NULL);

  self = g_object_new (HAW_TYPE_OCCURRENCES_DIALOG, "transient-for", parent, "title",
                       _("Mark Other Mentions"), NULL);
  gtk_button_set_label (self->code_button, _("_Mark"));
  adw_status_page_set_description (self->none_page,
                                   _("None of its names stands anywhere else here, or all are marked "
                                     "already."));
  adw_status_page_set_title (self->error_page, _("The Mentions Can’t Be Marked"));
  self->project = g_object_ref (project);
  self->article = article;
  self->actor = actor;
  self->words = g_strdup (name);
  self->names = g_strdup (name);
  find (self);
  return GTK_WIDGET (self);
}
