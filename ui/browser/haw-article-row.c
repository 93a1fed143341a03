/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-article-row.h"
#include "text/haw-text.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* As high as a title of two lines, so that the list does not jump when the titles come. */
#define UNKNOWN_TITLE "\u00a0\n\u00a0"

struct _HawArticleRow
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkWidget *details;
  GtkLabel *outlet;
  GtkWidget *dot;
  GtkLabel *date;
  GtkLabel *badge;

  HawArticle *article;
  GSignalGroup *signals;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawArticleRow, haw_article_row, GTK_TYPE_WIDGET)

GtkWidget *
haw_article_row_new (void)
{
  return g_object_new (HAW_TYPE_ARTICLE_ROW, NULL);
}

/* A title in Arabic stands at the right with all that belongs to it, in any window. */
static void
set_direction (HawArticleRow *self,
               const char    *title)
{
  g_autoptr (HawText) text = haw_text_new (title, -1);
  HawDirection own = haw_text_get_direction (text);
  GtkTextDirection direction = own == HAW_DIRECTION_RTL   ? GTK_TEXT_DIR_RTL
                               : own == HAW_DIRECTION_LTR ? GTK_TEXT_DIR_LTR
                                                          : GTK_TEXT_DIR_NONE;
  GtkWidget *const widgets[] = {
    GTK_WIDGET (self->title), self->details, GTK_WIDGET (self->outlet), self->dot,
    GTK_WIDGET (self->date), GTK_WIDGET (self->badge),
  };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_direction (widgets[i], direction);
}

static char *
format_annotations (gint64 n)
{
  guint count = MIN (n, G_MAXUINT);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u annotation", "%u annotations", count), count);

  return haw_date_localise_digits (text);
}

/* The row of the list that holds this one has no name of its own in GTK before 4.12. */
static void
set_name (HawArticleRow *self,
          const char    *title,
          const char    *outlet,
          const char    *date,
          const char    *annotations)
{
  const char *parts[] = { title, outlet, date, annotations };
  g_autoptr (GString) name = g_string_new (NULL);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? C_("list separator", ", ") : "",
                              parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  if (parent == NULL)
    return;
  /* Shown before it had a name, it was named after the labels in it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
}

static void
show_values (HawArticleRow *self)
{
  const char *title = haw_article_get_title (self->article);
  const char *outlet = haw_article_get_outlet (self->article);
  g_autofree char *date = haw_article_dup_date_text (self->article);
  gint64 n = haw_article_get_n_annotations (self->article);
  g_autofree char *annotations = n > 0 ? format_annotations (n) : NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *localised = haw_date_localise_digits (number);

  set_direction (self, *title != '\0' ? title : outlet);
  gtk_label_set_label (self->title, *title != '\0' ? title : _("Untitled"));
  gtk_label_set_label (self->outlet, outlet);
  gtk_label_set_label (self->date, *date != '\0' ? date : _("No date"));
  gtk_widget_set_visible (GTK_WIDGET (self->outlet), *outlet != '\0');
  gtk_widget_set_visible (self->dot, *outlet != '\0');
  gtk_label_set_label (self->badge, localised);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), n > 0);
  set_name (self, gtk_label_get_label (self->title), outlet, gtk_label_get_label (self->date),
            annotations);
}

/* Asked for when the pointer rests there: to set the text of a tooltip asks the X server where the
 * pointer is, and to wait for that once a row is too long for a frame. */
static gboolean
query_tooltip_cb (HawArticleRow *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip)
{
  gint64 n = self->article != NULL ? haw_article_get_n_annotations (self->article) : 0;
  g_autofree char *annotations = n > 0 ? format_annotations (n) : NULL;
  g_autofree char *dates = self->article != NULL ? haw_article_dup_dates_text (self->article) : NULL;
  g_autofree char *text = NULL;

  if (dates == NULL && annotations == NULL)
    return FALSE;
  text = dates == NULL ? g_strdup (annotations) : g_strjoin ("\n", dates, annotations, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
show_nothing (HawArticleRow *self)
{
  gtk_label_set_label (self->title, UNKNOWN_TITLE);
  gtk_label_set_label (self->outlet, "");
  gtk_label_set_label (self->date, "");
  gtk_widget_set_visible (self->dot, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
}

static void
article_changed_cb (HawArticleRow *self)
{
  if (self->article != NULL && haw_article_get_loaded (self->article))
    show_values (self);
  else
    show_nothing (self);
}

static void
haw_article_row_dispose (GObject *object)
{
  HawArticleRow *self = HAW_ARTICLE_ROW (object);
  GtkWidget *child;

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->article);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_article_row_parent_class)->dispose (object);
}

static void
haw_article_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ARTICLE: g_value_set_object (value, HAW_ARTICLE_ROW (object)->article); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_ARTICLE:
      haw_article_row_set_article (HAW_ARTICLE_ROW (object), g_value_get_object (value));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_article_row_class_init (HawArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_article_row_dispose;
  object_class->get_property = haw_article_row_get_property;
  object_class->set_property = haw_article_row_set_property;

  properties[PROP_ARTICLE] =
    g_param_spec_object ("article", NULL, NULL, HAW_TYPE_ARTICLE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/browser/haw-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, details);
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, outlet);
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, date);
  gtk_widget_class_bind_template_child (widget_class, HawArticleRow, badge);
}

static void
haw_article_row_init (HawArticleRow *self)
{
  static const char *const details[] = {
    "notify::loaded", "notify::title", "notify::outlet", "notify::published",
    "notify::n-annotations",
  };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (HAW_TYPE_ARTICLE);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_group_connect_swapped (self->signals, details[i], G_CALLBACK (article_changed_cb),
                                    self);
  g_signal_connect_object (self->badge, "query-tooltip", G_CALLBACK (query_tooltip_cb), self,
                           G_CONNECT_SWAPPED);
  show_nothing (self);
}

HawArticle *
haw_article_row_get_article (HawArticleRow *self)
{
  g_return_val_if_fail (HAW_IS_ARTICLE_ROW (self), NULL);

  return self->article;
}

void
haw_article_row_set_article (HawArticleRow *self,
                             HawArticle    *article)
{
  g_return_if_fail (HAW_IS_ARTICLE_ROW (self));
  g_return_if_fail (article == NULL || HAW_IS_ARTICLE (article));

  if (!g_set_object (&self->article, article))
    return;
  g_signal_group_set_target (self->signals, article);
  article_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}
