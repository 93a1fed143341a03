/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-fields.h"

/* The column of the statement, or -1 where there is none or the change leaves it alone. */
static gboolean
find (const HawFields *fields,
      const char      *column,
      int             *index)
{
  if (fields->change != NULL)
    return haw_change_has (fields->change, column);

  *index = haw_stmt_find_column (fields->stmt, column);
  return *index >= 0;
}

void
haw_fields_take_text (const HawFields  *fields,
                      const char       *column,
                      char            **value)
{
  int index = 0;
  const char *text;

  if (!find (fields, column, &index))
    return;

  g_free (*value);
  if (fields->change == NULL)
    {
      *value = haw_stmt_dup_text (fields->stmt, index);
      return;
    }
  text = haw_change_get_text (fields->change, column);
  *value = g_strdup (text != NULL ? text : "");
}

void
haw_fields_take_int (const HawFields *fields,
                     const char      *column,
                     gint64          *value)
{
  int index = 0;

  if (find (fields, column, &index))
    *value = fields->change != NULL ? haw_change_get_int (fields->change, column)
                                    : haw_stmt_get_int (fields->stmt, index);
}

void
haw_fields_take_flag (const HawFields *fields,
                      const char      *column,
                      gboolean        *value)
{
  gint64 number = *value;

  haw_fields_take_int (fields, column, &number);
  *value = number != 0;
}

void
haw_fields_take_double (const HawFields *fields,
                        const char      *column,
                        double          *value)
{
  int index = 0;

  if (find (fields, column, &index))
    *value = fields->change != NULL ? haw_change_get_double (fields->change, column)
                                    : haw_stmt_get_double (fields->stmt, index);
}
