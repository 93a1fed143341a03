/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the encoding of UTF-8 with a few broken bytes, for which U+FFFD stands in the text. */
#define HAW_DECODER_REPAIRED "UTF-8, broken bytes replaced"

/**
 * haw_decode:
 * @bytes: the content of a file
 * @name: its name for people, for the sentences
 * @decoder: (out) (transfer full): the name of the encoding that was found
 *
 * Finds out the encoding and decodes: byte order mark, the pattern of zero bytes of UTF-16 without
 * one, strict UTF-8, then uchardet's guess. The mark is dropped and CRLF and CR become LF; nothing
 * else changes. A text that is UTF-8 but for a few broken bytes gets U+FFFD in their place and says
 * so in @decoder. Errors are of %HAW_IMPORT_ERROR.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL
 */
char *haw_decode (GBytes      *bytes,
                  const char  *name,
                  char       **decoder,
                  GError     **error);

/**
 * haw_decode_looks_like_text:
 *
 * Returns: FALSE where zero bytes or control characters say that @bytes is no text in any encoding
 */
gboolean haw_decode_looks_like_text (GBytes *bytes);

G_END_DECLS
