/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-offer.h"

#include "project/haw-error.h"
#include "time/haw-edtf.h"
#include "widgets/haw-difference-table.h"

#include <glib/gi18n.h>

struct _HawEventOffer
{
  GtkWidget parent_instance;

  GtkLabel *facts;
  GtkLabel *target;
  GtkLabel *title;
  GtkWidget *table;    /* NULL where nothing differs */
};

G_DEFINE_FINAL_TYPE (HawEventOffer, haw_event_offer, GTK_TYPE_WIDGET)

static void
haw_event_offer_dispose (GObject *object)
{
  HawEventOffer *self = HAW_EVENT_OFFER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->table = NULL;

  G_OBJECT_CLASS (haw_event_offer_parent_class)->dispose (object);
}

static void
haw_event_offer_class_init (HawEventOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_event_offer_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (HawEventOffer *self,
           const char    *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", 36, NULL);

  gtk_widget_add_css_class (label, css);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
haw_event_offer_init (HawEventOffer *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->facts = add_label (self, "body");
  self->target = add_label (self, "caption-heading");
  self->title = add_label (self, "body");
  gtk_widget_set_margin_top (GTK_WIDGET (self->target), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
append (GString    *line,
        const char *words)
{
  g_autofree char *isolated = NULL;

  if (words == NULL || *words == '\0')
    return;
  isolated = haw_isolate (words);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, isolated);
}

/* When, where and who. */
static char *
dup_facts (const HawEventDraft *draft,
           const char          *date)
{
  GString *line = g_string_new (NULL);
  /* Translators: between the names of participants in an entry. */
  g_autofree char *actors = g_strjoinv (C_("list separator", ", "), draft->actors);
  g_autofree char *words = NULL;
  HawEdtf edtf;

  if (haw_edtf_parse (date, &edtf, NULL) && !haw_edtf_is_undated (&edtf))
    words = haw_edtf_describe (&edtf);
  append (line, words);
  append (line, draft->place);
  append (line, actors);

  return g_string_free (line, FALSE);
}

void
haw_event_offer_show (HawEventOffer       *self,
                      const HawEventDraft *draft,
                      const char          *date,
                      const HawEventMatch *match)
{
  g_autofree char *facts = NULL;

  g_return_if_fail (HAW_IS_EVENT_OFFER (self) && date != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
  if (draft == NULL)
    return;
  facts = dup_facts (draft, date);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->target, match != NULL ? _("Another source for:") : _("A new event"));
  gtk_label_set_text (self->title, match != NULL ? match->title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), match != NULL);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  if (match == NULL || match->differences->len == 0)
    return;
  self->table = haw_difference_table_new (match->differences);
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
}

char *
haw_event_offer_dup_sentence (const HawEventDraft *draft,
                              const char          *date,
                              const HawEventMatch *match)
{
  g_autofree char *facts = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *target = NULL;
  g_autofree char *differences = NULL;
  const char *separator = C_("sentence separator", "; ");

  g_return_val_if_fail (draft != NULL && date != NULL, NULL);

  facts = dup_facts (draft, date);
  if (match == NULL)
    return g_strconcat (facts, separator, _("A new event"), NULL);
  isolated = haw_isolate (match->title);
  /* Translators: %s is the title of an event. */
  target = g_strdup_printf (_("Another source for “%s”"), isolated);
  differences = haw_difference_table_dup_sentence (match->differences);

  return g_strconcat (facts, separator, target, *differences != '\0' ? separator : "", differences,
                      NULL);
}
