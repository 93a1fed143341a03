/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *haw_range_to_text (gint64 start,
                         gint64 end);

G_END_DECLS
