/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-window-private.h"

#include "dialogs/haw-file-chooser.h"
#include "import/haw-correction.h"
#include "review/haw-review-pane.h"
#include "time/haw-date-format.h"

#include <glib/gi18n.h>

/* An article gets the text of a corrected version, and what was not sure is shown for review. */

static void
corrected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HawWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree HawCorrection *correction =
    haw_import_correction_finish (HAW_PROJECT (object), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *localised = NULL;
  AdwToast *toast;

  if (self->state == NULL)
    return;
  if (correction == NULL)
    {
      haw_view_state_show_error (self->state, error);
      return;
    }
  if (correction->n_unsure == 0)
    {
      haw_view_state_show_edited (self->state, _("The article has the corrected text. Every "
                                                 "annotation is at its place."));
      return;
    }
  text = g_strdup_printf (ngettext ("The article has the corrected text. %u annotation waits for "
                                    "you to review it.",
                                    "The article has the corrected text. %u annotations wait for "
                                    "you to review them.", correction->n_unsure),
                          correction->n_unsure);
  localised = haw_date_localise_digits (text);
  toast = adw_toast_new (localised);
  adw_toast_set_button_label (toast, _("Review"));
  adw_toast_set_action_name (toast, "win.page");
  adw_toast_set_action_target (toast, "s", "review");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HawWindow) self = data;
  g_autoptr (GFile) file = haw_file_chooser_run_finish (result);
  HawProject *project = self->state != NULL ? haw_view_state_get_project (self->state) : NULL;
  gint64 article = self->state != NULL ? haw_view_state_get_article (self->state) : 0;

  if (file != NULL && project != NULL && article != 0)
    haw_import_correction_async (project, article, file, NULL, NULL, corrected_cb,
                                 g_object_ref (self));
}

static void
correct_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  haw_file_chooser_run_async (user_data, GTK_FILE_CHOOSER_ACTION_OPEN,
                              _("Import Corrected Version"), _("_Import"), NULL, NULL, chosen_cb,
                              g_object_ref (user_data));
}

static void
waiting_cb (HawWindow     *self,
            GParamSpec    *pspec,
            HawReviewPane *pane)
{
  haw_tabbed_pane_set_offered (self->sides[HAW_PANE_END], "review",
                               haw_review_pane_get_n_waiting (pane) > 0);
}

static void
update_cb (HawWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "correct");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               haw_view_state_get_project (self->state) != NULL &&
                               haw_view_state_get_article (self->state) != 0);
}

void
haw_window_install_review (HawWindow *self)
{
  static const GActionEntry entries[] = { { "correct", correct_action } };
  GtkWidget *pane = haw_review_pane_new (self->state);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  haw_tabbed_pane_add (self->sides[HAW_PANE_END], pane, "review", _("Review"));
  haw_tabbed_pane_set_offered (self->sides[HAW_PANE_END], "review", FALSE);
  g_signal_connect_object (pane, "notify::n-waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::article", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}
