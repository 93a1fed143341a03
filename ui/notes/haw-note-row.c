/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-note-row.h"
#include "haw-passage.h"
#include "project/haw-error.h"
#include "text/haw-markdown.h"
#include "time/haw-hijri-format.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SHOWN 400 /* bytes of a note that its row can need */

struct _HawNoteRow
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *place;

  HawNoteEntry *entry;
};

G_DEFINE_FINAL_TYPE (HawNoteRow, haw_note_row, GTK_TYPE_WIDGET)

const char *
haw_note_row_target_name (HawNoteTarget target)
{
  switch (target)
    {
    case HAW_NOTE_ON_ANNOTATION: return C_("what a note is on", "Passage");
    case HAW_NOTE_ON_ARTICLE: return C_("what a note is on", "Article");
    case HAW_NOTE_ON_CODE: return C_("what a note is on", "Code");
    case HAW_NOTE_ON_EVENT: return C_("what a note is on", "Event");
    case HAW_NOTE_ON_ACTOR: return C_("what a note is on", "Actor");
    case HAW_NOTE_ON_PROJECT: return C_("what a note is on", "Journal");
    default: g_return_val_if_reached ("");
    }
}

static const char *
skip_heading (const char *line)
{
  const char *p = line + strspn (line, "#");

  return p > line && *p == ' ' ? p + 1 : line;
}

/* The first lines, with the titles of links in their place. */
static char *
excerpt (const char *body)
{
  g_autofree char *plain = haw_markdown_unlink (body);
  g_autofree char *part = g_utf8_substring (plain, 0,
                                            MIN (MAX_SHOWN, g_utf8_strlen (plain, -1)));
  g_auto (GStrv) lines = g_strsplit (part, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "",
                              skip_heading (lines[i]));

  return g_string_free (out, FALSE);
}

static char *
describe_day (gint64 created)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (created / G_USEC_PER_SEC);

  if (time == NULL)
    return g_strdup ("");
  return haw_calendar_format_main (g_date_time_to_unix (time) +
                                     g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND,
                                   HAW_DATE_DAY);
}

static void
show (HawNoteRow *self)
{
  const HawNoteValues *values = self->entry != NULL ? haw_note_entry_get (self->entry) : NULL;
  g_autofree char *body = NULL;
  g_autofree char *day = NULL;
  g_autofree char *outlet = NULL;
  g_autofree char *isolated_day = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;
  const char *target;

  if (values == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->title), "");
      gtk_label_set_text (GTK_LABEL (self->body), "\n");
      gtk_label_set_text (GTK_LABEL (self->place), "");
      return;
    }
  body = excerpt (values->body);
  day = describe_day (values->created);
  target = haw_note_row_target_name (values->target);
  gtk_label_set_text (GTK_LABEL (self->title), *values->title != '\0' ? values->title : day);
  haw_passage_set_direction (self->title, *values->title != '\0' ? values->title : day);
  gtk_label_set_text (GTK_LABEL (self->body), body);
  haw_passage_set_direction (self->body, body);
  outlet = haw_isolate (values->outlet);
  isolated_day = haw_isolate (day);
  place = g_strjoin (" · ", target, *values->outlet != '\0' ? outlet : isolated_day,
                     *values->outlet != '\0' ? isolated_day : NULL, NULL);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  name = g_strdup_printf ("%s. %s. %s", gtk_label_get_text (GTK_LABEL (self->title)), body, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_label (HawNoteRow *self,
            int         lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", lines > 1, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_END, "lines",
                                   lines, "width-chars", 12, "max-width-chars", 30, NULL);

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
haw_note_row_dispose (GObject *object)
{
  HawNoteRow *self = HAW_NOTE_ROW (object);
  GtkWidget *child;

  haw_note_row_set_entry (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (haw_note_row_parent_class)->dispose (object);
}

static void
haw_note_row_class_init (HawNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = haw_note_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "noterow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_note_row_init (HawNoteRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->title = make_label (self, 1);
  self->body = make_label (self, 3);
  self->place = make_label (self, 1);
  gtk_widget_add_css_class (self->title, "quotation");
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim-label");
}

GtkWidget *
haw_note_row_new (void)
{
  return g_object_new (HAW_TYPE_NOTE_ROW, NULL);
}

void
haw_note_row_set_entry (HawNoteRow   *self,
                        HawNoteEntry *entry)
{
  g_return_if_fail (HAW_IS_NOTE_ROW (self));

  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_object (entry, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
