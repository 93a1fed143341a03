/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-help-page.h"

#include <string.h>

/* Keys and dates run from left to right in any sentence. */
#define LRI "\u2066"
#define PDI "\u2069"
#define LRM "\u200e"
#define RLM "\u200f"

#define WIDTH_CHARS 64

typedef struct
{
  GtkBox *page;
  GString *paragraph;
  GtkGrid *table;  /* being filled */
  int row;
} Writer;

/* The markup of @text, in which backquotes and double stars come in pairs. It begins with the direction
 * of the page: Pango takes that of the first letter, also of one in an isolate. */
static char *
to_markup (const char *text)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GString *markup = g_string_new (rtl ? RLM : LRM);
  gboolean code = FALSE, bold = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '`')
        {
          g_string_append (markup, code ? "</tt>" PDI : LRI "<tt>");
          code = !code;
        }
      else if (!code && g_str_has_prefix (p, "**"))
        {
          g_string_append (markup, bold ? "</b>" : "<b>");
          bold = !bold;
          p++;
        }
      else
        {
          g_autofree char *escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);

          g_string_append (markup, escaped);
        }
    }

  return g_string_free (markup, FALSE);
}

static GtkWidget *
make_label (const char        *text,
            GtkAccessibleRole  role,
            const char        *css_class)
{
  g_autofree char *markup = to_markup (text);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", markup,
                                   "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "max-width-chars",
                                   WIDTH_CHARS, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
end_paragraph (Writer *writer)
{
  if (writer->paragraph->len > 0)
    gtk_box_append (writer->page, make_label (writer->paragraph->str, GTK_ACCESSIBLE_ROLE_LABEL,
                                              NULL));
  g_string_truncate (writer->paragraph, 0);
}

static void
add_item (Writer     *writer,
          const char *bullet,
          const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = make_label (bullet, GTK_ACCESSIBLE_ROLE_LABEL, "dim-label");
  GtkWidget *label = make_label (text, GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  gtk_label_set_wrap (GTK_LABEL (sign), FALSE);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "item");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (writer->page, box);
}

static void
add_row (Writer     *writer,
         const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);
  guint n_cells = g_strv_length (cells) - 2;

  if (g_str_has_prefix (line, "|--"))
    return;
  if (writer->table == NULL)
    {
      writer->table = GTK_GRID (gtk_grid_new ());
      writer->row = 0;
      gtk_widget_add_css_class (GTK_WIDGET (writer->table), "facts");
      gtk_box_append (writer->page, GTK_WIDGET (writer->table));
    }
  /* The row begins and ends with a bar, outside of which there is nothing. */
  for (int i = 1; cells[i] != NULL && cells[i + 1] != NULL; i++)
    {
      GtkWidget *label = make_label (g_strstrip (cells[i]), GTK_ACCESSIBLE_ROLE_LABEL,
                                     writer->row == 0 ? "heading" : NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), n_cells > 2 ? 16 : i == 1 ? 24 : 44);
      gtk_widget_set_valign (label, n_cells > 2 ? GTK_ALIGN_START : GTK_ALIGN_BASELINE);
      gtk_grid_attach (writer->table, label, i - 1, writer->row, 1, 1);
    }
  writer->row++;
}

static void
add_line (Writer     *writer,
          const char *line)
{
  gsize n_digits = strspn (line, "0123456789");

  if (*line == '|')
    {
      end_paragraph (writer);
      add_row (writer, line);
      return;
    }
  writer->table = NULL;
  if (g_str_has_prefix (line, "# "))
    {
      gtk_box_append (writer->page,
                      make_label (line + 2, GTK_ACCESSIBLE_ROLE_HEADING, "title-1"));
    }
  else if (g_str_has_prefix (line, "## "))
    {
      end_paragraph (writer);
      gtk_box_append (writer->page,
                      make_label (line + 3, GTK_ACCESSIBLE_ROLE_HEADING, "title-4"));
    }
  else if (g_str_has_prefix (line, "- "))
    {
      end_paragraph (writer);
      add_item (writer, "•", line + 2);
    }
  else if (n_digits > 0 && g_str_has_prefix (line + n_digits, ". "))
    {
      g_autofree char *number = g_strndup (line, n_digits + 1);

      end_paragraph (writer);
      add_item (writer, number, line + n_digits + 2);
    }
  else if (*line == '\0')
    {
      end_paragraph (writer);
    }
  else
    {
      if (writer->paragraph->len > 0)
        g_string_append_c (writer->paragraph, ' ');
      g_string_append (writer->paragraph, line);
    }
}

GtkWidget *
haw_help_page_new (const char *source)
{
  g_auto (GStrv) lines = NULL;
  Writer writer = { 0 };

  g_return_val_if_fail (source != NULL, NULL);

  lines = g_strsplit (source, "\n", -1);
  writer.page = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  writer.paragraph = g_string_new (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (writer.page), "help-page");
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (&writer, lines[i]);
  end_paragraph (&writer);
  g_string_free (writer.paragraph, TRUE);

  return GTK_WIDGET (writer.page);
}

char *
haw_help_page_dup_title (const char *source)
{
  g_return_val_if_fail (source != NULL && g_str_has_prefix (source, "# "), NULL);

  return g_strndup (source + 2, strcspn (source + 2, "\n"));
}
