/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-event-grid-private.h"

#include "model/haw-event-edit.h"
#include "time/haw-date-format.h"
#include "timeline/haw-event-text.h"

#define ROW "haw-row"
#define EVENT "haw-event"

/* Together they have room in a window of 1280 px. */
static const int widths[HAW_N_EVENT_COLUMNS] = {
  [HAW_EVENT_COLUMN_DATE] = 135,  [HAW_EVENT_COLUMN_TITLE] = 210, [HAW_EVENT_COLUMN_PLACE] = 100,
  [HAW_EVENT_COLUMN_ACTORS] = 140, [HAW_EVENT_COLUMN_STATUS] = 100, [HAW_EVENT_COLUMN_SOURCES] = 80,
  [HAW_EVENT_COLUMN_FIRST] = 140, [HAW_EVENT_COLUMN_PUBLISHED] = 130, [HAW_EVENT_COLUMN_LAG] = 120,
  [HAW_EVENT_COLUMN_DISAGREEMENT] = 115,
};

/* Dates of the Hijri calendar are longer. */
static const struct
{
  HawEventColumn column;
  int width;
} wide_dates[] = {
  { HAW_EVENT_COLUMN_DATE, 165 },
  { HAW_EVENT_COLUMN_PUBLISHED, 145 },
  { HAW_EVENT_COLUMN_TITLE, 165 },
};

static void
show_cell (GtkListItem *item)
{
  HawEventSheetRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  HawEventColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (box));
  const HawEventValues *values = haw_event_sheet_row_get_values (row);
  g_autofree char *text = NULL;

  if (!haw_event_sheet_row_is_loaded (row))
    {
      gtk_label_set_text (label, "");
      return;
    }
  text = haw_event_column_get_text (column, values);
  gtk_label_set_text (label, text);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    *text != '\0' ? text : haw_event_column_get_title (column), -1);
  if (column == HAW_EVENT_COLUMN_DISAGREEMENT || column == HAW_EVENT_COLUMN_STATUS)
    {
      if (values->status == HAW_EVENT_DISPUTED || column == HAW_EVENT_COLUMN_DISAGREEMENT)
        gtk_widget_add_css_class (GTK_WIDGET (label), "warning");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (label), "warning");
    }
  if (column == HAW_EVENT_COLUMN_DATE)
    {
      GtkWidget *cell = gtk_widget_get_parent (box);
      GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
      g_autofree char *spoken = haw_event_values_describe (values);

      if (line != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                        -1);
    }
}

static gboolean
query_tooltip_cb (GtkWidget   *box,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip,
                  GtkListItem *item)
{
  HawEventSheetRow *row = gtk_list_item_get_item (item);
  HawEventColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  g_autofree char *dates = NULL;

  if (row != NULL && haw_event_sheet_row_is_loaded (row))
    dates = haw_event_column_get_dates (column, haw_event_sheet_row_get_values (row));
  gtk_tooltip_set_text (tooltip, dates);
  return dates != NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (GPOINTER_TO_UINT (column) == HAW_EVENT_COLUMN_SOURCES ||
      GPOINTER_TO_UINT (column) == HAW_EVENT_COLUMN_DISAGREEMENT)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (item), "column", column);
  if (GPOINTER_TO_UINT (column) == HAW_EVENT_COLUMN_DATE ||
      GPOINTER_TO_UINT (column) == HAW_EVENT_COLUMN_PUBLISHED)
    {
      gtk_widget_set_has_tooltip (box, TRUE);
      g_signal_connect_object (box, "query-tooltip", G_CALLBACK (query_tooltip_cb), item, 0);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         HawEventGrid             *self)
{
  HawEventSheetRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  gint64 id = haw_row_get_id (HAW_ROW (row));

  g_object_set_data_full (G_OBJECT (box), EVENT, g_memdup2 (&id, sizeof id), g_free);
  if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column")) == HAW_EVENT_COLUMN_TITLE)
    g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), box);
  g_signal_connect_object (row, "changed", G_CALLBACK (show_cell), item, G_CONNECT_SWAPPED);
  show_cell (item);
}

static void
end_rename (GtkWidget *box)
{
  GtkWidget *entry = gtk_widget_get_last_child (box);

  if (!GTK_IS_ENTRY (entry))
    return;
  gtk_box_remove (GTK_BOX (box), entry);
  gtk_widget_set_visible (gtk_widget_get_first_child (box), TRUE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           HawEventGrid             *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const gint64 *id = g_object_get_data (G_OBJECT (box), EVENT);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
  end_rename (box);
  if (id != NULL && g_hash_table_lookup (self->titles, id) == box)
    g_hash_table_remove (self->titles, id);
}

static void
renamed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HawViewState) state = data;
  g_autoptr (GError) error = NULL;

  if (!haw_project_edit_finish (HAW_PROJECT (object), result, &error))
    haw_view_state_show_error (state, error);
}

/* Takes over what was typed; an empty title is none. */
static void
commit (HawEventGrid *self,
        GtkWidget    *entry)
{
  GtkWidget *box = gtk_widget_get_parent (entry);
  gint64 id = *(const gint64 *) g_object_get_data (G_OBJECT (box), EVENT);
  const char *before = gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (box)));
  g_autofree char *title
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  const HawEventFields fields = { .title = title, .status = -1 };

  if (*title != '\0' && !g_str_equal (title, before))
    haw_event_update_async (haw_view_state_get_project (self->state), id, &fields, NULL, renamed_cb,
                            g_object_ref (self->state));
}

static void
leave (HawEventGrid *self,
       GtkWidget    *entry,
       gboolean      keep)
{
  GtkWidget *box = gtk_widget_get_parent (entry);
  gint64 id;

  if (box == NULL || g_object_get_data (G_OBJECT (entry), "left") != NULL)
    return;
  g_object_set_data (G_OBJECT (entry), "left", entry);
  id = *(const gint64 *) g_object_get_data (G_OBJECT (box), EVENT);
  if (keep)
    commit (self, entry);
  /* The focus leaves what is about to go. */
  haw_event_grid_focus_row (self, id);
  end_rename (box);
}

static void
activate_cb (GtkWidget    *entry,
             HawEventGrid *self)
{
  leave (self, entry, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        HawEventGrid          *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  leave (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), FALSE);
  return GDK_EVENT_STOP;
}

static void
ended_cb (gpointer data)
{
  g_autoptr (GtkWidget) box = data;

  end_rename (box);
}

/* What was typed is never lost. An entry cannot go while the focus is on its way. */
static void
focus_left_cb (GtkEventControllerFocus *focus,
               HawEventGrid            *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
  GtkWidget *box = gtk_widget_get_parent (entry);

  if (box == NULL || g_object_get_data (G_OBJECT (entry), "left") != NULL)
    return;
  g_object_set_data (G_OBJECT (entry), "left", entry);
  commit (self, entry);
  g_idle_add_once (ended_cb, g_object_ref (box));
}

void
haw_event_grid_rename (HawEventGrid *self,
                       gint64        event)
{
  GtkWidget *box = g_hash_table_lookup (self->titles, &event);
  GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  GtkEventController *keys, *focus;
  GtkWidget *entry;

  if (label == NULL || GTK_IS_ENTRY (gtk_widget_get_last_child (box)))
    return;
  entry = gtk_entry_new ();
  keys = gtk_event_controller_key_new ();
  focus = gtk_event_controller_focus_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  haw_event_column_get_title (HAW_EVENT_COLUMN_TITLE), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_grab_focus (entry);
}

/* GTK 4.8 doesn't tell by which column its view is sorted. The sorter of each column says only that it
 * was asked, so that asking that of the view once tells both the column and the direction. */
static int
ask (gconstpointer a,
     gconstpointer b,
     gpointer      data)
{
  int *asked = ((gpointer *) data)[0];

  if (*asked < 0)
    *asked = GPOINTER_TO_INT (((gpointer *) data)[1]);
  return a == b ? 0 : a < b ? -1 : 1;
}

static void
sorter_changed_cb (GtkSorter       *sorter,
                   GtkSorterChange  change,
                   HawEventGrid    *self)
{
  g_autoptr (HawEventSheetRow) one = haw_event_sheet_row_new (0);
  g_autoptr (HawEventSheetRow) other = haw_event_sheet_row_new (0);
  GtkOrdering order;

  if (self->follows)
    return;
  self->asked = -1;
  order = gtk_sorter_compare (sorter, MIN (one, other), MAX (one, other));
  if (self->asked >= 0)
    haw_event_grid_set_sort (self, self->asked, order == GTK_ORDERING_LARGER);
}

/* Shows in the heads of the columns how the rows are sorted. */
void
haw_event_grid_show_sort (HawEventGrid *self)
{
  self->follows = TRUE;
  gtk_column_view_sort_by_column (self->view, self->columns[self->sort],
                                  self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->follows = FALSE;
}

void
haw_event_grid_init_columns (HawEventGrid *self)
{
  for (guint i = 0; i < HAW_N_EVENT_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter = NULL;
      gpointer *data = g_new (gpointer, 2);

      data[0] = &self->asked;
      data[1] = GUINT_TO_POINTER (i);
      sorter = GTK_SORTER (gtk_custom_sorter_new (ask, data, g_free));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
      self->columns[i] = gtk_column_view_column_new (haw_event_column_get_title (i), factory);
      gtk_column_view_column_set_resizable (self->columns[i], TRUE);
      gtk_column_view_column_set_sorter (self->columns[i], sorter);
      if (i == HAW_EVENT_COLUMN_TITLE)
        gtk_column_view_column_set_expand (self->columns[i], TRUE);
      gtk_column_view_column_set_fixed_width (self->columns[i], widths[i]);
      gtk_column_view_append_column (self->view, self->columns[i]);
      g_object_unref (self->columns[i]);
    }
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
}

void
haw_event_grid_fit_dates (HawEventGrid *self)
{
  gboolean hijri_first;

  haw_date_shows_hijri (&hijri_first);
  if (self->wide_dates == hijri_first)
    return;
  self->wide_dates = hijri_first;
  for (guint i = 0; i < G_N_ELEMENTS (wide_dates); i++)
    {
      GtkColumnViewColumn *column = self->columns[wide_dates[i].column];
      int usual = widths[wide_dates[i].column];

      /* What was dragged stays. */
      if (gtk_column_view_column_get_fixed_width (column) ==
          (hijri_first ? usual : wide_dates[i].width))
        gtk_column_view_column_set_fixed_width (column,
                                                hijri_first ? wide_dates[i].width : usual);
    }
}
