/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/haw-fields.h"
#include "model/haw-row.h"

G_BEGIN_DECLS

/**
 * HawCode:
 *
 * A code of the codebook. Properties, all read-only: `name`, `color` (#rrggbb), `description`, `key`
 * (the key that applies it, "" if none), `pattern` (the hatching that tells it without its colour, ""
 * for a plain ground), `includes` and `excludes` (Markdown).
 */
#define HAW_TYPE_CODE (haw_code_get_type ())
G_DECLARE_FINAL_TYPE (HawCode, haw_code, HAW, CODE, HawRow)

gint64      haw_code_get_parent      (HawCode *self);
const char *haw_code_get_name        (HawCode *self);
const char *haw_code_get_color       (HawCode *self);
const char *haw_code_get_description (HawCode *self);
const char *haw_code_get_key         (HawCode *self);
const char *haw_code_get_pattern     (HawCode *self);
const char *haw_code_get_includes    (HawCode *self);
const char *haw_code_get_excludes    (HawCode *self);
double      haw_code_get_position    (HawCode *self);
gboolean    haw_code_get_retired     (HawCode *self);
gboolean    haw_code_get_pinned      (HawCode *self);

/* For HawCodeList: takes the values that are there and notifies of the properties. */
void        haw_code_take            (HawRow          *row,
                                      const HawFields *fields);

G_END_DECLS
