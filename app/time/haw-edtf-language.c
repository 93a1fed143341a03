/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time/haw-edtf.h"

#include <locale.h>

/* Dates in words of a language that need not be that of the messages. */

/* Gettext asks for no language where the messages are those of the locale C, which C.UTF-8 is too for newer
 * C libraries: any other locale does, whatever its language.
 *
 * Returns: one to be freed, or 0 */
static locale_t
make_any_locale (void)
{
  const char *names[] = { setlocale (LC_MESSAGES, NULL), "en_US.UTF-8", "ar_EG.UTF-8", "C.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean last = i == G_N_ELEMENTS (names) - 1;
      gboolean real = names[i] != NULL && !g_str_equal (names[i], "POSIX") &&
                      !g_str_equal (names[i], "C") && !g_str_has_prefix (names[i], "C.");
      locale_t made = real || last ? newlocale (LC_ALL_MASK, names[i], (locale_t) 0) : (locale_t) 0;

      if (made != (locale_t) 0)
        return made;
    }

  return (locale_t) 0;
}

/**
 * haw_edtf_to_text:
 * @language: a language of the program, such as "en" or "ar"
 *
 * Like haw_edtf_describe() in a language that need not be that of the messages. It sets the language
 * of the whole process for a moment: for the command line, where nothing else is said meanwhile.
 *
 * Returns: (transfer full): never empty
 */
char *
haw_edtf_to_text (const HawEdtf *edtf,
                  const char    *language)
{
  /* The count that tells GNU gettext to look up its catalogues anew; see its manual. */
  extern int _nl_msg_cat_cntr;
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  locale_t any, old;
  char *text;

  g_return_val_if_fail (edtf != NULL && language != NULL, NULL);

  any = make_any_locale ();
  old = any != (locale_t) 0 ? uselocale (any) : (locale_t) 0;
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
  text = haw_edtf_describe (edtf);
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  _nl_msg_cat_cntr++;
  if (any != (locale_t) 0)
    {
      uselocale (old);
      freelocale (any);
    }
  return text;
}
