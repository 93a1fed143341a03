/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-cli-input.h"
#include "text/haw-json.h"
#include "text/haw-name-score.h"
#include "text/haw-page.h"
#include "text/haw-quote.h"

#include <glib/gi18n-lib.h>

static char *batch_path;

static const GOptionEntry names_entries[] = {
  { "batch", 0, 0, G_OPTION_ARG_FILENAME, &batch_path,
    N_("Read pairs of spellings from a file with one JSON object a line"), "PATH" },
  { NULL },
};

static const GOptionEntry quotes_entries[] = {
  { "batch", 0, 0, G_OPTION_ARG_FILENAME, &batch_path,
    N_("Read texts from a file with one JSON object a line"), "PATH" },
  { NULL },
};

/* Called for each object of a batch; adds to the answer, which has the members of the question that
 * name it. */
typedef gboolean (*LineFunc) (JsonObject   *question,
                              JsonBuilder  *answer,
                              GError      **error);

static const char *
get_string (JsonObject  *object,
            const char  *member,
            GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      haw_cli_fail_input (error, _("It has no text “%s”."), member);
      return NULL;
    }
  return json_node_get_string (node);
}

static gboolean
answer_line (const char  *line,
             LineFunc     func,
             GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonBuilder *answer;
  JsonNode *root;

  if (!haw_json_is_shallow (line, -1))
    return haw_cli_fail_input (error, _("It is no plain JSON, or nests lists deeper than 64 levels."));
  if (!json_parser_load_from_data (parser, line, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return haw_cli_fail_input (error, _("It is no JSON object."));
  answer = haw_cli_json_new ();
  if (!func (json_node_get_object (root), answer, error))
    {
      g_object_unref (answer);
      return FALSE;
    }
  haw_cli_print_json (answer);

  return TRUE;
}

static gboolean
answer_batch (LineFunc   func,
              GError   **error)
{
  g_autofree char *content =
    haw_cli_read_batch (g_str_equal (batch_path, "-") ? NULL : batch_path, error);
  g_auto (GStrv) lines = NULL;

  if (content == NULL)
    return FALSE;
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;

      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && !answer_line (lines[i], func, &reason))
        return haw_cli_fail_input (error, _("Line %u can’t be used. %s"), i + 1, reason->message);
    }

  return TRUE;
}

static void
build_range (JsonBuilder *builder,
             HawText     *text,
             const char  *name,
             guint        start,
             guint        end)
{
  g_autofree char *words = end > start ? haw_text_slice (text, start, end) : NULL;

  haw_cli_json_string (builder, name, words);
}

static void
build_quote (JsonBuilder    *builder,
             HawText        *text,
             const HawQuote *quote)
{
  haw_cli_json_int (builder, "start", quote->start);
  haw_cli_json_int (builder, "end", quote->end);
  build_range (builder, text, "surface", quote->start, quote->end);
  build_range (builder, text, "open", quote->open, quote->open_end);
  build_range (builder, text, "close", quote->close, quote->close_end);
  haw_cli_json_string (builder, "kind", haw_quote_kind_to_nick (quote->kind));
  build_range (builder, text, "speaker", quote->speaker, quote->speaker_end);
  if (quote->speaker_end > quote->speaker)
    {
      haw_cli_json_int (builder, "speaker_start", quote->speaker);
      haw_cli_json_int (builder, "speaker_end", quote->speaker_end);
    }
  build_range (builder, text, "verb", quote->verb, quote->verb_end);
  haw_cli_json_string (builder, "reason", haw_quote_reason_to_nick (quote->reason));
}

static GArray *
find_quotes (HawText *text,
             HawPage *page)
{
  g_autoptr (HawTokens) tokens =
    haw_tokens_new (text, page != NULL ? (const HawRegion *) (gpointer) page->regions->data : NULL,
                    page != NULL ? page->regions->len : 0);

  return haw_quotes_find (tokens, NULL);
}

static gboolean
answer_quotes (JsonObject   *question,
               JsonBuilder  *answer,
               GError      **error)
{
  const char *utf8 = get_string (question, "text", error);
  g_autoptr (HawText) text = NULL;
  g_autoptr (GArray) quotes = NULL;

  if (utf8 == NULL)
    return FALSE;
  if (json_object_has_member (question, "id"))
    {
      json_builder_set_member_name (answer, "id");
      json_builder_add_value (answer, json_node_copy (json_object_get_member (question, "id")));
    }
  text = haw_text_new (utf8, -1);
  quotes = find_quotes (text, NULL);
  json_builder_set_member_name (answer, "quotes");
  json_builder_begin_array (answer);
  for (guint i = 0; i < quotes->len; i++)
    {
      json_builder_begin_object (answer);
      build_quote (answer, text, &g_array_index (quotes, HawQuote, i));
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);

  return TRUE;
}

static void
print_quote (HawText        *text,
             const HawQuote *quote)
{
  g_autofree char *range = g_strdup_printf ("%u–%u", quote->start, quote->end);
  g_autofree char *speaker = haw_text_slice (text, quote->speaker, quote->speaker_end);
  g_autofree char *surface = haw_text_slice (text, quote->start, quote->end);

  haw_cli_print_row (range, haw_quote_kind_to_nick (quote->kind), speaker, surface, NULL);
}

static gboolean
run_quotes (char   **arguments,
            GError **error)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (HawText) text = NULL;
  g_autoptr (HawPage) page = NULL;
  g_autoptr (GArray) quotes = NULL;

  if (batch_path != NULL)
    return arguments[0] == NULL ? answer_batch (answer_quotes, error)
                                : haw_cli_fail_usage (error, _("Give either a file or --batch."));
  utf8 = haw_cli_read_text (arguments[0], error);
  if (utf8 == NULL)
    return FALSE;
  text = haw_text_new (utf8, -1);
  page = haw_page_read (text);
  quotes = find_quotes (text, page);
  for (guint i = 0; i < quotes->len; i++)
    if (haw_cli_json)
      {
        JsonBuilder *builder = haw_cli_json_new ();

        build_quote (builder, text, &g_array_index (quotes, HawQuote, i));
        haw_cli_print_json (builder);
      }
    else
      {
        print_quote (text, &g_array_index (quotes, HawQuote, i));
      }

  return TRUE;
}

/* What a pair may say about itself. */
static HawNameEvidence
read_context (JsonObject *question)
{
  static const struct
  {
    const char *member;
    HawNameEvidence evidence;
  } members[] = {
    { "same_article", HAW_NAME_SAME_ARTICLE },
    { "same_title", HAW_NAME_SAME_TITLE },
    { "same_company", HAW_NAME_SAME_COMPANY },
  };
  HawNameEvidence context = 0;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_get_boolean_member_with_default (question, members[i].member, FALSE))
      context |= members[i].evidence;

  return context;
}

static void
build_pair (JsonBuilder     *builder,
            const char      *a,
            const char      *b,
            HawNameEvidence  context)
{
  HawNameEvidence evidence;
  double score = haw_name_score (a, b, context, &evidence);

  haw_cli_json_string (builder, "a", a);
  haw_cli_json_string (builder, "b", b);
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, score);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < HAW_N_NAME_EVIDENCE; i++)
    if ((evidence & (HawNameEvidence) (1u << i)) != 0)
      json_builder_add_string_value (builder, haw_name_evidence_to_nick (i));
  json_builder_end_array (builder);
}

static gboolean
answer_names (JsonObject   *question,
              JsonBuilder  *answer,
              GError      **error)
{
  const char *a = get_string (question, "a", error);
  const char *b = a != NULL ? get_string (question, "b", error) : NULL;

  if (b == NULL)
    return FALSE;
  build_pair (answer, a, b, read_context (question));

  return TRUE;
}

static gboolean
run_names (char   **arguments,
           GError **error)
{
  g_autofree char *number = NULL;

  if (batch_path != NULL)
    return arguments[0] == NULL ? answer_batch (answer_names, error)
                                : haw_cli_fail_usage (error, _("Give either two names or --batch."));
  if (arguments[0] == NULL || arguments[1] == NULL)
    return haw_cli_fail_usage (error, _("Give two names or --batch."));
  for (guint i = 0; i < 2; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return haw_cli_fail_usage (error, _("The name is not valid UTF-8."));
  if (haw_cli_json)
    {
      JsonBuilder *builder = haw_cli_json_new ();

      build_pair (builder, arguments[0], arguments[1], 0);
      haw_cli_print_json (builder);
      return TRUE;
    }
  number = g_strdup_printf ("%.2f", haw_name_score (arguments[0], arguments[1], 0, NULL));
  haw_cli_print_row (arguments[0], arguments[1], number, NULL);

  return TRUE;
}

const HawCliCommand haw_cli_words_commands[] = {
  { "quotes", "[FILE]", N_("Find quotations and who speaks."), quotes_entries, 0, 1, run_quotes },
  { "names", "[NAME NAME]", N_("Say how far two names may be spellings of one."), names_entries, 0, 2,
    run_names },
  { NULL },
};
