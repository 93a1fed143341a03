/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-page.h"

G_BEGIN_DECLS

HawPage          *haw_page_new      (void);

/* Adds a candidate with blanks collapsed, once per origin; NULL for an empty value. @origin lives as
 * long as the program. */
HawPageCandidate *haw_page_add      (HawPage      *self,
                                     HawPageField  field,
                                     const char   *value,
                                     const char   *origin,
                                     double        confidence);

/* Puts candidates and regions into their order. */
void              haw_page_sort     (HawPage      *self);

/* @words without blanks at its ends and with one space for each run of blanks. */
char             *haw_page_collapse (const char   *words);

G_END_DECLS
