/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-font-families.h"

#include <fontconfig/fontconfig.h>

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Pango would have to open every font to know what it can write; fontconfig has that in its cache. */
GStrv
haw_font_families_arabic (void)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_LANG, FcTypeString, "ar", FC_SCALABLE, FcTypeBool,
                                       FcTrue, NULL);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, wanted);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *families = g_ptr_array_new ();

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *family;

      /* The first name is the one in English, which every description of a font understands. */
      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
          *family != '\0' && g_utf8_validate ((const char *) family, -1, NULL))
        {
          const char *name = g_intern_string ((const char *) family);

          if (g_hash_table_add (seen, (gpointer) name))
            g_ptr_array_add (families, g_strdup (name));
        }
    }
  g_ptr_array_sort (families, compare);
  g_ptr_array_add (families, NULL);
  g_clear_pointer (&fonts, FcFontSetDestroy);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);

  return (GStrv) g_ptr_array_free (families, FALSE);
}
