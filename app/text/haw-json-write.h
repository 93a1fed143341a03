/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An object written straight into a string, for where very many are: members in the order of the calls,
 * without blanks, as json_to_string() writes them. */

/**
 * haw_json_object_new:
 *
 * Returns: (transfer full): an object that is begun
 */
GString *haw_json_object_new  (void);

/**
 * haw_json_object_dup:
 *
 * Ends the object.
 *
 * Returns: (transfer full): its text
 */
char    *haw_json_object_dup  (GString    *json);

void     haw_json_set_string  (GString    *json,
                               const char *member,
                               const char *value);
void     haw_json_set_int     (GString    *json,
                               const char *member,
                               gint64      value);
void     haw_json_set_double  (GString    *json,
                               const char *member,
                               double      value);

/**
 * haw_json_begin_list:
 *
 * Begins a list, whose elements follow until haw_json_end_list().
 */
void     haw_json_begin_list  (GString    *json,
                               const char *member);
void     haw_json_add_string  (GString    *json,
                               const char *value);
void     haw_json_add_int     (GString    *json,
                               gint64      value);
void     haw_json_end_list    (GString    *json);

G_END_DECLS
