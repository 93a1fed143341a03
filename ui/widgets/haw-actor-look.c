/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-look.h"

const char *
haw_actor_look_icon (HawActorKind kind)
{
  switch (kind)
    {
    case HAW_ACTOR_PERSON: return "avatar-default-symbolic";
    case HAW_ACTOR_ORGANISATION: return "system-users-symbolic";
    case HAW_ACTOR_PLACE: return "mark-location-symbolic";
    case HAW_ACTOR_UNKNOWN:
    default: return "haw-actor-symbolic";
    }
}

void
haw_actor_look_set_kind (GtkImage     *image,
                         HawActorKind  kind)
{
  g_return_if_fail (GTK_IS_IMAGE (image));

  gtk_image_set_from_icon_name (image, haw_actor_look_icon (kind));
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), haw_actor_kind_get_name (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  haw_actor_kind_get_name (kind), -1);
}
