/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-name-completion.h"
#include "text/haw-fold.h"

#include <string.h>

enum
{
  COLUMN_NAME,
  COLUMN_FOLDED,
};

static gboolean
is_comma (gunichar character)
{
  return character == ',' || character == 0x060c || character == ';' || character == 0x061b;
}

/* The bytes of the name that holds the caret. */
static void
find_segment (GtkEntry *entry,
              gboolean  several,
              gsize    *start,
              gsize    *end)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *caret = g_utf8_offset_to_pointer (text,
                                                gtk_editable_get_position (GTK_EDITABLE (entry)));
  const char *p;

  *start = 0;
  *end = strlen (text);
  if (!several)
    return;
  for (p = text; p < caret; p = g_utf8_next_char (p))
    if (is_comma (g_utf8_get_char (p)))
      *start = (gsize) (g_utf8_next_char (p) - text);
  for (p = caret; *p != '\0' && !is_comma (g_utf8_get_char (p)); )
    p = g_utf8_next_char (p);
  *end = (gsize) (p - text);
}

static gboolean
match (GtkEntryCompletion *completion,
       const char         *key,
       GtkTreeIter        *iter,
       gpointer            data)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_completion_get_entry (completion));
  g_autofree char *folded = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *part = NULL;
  gsize start, end;

  find_segment (entry, GPOINTER_TO_INT (data), &start, &end);
  part = g_strndup (gtk_editable_get_text (GTK_EDITABLE (entry)) + start, end - start);
  typed = g_strstrip (haw_fold (part));
  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, COLUMN_FOLDED, &folded,
                      -1);

  return *typed != '\0' && strstr (folded, typed) != NULL && !g_str_equal (folded, typed);
}

static gboolean
match_selected_cb (GtkEntryCompletion *completion,
                   GtkTreeModel       *model,
                   GtkTreeIter        *iter,
                   gpointer            data)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_entry_completion_get_entry (completion));
  const char *old = gtk_editable_get_text (entry);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  gsize start, end;
  glong caret;

  gtk_tree_model_get (model, iter, COLUMN_NAME, &name, -1);
  find_segment (GTK_ENTRY (entry), GPOINTER_TO_INT (data), &start, &end);
  g_string_append_len (text, old, (gssize) start);
  if (start > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, name);
  caret = g_utf8_strlen (text->str, (gssize) text->len);
  g_string_append (text, old + end);
  gtk_editable_set_text (entry, text->str);
  gtk_editable_set_position (entry, (int) caret);

  return TRUE;
}

void
haw_name_completion_attach (GtkEntry *entry,
                            gboolean  several)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();
  g_autoptr (GtkListStore) store = gtk_list_store_new (2, G_TYPE_STRING, G_TYPE_STRING);

  g_return_if_fail (GTK_IS_ENTRY (entry));

  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, COLUMN_NAME);
  gtk_entry_completion_set_match_func (completion, match, GINT_TO_POINTER (several), NULL);
  g_signal_connect (completion, "match-selected", G_CALLBACK (match_selected_cb),
                    GINT_TO_POINTER (several));
  gtk_entry_set_completion (entry, completion);
}

void
haw_name_completion_set_names (GtkEntry          *entry,
                               const char *const *names)
{
  GtkListStore *store;

  g_return_if_fail (GTK_IS_ENTRY (entry) && gtk_entry_get_completion (entry) != NULL);

  store = GTK_LIST_STORE (gtk_entry_completion_get_model (gtk_entry_get_completion (entry)));
  gtk_list_store_clear (store);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = haw_fold (names[i]);

      gtk_list_store_insert_with_values (store, NULL, -1, COLUMN_NAME, names[i], COLUMN_FOLDED,
                                         folded, -1);
    }
}

GStrv
haw_name_completion_split (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *start = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; ; p = g_utf8_next_char (p))
    if (*p == '\0' || is_comma (g_utf8_get_char (p)))
      {
        g_autofree char *name = g_strstrip (g_strndup (start, (gsize) (p - start)));

        if (*name != '\0')
          g_strv_builder_add (names, name);
        if (*p == '\0')
          break;
        start = g_utf8_next_char (p);
      }

  return g_strv_builder_end (names);
}
