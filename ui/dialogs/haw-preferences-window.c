/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-preferences-window.h"

#include <glib/gi18n.h>

#include "project/haw-backup.h"
#include "project/haw-error.h"
#include "time/haw-civil.h"
#include "time/haw-date-format.h"
#include "widgets/haw-font-families.h"
#include "widgets/haw-spell.h"

struct _HawPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  AdwComboRow *digits;
  AdwComboRow *months;
  AdwPreferencesGroup *dates;
  AdwComboRow *font;
  GtkSpinButton *zoom;
  GtkSpinButton *line_height;
  GtkSpinButton *measure;
  GtkSwitch *sepia;
  AdwComboRow *time_direction;
  AdwEntryRow *analyst;
  GtkSwitch *spelling;
  AdwActionRow *spelling_row;
  GtkSpinButton *backups;
  GtkWidget *folder;
  AdwActionRow *folder_row;

  HawSettings *settings;
  GBindingGroup *bindings;  /* of rows that may outlive the window */
  GStrv families;
};

G_DEFINE_FINAL_TYPE (HawPreferencesWindow, haw_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The values of the settings in the order of the rows' choices. */
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const digits[] = { "locale", "latin", "arabic-indic", NULL };
static const char *const months[] = { "gregorian", "levantine", "maghrebi", "moroccan",
                                     "mauritanian", "both", NULL };
static const char *const time_directions[] = { "interface", "ltr", "rtl", NULL };

static gboolean
name_to_position (GBinding     *binding,
                  const GValue *from,
                  GValue       *to,
                  gpointer      names)
{
  for (guint i = 0; ((const char *const *) names)[i] != NULL; i++)
    if (g_strcmp0 (((const char *const *) names)[i], g_value_get_string (from)) == 0)
      {
        g_value_set_uint (to, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
position_to_name (GBinding     *binding,
                  const GValue *from,
                  GValue       *to,
                  gpointer      names)
{
  guint position = g_value_get_uint (from);

  if (position >= g_strv_length (names))
    return FALSE;
  g_value_set_string (to, ((const char *const *) names)[position]);

  return TRUE;
}

static void
bind_choice (HawPreferencesWindow *self,
             const char           *name,
             AdwComboRow          *row,
             const char *const    *names)
{
  g_binding_group_bind_full (self->bindings, name, row, "selected",
                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, name_to_position,
                             position_to_name, (gpointer) names, NULL);
}

static gboolean
to_percent (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      data)
{
  g_value_set_double (to, 100 * g_value_get_double (from));
  return TRUE;
}

static gboolean
from_percent (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

static void
bind_value (HawPreferencesWindow *self,
            const char           *name,
            gpointer              widget,
            const char           *property)
{
  g_binding_group_bind (self->bindings, name, widget, property,
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/* A face that was chosen and is not installed any more stays in the list while it is chosen. */
static void
fill_fonts (HawPreferencesWindow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) installed = haw_font_families_arabic ();
  g_autofree char *chosen = NULL;

  g_object_get (self->settings, "reader-font", &chosen, NULL);
  g_strv_builder_add (builder, "");
  if (*chosen != '\0' && !g_strv_contains ((const char *const *) installed, chosen))
    g_strv_builder_add (builder, chosen);
  g_strv_builder_addv (builder, (const char **) installed);
  self->families = g_strv_builder_end (builder);

  /* Translators: a choice of typeface. */
  gtk_string_list_append (list, _("Recommended"));
  for (guint i = 1; self->families[i] != NULL; i++)
    gtk_string_list_append (list, self->families[i]);
  adw_combo_row_set_model (self->font, G_LIST_MODEL (list));
}

/* A date as it is written now says more than the names of the choices. */
static void
show_example (HawPreferencesWindow *self)
{
  g_autofree char *date = haw_date_format (haw_civil_to_time (2020, 6, 17), HAW_DATE_WEEKDAY_DAY);
  g_autofree char *isolated = haw_isolate (date);
  /* Translators: %s is a date as it is written with these settings. */
  g_autofree char *text = g_strdup_printf (_("For example: %s"), isolated);

  adw_preferences_group_set_description (self->dates, text);
}

static void
folder_shown_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HawPreferencesWindow) self = user_data;

  if (!gtk_show_uri_full_finish (NULL, result, NULL) && self->settings != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                      adw_toast_new (_("No program can show folders here")));
}

static void
show_folder_cb (HawPreferencesWindow *self)
{
  g_autofree char *path = haw_backup_dup_folder ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_mkdir_with_parents (path, 0700);
  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, folder_shown_cb,
                     g_object_ref (self));
}

static void
show_folder_path (HawPreferencesWindow *self)
{
  g_autofree char *path = haw_backup_dup_folder ();
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *isolated = haw_isolate (name);
  g_autofree char *markup = g_markup_escape_text (isolated, -1);

  adw_action_row_set_subtitle (self->folder_row, markup);
}

static void
haw_preferences_window_dispose (GObject *object)
{
  HawPreferencesWindow *self = HAW_PREFERENCES_WINDOW (object);

  g_clear_object (&self->bindings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (haw_preferences_window_parent_class)->dispose (object);
}

static void
haw_preferences_window_finalize (GObject *object)
{
  g_strfreev (HAW_PREFERENCES_WINDOW (object)->families);

  G_OBJECT_CLASS (haw_preferences_window_parent_class)->finalize (object);
}

static void
haw_preferences_window_class_init (HawPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = haw_preferences_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, digits);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, months);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, font);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, zoom);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, line_height);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, measure);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, sepia);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, time_direction);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, analyst);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, spelling);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, spelling_row);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, backups);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, HawPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
}

static void
haw_preferences_window_init (HawPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
}

/* Says which languages are checked, or why none is. */
static void
show_languages (HawPreferencesWindow *self)
{
  HawSpell *spell = haw_spell_get ();
  const char *languages = haw_spell_get_languages (spell);
  gboolean any = *languages != '\0';
  /* Translators: %s are names of languages, as in "Arabic, English". */
  g_autofree char *text = any ? g_strdup_printf (_("Dictionaries: %s"), languages)
                          : g_strdup (haw_spell_get_loaded (spell)
                                      ? _("No dictionary is there. Install one for Hunspell or "
                                          "Aspell, such as hunspell-ar, and start Hawamish again.")
                                      : "");

  adw_action_row_set_subtitle (self->spelling_row, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spelling_row), any);
}

/* Bound here and not in the template, which knows no settings. */
static void
bind_settings (HawPreferencesWindow *self)
{
  bind_choice (self, "color-scheme", self->color_scheme, color_schemes);
  bind_choice (self, "digits", self->digits, digits);
  bind_choice (self, "months", self->months, months);
  bind_choice (self, "time-direction", self->time_direction, time_directions);
  bind_choice (self, "reader-font", self->font, (const char *const *) self->families);
  g_binding_group_bind_full (self->bindings, "reader-zoom", self->zoom, "value",
                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, to_percent,
                             from_percent, NULL, NULL);
  bind_value (self, "reader-line-height", self->line_height, "value");
  bind_value (self, "reader-measure", gtk_spin_button_get_adjustment (self->measure), "value");
  bind_value (self, "reader-sepia", self->sepia, "active");
  bind_value (self, "analyst", self->analyst, "text");
  bind_value (self, "check-spelling", self->spelling, "active");
  bind_value (self, "backups-kept", gtk_spin_button_get_adjustment (self->backups), "value");
  g_signal_connect_object (self->settings, "notify::digits", G_CALLBACK (show_example), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::months", G_CALLBACK (show_example), self,
                           G_CONNECT_SWAPPED);
}

HawPreferencesWindow *
haw_preferences_window_present (HawSettings *settings,
                                GtkWindow   *parent)
{
  HawPreferencesWindow *self;

  g_return_val_if_fail (HAW_IS_SETTINGS (settings), NULL);

  self = g_object_new (HAW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  fill_fonts (self);
  bind_settings (self);
  g_binding_group_set_source (self->bindings, settings);
  gtk_widget_set_visible (GTK_WIDGET (self->months), haw_date_has_months ());
  show_example (self);
  show_folder_path (self);
  g_signal_connect_object (haw_spell_get (), "changed", G_CALLBACK (show_languages), self,
                           G_CONNECT_SWAPPED);
  haw_spell_load (haw_spell_get ());
  show_languages (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
