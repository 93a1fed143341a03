/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-relation.h"

#include <glib/gi18n-lib.h>

static const char *const nicks[] = { "supports", "contradicts", "same", "translates" };

const char *
haw_relation_to_nick (HawRelation kind)
{
  g_return_val_if_fail (kind < HAW_N_RELATIONS, NULL);

  return nicks[kind];
}

gboolean
haw_relation_from_nick (const char  *nick,
                        HawRelation *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

const char *
haw_relation_phrase (HawRelation kind,
                     gboolean    outgoing)
{
  switch (kind)
    {
    case HAW_RELATION_SUPPORTS:
      return outgoing ? C_("link between annotations", "Supports")
                      : C_("link between annotations", "Supported by");
    case HAW_RELATION_CONTRADICTS:
      return outgoing ? C_("link between annotations", "Contradicts")
                      : C_("link between annotations", "Contradicted by");
    case HAW_RELATION_TRANSLATES:
      return outgoing ? C_("link between annotations", "Translation of")
                      : C_("link between annotations", "Translated by");
    case HAW_RELATION_SAME:
    case HAW_N_RELATIONS:
    default:
      return C_("link between annotations", "Same claim as");
    }
}
