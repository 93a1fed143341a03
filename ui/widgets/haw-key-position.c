/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-key-position.h"

#include <string.h>

/* X11 and Wayland both number the keys as the kernel does, plus 8. */
#define FIRST_KEYCODE 10

static const char rows[][14] = {
  "1234567890-=",   /* from 10 */
  "QWERTYUIOP[]",   /* from 24 */
  "ASDFGHJKL;'`",   /* from 38 */
  "\\ZXCVBNM,./",   /* from 51 */
};

static const guint row_starts[] = { FIRST_KEYCODE, 24, 38, 51 };

char
haw_key_position_to_latin (guint keycode)
{
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    if (keycode >= row_starts[row] && keycode < row_starts[row] + strlen (rows[row]))
      return rows[row][keycode - row_starts[row]];

  return 0;
}

/* A sign of ASCII on the key of a letter is none of a Latin layout: with Shift, Z is ~ on an Arabic one. */
gboolean
haw_key_position_says_latin (guint keyval,
                             char  latin)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  return c < 0x80 && (g_ascii_isalnum (c) || !g_ascii_isalpha (latin));
}

char
haw_key_position_resolve (guint keyval,
                          guint keycode)
{
  guint32 said = gdk_keyval_to_unicode (keyval);

  if (said < 0x80 && g_ascii_isalnum ((char) said))
    return g_ascii_toupper ((char) said);

  return haw_key_position_to_latin (keycode);
}

static gboolean
find_keycode (char   latin,
              guint *keycode)
{
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      const char *found = strchr (rows[row], latin);

      if (found != NULL && *found != '\0')
        {
          *keycode = row_starts[row] + (found - rows[row]);
          return TRUE;
        }
    }

  return FALSE;
}

char *
haw_key_position_get_other (GdkDisplay *display,
                            char        latin)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  guint keycode = 0;
  int n = 0;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  if (!find_keycode (latin, &keycode) ||
      !gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n))
    return NULL;
  for (int i = 0; i < n; i++)
    {
      gunichar c = gdk_keyval_to_unicode (keyvals[i]);
      char utf8[7] = "";

      if (keys[i].level != 0 || c < 0x80 || !g_unichar_isprint (c))
        continue;
      g_unichar_to_utf8 (c, utf8);
      return g_strdup (utf8);
    }

  return NULL;
}

char *
haw_key_position_format (GdkDisplay *display,
                         const char *key)
{
  g_autofree char *other = NULL;

  g_return_val_if_fail (GDK_IS_DISPLAY (display) && key != NULL, NULL);

  if (g_ascii_isalpha (*key))
    other = haw_key_position_get_other (display, *key);
  if (other == NULL)
    return g_strdup (key);

  return g_strconcat (key, " ", other, NULL);
}
