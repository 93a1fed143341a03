/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * haw_pdf_catalog_add_language:
 * @pdf: (inout): a whole PDF file with a plain table of its objects, as of version 1.4
 * @language: as "ar" or "en-GB"
 * @rtl: whether its pages follow one another from right to left
 *
 * Appends to the file in which language it is, what readers announce and screen readers speak; and that
 * the title is to be shown instead of the name of the file.
 *
 * Returns: whether the file was understood; else it is left as it was
 */
gboolean haw_pdf_catalog_add_language (GByteArray *pdf,
                                       const char *language,
                                       gboolean    rtl);

G_END_DECLS
