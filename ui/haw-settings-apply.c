/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-settings-apply.h"

#include <adwaita.h>
#include <locale.h>

#include "project/haw-backup.h"
#include "project/haw-schema.h"
#include "time/haw-date-format.h"
#include "widgets/haw-spell.h"

static char *
dup_choice (HawSettings *settings,
            const char  *name)
{
  char *choice = NULL;

  g_object_get (settings, name, &choice, NULL);

  return choice;
}

static void
apply_color_scheme (HawSettings *settings)
{
  g_autofree char *choice = dup_choice (settings, "color-scheme");
  AdwColorScheme scheme = g_str_equal (choice, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                          : g_str_equal (choice, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                         : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
apply_digits (HawSettings *settings)
{
  g_autofree char *choice = dup_choice (settings, "digits");

  if (g_str_equal (choice, "locale"))
    haw_date_set_digits (haw_date_digits_of_locale (setlocale (LC_TIME, NULL)));
  else
    haw_date_set_digits (g_str_equal (choice, "arabic-indic") ? HAW_DIGITS_ARABIC_INDIC
                                                              : HAW_DIGITS_LATIN);
}

static void
apply_months (HawSettings *settings)
{
  static const char *const names[] = {
    [HAW_MONTHS_GREGORIAN] = "gregorian",
    [HAW_MONTHS_LEVANTINE] = "levantine",
    [HAW_MONTHS_MAGHREBI] = "maghrebi",
    [HAW_MONTHS_BOTH] = "both",
    [HAW_MONTHS_MOROCCAN] = "moroccan",
    [HAW_MONTHS_MAURITANIAN] = "mauritanian",
  };
  g_autofree char *choice = dup_choice (settings, "months");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (choice, names[i]))
      haw_date_set_months (i);
}

static void
apply_analyst (HawSettings *settings)
{
  g_autofree char *name = dup_choice (settings, "analyst");

  haw_schema_set_analyst (name);
}

static void
apply_backups_kept (HawSettings *settings)
{
  int n;

  g_object_get (settings, "backups-kept", &n, NULL);
  haw_backup_set_kept ((guint) n);
}

static void
apply_check_spelling (HawSettings *settings)
{
  gboolean wanted;

  g_object_get (settings, "check-spelling", &wanted, NULL);
  g_object_set (haw_spell_get (), "enabled", wanted, NULL);
}

void
haw_settings_apply (HawSettings *settings)
{
  static const struct
  {
    const char *signal;
    void (*apply) (HawSettings *settings);
  } effects[] = {
    { "notify::color-scheme", apply_color_scheme },
    { "notify::digits", apply_digits },
    { "notify::months", apply_months },
    { "notify::analyst", apply_analyst },
    { "notify::backups-kept", apply_backups_kept },
    { "notify::check-spelling", apply_check_spelling },
  };

  g_return_if_fail (HAW_IS_SETTINGS (settings));

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      g_signal_connect (settings, effects[i].signal, G_CALLBACK (effects[i].apply), NULL);
      effects[i].apply (settings);
    }
}
