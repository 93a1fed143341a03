/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HawLabel:
 *
 * The name of an edit: a message id and the strings to put into it, stored as such, so that a history
 * reads in the language of whoever looks at it.
 */
typedef struct _HawLabel
{
  char *id;
  char *plural;     /* NULL if the label counts nothing */
  gint64 count;
  GStrv arguments;
  struct _HawLabel *named; /* (nullable): a label this one is about, put in before the arguments */
} HawLabel;

/**
 * haw_label_new:
 * @id: message id in English, imperative, in header caps, with one `%s` for each argument
 * @...: the arguments, ended by NULL
 *
 * Returns: (transfer full): a label
 */
HawLabel *haw_label_new (const char *id,
                         ...) G_GNUC_NULL_TERMINATED;

/**
 * haw_label_new_plural:
 * @id: message id for one
 * @plural: message id for several
 * @count: how many, also the one argument of the message
 *
 * Returns: (transfer full): a label
 */
HawLabel *haw_label_new_plural (const char *id,
                                const char *plural,
                                gint64      count);

/**
 * haw_label_new_inverse:
 * @label: the name of an edit
 *
 * Returns: (transfer full): the name of an edit that takes back what @label names and nothing else;
 *   where @label names such an edit itself, of one that repeats it
 */
HawLabel *haw_label_new_inverse (const HawLabel *label);

/**
 * haw_label_parse:
 * @arguments: JSON array of strings, as haw_label_dup_arguments() gives it
 *
 * Returns: (transfer full): a label read from a file
 */
HawLabel *haw_label_parse (const char *id,
                           const char *plural,
                           gint64      count,
                           const char *arguments);

/**
 * haw_label_dup_arguments:
 *
 * Returns: (transfer full): the arguments as a JSON array
 */
char *haw_label_dup_arguments (const HawLabel *label);

/**
 * haw_label_format:
 *
 * Returns: (transfer full): the label in the language of the process, its arguments isolated and
 *   long ones shortened
 */
char *haw_label_format (const HawLabel *label);

void haw_label_free (HawLabel *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HawLabel, haw_label_free)

G_END_DECLS
