/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/haw-event-lanes.h"

#define FIELD "field-"

static const char *const nicks[HAW_N_LANE_GROUPINGS] = {
  "none", "outlet", "actor", "place", "code", "status", "field",
};

const char *
haw_lane_grouping_to_nick (HawLaneGrouping grouping)
{
  g_return_val_if_fail (grouping < HAW_N_LANE_GROUPINGS, "none");

  return nicks[grouping];
}

gboolean
haw_lane_grouping_from_nick (const char      *nick,
                             HawLaneGrouping *grouping)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *grouping = (HawLaneGrouping) i;
        return TRUE;
      }

  return FALSE;
}

char *
haw_lane_key_to_nick (HawLaneKey key)
{
  if (key.grouping == HAW_LANES_ATTRIBUTE)
    return g_strdup_printf (FIELD "%" G_GINT64_FORMAT, key.attribute);

  return g_strdup (haw_lane_grouping_to_nick (key.grouping));
}

gboolean
haw_lane_key_from_nick (const char *nick,
                        HawLaneKey *key)
{
  HawLaneGrouping grouping;

  if (nick != NULL && g_str_has_prefix (nick, FIELD))
    {
      gint64 attribute = g_ascii_strtoll (nick + strlen (FIELD), NULL, 10);

      if (attribute <= 0)
        return FALSE;
      *key = (HawLaneKey) { HAW_LANES_ATTRIBUTE, attribute };
      return TRUE;
    }

  if (!haw_lane_grouping_from_nick (nick, &grouping) || grouping == HAW_LANES_ATTRIBUTE)
    return FALSE;
  *key = (HawLaneKey) { grouping, 0 };
  return TRUE;
}

gboolean
haw_lane_key_equal (HawLaneKey a,
                    HawLaneKey b)
{
  return a.grouping == b.grouping && a.attribute == b.attribute;
}
