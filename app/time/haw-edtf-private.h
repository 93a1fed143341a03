/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "time/haw-edtf.h"

G_BEGIN_DECLS

/* What the parts of the parser and writer of dates share. */

#define HAW_EDTF_ALL_X 3 /* both digits of a month or day */

/* The text folded to ASCII, with the code point position of each character in the original. */
typedef struct
{
  char *chars;
  int *positions;
  gsize length;
  int end_position;
  gsize at;
  GError **error;
} HawEdtfCursor;

void haw_edtf_cursor_init (HawEdtfCursor *cursor,
                           const char    *text,
                           GError       **error);
void haw_edtf_cursor_clear (HawEdtfCursor *cursor);
char haw_edtf_peek (const HawEdtfCursor *cursor);
gboolean haw_edtf_take (HawEdtfCursor *cursor,
                        char           c);
gboolean haw_edtf_at_mark (const HawEdtfCursor *cursor);
gboolean haw_edtf_fail (HawEdtfCursor   *cursor,
                        gsize            at,
                        HawEdtfErrorCode code,
                        const char      *format,
                        ...) G_GNUC_PRINTF (4, 5);

gboolean haw_edtf_parse_date (HawEdtfCursor *cursor,
                              HawEdtfDate   *date);
gboolean haw_edtf_parse_clock (HawEdtfCursor *cursor,
                               HawEdtfDate   *date);
gboolean haw_edtf_parse_last_mark (HawEdtfCursor *cursor,
                                   HawEdtfDate   *date);
gboolean haw_edtf_parse_member (HawEdtfCursor *cursor,
                                gboolean       first,
                                HawEdtfMember *member);

gboolean haw_edtf_date_find (const HawEdtfDate *date,
                             gboolean           last,
                             HawCivil          *civil);
void haw_edtf_date_get_years (const HawEdtfDate *date,
                              gint64            *first,
                              gint64            *last);
void haw_edtf_date_append (GString           *text,
                           const HawEdtfDate *date);
char *haw_edtf_describe_hijri (const HawEdtf *edtf);
char *haw_edtf_describe_hijri_whole (const HawEdtf *edtf);
void haw_edtf_season_get_months (int  season,
                                 int *first,
                                 int *n_months);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HawEdtfCursor, haw_edtf_cursor_clear)

G_END_DECLS
