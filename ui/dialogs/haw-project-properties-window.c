/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-project-properties-window.h"

#include <glib/gi18n.h>

#include "model/haw-conventions.h"

#define MAX_NOTE 400 /* code points */

struct _HawProjectPropertiesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwActionRow *name;
  AdwPreferencesGroup *dates;
  AdwComboRow *calendar;
  AdwComboRow *week_start;
  AdwComboRow *time_direction;
  AdwComboRow *months;
  AdwComboRow *digits;
  AdwEntryRow *time_zone;

  HawProject *project;
  HawConventions *conventions; /* of the project */
  GBindingGroup *bindings;     /* of rows that may outlive the window */
};

G_DEFINE_FINAL_TYPE (HawProjectPropertiesWindow, haw_project_properties_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

/* The values of the conventions in the order of the rows' choices. */
static const char *const calendars[] = { "", "gregorian-hijri", "hijri-gregorian", NULL };
static const char *const week_starts[] = { "", "saturday", "sunday", "monday", "tuesday",
                                           "wednesday", "thursday", "friday", NULL };
static const char *const time_directions[] = { "", "interface", "ltr", "rtl", NULL };
static const char *const months[] = { "", "gregorian", "levantine", "maghrebi", "moroccan",
                                      "mauritanian", "both", NULL };
static const char *const digits[] = { "", "latin", "arabic-indic", NULL };

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
bind_choice (HawProjectPropertiesWindow *self,
             const char                 *name,
             AdwComboRow                *row,
             const char *const          *names)
{
  g_binding_group_bind_full (self->bindings, name, row, "selected",
                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, name_to_position,
                             position_to_name, (gpointer) names, NULL);
}

/* The days have their names from the calendar. A Saturday is the first of them here. */
static void
fill_week_starts (HawProjectPropertiesWindow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gint64 saturday = haw_civil_to_time (2020, 7, 4);

  /* Translators: a choice of the first day of the week. */
  gtk_string_list_append (list, C_("week", "As Usual in the Locale"));
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *day = haw_date_format (saturday + i * HAW_SECONDS_PER_DAY,
                                              HAW_DATE_WEEKDAY);

      gtk_string_list_append (list, day);
    }
  adw_combo_row_set_model (self->week_start, G_LIST_MODEL (list));
}

/* A date as it is written now says more than the names of the calendars. */
static void
show_example (HawProjectPropertiesWindow *self)
{
  g_autofree char *date = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;
  HawEdtf edtf;

  if (self->conventions == NULL || !haw_edtf_parse ("2020-07-03", &edtf, NULL))
    return;
  date = haw_conventions_describe (self->conventions, &edtf);
  isolated = haw_isolate (date);
  text = g_strdup_printf (_("For example: %s"), isolated);
  adw_preferences_group_set_description (self->dates, text);
}

static void
show_time_zone (HawProjectPropertiesWindow *self)
{
  g_autofree char *note = NULL;

  if (self->conventions == NULL)
    return;
  g_object_get (self->conventions, "time-zone", &note, NULL);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->time_zone)), note))
    gtk_editable_set_text (GTK_EDITABLE (self->time_zone), note);
}

static void
apply_time_zone_cb (HawProjectPropertiesWindow *self)
{
  g_autofree char *note = NULL;

  if (self->conventions == NULL)
    return;
  note = g_strstrip (g_utf8_substring (gtk_editable_get_text (GTK_EDITABLE (self->time_zone)), 0,
                                       MIN (g_utf8_strlen (gtk_editable_get_text (
                                              GTK_EDITABLE (self->time_zone)), -1), MAX_NOTE)));
  g_object_set (self->conventions, "time-zone", note, NULL);
}

/* What was typed and not confirmed is kept too: nothing else in the window needs confirming. */
static gboolean
close_request_cb (HawProjectPropertiesWindow *self)
{
  if (self->project != NULL && haw_project_is_open (self->project)
      && !haw_project_is_read_only (self->project))
    apply_time_zone_cb (self);
  return GDK_EVENT_PROPAGATE;
}

static void
failed_cb (HawProjectPropertiesWindow *self,
           const GError               *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
}

static void
follow_project (HawProjectPropertiesWindow *self)
{
  g_autofree char *path = g_file_get_parse_name (haw_project_get_file (self->project));
  g_autofree char *isolated = haw_isolate (path);
  GtkWidget *rows[] = { GTK_WIDGET (self->calendar), GTK_WIDGET (self->week_start),
                        GTK_WIDGET (self->time_direction), GTK_WIDGET (self->months),
                        GTK_WIDGET (self->digits), GTK_WIDGET (self->time_zone) };

  self->conventions = haw_conventions_of (self->project);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name),
                                 haw_project_get_name (self->project));
  adw_action_row_set_subtitle (self->name, isolated);
  bind_choice (self, "calendar", self->calendar, calendars);
  bind_choice (self, "week-start", self->week_start, week_starts);
  bind_choice (self, "time-direction", self->time_direction, time_directions);
  bind_choice (self, "months", self->months, months);
  bind_choice (self, "digits", self->digits, digits);
  g_binding_group_set_source (self->bindings, self->conventions);
  g_signal_connect_object (self->conventions, "notify::calendar", G_CALLBACK (show_example), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conventions, "notify::time-zone", G_CALLBACK (show_time_zone),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conventions, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_sensitive (rows[i], !haw_project_is_read_only (self->project));
  show_example (self);
  show_time_zone (self);
}

static void
haw_project_properties_window_dispose (GObject *object)
{
  HawProjectPropertiesWindow *self = HAW_PROJECT_PROPERTIES_WINDOW (object);

  g_clear_object (&self->bindings);
  self->conventions = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_PROJECT_PROPERTIES_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (haw_project_properties_window_parent_class)->dispose (object);
}

static void
haw_project_properties_window_class_init (HawProjectPropertiesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_project_properties_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hawamish/Hawamish/dialogs/haw-project-properties-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, week_start);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, time_direction);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, months);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, digits);
  gtk_widget_class_bind_template_child (widget_class, HawProjectPropertiesWindow, time_zone);
  gtk_widget_class_bind_template_callback (widget_class, apply_time_zone_cb);
}

static void
haw_project_properties_window_init (HawProjectPropertiesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  fill_week_starts (self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

HawProjectPropertiesWindow *
haw_project_properties_window_present (HawViewState *state,
                                       GtkWindow    *parent)
{
  HawProjectPropertiesWindow *self;

  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (haw_view_state_get_project (state) != NULL, NULL);

  self = g_object_new (HAW_TYPE_PROJECT_PROPERTIES_WINDOW, "transient-for", parent, NULL);
  self->project = g_object_ref (haw_view_state_get_project (state));
  follow_project (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
