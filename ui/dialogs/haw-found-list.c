/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-found-list.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf.h"
#include "widgets/haw-label-edge.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_SHOWN 4
#define MAX_NAME 80

struct _HawFoundList
{
  GtkWidget parent_instance;

  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawFoundList, haw_found_list, GTK_TYPE_WIDGET)

/* What the rules that read a page say of where they found a value; the file keeps it in English. */
static const char *const origins[] = {
  NC_("found in", "agency that closes the text"),
  NC_("found in", "another line above the text"),
  NC_("found in", "beside the title"),
  NC_("found in", "box below the text"),
  NC_("found in", "claim of rights"),
  NC_("found in", "credit or form"),
  NC_("found in", "dateline"),
  NC_("found in", "day of the last change"),
  NC_("found in", "headline of the text"),
  NC_("found in", "letters and words of the text"),
  NC_("found in", "line above the text"),
  NC_("found in", "line above the text that says so"),
  NC_("found in", "line above the title"),
  NC_("found in", "line below the text"),
  NC_("found in", "line below the title"),
  NC_("found in", "line that says so"),
  NC_("found in", "source line"),
  NC_("found in", "stamp of a comment"),
  NC_("found in", "talk given to it alone"),
};

static char *
describe_value (const HawFoundValue *found)
{
  HawEdtf edtf;

  if (g_str_equal (found->field, "language"))
    return haw_language_name (found->value);
  if (g_str_equal (found->field, "published") && haw_edtf_parse (found->value, &edtf, NULL))
    return haw_edtf_describe (&edtf);
  return g_strdup (found->value);
}

static char *
describe_origin (const HawFoundValue *found,
                 guint                n_articles)
{
  const char *origin = found->origin;

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (g_str_equal (origin, origins[i]))
      origin = g_dpgettext2 (NULL, "found in", origin);
  if (n_articles > 1)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("Found in %u article", "Found in %u articles", found->n),
                         found->n);

      return haw_date_localise_digits (text);
    }
  return g_strdup_printf (_("Found: %s"), origin);
}

static GtkWidget *
make_row (const HawFoundValue *found,
          guint                n_articles)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *title = describe_value (found);
  g_autofree char *origin = describe_origin (found, n_articles);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Applied"), -1);
  gtk_widget_set_visible (mark, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (found->value), g_free);
  g_object_set_data (G_OBJECT (row), "mark", mark);
  gtk_widget_add_css_class (row, "found");
  haw_label_edge_hold (row);
  return row;
}

static void
row_activated_cb (HawFoundList  *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "value"));
}

static void
haw_found_list_dispose (GObject *object)
{
  HawFoundList *self = HAW_FOUND_LIST (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (haw_found_list_parent_class)->dispose (object);
}

static void
haw_found_list_class_init (HawFoundListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_found_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", HAW_TYPE_FOUND_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
haw_found_list_init (HawFoundList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Found Values"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
haw_found_list_fill (HawFoundList            *self,
                     const HawArticleSummary *summary,
                     const char              *field)
{
  GtkWidget *row;
  guint n = 0;

  g_return_if_fail (HAW_IS_FOUND_LIST (self) && summary != NULL && field != NULL);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < summary->found->len && n < MAX_SHOWN; i++)
    {
      const HawFoundValue *found = g_ptr_array_index (summary->found, i);

      if (!g_str_equal (found->field, field))
        continue;
      gtk_list_box_append (self->list, make_row (found, summary->n));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
haw_found_list_set_current (HawFoundList *self,
                            const char   *value)
{
  g_return_if_fail (HAW_IS_FOUND_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean current = g_strcmp0 (g_object_get_data (G_OBJECT (row), "value"), value) == 0;

      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "mark"), current);
    }
}

char *
haw_language_name (const char *code)
{
  g_autofree char *locale = haw_date_locale ();
  UChar name[MAX_NAME];
  char utf8[MAX_NAME * 3 + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;

  g_return_val_if_fail (code != NULL, NULL);

  length = uloc_getDisplayLanguage (code, locale, name, MAX_NAME, &status);
  if (U_FAILURE (status) || length == 0 || length >= MAX_NAME)
    return g_strdup (code);
  u_strToUTF8 (utf8, sizeof utf8, NULL, name, length, &status);
  return U_SUCCESS (status) && status != U_STRING_NOT_TERMINATED_WARNING ? g_strdup (utf8)
                                                                          : g_strdup (code);
}
