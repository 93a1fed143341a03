/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-link-rows.h"

#include "model/haw-link-edit.h"
#include "project/haw-error.h"

#include <glib/gi18n.h>

struct _HawLinkRows
{
  GtkWidget parent_instance;

  HawViewState *state;
};

G_DEFINE_FINAL_TYPE (HawLinkRows, haw_link_rows, GTK_TYPE_WIDGET)

/* Where a row leads, and which link it shows. */
typedef struct
{
  HawLinkRows *rows;
  gint64 link;
  gint64 annotation;
  gint64 article;
  gint64 start;
  gint64 end;
} Target;

static void
target_free (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static void
remove_rows (HawLinkRows *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
open_cb (GtkButton *button,
         Target    *target)
{
  g_autoptr (HawViewState) state = g_object_ref (target->rows->state);
  const Target to = *target;

  /* The row goes with its card where the other annotation is in another article. */
  haw_view_state_set_article (state, to.article);
  haw_view_state_set_annotation (state, to.annotation);
  haw_view_state_reveal_passage (state, to.article, to.start, to.end);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (state, error);
}

static void
remove_cb (GtkButton *button,
           Target    *target)
{
  HawViewState *state = target->rows->state;

  haw_link_remove_async (haw_view_state_get_project (state), target->link, NULL, removed_cb,
                         g_object_ref (state));
}

static void
connect (GtkWidget        *button,
         GCallback         callback,
         HawLinkRows      *self,
         const HawLinkEnd *end)
{
  Target *target = g_new0 (Target, 1);

  target->rows = self;
  target->link = end->link;
  target->annotation = end->annotation;
  target->article = end->article;
  target->start = end->start;
  target->end = end->end;
  g_signal_connect_data (button, "clicked", callback, target, target_free, G_CONNECT_DEFAULT);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The quotation on one line. */
static char *
flatten (const char *quote)
{
  return g_strdelimit (g_strdup (quote), "\n\t", ' ');
}

static char *
describe (const HawLinkEnd *end,
          gboolean          elsewhere)
{
  g_autofree char *quote = flatten (end->quote);
  g_autofree char *quoted = haw_isolate (quote);
  const char *source = elsewhere ? (*end->outlet != '\0' ? end->outlet : end->title) : "";
  g_autoptr (GString) text = g_string_new (haw_relation_phrase (end->kind, end->outgoing));
  const char *parts[] = { source, end->reason };

  g_string_append_printf (text, " %s", quoted);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      {
        g_autofree char *isolated = haw_isolate (parts[i]);

        g_string_append_printf (text, "%s%s", C_("list separator", ", "), isolated);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_button (HawLinkRows      *self,
             const HawLinkEnd *end,
             gboolean          elsewhere)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *quote = flatten (end->quote);
  g_autofree char *name = describe (end, elsewhere);
  g_autofree char *phrase = NULL;

  if (elsewhere)
    {
      g_autofree char *source = haw_isolate (*end->outlet != '\0' ? end->outlet : end->title);

      phrase = g_strdup_printf ("%s · %s", haw_relation_phrase (end->kind, end->outgoing), source);
    }
  add_label (box, phrase != NULL ? phrase : haw_relation_phrase (end->kind, end->outgoing),
             "caption-heading");
  add_label (box, quote, NULL);
  if (*end->reason != '\0')
    gtk_widget_add_css_class (add_label (box, end->reason, "caption"), "dim-label");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-row");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect (button, G_CALLBACK (open_cb), self, end);
  return button;
}

static void
add_row (HawLinkRows      *self,
         const HawLinkEnd *end)
{
  HawProject *project = haw_view_state_get_project (self->state);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  const char *words = _("Delete the Link");

  gtk_box_append (GTK_BOX (line),
                  make_button (self, end, end->article != haw_view_state_get_article (self->state)));
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_add_css_class (remove, "link-remove");
  gtk_widget_set_sensitive (remove, project != NULL && !haw_project_is_read_only (project));
  connect (remove, G_CALLBACK (remove_cb), self, end);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
haw_link_rows_dispose (GObject *object)
{
  HawLinkRows *self = HAW_LINK_ROWS (object);

  remove_rows (self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_link_rows_parent_class)->dispose (object);
}

static void
haw_link_rows_class_init (HawLinkRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_link_rows_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linkrows");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_link_rows_init (HawLinkRows *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Links"),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
haw_link_rows_show (HawLinkRows  *self,
                    HawViewState *state,
                    GPtrArray    *ends)
{
  gboolean had_focus;

  g_return_if_fail (HAW_IS_LINK_ROWS (self) && HAW_IS_VIEW_STATE (state));

  if (ends == NULL && gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    return;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_set_object (&self->state, state);
  remove_rows (self);
  for (guint i = 0; ends != NULL && i < ends->len; i++)
    add_row (self, g_ptr_array_index (ends, i));
  gtk_widget_set_visible (GTK_WIDGET (self), ends != NULL);
  if (had_focus)
    gtk_widget_child_focus (ends != NULL ? GTK_WIDGET (self)
                                         : gtk_widget_get_parent (GTK_WIDGET (self)),
                            GTK_DIR_TAB_FORWARD);
}
