/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "haw-application.h"
#include "widgets/haw-access.h"

/* Without a GPU, OpenGL is emulated and four times slower than drawing with cairo. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

/* GTK would ask its own catalogue, which may be of another language than ours or not be there. */
static void
set_direction (void)
{
  /* Translators: "rtl" if your language is written from right to left, otherwise "ltr". */
  gboolean rtl = g_str_equal (C_("text direction", "ltr"), "rtl");

  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
startup_cb (GApplication *application)
{
  set_direction ();
  haw_access_init ();
}

int
main (int   argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("HAW_LOCALEDIR");
  g_autoptr (HawApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  choose_renderer ();

  g_set_prgname (APP_ID);
  g_set_application_name (_("Hawamish"));
  application = haw_application_new (G_APPLICATION_HANDLES_OPEN);
  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
