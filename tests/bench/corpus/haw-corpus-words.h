/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the generated articles, made up for the purpose. Lists run from the frequent to the
 * rare; the generator takes from their beginning more often. People, outlets and events are invented. */

extern const char *const haw_corpus_given_names[];
extern const char *const haw_corpus_family_names[];
extern const char *const haw_corpus_roles[];
extern const char *const haw_corpus_places[];
extern const char *const haw_corpus_organisations[];
extern const char *const haw_corpus_outlets[];
extern const char *const haw_corpus_sections[];
extern const char *const haw_corpus_verbs[];
extern const char *const haw_corpus_nouns[];
extern const char *const haw_corpus_adjectives[];
extern const char *const haw_corpus_adverbials[];
extern const char *const haw_corpus_months[];
extern const char *const haw_corpus_weekdays[];
extern const char *const haw_corpus_codes[];
extern const char *const haw_corpus_colors[];

/* Sound roots of three letters, and patterns in which 1, 2 and 3 stand for these letters: together
 * the long tail of rare words that every real text has. */
extern const char *const haw_corpus_roots[];
extern const char *const haw_corpus_patterns[];

/* Sentences with slots: %p a person, %r a role and a person, %v a verb, %n a noun with its article,
 * %b the same after bi-, %l after li-, %m a noun with an adjective, %s a noun with a possessive
 * suffix, %o a place, %i an organisation, %d a date, %w a day of the week, %k a number, %x a rare
 * noun, %a an adverbial. */
extern const char *const haw_corpus_sentences[];
extern const char *const haw_corpus_titles[];

G_END_DECLS
