/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-difference-table.h"

#include "project/haw-error.h"
#include "time/haw-edtf.h"

#include <glib/gi18n.h>

static const char *
get_kind (HawEventDifferenceKind kind)
{
  switch (kind)
    {
    case HAW_EVENT_DIFFERENCE_DATE: return C_("difference", "Date");
    case HAW_EVENT_DIFFERENCE_NUMBER: return C_("difference", "Number");
    case HAW_EVENT_DIFFERENCE_PLACE: return C_("difference", "Place");
    case HAW_EVENT_DIFFERENCE_NAME:
    default: return C_("difference", "Name");
    }
}

static char *
dup_value (const HawEventDifference *difference,
           const char               *value)
{
  HawEdtf edtf;

  if (difference->kind == HAW_EVENT_DIFFERENCE_DATE && haw_edtf_parse (value, &edtf, NULL) &&
      !haw_edtf_is_undated (&edtf))
    return haw_edtf_describe_short (&edtf);

  return g_strdup (value);
}

static void
attach (GtkWidget  *grid,
        const char *text,
        gboolean    heading,
        int         column,
        int         row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                                   column > 0, "max-width-chars", column > 0 ? 16 : 8, NULL);

  gtk_widget_add_css_class (label, "caption");
  if (heading)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
attach_value (GtkWidget                *grid,
              const HawEventDifference *difference,
              const char               *value,
              int                       column,
              int                       row)
{
  g_autofree char *text = dup_value (difference, value);

  /* Translators: in a table of differences: what one of both does not name. */
  attach (grid, *text != '\0' ? text : C_("difference", "not named"), *text == '\0', column, row);
}

GtkWidget *
haw_difference_table_new (GPtrArray *differences)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (differences != NULL, grid);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  attach (grid, C_("difference", "This passage"), TRUE, 1, 0);
  attach (grid, C_("difference", "The event"), TRUE, 2, 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const HawEventDifference *difference = differences->pdata[i];
      int row = (int) i + 1;

      attach (grid, get_kind (difference->kind), TRUE, 0, row);
      attach_value (grid, difference, difference->here, 1, row);
      attach_value (grid, difference, difference->there, 2, row);
    }
  sentence = haw_difference_table_dup_sentence (differences);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Differences"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);
  gtk_widget_set_visible (grid, differences->len > 0);

  return grid;
}

static char *
dup_difference (const HawEventDifference *difference)
{
  g_autofree char *here = dup_value (difference, difference->here);
  g_autofree char *there = dup_value (difference, difference->there);
  g_autofree char *isolated_here = haw_isolate (here);
  g_autofree char *isolated_there = haw_isolate (there);

  if (*there == '\0')
    /* Translators: a name that the passage has and the event has not. */
    return g_strdup_printf (_("only here %s"), isolated_here);
  if (*here == '\0')
    /* Translators: a name that the event has and the passage has not. */
    return g_strdup_printf (_("only there %s"), isolated_there);

  /* Translators: what the passage says, and what the event. */
  return g_strdup_printf (_("here %1$s, there %2$s"), isolated_here, isolated_there);
}

char *
haw_difference_table_dup_sentence (GPtrArray *differences)
{
  GString *sentence = g_string_new (NULL);

  g_return_val_if_fail (differences != NULL, g_string_free (sentence, FALSE));

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *difference = dup_difference (differences->pdata[i]);

      if (i > 0)
        g_string_append (sentence, C_("sentence separator", "; "));
      g_string_append (sentence, difference);
    }

  return g_string_free (sentence, FALSE);
}
