/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/haw-name-score.h"

G_BEGIN_DECLS

/* Words of a name and letters of a word that are compared. */
#define HAW_NAME_MAX_WORDS 12
#define HAW_NAME_MAX_LETTERS 48

/* A word of a name in its normal form. */
typedef struct
{
  gunichar letters[HAW_NAME_MAX_LETTERS];
  guint n;
  gboolean native;    /* a given name of Arabic */
  gboolean article;   /* it had one */
  gboolean nation;    /* it is an adjective of a country */
  gboolean country;
  gboolean body;      /* it is the name of one: الجزيرة */
} HawNameWord;

/* The normal form of a name: no titles, compounds joined, no article. */
typedef struct
{
  HawNameWord words[HAW_NAME_MAX_WORDS];
  guint n;
  gboolean latin;
  HawNameEvidence done;   /* what making the form has taken away */
} HawNameForm;

/* haw-name-form.c */
void   haw_name_form_init  (HawNameForm       *form,
                            const char        *name);

/* Makes a word of one folded word. */
void   haw_name_word_init  (HawNameWord       *word,
                            const char        *folded);

/* haw-name-distance.c: what it costs to make one word of the other, in letters. */
double haw_name_distance   (const HawNameWord *a,
                            const HawNameWord *b,
                            gboolean           scripts,
                            HawNameEvidence   *evidence);

G_END_DECLS
