/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include <glib/gi18n.h>

#define N_MENU_CODES 9

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

/* An underscore in a name is no mnemonic. */
static char *
escape_mnemonic (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_code (GMenu   *menu,
             HawCode *code)
{
  g_autofree char *label = escape_mnemonic (haw_code_get_name (code));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "reader.apply-code", "x",
                                         haw_row_get_id (HAW_ROW (code)));
  if (*haw_code_get_key (code) != '\0')
    g_menu_item_set_attribute (item, "accel", "s", haw_code_get_key (code));
  g_menu_append_item (menu, item);
}

static gboolean
was_used (HawReaderPane *self,
          gint64         code)
{
  for (guint i = 0; i < self->recent_codes->len; i++)
    if (g_array_index (self->recent_codes, gint64, i) == code)
      return TRUE;
  return FALSE;
}

/* The codes used last, then the first of the codebook. */
static void
fill_codes (HawReaderPane *self)
{
  HawCodeList *codes = haw_view_state_get_codes (self->state);
  HawRowStore *store;

  g_menu_remove_all (self->codes_menu);
  if (codes == NULL)
    return;

  store = HAW_ROW_STORE (codes);
  for (guint i = 0; i < self->recent_codes->len; i++)
    {
      HawCode *code = haw_row_store_lookup (store, g_array_index (self->recent_codes, gint64, i));

      if (code != NULL)
        append_code (self->codes_menu, code);
    }
  for (guint i = 0; i < haw_row_store_get_n (store) &&
       g_menu_model_get_n_items (G_MENU_MODEL (self->codes_menu)) < N_MENU_CODES; i++)
    {
      HawCode *code = haw_row_store_peek (store, i);

      if (!haw_code_get_retired (code) && !was_used (self, haw_row_get_id (HAW_ROW (code))))
        append_code (self->codes_menu, code);
    }
}

static gboolean
menu_idle_cb (gpointer data)
{
  HawReaderPane *self = data;

  self->menu_idle = 0;
  fill_codes (self);
  return G_SOURCE_REMOVE;
}

void
haw_reader_pane_queue_menu (HawReaderPane *self)
{
  if (self->menu_idle == 0)
    self->menu_idle = g_idle_add (menu_idle_cb, self);
}

void
haw_reader_pane_code_used (HawReaderPane *self,
                           gint64         code)
{
  for (guint i = 0; i < self->recent_codes->len; i++)
    if (g_array_index (self->recent_codes, gint64, i) == code)
      {
        g_array_remove_index (self->recent_codes, i);
        break;
      }
  g_array_prepend_val (self->recent_codes, code);
  if (self->recent_codes->len > N_MENU_CODES)
    g_array_set_size (self->recent_codes, N_MENU_CODES);
  haw_reader_pane_queue_menu (self);
}

void
haw_reader_pane_add_menu (HawReaderPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) code = g_menu_new ();
  g_autoptr (GMenu) code_more = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) range = g_menu_new ();
  g_autoptr (GMenu) parts = g_menu_new ();
  g_autoptr (GMenu) mention = g_menu_new ();
  g_autoptr (GMenu) proposal = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (code_more, _("_Find or Make a Code…"), "reader.choose-code", "<Control>k");
  append (code_more, _("Code Other _Mentions…"), "reader.code-mentions", "<Control><Shift>m");
  append (code_more, _("Edit _Codes…"), "win.page::codes", "<Control><Alt>c");
  g_menu_append_section (code, NULL, G_MENU_MODEL (self->codes_menu));
  g_menu_append_section (code, NULL, G_MENU_MODEL (code_more));

  g_menu_append_submenu (acts, _("_Code"), G_MENU_MODEL (code));
  append (acts, _("_Note"), "reader.note", "Return");
  append (acts, _("_Translation"), "reader.translate", "<Control>t");
  append (acts, _("New _Event…"), "reader.event", "e");
  append (acts, _("_Link to Another Annotation…"), "reader.link", "l");
  append (mention, _("_Mark as Mention…"), "reader.mark-mention", "m");
  append (mention, _("Mark _Other Mentions…"), "reader.mark-others", "<Control>m");
  append (mention, _("_Remove Mention"), "reader.unmark-mention", "<Shift>m");
  append (mention, _("_Show Actor"), "reader.show-actor", "<Control><Alt>m");
  g_menu_append_submenu (acts, C_("menu", "_Actor"), G_MENU_MODEL (mention));
  append (range, _("_Start a Word Earlier"), "reader.start-earlier", "bracketleft");
  append (range, _("Start a Word _Later"), "reader.start-later", "<Shift>bracketleft");
  append (range, _("_End a Word Later"), "reader.end-later", "bracketright");
  append (range, _("End a Word E_arlier"), "reader.end-earlier", "<Shift>bracketright");
  append (parts, _("S_plit at the Caret"), "reader.split", "<Control>d");
  append (parts, _("_Join with Its Neighbor"), "reader.join", "<Control>j");
  g_menu_append_section (range, NULL, G_MENU_MODEL (parts));
  g_menu_append_submenu (acts, _("_Range"), G_MENU_MODEL (range));
  append (proposal, _("_Next Proposal"), "reader.next-proposal", "Tab");
  append (proposal, _("_Previous Proposal"), "reader.previous-proposal", "<Shift>Tab");
  append (proposal, _("_Accept Proposal"), "reader.accept-proposal", "Return");
  append (proposal, _("Take _Other Reading"), "reader.other-reading", "<Alt>u");
  append (proposal, _("Offer Another _Event"), "reader.other-event", "<Alt>e");
  append (proposal, _("Name Another A_ctor…"), "reader.name-other-actor", "m");
  append (proposal, _("_Dismiss Proposal"), "reader.dismiss-proposal", "Delete");
  g_menu_append_submenu (acts, C_("menu", "_Proposal"), G_MENU_MODEL (proposal));
  append (copies, _("_Copy"), "reader.copy", "<Control>c");
  append (copies, _("Copy with _Source"), "reader.cite", "<Control><Shift>c");
  append (end, _("_Delete Annotation"), "reader.delete", "Delete");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  haw_reader_view_set_context_menu (self->view, G_MENU_MODEL (menu));
}
