/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parser calls itself for each list in a list: deeper ones could use up the stack. */
#define HAW_JSON_MAX_DEPTH 64
#define HAW_JSON_MAX_BYTES (32 * 1024 * 1024)

/**
 * haw_json_is_shallow:
 * @length: in bytes, or -1 up to the NUL
 *
 * To be asked before JSON from elsewhere is parsed. Brackets are counted outside of strings, and what
 * the parser could read otherwise than it is counted (comments, broken escapes) is refused.
 *
 * Returns: whether @text nests %HAW_JSON_MAX_DEPTH levels at most, is %HAW_JSON_MAX_BYTES long at most
 *   and has no characters that JSON has not
 */
gboolean haw_json_is_shallow (const char *text,
                              gssize      length);

G_END_DECLS
