/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor-page-private.h"

#include "haw-kwic-row.h"
#include "model/haw-actor-edit.h"
#include "project/haw-error.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf.h"
#include "widgets/haw-actor-look.h"

#include <glib/gi18n.h>

/* What a row of a list is about. */
#define ROW_ID "haw-id"

static void
set_text (GtkLabel   *label,
          const char *text)
{
  g_autofree char *localised = haw_date_localise_digits (text);

  gtk_label_set_text (label, localised);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
make_label (const char *text,
            gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
make_row (GtkWidget  *child,
          gint64      id,
          const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), ROW_ID, g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
append_row (GtkListBox *list,
            GtkWidget  *child,
            gint64      id,
            const char *name)
{
  gtk_list_box_append (list, make_row (child, id, name));
}

/* Two lines, the second of them small. */
static GtkWidget *
make_lines (const char *first,
            const char *second)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), make_label (first, FALSE));
  if (*second != '\0')
    gtk_box_append (GTK_BOX (lines), make_label (second, TRUE));
  return lines;
}

static gint64
id_of (gpointer row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), ROW_ID);

  return id != NULL ? *id : 0;
}

static char *
format_date (const char *edtf)
{
  HawEdtf date;

  return *edtf != '\0' && haw_edtf_parse (edtf, &date, NULL) ? haw_edtf_describe (&date)
                                                             : g_strdup (edtf);
}

/* What is known of a source, in one line. */
static char *
format_source (const char *outlet,
               const char *date,
               const char *title)
{
  const char *const parts[] = { outlet, date, title };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *isolated = NULL;

      if (*parts[i] == '\0')
        continue;
      isolated = haw_isolate (parts[i]);
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", isolated);
    }
  return g_string_free (line, FALSE);
}

/* Names. */

static void
split_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HawActorPage) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = haw_actor_split_finish (HAW_PROJECT (object), result, &error);

  if (self->state == NULL)
    return;
  if (id != 0)
    haw_view_state_show_edited (self->state, _("Split off as an actor of its own"));
  else
    haw_view_state_show_message (self->state, error->message);
}

static const char *
find_name (HawActorPage *self,
           gint64        id)
{
  HawActor *actor = haw_actor_page_get_row (self);
  GPtrArray *names = actor != NULL ? haw_actor_get_names (actor) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (((HawActorName *) names->pdata[i])->id == id)
      return ((HawActorName *) names->pdata[i])->name;
  return NULL;
}

static void
split_clicked_cb (GtkButton    *button,
                  HawActorPage *self)
{
  const char *name = find_name (self, id_of (button));

  if (name != NULL && haw_actor_page_can_edit (self))
    haw_actor_split_async (haw_view_state_get_project (self->state), id_of (button), name, NULL,
                           split_cb, g_object_ref (self));
}

static void
remove_clicked_cb (GtkButton    *button,
                   HawActorPage *self)
{
  const char *name = find_name (self, id_of (button));

  if (name != NULL && haw_actor_page_can_edit (self))
    haw_actor_remove_alias_async (haw_view_state_get_project (self->state), id_of (button), name,
                                  NULL, haw_actor_page_done_cb, g_object_ref (self));
}

static void
distinct_clicked_cb (GtkButton    *button,
                     HawActorPage *self)
{
  if (haw_actor_page_can_edit (self))
    haw_actor_set_distinct_async (haw_view_state_get_project (self->state), self->actor,
                                  id_of (button), FALSE, NULL, haw_actor_page_done_cb,
                                  g_object_ref (self));
}

static GtkWidget *
make_button (HawActorPage *self,
             const char   *icon,
             const char   *label,
             const char   *name,
             gint64        id,
             GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *isolated = haw_isolate (name);
  /* Translators: what a button does, then the name it is for, as in "Remove Name: Aden". */
  g_autofree char *told = g_strdup_printf (C_("button and its name", "%s: %s"), label, isolated);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  g_object_set_data_full (G_OBJECT (button), ROW_ID, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_name (HawActorPage       *self,
           const HawActorName *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_label (name->name, FALSE));
  if (haw_actor_page_can_edit (self))
    {
      gtk_box_append (GTK_BOX (box),
                      make_button (self, "edit-cut-symbolic", _("Make an Actor of Its Own"),
                                   name->name, name->id, G_CALLBACK (split_clicked_cb)));
      gtk_box_append (GTK_BOX (box),
                      make_button (self, "window-close-symbolic", _("Remove Name"), name->name,
                                   name->id, G_CALLBACK (remove_clicked_cb)));
    }
  return make_row (box, name->id, name->name);
}

/* Whether a row has that name, with the buttons there are to be. */
static gboolean
shows_name (HawActorPage       *self,
            GtkListBoxRow      *row,
            const HawActorName *name)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

  return id_of (row) == name->id &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (label)), name->name) &&
         (gtk_widget_get_next_sibling (label) != NULL) == haw_actor_page_can_edit (self);
}

static GPtrArray *
list_other_names (HawActorPage *self)
{
  HawActor *actor = haw_actor_page_get_row (self);
  GPtrArray *names = actor != NULL ? haw_actor_get_names (actor) : NULL;
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!g_str_equal (((HawActorName *) names->pdata[i])->name, haw_actor_get_name (actor)))
      g_ptr_array_add (others, names->pdata[i]);
  return others;
}

static void
remove_other_rows (HawActorPage *self,
                   GPtrArray    *names)
{
  GtkListBox *list = self->lists[HAW_ACTOR_NAMES];
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL;)
    {
      gboolean stays = FALSE;

      for (guint j = 0; j < names->len && !stays; j++)
        stays = shows_name (self, row, names->pdata[j]);
      if (stays)
        i++;
      else
        gtk_list_box_remove (list, GTK_WIDGET (row));
    }
}

/* Which row of a list has the focus, or -1. */
static int
find_focused (GtkListBox *list)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

/* To the row that is now in the place of the one that had it. */
static void
give_focus (HawActorPage *self,
            GtkListBox   *list,
            int           index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (list, index - 1);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self));
}

void
haw_actor_page_fill_names (HawActorPage *self)
{
  g_autoptr (GPtrArray) names = list_other_names (self);
  GtkListBox *list = self->lists[HAW_ACTOR_NAMES];
  GtkListBoxRow *row;
  int focused = find_focused (list);

  remove_other_rows (self, names);
  for (guint i = 0; i < names->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL || !shows_name (self, row, names->pdata[i]))
        gtk_list_box_insert (list, make_name (self, names->pdata[i]), (int) i);
    }
  while ((row = gtk_list_box_get_row_at_index (list, (int) names->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (list), names->len > 0);
  if (focused >= 0 && find_focused (list) < 0)
    give_focus (self, list, focused);
}

/* What was read. */

static void
append_quote (HawActorPage        *self,
              const HawActorQuote *quote)
{
  g_autofree char *source = format_source (quote->codes, quote->outlet, quote->title);

  append_row (self->lists[HAW_ACTOR_QUOTES], make_lines (quote->quote, source), quote->id,
              quote->quote);
}

static void
append_event (HawActorPage        *self,
              const HawActorEvent *event)
{
  g_autofree char *date = format_date (event->date);
  g_autofree char *line = format_source (date, event->is_place ? _("as the place") : "", "");

  append_row (self->lists[HAW_ACTOR_EVENTS], make_lines (event->title, line), event->id,
              event->title);
}

static void
append_part (GString    *line,
             const char *format,
             guint       n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (n > 0 && line->len > 0)
    g_string_append (line, C_("list separator", ", "));
  if (n > 0)
    g_string_append_printf (line, format, n);
#pragma GCC diagnostic pop
}

static void
append_companion (HawActorPage       *self,
                  const HawCompanion *companion)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *localised = NULL;
  g_autofree char *isolated = haw_isolate (companion->name);
  g_autofree char *name = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *kind = gtk_image_new ();

  append_part (line, ngettext ("%u paragraph", "%u paragraphs", companion->n_paragraphs),
               companion->n_paragraphs);
  append_part (line, ngettext ("%u article", "%u articles", companion->n_articles),
               companion->n_articles);
  append_part (line, ngettext ("%u event", "%u events", companion->n_events), companion->n_events);
  localised = haw_date_localise_digits (line->str);
  haw_actor_look_set_kind (GTK_IMAGE (kind), companion->kind);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), make_lines (companion->name, localised));
  /* Translators: an actor, then how often it is met, as in "Aden: 2 articles, 1 event". */
  name = g_strdup_printf (C_("actor and counts", "%s: %s"), isolated, localised);
  append_row (self->lists[HAW_ACTOR_COMPANIONS], box, companion->actor, name);
}

static void
append_distinct (HawActorPage           *self,
                 const HawDistinctActor *distinct)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_label (distinct->name, FALSE));
  if (haw_actor_page_can_edit (self))
    gtk_box_append (GTK_BOX (box),
                    make_button (self, "window-close-symbolic", _("May Be the Same After All"),
                                 distinct->name, distinct->actor,
                                 G_CALLBACK (distinct_clicked_cb)));
  append_row (self->lists[HAW_ACTOR_DISTINCT], box, distinct->actor, distinct->name);
}

static void
set_heading (HawActorPage     *self,
             HawActorListKind  kind,
             guint             n,
             const char       *format)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  set_text (self->headings[kind], text);
  gtk_widget_set_visible (GTK_WIDGET (self->headings[kind]), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->lists[kind]), n > 0);
}

static void
fill_foot (HawActorPage          *self,
           const HawActorDetails *details)
{
  guint n_more = details->n_mentions - details->mentions->len;
  g_autofree char *more = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);
  g_autofree char *more_localised = haw_date_localise_digits (more);
  g_autofree char *older
    = g_strdup_printf (ngettext ("%u more stands only in an older version of an article.",
                                 "%u more stand only in older versions of articles.",
                                 details->n_older), details->n_older);

  gtk_button_set_label (self->more_button, more_localised);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_more > 0);
  set_text (self->older_label, older);
  gtk_widget_set_visible (GTK_WIDGET (self->older_label), details->n_older > 0);
  gtk_widget_set_visible (self->mentions_hint, details->n_mentions + details->n_older == 0);
}

static void
fill_mentions (HawActorPage          *self,
               const HawActorDetails *details)
{
  for (guint i = 0; i < details->mentions->len; i++)
    {
      const HawActorMention *mention = details->mentions->pdata[i];
      GtkWidget *row = haw_kwic_row_new (mention);
      g_autofree char *date = format_date (mention->published);

      g_object_set_data_full (G_OBJECT (row), "source",
                              format_source (mention->outlet, date,
                                             haw_occurrence_get_title (mention->place)), g_free);
      gtk_list_box_append (self->lists[HAW_ACTOR_MENTIONS], row);
    }
  set_heading (self, HAW_ACTOR_MENTIONS, details->n_mentions,
               ngettext ("%u Mention", "%u Mentions", details->n_mentions));
}

static void
hide_lists (HawActorPage *self)
{
  for (guint i = HAW_ACTOR_MENTIONS; i < HAW_N_ACTOR_LISTS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->headings[i]), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->lists[i]), FALSE);
    }
  gtk_widget_set_visible (self->mentions_hint, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->older_label), FALSE);
}

/* Which row of which list had the focus, to give it back when the lists are made anew. */
static gboolean
find_focus (HawActorPage *self,
            guint        *list,
            int          *row)
{
  for (*list = HAW_ACTOR_MENTIONS; *list < HAW_N_ACTOR_LISTS; (*list)++)
    {
      *row = find_focused (self->lists[*list]);
      if (*row >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill (HawActorPage          *self,
      const HawActorDetails *details)
{
  fill_mentions (self, details);
  fill_foot (self, details);
  for (guint i = 0; i < details->quotes->len; i++)
    append_quote (self, details->quotes->pdata[i]);
  set_heading (self, HAW_ACTOR_QUOTES, details->quotes->len,
               ngettext ("%u Annotation", "%u Annotations", details->quotes->len));
  for (guint i = 0; i < details->events->len; i++)
    append_event (self, details->events->pdata[i]);
  set_heading (self, HAW_ACTOR_EVENTS, details->events->len,
               ngettext ("%u Event", "%u Events", details->events->len));
  for (guint i = 0; i < details->companions->len; i++)
    append_companion (self, details->companions->pdata[i]);
  set_heading (self, HAW_ACTOR_COMPANIONS, details->companions->len,
               ngettext ("With %u Other", "With %u Others", details->companions->len));
  for (guint i = 0; i < details->distinct->len; i++)
    append_distinct (self, details->distinct->pdata[i]);
  set_heading (self, HAW_ACTOR_DISTINCT, details->distinct->len,
               ngettext ("Not the Same As %u Other", "Not the Same As %u Others",
                         details->distinct->len));
}

void
haw_actor_page_fill_lists (HawActorPage *self)
{
  const HawActorDetails *details = self->details != NULL ? haw_live_read_get_result (self->details)
                                                         : NULL;
  guint list = 0;
  int index = 0;
  gboolean had_focus = find_focus (self, &list, &index);

  for (guint i = HAW_ACTOR_MENTIONS; i < HAW_N_ACTOR_LISTS; i++)
    clear_list (self->lists[i]);
  if (details == NULL)
    {
      hide_lists (self);
      return;
    }
  fill (self, details);
  if (had_focus)
    give_focus (self, self->lists[list], index);
}

/* Where the rows lead. */

static void
show_mention (HawActorPage  *self,
              GtkListBoxRow *row)
{
  HawOccurrence *place = haw_kwic_row_get_place (HAW_KWIC_ROW (row));

  haw_view_state_reveal_passage (self->state, haw_occurrence_get_article (place),
                                 haw_occurrence_get_start (place), haw_occurrence_get_end (place));
  haw_view_state_return_to_text (self->state);
}

static void
show_quote (HawActorPage  *self,
            GtkListBoxRow *row)
{
  const HawActorDetails *details = haw_live_read_get_result (self->details);

  for (guint i = 0; details != NULL && i < details->quotes->len; i++)
    {
      const HawActorQuote *quote = details->quotes->pdata[i];

      if (quote->id != id_of (row))
        continue;
      haw_view_state_set_article (self->state, quote->article);
      haw_view_state_set_annotation (self->state, quote->id);
      haw_view_state_return_to_text (self->state);
      return;
    }
}

static void
show_event (HawActorPage  *self,
            GtkListBoxRow *row)
{
  haw_view_state_set_event (self->state, id_of (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "notes");
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  HawActorPage  *self)
{
  if (list == self->lists[HAW_ACTOR_MENTIONS])
    show_mention (self, row);
  else if (list == self->lists[HAW_ACTOR_QUOTES])
    show_quote (self, row);
  else if (list == self->lists[HAW_ACTOR_EVENTS])
    show_event (self, row);
  else if (list != self->lists[HAW_ACTOR_NAMES])
    haw_actor_page_open (self, id_of (row));
}

/* The source stands once above the lines that come from it. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  const char *source = g_object_get_data (G_OBJECT (row), "source");
  const char *other = before != NULL ? g_object_get_data (G_OBJECT (before), "source") : NULL;
  GtkWidget *label;

  if (g_strcmp0 (source, other) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = make_label (source, TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "source");
  gtk_list_box_row_set_header (row, label);
}

void
haw_actor_page_init_lists (HawActorPage *self)
{
  const struct { const char *name; GtkWidget *after; } lists[HAW_N_ACTOR_LISTS] = {
    { _("Other Names"), GTK_WIDGET (self->kind_row) },
    { C_("actor", "Mentions"), GTK_WIDGET (self->mentions_hint) },
    { _("Annotations"), GTK_WIDGET (self->older_label) },
    { _("Events"), NULL }, { _("Met With"), NULL }, { _("Not the Same As"), NULL },
  };
  GtkWidget *last = NULL;

  for (guint i = 0; i < HAW_N_ACTOR_LISTS; i++)
    {
      GtkWidget *heading = gtk_label_new (NULL);
      GtkWidget *list = gtk_list_box_new ();

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "heading");
      gtk_widget_set_visible (heading, FALSE);
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      lists[i].name, -1);
      g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
      gtk_box_insert_child_after (self->box, heading, lists[i].after != NULL ? lists[i].after : last);
      gtk_box_insert_child_after (self->box, list, heading);
      self->headings[i] = GTK_LABEL (heading);
      self->lists[i] = GTK_LIST_BOX (list);
      last = list;
    }
  gtk_list_box_set_header_func (self->lists[HAW_ACTOR_MENTIONS], header_cb, NULL, NULL);
}
