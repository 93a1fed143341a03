/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-facet-row.h"
#include "haw-filter-chips.h"
#include "model/haw-condition-names.h"
#include "project/haw-error.h"
#include "widgets/haw-range-text.h"
#include "widgets/haw-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 4

struct _HawFilterChips
{
  GtkWidget parent_instance;

  HawViewState *state;
  GSignalGroup *list_signals;
  GSignalGroup *project_signals;
  GCancellable *cancellable;    /* of the names that are being read */
};

G_DEFINE_FINAL_TYPE (HawFilterChips, haw_filter_chips, GTK_TYPE_WIDGET)

static HawArticleFilter *
get_filter (HawFilterChips *self)
{
  HawArticleList *list = self->state != NULL ? haw_view_state_get_articles (self->state) : NULL;

  return list != NULL ? haw_article_list_get_conditions (list) : NULL;
}

static void
remove_chips (HawFilterChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The condition of a chip; the range has none. */
typedef struct
{
  HawFilterChips *chips;
  gboolean is_range;
  HawFacet facet;
  gint64 id;
  char *value;
} Chip;

static void
chip_free (gpointer  data,
           GClosure *closure)
{
  Chip *chip = data;

  g_free (chip->value);
  g_free (chip);
}

static void
chip_clicked_cb (GtkButton *button,
                 Chip      *chip)
{
  HawArticleList *list = haw_view_state_get_articles (chip->chips->state);
  g_autoptr (HawArticleFilter) filter = NULL;

  if (chip->is_range)
    {
      haw_view_state_set_range (chip->chips->state, 0, 0);
      return;
    }
  filter = haw_article_filter_with (haw_article_list_get_conditions (list), chip->facet, chip->id,
                                    chip->value, FALSE);
  haw_article_list_set_conditions (list, filter);
}

static void
add_chip (HawFilterChips *self,
          const char     *text,
          Chip           *chip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *isolated = haw_isolate (text);
  g_autofree char *tooltip = NULL;

  /* Translators: %s is a condition that articles are narrowed by, such as the name of an outlet. */
  tooltip = g_strdup_printf (_("Do not narrow by %s"), isolated);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "filter-chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  chip->chips = self;
  g_signal_connect_data (button, "clicked", G_CALLBACK (chip_clicked_cb), chip, chip_free,
                         G_CONNECT_DEFAULT);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_range (HawFilterChips *self)
{
  gint64 start, end;
  g_autofree char *text = NULL;
  Chip *chip;

  if (!haw_view_state_get_range (self->state, &start, &end))
    return;
  text = haw_range_to_text (start, end);
  chip = g_new0 (Chip, 1);
  chip->is_range = TRUE;
  add_chip (self, text, chip);
}

static void
add_clear (HawFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Clear Filter"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "browser.clear-filter");
  gtk_widget_set_tooltip_text (button, _("Show all articles again (Esc in the filter)"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "filter-chip");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* A chip that is activated goes: the one in its place has the focus then. */
static int
find_focus (HawFilterChips *self)
{
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), place++)
    if (gtk_widget_has_focus (child))
      return place;
  return -1;
}

static void
give_focus (HawFilterChips *self,
            int             place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; child != NULL && place > 0 && gtk_widget_get_next_sibling (child) != NULL; place--)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
  else
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
show_chips (HawFilterChips   *self,
            HawArticleFilter *filter,
            GPtrArray        *names)
{
  int focus = find_focus (self);
  gboolean ranged = haw_article_filter_get_range (filter, NULL, NULL);
  guint n = MIN (haw_article_filter_get_n (filter), names->len);

  remove_chips (self);
  for (guint i = 0; i < n; i++)
    {
      const HawCondition *condition = haw_article_filter_get (filter, i);
      const HawConditionName *name = g_ptr_array_index (names, i);
      const char *label = haw_facet_name (condition->facet, name->label);
      g_autofree char *facet = haw_isolate (name->facet);
      g_autofree char *value = haw_isolate (label);
      /* Translators: a field and its value. */
      g_autofree char *both = g_strdup_printf (C_("field and value", "%1$s: %2$s"), facet, value);
      Chip *chip = g_new0 (Chip, 1);

      chip->facet = condition->facet;
      chip->id = condition->id;
      chip->value = g_strdup (condition->value);
      add_chip (self, *name->facet != '\0' ? both : label, chip);
    }
  if (ranged)
    add_range (self);
  if (n > 0 || ranged)
    add_clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || ranged);
  if (focus >= 0)
    give_focus (self, focus);
}

static void
names_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HawFilterChips) self = data;
  g_autoptr (GPtrArray) names = haw_project_read_finish (HAW_PROJECT (object), result, NULL);
  HawArticleFilter *filter = get_filter (self);

  if (names != NULL && filter != NULL)
    show_chips (self, filter, names);
}

static void
update (HawFilterChips *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  HawArticleFilter *filter = get_filter (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (filter == NULL || project == NULL)
    {
      remove_chips (self);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  if (haw_article_filter_get_n (filter) == 0)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      show_chips (self, filter, none);
      return;
    }
  self->cancellable = g_cancellable_new ();
  haw_condition_names_load_async (project, filter, self->cancellable, names_read_cb,
                                  g_object_ref (self));
}

static void
project_changed_cb (HawFilterChips *self,
                    HawChanges     *changes)
{
  HawArticleFilter *filter = get_filter (self);

  if (filter != NULL && haw_article_filter_get_n (filter) > 0 &&
      (haw_changes_touch (changes, HAW_TABLE_OUTLET) || haw_changes_touch (changes, HAW_TABLE_CODE) ||
       haw_changes_touch (changes, HAW_TABLE_ATTRIBUTE)))
    update (self);
}

static void
articles_changed_cb (HawFilterChips *self)
{
  g_signal_group_set_target (self->list_signals, haw_view_state_get_articles (self->state));
  update (self);
}

static void
haw_filter_chips_dispose (GObject *object)
{
  HawFilterChips *self = HAW_FILTER_CHIPS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->project_signals);
  remove_chips (self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_filter_chips_parent_class)->dispose (object);
}

static void
haw_filter_chips_class_init (HawFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = haw_filter_chips_dispose;
  gtk_widget_class_set_css_name (widget_class, "filterchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
haw_filter_chips_init (HawFilterChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), haw_wrap_layout_new (SPACING));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Narrowed by"), -1);
  self->list_signals = g_signal_group_new (HAW_TYPE_ARTICLE_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::conditions", G_CALLBACK (update),
                                  self);
  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "changed", G_CALLBACK (project_changed_cb),
                                  self);
}

void
haw_filter_chips_set_state (HawFilterChips *self,
                            HawViewState   *state)
{
  g_return_if_fail (HAW_IS_FILTER_CHIPS (self) && HAW_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_object_bind_property (state, "project", self->project_signals, "target", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (state, "notify::articles", G_CALLBACK (articles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "format-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  articles_changed_cb (self);
}

void
haw_filter_chips_clear (HawFilterChips *self)
{
  HawArticleList *list;
  g_autoptr (HawArticleFilter) none = haw_article_filter_new ();

  g_return_if_fail (HAW_IS_FILTER_CHIPS (self) && self->state != NULL);

  haw_view_state_set_range (self->state, 0, 0);
  list = haw_view_state_get_articles (self->state);
  if (list != NULL && haw_article_filter_get_n (haw_article_list_get_conditions (list)) > 0)
    haw_article_list_set_conditions (list, none);
}
