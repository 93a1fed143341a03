/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "haw-timex.h"
#include "time/haw-civil.h"

G_BEGIN_DECLS

/* Text → tokens (token) with the words of the lexicon (lexicon, latin); tokens → parts of a date by
 * the rows of the rule tables (rows, match, rules, number, action); parts → values (resolve, offset);
 * haw-timex.c walks the text. */

/* Classes of words, as many as a mask has bits. A word may be of several. */
#define HAW_TIMEX_CLASSES(X) \
  X (DIG) X (LIT) X (DOW) X (MON) X (MONA) X (HIJ) X (HIJA) \
  X (UNIT) X (UNITP) X (UNITD) X (UNITC) X (UNITA) \
  X (PAST) X (NEXT) X (THIS) X (RECENT) X (PREV) X (SAME) X (DEM) \
  X (DAYW) X (POD) X (PODADV) X (AMPM) X (SEASON) X (DECADE) X (PART) \
  X (NUMW) X (TENS) X (HUND) X (THOU) X (ORDW) X (SEVERAL) X (FEW) X (FRAC) \
  X (ERA) X (HERA) X (FUT) X (PASTV) X (BOUND) X (NAMEHEAD) X (DOWHEAD) X (DOWTAIL) X (TODAYHEAD) \
  X (DAYTAIL) X (COUNTED) X (YEARTRIG) X (DAYTRIG) X (GENERAL) X (AL) X (OFEVENT) X (NOEVENT) \
  X (LASTTRIG) X (CURRENCY) X (MONTHTRIG) X (AGEHEAD) X (ADJ) X (HIJB) X (LATINTRIG) X (FRENCH) \
  X (DOWS) X (CONTRACT) X (IDIOM) X (SCOREHEAD) X (IDAFA)

typedef enum
{
#define HAW_TIMEX_CLASS_ENUM(name) HAW_TIMEX_CLASS_##name,
  HAW_TIMEX_CLASSES (HAW_TIMEX_CLASS_ENUM)
#undef HAW_TIMEX_CLASS_ENUM
  HAW_TIMEX_N_CLASSES
} HawTimexClass;

#define CLASS_BIT(name) (G_GUINT64_CONSTANT (1) << HAW_TIMEX_CLASS_##name)

/* In the value of a word: it needs company, as it is more often something else. */
#define HAW_TIMEX_AMBIGUOUS 0x100
#define HAW_TIMEX_FEMININE  0x200
#define HAW_TIMEX_MADDA     0x400
#define HAW_TIMEX_CAPITAL   0x800
#define HAW_TIMEX_NO_HOUR   0x1000
#define HAW_TIMEX_SHORT     0x2000 /* may have a dot behind it */

/* Values of TODAYHEAD: a name with اليوم by itself; after a word for a medium; such a word. */
enum { HAW_TIMEX_OF_ITSELF, HAW_TIMEX_OF_MEDIUM, HAW_TIMEX_MEDIUM };

typedef enum
{
  UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_NIGHT, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER,
  UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, N_UNITS
} HawTimexUnit;

typedef enum
{
  POD_NONE, POD_DAWN, POD_MORNING, POD_NOON, POD_AFTERNOON, POD_EVENING, POD_NIGHT, POD_DAYTIME,
  POD_AM, POD_PM
} HawTimexPod;

typedef enum
{
  PART_NONE, PART_START, PART_MIDDLE, PART_END, PART_EARLY, PART_MID, PART_LATE,
  PART_WEEKEND /* only of a week */
} HawTimexPart;

/* Values of SEASON words are the numbers of EDTF, 21 to 24; quarters 33 to 36, halves 40 and 41. */

typedef enum { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK } HawTimexTokenKind;

enum
{
  TOKEN_WA    = 1 << 0,  /* has و before it */
  TOKEN_PREP  = 1 << 1,  /* has ف ب ل ك before it */
  TOKEN_AL    = 1 << 2,  /* has the article, or may be used as if it had (Latin) */
  TOKEN_GLUED = 1 << 3,  /* nothing between it and the one before */
  TOKEN_STOP  = 1 << 4,  /* a sentence or paragraph begins here */
  TOKEN_LINE  = 1 << 5,  /* a line begins here */
  TOKEN_QUOTE = 1 << 6,  /* stands between quotation marks */
  TOKEN_FUTURE = 1 << 7, /* its clause speaks of the future */
  TOKEN_MADDA = 1 << 8,  /* its first letter is آ */
  TOKEN_HAMZA = 1 << 9,  /* its first letter is أ or إ */
  TOKEN_HEH   = 1 << 10, /* ends in ة */
  TOKEN_CAPITAL = 1 << 11,
  TOKEN_LATIN = 1 << 12,
  TOKEN_TYPO  = 1 << 13, /* one letter off the word of the lexicon */
  TOKEN_SIN   = 1 << 14, /* a verb with س */
  TOKEN_OUTSIDE = 1 << 15, /* not in the ranges */
  TOKEN_LAM   = 1 << 16, /* has ل before it */
  TOKEN_FINAL_HAMZA = 1 << 17, /* ends in أ: a verb like تبدأ */
};

typedef struct
{
  guint64 mask;    /* classes */
  guint32 start;   /* code points; with proclitics */
  guint32 core;    /* without them */
  guint32 end;
  guint32 flags;
  guint32 number;  /* value of digits, or the mark */
  guint16 word;    /* of the lexicon; 0 for none */
  guint8 n_digits; /* or letters */
  guint8 kind;
  guint8 letters[16]; /* folded, of words that the lexicon lacks, for typos */
} HawTimexToken;

enum
{
  HAS_YEAR    = 1 << 0,
  HAS_MONTH   = 1 << 1,
  HAS_DAY     = 1 << 2,
  HAS_DOW     = 1 << 3,
  HAS_SUB     = 1 << 4,  /* season, quarter, half */
  HAS_DECADE  = 1 << 5,  /* @decade: 10 to 90 without century, or the year it begins */
  HAS_CENTURY = 1 << 6,  /* @century: year it begins */
  HAS_MOD     = 1 << 7,
  HAS_PART    = 1 << 8,
  HAS_POD     = 1 << 9,
  HAS_CLOCK   = 1 << 10,
  HAS_CLOCK2  = 1 << 11,
  HAS_OFFSET  = 1 << 12, /* @offset days from D */
  HAS_UNIT    = 1 << 13,
  HAS_NUM     = 1 << 14,
  HAS_NTH     = 1 << 15, /* @nth; -1 for the last */
  HAS_HIJRI   = 1 << 16, /* year, month and day are Hijri */
  HAS_APPROX  = 1 << 17,
  HAS_LENGTH  = 1 << 18, /* @length */
  HAS_REF     = 1 << 19, /* value is set */
  HAS_BARE    = 1 << 20, /* a year of four digits without a head */
  HAS_AMBIGUOUS = 1 << 21, /* a month that needs company */
  HAS_COMPANY = 1 << 22, /* it has it */
  HAS_DONE    = 1 << 23, /* edtf is set */
  HAS_TWO_DIGITS = 1 << 24, /* @year is 0 to 99 */
  HAS_ANAPHOR = 1 << 25,
  HAS_EVENT   = 1 << 26, /* anchored to an event */
  HAS_DOW2    = 1 << 27,
  HAS_SET     = 1 << 28,
  HAS_VAGUE   = 1 << 29, /* a length without a count */
  HAS_TRIGGERED = 1 << 30, /* a bare year or d/m has what it needs */
};

#define MOD_THIS 0
#define UNCOUNTED (-1)

/* What a stretch of tokens says; the rows of the tables unite parts of parts. */
typedef struct
{
  guint32 has;
  gint16 month, day, dow, dow2, sub, nth;
  gint16 mod, part, pod, unit;
  gint16 minutes, minutes2, offset;
  gint32 year, decade, century, num;
  gint32 length[N_UNITS]; /* UNCOUNTED for an unknown number */
  gint16 type;            /* HawTimexType, -1 if it follows from the rest */
  gint16 confidence;
  gint16 rule;            /* index of a row */
  gint16 policy;          /* -1: none yet */
  gboolean relative;
  guint64 fired[6];       /* rows, for tests */
  char edtf[64];
  char also[64];
  char value[24];
  char origin[8];
} HawTimexParts;

typedef struct _HawTimexScan HawTimexScan;

/* What a row captured, by element. */
#define HAW_TIMEX_MAX_ELEMENTS 14

typedef struct
{
  guint start; /* token */
  guint end;
  guint row;
  guint n;
  HawTimexParts *parts[HAW_TIMEX_MAX_ELEMENTS]; /* NULL where an optional element is absent */
  guint at[HAW_TIMEX_MAX_ELEMENTS];             /* first token */
} HawTimexMatch;

typedef gboolean (*HawTimexAction) (HawTimexScan        *scan,
                                    const HawTimexMatch *match,
                                    int                  argument,
                                    HawTimexParts       *out);

/* A row of a rule table. @pattern: elements with a blank between them; each may be alternatives
 * with | between them and optional with ? at its end:
 *   CLASS     a word of that class; +CLASS with the article, -CLASS without
 *   word      that word, with the article if it is written with one
 *   <name>    what a row of that symbol, or a function of that name, takes
 *   ,         a comma, dash, slash, bracket or colon, or nothing;  )  a closing bracket, or nothing
 *   &element  with و before it;  ~element  with ل before it or nothing. Other elements but the
 *             first have no such letters before them.
 * The longest match of a symbol wins, of equally long ones the first row. */
typedef struct
{
  const char *name;
  const char *symbol;
  const char *pattern;
  HawTimexAction action; /* NULL: the parts are united */
  int argument;
  int confidence;        /* 0: that of the parts */
  int policy;            /* a HawTimexPolicy, -1 where resolution tells */
} HawTimexRule;

#define HAW_TIMEX_CACHE 256

typedef struct
{
  guint64 key;
  guint end;
  gboolean found;
  HawTimexParts parts;
} HawTimexCacheLine;

struct _HawTimexScan
{
  HawTimexToken *tokens;
  guint n_tokens;
  gint64 today;         /* days */
  HawCivil date;
  gboolean future;      /* the clause at the match speaks of the future */
  gboolean traced;      /* the rows that fire are told */
  guint64 work;         /* elements tried */
  HawTimexCacheLine *cache;
};

/* lexicon */
typedef struct
{
  HawTimexClass class;
  int value;
  const char *words; /* with blanks between them */
} HawTimexEntry;

extern const HawTimexEntry haw_timex_arabic_words[];
extern const HawTimexEntry haw_timex_context_words[];
extern const HawTimexEntry haw_timex_latin_words[];

void     haw_timex_lexicon_init   (void);
guint    haw_timex_lexicon_add    (const char *word);
guint    haw_timex_lexicon_find   (const guint8 *letters,
                                   guint         n_letters,
                                   guint32       hash);
guint64  haw_timex_lexicon_mask   (guint         word);
gboolean haw_timex_lexicon_is_latin (guint       word);
int      haw_timex_lexicon_value  (guint         word,
                                   HawTimexClass class);
guint    haw_timex_lexicon_near   (const guint8 *letters,
                                   guint         n_letters,
                                   HawTimexClass class);
guint    haw_timex_lexicon_n_words (void);
gboolean haw_timex_is_any         (const HawTimexToken *token,
                                   const char *const   *list);

/* token */
guint    haw_timex_fold           (const char   *word,
                                   guint8       *letters,
                                   guint         max);
guint32  haw_timex_hash           (const guint8 *letters,
                                   guint         n_letters);
GArray  *haw_timex_tokenise       (const char   *text,
                                   gsize         length);
gboolean haw_timex_splits_article (const char   *word);

/* clause */
void     haw_timex_read_clauses   (HawTimexToken *tokens,
                                   guint          n_tokens);
void     haw_timex_mend_typos     (HawTimexToken *tokens,
                                   guint          n_tokens);
gboolean haw_timex_is_no_date     (HawTimexScan        *scan,
                                   guint                start,
                                   guint                end,
                                   const HawTimexParts *parts);

/* match */
extern const HawTimexRule haw_timex_day_rules[];
extern const HawTimexRule haw_timex_unit_rules[];
extern const HawTimexRule haw_timex_span_rules[];
extern const HawTimexRule haw_timex_latin_rules[];

void     haw_timex_rows_init      (void);
guint    haw_timex_n_rules        (void);
const HawTimexRule *haw_timex_get_rule (guint row);
gboolean haw_timex_may_start      (const HawTimexToken *token);
gboolean haw_timex_match          (HawTimexScan  *scan,
                                   guint          at,
                                   guint         *end,
                                   HawTimexParts *parts);
void     haw_timex_parts_clear    (HawTimexParts *parts);
void     haw_timex_parts_unite    (HawTimexParts       *parts,
                                   const HawTimexParts *other);

static inline const HawTimexToken *
haw_timex_token (HawTimexScan *scan,
                 gint64        at)
{
  static const HawTimexToken none = { .kind = TOKEN_MARK, .flags = TOKEN_STOP };

  return at >= 0 && at < scan->n_tokens ? &scan->tokens[at] : &none;
}

static inline gboolean
haw_timex_is (const HawTimexToken *token,
              guint64              classes)
{
  return (token->mask & classes) != 0;
}

static inline gboolean
haw_timex_is_mark (const HawTimexToken *token,
                   gunichar             mark)
{
  return token->kind == TOKEN_MARK && token->number == mark;
}

/* number: functions that patterns name */
typedef gboolean (*HawTimexReader) (HawTimexScan  *scan,
                                    guint          at,
                                    guint         *end,
                                    HawTimexParts *parts);

typedef struct
{
  const char *name;
  HawTimexReader read;
  guint64 first; /* classes of its first token */
} HawTimexFunction;

extern const HawTimexFunction haw_timex_functions[];

/* resolve */
typedef enum
{
  GRAIN_NONE, GRAIN_DAY, GRAIN_WEEK, GRAIN_MONTH, GRAIN_SUB, GRAIN_YEAR, GRAIN_DECADE,
  GRAIN_CENTURY,
  GRAIN_RANGE /* of days */
} HawTimexGrain;

/* A resolved point or period. */
typedef struct
{
  HawTimexGrain grain;
  gint64 first; /* days */
  gint64 last;
  int sub;
  gboolean approximate;
  gboolean relative;
  int policy;
  gboolean has_also;
  gint64 also_first; /* same grain */
} HawTimexPoint;

gboolean haw_timex_resolve        (HawTimexScan        *scan,
                                   const HawTimexParts *parts,
                                   HawTimexPoint       *point);
void     haw_timex_format         (const HawTimexPoint *point,
                                   char                *edtf,
                                   gsize                size);
void     haw_timex_format_also    (const HawTimexPoint *point,
                                   char                *edtf,
                                   gsize                size);
gboolean haw_timex_set_point      (HawTimexPoint *point,
                                   HawTimexGrain  grain,
                                   gint64         day);
gboolean haw_timex_apply_part     (HawTimexPoint *point,
                                   int            part);
void     haw_timex_format_length  (const HawTimexParts *parts,
                                   char                *value,
                                   gsize                size);
void     haw_timex_format_time    (const HawTimexParts *parts,
                                   char                *time,
                                   gsize                size);
gint64   haw_timex_add_months     (gint64 day,
                                   gint64 months);

/* offset: what actions need to count */
gboolean haw_timex_shift          (HawTimexScan        *scan,
                                   const HawTimexParts *length,
                                   int                  direction,
                                   gint64               from,
                                   HawTimexPoint       *point);

/* number: how many tokens are a number in words, 0 for none; its value */
guint    haw_timex_read_number_words (HawTimexScan *scan,
                                   guint         at,
                                   gint64       *value);

/* Makes the tables, once in a process. */
void     haw_timex_init           (void);

GArray  *haw_timex_find_counted   (const char          *text,
                                   gssize               length,
                                   const HawTimexRange *ranges,
                                   gsize                n_ranges,
                                   const char          *published,
                                   guint64             *work,
                                   guint64             *fired);

G_END_DECLS
