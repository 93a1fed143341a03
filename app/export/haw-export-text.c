/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cite.h"
#include "haw-export-text.h"

#include "model/haw-actor.h"
#include "text/haw-fold.h"
#include "model/haw-reliability.h"

#include "text/haw-text.h"
#include "time/haw-date-format.h"
#include "time/haw-edtf.h"
#include "time/haw-hijri-format.h"

#include <glib/gi18n-lib.h>

#define POP_FORMATTING 0x202c
#define POP_ISOLATE 0x2069

static gboolean
opens_formatting (gunichar c)
{
  return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e;
}

static gboolean
opens_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

/* Closes what is open down to @depth, innermost first. */
static void
close_down_to (GString *clean,
               GString *open,
               gsize    depth)
{
  for (; open->len > depth; g_string_truncate (open, open->len - 1))
    g_string_append_unichar (clean, open->str[open->len - 1] == 'i' ? POP_ISOLATE : POP_FORMATTING);
}

/* A closing character counts only for what is open; an isolate closes the formatting in it. */
static void
close_one (GString *clean,
           GString *open,
           gboolean isolate)
{
  const char *last = isolate ? strrchr (open->str, 'i') : NULL;

  if (isolate && last != NULL)
    close_down_to (clean, open, last - open->str);
  else if (!isolate && open->len > 0 && open->str[open->len - 1] == 'f')
    close_down_to (clean, open, open->len - 1);
}

char *
haw_export_clean (const char *text)
{
  g_autoptr (GString) open = g_string_new (NULL);  /* 'i' isolate, 'f' formatting */
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == POP_ISOLATE || c == POP_FORMATTING)
        {
          close_one (clean, open, c == POP_ISOLATE);
          continue;
        }
      if (c == '\r')
        continue;
      /* A paragraph ends every direction. */
      if (c == '\n' || c == 0x2029)
        close_down_to (clean, open, 0);
      if (opens_isolate (c) || opens_formatting (c))
        g_string_append_c (open, opens_isolate (c) ? 'i' : 'f');
      g_string_append_unichar (clean, g_unichar_iscntrl (c) && c != '\n' && c != '\t' ? 0xfffd : c);
    }
  close_down_to (clean, open, 0);

  return g_string_free (clean, FALSE);
}

char *
haw_export_html_escape (const char *text)
{
  g_autofree char *clean = haw_export_clean (text);

  return g_markup_escape_text (clean, -1);
}

const char *
haw_export_direction (const char *text)
{
  g_autoptr (HawText) indexed = haw_text_new (text, -1);

  switch (haw_text_get_direction (indexed))
    {
    case HAW_DIRECTION_RTL: return "rtl";
    case HAW_DIRECTION_LTR: return "ltr";
    case HAW_DIRECTION_NEUTRAL: return "auto";
    default: g_return_val_if_reached ("auto");
    }
}

char *
haw_export_language (void)
{
  char *language = haw_date_locale ();

  language[strcspn (language, "@.")] = '\0';
  return g_strdelimit (language, "_", '-');
}

char *
haw_export_date (const char *edtf)
{
  HawEdtf date;

  if (*edtf == '\0' || !haw_edtf_parse (edtf, &date, NULL))
    return g_strdup (edtf);
  return haw_edtf_describe (&date);
}

const char *
haw_export_status_label (HawEventStatus status)
{
  switch (status)
    {
    case HAW_EVENT_CONFIRMED: return C_("event status", "Confirmed");
    case HAW_EVENT_DISPUTED: return C_("event status", "Disputed");
    case HAW_EVENT_UNCONFIRMED: return C_("event status", "Unconfirmed");
    default: g_return_val_if_reached ("");
    }
}

const char *
haw_export_stance_label (const char *stance)
{
  if (g_str_equal (stance, "confirms"))
    return C_("evidence", "Confirms");
  if (g_str_equal (stance, "denies"))
    return C_("evidence", "Denies");
  return C_("evidence", "Reports");
}

char *
haw_export_grades (const HawEvidenceEntry *evidence)
{
  g_autofree char *outlet =
    haw_reliability_dup_text (evidence->annotation->article->outlet_reliability);
  g_autofree char *report = haw_reliability_dup_text (evidence->reliability);

  if (*outlet == '\0' || *report == '\0')
    return g_strdup (*outlet != '\0' ? outlet : report);
  return g_strjoin (" · ", outlet, report, NULL);
}

char *
haw_export_summary (const HawContents *contents)
{
  const guint n_articles = contents->articles->len;
  const guint n_annotations = contents->annotations->len;
  const guint n_events = contents->events->len;
  g_autofree char *articles =
    g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  g_autofree char *annotations =
    g_strdup_printf (ngettext ("%u quotation", "%u quotations", n_annotations), n_annotations);
  g_autofree char *events =
    g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);

  return g_strjoin (C_("list separator", ", "), events, articles, annotations, NULL);
}

const char *
haw_export_title (const HawArticleEntry *article)
{
  return *article->title != '\0' ? article->title : _("Untitled Article");
}

static int
compare_actors (gconstpointer a,
                gconstpointer b)
{
  const HawActorEntry *first = *(HawActorEntry *const *) a;
  const HawActorEntry *second = *(HawActorEntry *const *) b;
  g_autofree char *one = haw_fold_name (first->name);
  g_autofree char *other = haw_fold_name (second->name);

  return g_strcmp0 (one, other);
}

GPtrArray *
haw_export_actors (const HawContents *contents)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < contents->actors->len; i++)
    g_ptr_array_add (actors, contents->actors->pdata[i]);
  g_ptr_array_sort (actors, compare_actors);
  return actors;
}

char *
haw_export_actor_line (const HawActorEntry *actor,
                       const char          *aliases)
{
  HawActorKind kind = HAW_ACTOR_UNKNOWN;
  const char *kind_name;

  haw_actor_kind_from_nick (actor->kind, &kind);
  kind_name = kind != HAW_ACTOR_UNKNOWN ? haw_actor_kind_get_name (kind) : "";
  if (*aliases == '\0')
    return g_strdup (kind_name);
  if (kind == HAW_ACTOR_UNKNOWN)
    /* Translators: %s are the other names of an actor. */
    return g_strdup_printf (_("also: %s"), aliases);
  /* Translators: the kind of an actor, such as Person, and its other names. */
  return g_strdup_printf (_("%1$s, also: %2$s"), kind_name, aliases);
}

/* In the words of a sentence; longer passages are cut. */
#define LINK_TARGET_LENGTH 160

char *
haw_export_link_target (const HawAnnotationEntry *annotation,
                        const HawAnnotationEntry *other)
{
  const HawArticleEntry *article = other->article;
  gboolean cut = g_utf8_strlen (other->quote, -1) > LINK_TARGET_LENGTH;
  g_autofree char *start = cut ? g_utf8_substring (other->quote, 0, LINK_TARGET_LENGTH) : NULL;
  g_autofree char *shown = g_strconcat (start != NULL ? start : other->quote, cut ? "…" : "", NULL);
  g_autofree char *line = g_strdelimit (g_steal_pointer (&shown), "\n\t", ' ');
  g_autofree char *quote = haw_cite_quote (line, article->language);

  if (article == annotation->article)
    return g_steal_pointer (&quote);
  return g_strdup_printf ("%s (%s)", quote,
                          *article->outlet != '\0' ? article->outlet : haw_export_title (article));
}
