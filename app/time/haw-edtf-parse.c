/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-edtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
at_dots (const HawEdtfCursor *cursor)
{
  return strncmp (cursor->chars + cursor->at, "..", 2) == 0;
}

static gboolean
take_dots (HawEdtfCursor *cursor)
{
  if (!at_dots (cursor))
    return FALSE;
  cursor->at += 2;
  return TRUE;
}

static void
skip_spaces (HawEdtfCursor *cursor)
{
  while (haw_edtf_take (cursor, ' '))
    ;
}

/* Whether the set ends here, but for spaces. */
static gboolean
at_set_end (const HawEdtfCursor *cursor)
{
  const char *rest = cursor->chars + cursor->at;

  return strchr ("]}", rest[strspn (rest, " ")]) != NULL;
}

/* One side of the slash. */
static gboolean
parse_end (HawEdtfCursor *cursor,
           HawEdtfDate   *date)
{
  if (haw_edtf_peek (cursor) == '\0' || haw_edtf_peek (cursor) == '/')
    return TRUE;
  if (take_dots (cursor))
    {
      date->end = HAW_EDTF_END_OPEN;
      return TRUE;
    }
  return haw_edtf_parse_date (cursor, date);
}

/* The end of an interval within one day may be a bare time. */
static gboolean
parse_interval_end (HawEdtfCursor *cursor,
                    HawEdtf       *edtf)
{
  const char *rest = cursor->chars + cursor->at;
  HawEdtfDate *end = &edtf->end;

  if (strspn (rest, "0123456789") != 2 || rest[2] != ':')
    return parse_end (cursor, end);
  if (edtf->start.precision != HAW_PRECISION_TIME)
    return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("An interval ends with a bare time only if it starts with a time. "
                            "Write it as in 2020-07-03T06:30/09:15."));
  *end = edtf->start;
  end->flags = end->year_flags = end->month_flags = end->day_flags = HAW_EDTF_EXACT;
  end->second = 0;
  return haw_edtf_parse_clock (cursor, end) && haw_edtf_parse_last_mark (cursor, end);
}

static gboolean
fail_rest (HawEdtfCursor *cursor)
{
  const char *reason;

  switch (haw_edtf_peek (cursor))
    {
    case '/':
      reason = _("An interval has two ends. Write it as in 2020-07-03/2020-07-05.");
      break;
    case ',':
      reason = _("Put brackets round a list of dates: [2020,2022] for one of them, {2020,2022} for "
                 "all of them.");
      break;
    case ' ':
      reason = _("A date has no spaces. Write T before a time, as in 2020-07-03T15:17, "
                 "and / between the ends of an interval.");
      break;
    case 'x':
      reason = _("Write a capital X for what is not known, as in 2020-07-XX.");
      break;
    case '.':
      reason = _("An open end is written as two dots beside a slash, as in 2020-07-03/.., "
                 "and seconds are whole.");
      break;
    default:
      reason = _("The date should have ended here. Write it as in 2020-07-03, "
                 "and an interval as in 2020-07-03/2020-07-05.");
      break;
    }
  return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX, "%s", reason);
}

/* Two dots are a whole end of an interval, with no date behind them; @at is where they are. */
static gboolean
fail_after_end (HawEdtfCursor     *cursor,
                gsize              at,
                const HawEdtfDate *end)
{
  if (end->end == HAW_EDTF_END_OPEN && g_ascii_isdigit (haw_edtf_peek (cursor)))
    cursor->at = at;
  return fail_rest (cursor);
}

static gboolean
check_order (HawEdtfCursor     *cursor,
             gsize              at,
             const HawEdtfDate *start,
             const HawEdtfDate *end)
{
  gint64 first, last, unused;

  haw_edtf_date_get_span (start, &first, &unused);
  haw_edtf_date_get_span (end, &unused, &last);
  if (first >= last)
    return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_ORDER, "%s",
                          _("The interval ends before it starts. Write the earlier date first."));
  return TRUE;
}

static gboolean
check_interval (HawEdtfCursor *cursor,
                gsize          second_end,
                const HawEdtf *edtf)
{
  if (edtf->start.end == HAW_EDTF_END_UNKNOWN && edtf->end.end == HAW_EDTF_END_UNKNOWN)
    return haw_edtf_fail (cursor, 0, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("An interval needs a date at one end. Write it as in 2020-07-03/.. "
                            "or ../2020-07-03, or leave the date empty if nothing is known."));
  return check_order (cursor, second_end, &edtf->start, &edtf->end);
}

/* One member of a set up to what follows it; @first if it may be open at its start. */
gboolean
haw_edtf_parse_member (HawEdtfCursor *cursor,
                       gboolean       first,
                       HawEdtfMember *member)
{
  HawEdtfDate *start = &member->start;
  gsize at;

  if (first && take_dots (cursor))
    {
      member->range = TRUE;
      start->end = HAW_EDTF_END_OPEN;
      return haw_edtf_parse_date (cursor, &member->end);
    }
  if (!haw_edtf_parse_date (cursor, start))
    return FALSE;
  if (!take_dots (cursor))
    return TRUE;
  member->range = TRUE;
  if (at_set_end (cursor))
    {
      member->end.end = HAW_EDTF_END_OPEN;
      return TRUE;
    }
  at = cursor->at;
  if (!haw_edtf_parse_date (cursor, &member->end))
    return FALSE;
  if (member->end.precision != start->precision)
    return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("Write both ends of a range in a list alike: two years, two months or "
                            "two days."));
  return check_order (cursor, at, start, &member->end);
}

static void
append_member (GString             *text,
               const HawEdtfMember *member)
{
  haw_edtf_date_append (text, &member->start);
  if (!member->range)
    return;
  if (member->start.end == HAW_EDTF_END_DATE && member->end.end == HAW_EDTF_END_DATE)
    g_string_append (text, "..");
  haw_edtf_date_append (text, &member->end);
}

static gboolean
parse_members (HawEdtfCursor *cursor,
               char           close,
               GString       *text)
{
  for (gboolean first = TRUE; first || haw_edtf_take (cursor, ','); first = FALSE)
    {
      HawEdtfMember member = { 0 };
      gsize at;

      skip_spaces (cursor);
      at = cursor->at;
      if (!haw_edtf_parse_member (cursor, first, &member))
        return FALSE;
      if (!first)
        g_string_append_c (text, ',');
      append_member (text, &member);
      if (text->len > HAW_EDTF_MAX_SET)
        return haw_edtf_fail (cursor, at, HAW_EDTF_ERROR_UNSUPPORTED, "%s",
                              _("This list is too long. Write runs of dates as in 1670..1672, or an "
                                "interval."));
      skip_spaces (cursor);
    }
  if (haw_edtf_take (cursor, close))
    return TRUE;
  return haw_edtf_fail (cursor, cursor->at, HAW_EDTF_ERROR_SYNTAX,
                        /* Translators: %c is the bracket that closes a list, ] or }. */
                        _("A list has commas between its dates and ends with %c. Write it as in "
                          "[1667,1668,1670..1672]."),
                        close);
}

static gboolean
parse_set (HawEdtfCursor *cursor,
           HawEdtf       *edtf)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean all = haw_edtf_take (cursor, '{');

  edtf->kind = all ? HAW_EDTF_ALL_OF : HAW_EDTF_ONE_OF;
  if (!all)
    cursor->at++;
  if (!parse_members (cursor, all ? '}' : ']', text))
    return FALSE;
  g_strlcpy (edtf->set, text->str, sizeof edtf->set);
  return haw_edtf_peek (cursor) == '\0' || fail_rest (cursor);
}

static gboolean
parse_expression (HawEdtfCursor *cursor,
                  HawEdtf       *edtf)
{
  gsize second_end;

  if (cursor->length == 0)
    return TRUE;
  if (haw_edtf_peek (cursor) == '[' || haw_edtf_peek (cursor) == '{')
    return parse_set (cursor, edtf);
  if (!parse_end (cursor, &edtf->start))
    return FALSE;
  edtf->kind = HAW_EDTF_DATE;
  if (haw_edtf_take (cursor, '/'))
    {
      edtf->kind = HAW_EDTF_INTERVAL;
      second_end = cursor->at;
      if (!parse_interval_end (cursor, edtf))
        return FALSE;
      return haw_edtf_peek (cursor) == '\0' ? check_interval (cursor, second_end, edtf)
                                            : fail_after_end (cursor, second_end, &edtf->end);
    }
  if (haw_edtf_peek (cursor) != '\0')
    return fail_after_end (cursor, 0, &edtf->start);
  if (edtf->start.end != HAW_EDTF_END_DATE)
    return haw_edtf_fail (cursor, 0, HAW_EDTF_ERROR_SYNTAX, "%s",
                          _("An open end belongs to an interval. Write it as in 2020-07-03/.."));
  return TRUE;
}

/**
 * haw_edtf_parse:
 * @text: EDTF as described in this header; empty for undated
 * @edtf: (out): its value; undated if there is an error
 * @error: in the domain HAW_EDTF_ERROR; the message is for the user and says what is wrong, where
 *   and what to write instead
 *
 * Returns: whether @text is valid
 */
gboolean
haw_edtf_parse (const char *text,
                HawEdtf    *edtf,
                GError    **error)
{
  g_auto (HawEdtfCursor) cursor = { 0 };
  g_autofree char *valid = NULL;
  HawEdtf result = { 0 };

  g_return_val_if_fail (text != NULL && edtf != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *edtf = result;
  valid = g_utf8_make_valid (text, -1);
  haw_edtf_cursor_init (&cursor, valid, error);
  if (!parse_expression (&cursor, &result))
    return FALSE;
  *edtf = result;
  return TRUE;
}

/**
 * haw_edtf_get_members:
 * @edtf: a date
 *
 * Returns: (transfer full) (element-type HawEdtfMember): the dates of a set as they are written;
 *   empty where @edtf is no set
 */
GArray *
haw_edtf_get_members (const HawEdtf *edtf)
{
  g_auto (HawEdtfCursor) cursor = { 0 };
  GArray *members = g_array_new (FALSE, FALSE, sizeof (HawEdtfMember));

  g_return_val_if_fail (edtf != NULL, members);

  if (edtf->kind != HAW_EDTF_ONE_OF && edtf->kind != HAW_EDTF_ALL_OF)
    return members;
  haw_edtf_cursor_init (&cursor, edtf->set, NULL);
  do
    {
      HawEdtfMember member = { 0 };

      if (!haw_edtf_parse_member (&cursor, members->len == 0, &member))
        break;
      g_array_append_val (members, member);
    }
  while (haw_edtf_take (&cursor, ','));
  return members;
}
