/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-timex.h"

#include "haw-timex-private.h"
#include "time/haw-edtf.h"

#include <string.h>

/* Where an expression stands, for what quoted words count from. */
typedef struct
{
  guint sentence;
  guint line;
  gboolean quoted;
  gboolean day_word; /* counts in days from when it is said */
  int offset;
} Place;

void
haw_timex_init (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  haw_timex_lexicon_init ();
  haw_timex_rows_init ();
  g_once_init_leave (&done, 1);
}

/* The day of publication; without one any day serves, as nothing that depends on it is told. */
static gboolean
read_published (const char   *published,
                HawTimexScan *scan)
{
  HawEdtf edtf;
  gboolean known = published != NULL && haw_edtf_parse (published, &edtf, NULL) &&
                   edtf.kind != HAW_EDTF_UNDATED && edtf.start.end == HAW_EDTF_END_DATE &&
                   edtf.start.precision >= HAW_PRECISION_DAY && !edtf.start.day_wanting &&
                   !edtf.start.month_wanting && edtf.start.year >= 200 && edtf.start.year < 9000;

  scan->today = known ? haw_civil_to_days (edtf.start.year, edtf.start.month, edtf.start.day)
                      : haw_civil_to_days (2000, 1, 1);
  haw_civil_from_days (scan->today, &scan->date);
  return known;
}

static void
mark_ranges (HawTimexScan        *scan,
             const HawTimexRange *ranges,
             gsize                n_ranges)
{
  gsize k = 0;
  gboolean outside = TRUE;

  for (guint i = 0; i < scan->n_tokens; i++)
    {
      HawTimexToken *token = &scan->tokens[i];
      gsize was = k;
      gboolean inside;

      while (k < n_ranges && token->start >= ranges[k].end)
        k++;
      inside = k < n_ranges && token->start >= ranges[k].start && token->end <= ranges[k].end;
      if (!inside)
        token->flags |= TOKEN_OUTSIDE;
      if (inside && (outside || was != k))
        token->flags |= TOKEN_STOP | TOKEN_LINE;
      outside = !inside;
    }
}

static guint
guess_confidence (const HawTimexParts *parts,
                  int                  policy)
{
  static const guint8 by_policy[HAW_TIMEX_N_POLICIES] = {
    [HAW_TIMEX_POLICY_WRITTEN] = 97, [HAW_TIMEX_POLICY_LATEST] = 80,
    [HAW_TIMEX_POLICY_EARLIEST] = 75, [HAW_TIMEX_POLICY_BEFORE] = 90,
    [HAW_TIMEX_POLICY_AFTER] = 90, [HAW_TIMEX_POLICY_CURRENT] = 90,
    [HAW_TIMEX_POLICY_DAY_WORD] = 88, [HAW_TIMEX_POLICY_NEAREST] = 92,
    [HAW_TIMEX_POLICY_COUNTED] = 85, [HAW_TIMEX_POLICY_EVENT] = 80, [HAW_TIMEX_POLICY_QUOTE] = 70,
    [HAW_TIMEX_POLICY_HIJRI] = 80, [HAW_TIMEX_POLICY_TWO_DIGITS] = 75,
    [HAW_TIMEX_POLICY_ANNIVERSARY] = 80, [HAW_TIMEX_POLICY_LENGTH] = 90,
    [HAW_TIMEX_POLICY_REPEATED] = 90, [HAW_TIMEX_POLICY_VAGUE] = 85, [HAW_TIMEX_POLICY_CLOCK] = 85,
  };
  guint confidence = by_policy[policy];

  if (parts->confidence > 0)
    confidence = MIN (confidence, (guint) parts->confidence);
  return confidence;
}

static void
set_two_nights (HawTimexScan  *scan,
                HawTimexParts *parts,
                HawTimexPoint *point,
                HawTimex      *timex)
{
  HawTimexPoint next = *point;

  haw_timex_set_point (&next, GRAIN_DAY, point->first + 1);
  point->grain = GRAIN_RANGE;
  point->last = next.first;
  point->has_also = FALSE;
  haw_timex_format (point, timex->edtf, sizeof timex->edtf);
}

static gboolean
fill_date (HawTimexScan  *scan,
           HawTimexParts *parts,
           HawTimex      *timex)
{
  HawTimexPoint point;
  guint32 other = parts->has & ~(guint32) (HAS_POD | HAS_CLOCK | HAS_CLOCK2 | HAS_APPROX);

  if (other == 0)
    {
      timex->policy = HAW_TIMEX_POLICY_CLOCK;
      return (parts->has & (HAS_CLOCK | HAS_POD)) != 0;
    }
  if (!haw_timex_resolve (scan, parts, &point))
    return FALSE;
  haw_timex_format (&point, timex->edtf, sizeof timex->edtf);
  haw_timex_format_also (&point, timex->also, sizeof timex->also);
  if ((parts->has & HAS_DOW2) != 0)
    set_two_nights (scan, parts, &point, timex);
  timex->relative = point.relative;
  timex->policy = (HawTimexPolicy) (parts->policy >= 0 ? parts->policy : point.policy);
  return TRUE;
}

/* From what the words say to what is told; FALSE if it is no date after all. */
static gboolean
fill (HawTimexScan  *scan,
      HawTimexParts *parts,
      HawTimex      *timex)
{
  timex->type = HAW_TIMEX_DATE;
  timex->relative = parts->relative;
  timex->policy = (HawTimexPolicy) MAX (parts->policy, 0);
  if ((parts->has & HAS_LENGTH) != 0)
    {
      timex->type = HAW_TIMEX_DURATION;
      haw_timex_format_length (parts, timex->value, sizeof timex->value);
      timex->anchor = (parts->has & HAS_EVENT) != 0 ? HAW_TIMEX_ANCHOR_EVENT
                                                    : HAW_TIMEX_ANCHOR_NONE;
    }
  else if ((parts->has & (HAS_REF | HAS_SET)) != 0)
    g_strlcpy (timex->value, parts->value, sizeof timex->value);
  else if ((parts->has & HAS_DONE) != 0)
    {
      g_strlcpy (timex->edtf, parts->edtf, sizeof timex->edtf);
      g_strlcpy (timex->also, parts->also, sizeof timex->also);
      g_strlcpy (timex->origin, parts->origin, sizeof timex->origin);
    }
  else if (!fill_date (scan, parts, timex))
    return FALSE;
  if ((parts->has & (HAS_POD | HAS_CLOCK)) != 0 && (parts->has & HAS_REF) == 0)
    {
      timex->type = HAW_TIMEX_TIME;
      haw_timex_format_time (parts, timex->time, sizeof timex->time);
    }
  if (parts->type >= 0)
    timex->type = (HawTimexType) parts->type;
  return TRUE;
}

/* The span is without the letters before the first word. */
static gboolean
make_timex (HawTimexScan  *scan,
            guint          start,
            guint          end,
            HawTimexParts *parts,
            HawTimex      *timex)
{
  gboolean typo = FALSE;

  memset (timex, 0, sizeof *timex);
  if (!fill (scan, parts, timex))
    return FALSE;
  timex->start = scan->tokens[start].core;
  timex->end = scan->tokens[end - 1].end;
  timex->rule = haw_timex_get_rule ((guint) parts->rule)->name;
  timex->confidence = guess_confidence (parts, timex->policy);
  for (guint i = start; i < end; i++)
    typo = typo || (scan->tokens[i].flags & TOKEN_TYPO) != 0;
  if (typo)
    timex->confidence = MIN (timex->confidence, 60);
  return TRUE;
}

static gboolean
read_day (const HawTimex *timex,
          gint64         *day)
{
  HawEdtf edtf;

  if (strlen (timex->edtf) != 10 || strchr (timex->edtf, '/') != NULL ||
      !haw_edtf_parse (timex->edtf, &edtf, NULL) || edtf.start.precision != HAW_PRECISION_DAY)
    return FALSE;
  *day = haw_civil_to_days (edtf.start.year, edtf.start.month, edtf.start.day);
  return TRUE;
}

static void
anchor_to (HawTimex *timex,
           gint64    day)
{
  HawTimexPoint point = { .grain = GRAIN_DAY };
  char edtf[64];

  haw_timex_set_point (&point, GRAIN_DAY, day);
  haw_timex_format (&point, edtf, sizeof edtf);
  timex->anchor = HAW_TIMEX_ANCHOR_QUOTE;
  timex->policy = HAW_TIMEX_POLICY_QUOTE;
  timex->confidence = 70;
  if (!g_str_equal (edtf, timex->edtf))
    g_strlcpy (timex->also, timex->edtf, sizeof timex->also);
  g_strlcpy (timex->edtf, edtf, sizeof timex->edtf);
}

/* In quoted words today is the day of speech, if the sentence or the one before it names it: the
 * nearest day before the quotation, else the next one in its sentence. */
static void
anchor_quotes (GArray *found,
               GArray *places)
{
  const HawTimex *timexes = (const HawTimex *) (gconstpointer) found->data;
  const Place *at = (const Place *) (gconstpointer) places->data;
  gint64 last = 0;
  guint last_index = G_MAXUINT;

  for (guint i = 0; i < found->len; i++)
    {
      gint64 day;
      const Place *place = &at[i];

      if (!place->quoted)
        {
          if (read_day (&timexes[i], &day))
            {
              last = day;
              last_index = i;
            }
          continue;
        }
      if (!place->day_word)
        continue;
      if (last_index != G_MAXUINT && at[last_index].line == place->line &&
          place->sentence - at[last_index].sentence <= 1)
        anchor_to (&g_array_index (found, HawTimex, i), last + place->offset);
      else
        /* Few expressions stand in one sentence; more are not looked through. */
        for (guint k = i + 1; k < found->len && k < i + 8 && at[k].sentence == place->sentence; k++)
          if (!at[k].quoted && read_day (&timexes[k], &day))
            {
              anchor_to (&g_array_index (found, HawTimex, i), day + place->offset);
              break;
            }
    }
}

static void
find_all (HawTimexScan *scan,
          gboolean      dated,
          GArray       *found,
          guint64      *fired)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Place place = { 0 };
  guint counted = 0;

  for (guint i = 0; i < scan->n_tokens;)
    {
      HawTimexToken *token = &scan->tokens[i];
      HawTimexParts parts;
      HawTimex timex;
      guint end;

      scan->work++;
      scan->future = (token->flags & TOKEN_FUTURE) != 0;
      if ((token->flags & TOKEN_OUTSIDE) != 0 || !haw_timex_may_start (token) ||
          !haw_timex_match (scan, i, &end, &parts))
        {
          i++;
          continue;
        }
      /* What is a name as a whole has no date in it. */
      if (haw_timex_is_no_date (scan, i, end, &parts) ||
          !make_timex (scan, i, end, &parts, &timex))
        {
          i = end;
          continue;
        }
      for (; counted <= i; counted++)
        {
          place.sentence += (scan->tokens[counted].flags & TOKEN_STOP) != 0;
          place.line += (scan->tokens[counted].flags & TOKEN_LINE) != 0;
        }
      place.quoted = (token->flags & TOKEN_QUOTE) != 0;
      place.day_word = (parts.has & (HAS_OFFSET | HAS_DOW | HAS_DONE)) == HAS_OFFSET;
      place.offset = parts.offset;
      g_array_append_val (found, timex);
      g_array_append_val (places, place);
      for (guint k = 0; k < G_N_ELEMENTS (parts.fired) && fired != NULL; k++)
        fired[k] |= parts.fired[k];
      i = end;
    }
  anchor_quotes (found, places);
  for (guint i = 0; i < found->len && !dated; i++)
    {
      HawTimex *timex = &g_array_index (found, HawTimex, i);

      if (timex->relative)
        timex->edtf[0] = timex->also[0] = timex->origin[0] = '\0';
    }
}

GArray *
haw_timex_find_counted (const char          *text,
                        gssize               length,
                        const HawTimexRange *ranges,
                        gsize                n_ranges,
                        const char          *published,
                        guint64             *work,
                        guint64             *fired)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HawTimex));
  g_autoptr (GArray) tokens = NULL;
  HawTimexScan scan = { 0 };
  g_autofree HawTimexCacheLine *cache = g_new0 (HawTimexCacheLine, HAW_TIMEX_CACHE);
  gboolean dated;

  haw_timex_init ();
  tokens = haw_timex_tokenise (text, length < 0 ? strlen (text) : (gsize) length);
  scan.tokens = (HawTimexToken *) (gpointer) tokens->data;
  scan.n_tokens = tokens->len;
  scan.cache = cache;
  scan.traced = fired != NULL;
  dated = read_published (published, &scan);
  if (ranges != NULL)
    mark_ranges (&scan, ranges, n_ranges);
  haw_timex_read_clauses (scan.tokens, scan.n_tokens);
  haw_timex_mend_typos (scan.tokens, scan.n_tokens);
  find_all (&scan, dated, found, fired);
  if (work != NULL)
    *work = scan.work;
  return found;
}

GArray *
haw_timex_find (const char          *text,
                gssize               length,
                const HawTimexRange *ranges,
                gsize                n_ranges,
                const char          *published)
{
  g_return_val_if_fail (text != NULL, NULL);

  return haw_timex_find_counted (text, length, ranges, n_ranges, published, NULL, NULL);
}
