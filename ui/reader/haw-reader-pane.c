/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-reader-pane-private.h"

#include "haw-reader-strip.h"
#include "haw-settings.h"
#include "project/haw-error.h"
#include "text/haw-fold.h"
#include "time/haw-edtf.h"
#include "widgets/haw-steady-scroll.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint place_changed;

G_DEFINE_FINAL_TYPE (HawReaderPane, haw_reader_pane, GTK_TYPE_WIDGET)

/* Whether the title in the fields says something else than the one in the text. */
static gboolean
title_was_edited (const HawDocument *document)
{
  g_autofree char *title = g_strstrip (haw_fold (document->title));

  for (guint i = 0; i < document->regions->len; i++)
    {
      const HawRegion *region = &g_array_index (document->regions, HawRegion, i);
      g_autofree char *slice = NULL;
      g_autofree char *folded = NULL;

      if (region->kind != HAW_REGION_KIND_TITLE || !region->enabled)
        continue;
      slice = haw_text_slice (document->text, region->start, region->end);
      folded = g_strstrip (haw_fold (slice));
      if (g_str_equal (folded, title))
        return FALSE;
    }

  return *title != '\0';
}

static char *
dup_source_line (HawReaderPane     *self,
                 const HawDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  HawEdtf edtf;

  if (*document->outlet != '\0')
    g_ptr_array_add (parts, haw_isolate (document->outlet));
  if (*document->published != '\0' && haw_edtf_parse (document->published, &edtf, NULL))
    {
      g_autofree char *date = haw_edtf_describe (&edtf);

      g_ptr_array_add (parts, haw_isolate (date));
    }
  if (*document->byline != '\0')
    g_ptr_array_add (parts, haw_isolate (document->byline));
  if (parts->len == 0)
    return g_strdup (_("Source not known"));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (" · ", (char **) parts->pdata);

  /* The line runs as the interface does, whatever its first part is: it is cut at its end then. */
  return g_strconcat (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e",
                      joined, NULL);
}

static void
show_header (HawReaderPane *self)
{
  const HawDocument *document = self->document;
  g_autofree char *source = dup_source_line (self, document);

  gtk_label_set_text (self->title_label, document->title);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), title_was_edited (document));
  gtk_label_set_text (self->source_label, source);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source_label), source);
  gtk_widget_set_visible (self->undated, *document->published == '\0');
}

static void
go_to_place (HawReaderPane *self)
{
  guint length = haw_text_get_length (self->document->text);

  self->place_pending = FALSE;
  self->syncing = TRUE;
  haw_reader_view_select_range (self->view, MIN (self->place.start, length),
                                MIN (self->place.end, length));
  self->syncing = FALSE;
  haw_reader_view_set_top (self->view, MIN (self->place.top, length));
}

static void
show_document (HawReaderPane *self,
               HawDocument   *document)
{
  HawText *shown = haw_reader_view_get_text (self->view);
  gboolean same_text = self->document != NULL && self->document->id == document->id &&
                       self->document->text_id == document->text_id;

  self->syncing = TRUE;
  haw_reader_view_set_text (self->view, same_text ? shown : document->text,
                            (const HawRegion *) document->regions->data, document->regions->len);
  self->syncing = FALSE;
  self->marks_stale = self->marks_stale || !same_text;

  g_clear_pointer (&self->document, haw_document_unref);
  self->document = haw_document_ref (document);
  show_header (self);
  haw_reader_pane_show_page (self, "article");
  haw_reader_pane_follow_mentions (self);
  haw_reader_pane_follow_text (self);
  haw_reader_pane_flush_marks (self);
  if (self->place_pending)
    go_to_place (self);
  if (self->reveal_pending)
    haw_reader_pane_reveal (self, self->reveal_start, self->reveal_end);
  haw_reader_pane_update_actions (self);
}

static void
clear_document (HawReaderPane *self,
                const char    *page)
{
  g_clear_pointer (&self->document, haw_document_unref);
  self->syncing = TRUE;
  haw_reader_view_set_text (self->view, NULL, NULL, 0);
  self->syncing = FALSE;
  haw_reader_pane_follow_mentions (self);
  haw_reader_pane_follow_text (self);
  haw_reader_pane_show_page (self, page);
  haw_reader_pane_update_actions (self);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawReaderPane) self = data;
  g_autoptr (HawDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = haw_project_read_finish (HAW_PROJECT (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->state == NULL)
    return;
  if (document == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      clear_document (self, "error");
    }
  else if (document->id == haw_view_state_get_article (self->state))
    {
      show_document (self, document);
    }
}

/* Reads the article again, or another one: a reading under way is for nobody any more. */
static void
read_document (HawReaderPane *self)
{
  HawProject *project = haw_view_state_get_project (self->state);
  gint64 article = haw_view_state_get_article (self->state);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (project == NULL || article == 0)
    {
      clear_document (self, "empty");
      return;
    }

  self->reading = g_cancellable_new ();
  haw_document_load_async (project, article, self->reading, read_cb, g_object_ref (self));
}

static void
article_cb (HawViewState  *state,
            GParamSpec    *pspec,
            HawReaderPane *self)
{
  haw_reader_pane_leave_sources (self);
  g_clear_pointer (&self->document, haw_document_unref);
  self->reveal_pending = FALSE;
  self->place_pending = FALSE;
  haw_reader_pane_update_actions (self);
  read_document (self);
}

static void
annotation_cb (HawViewState  *state,
               GParamSpec    *pspec,
               HawReaderPane *self)
{
  self->annotation_pending = haw_view_state_get_annotation (state) != 0;
  if (self->annotation_pending)
    haw_reader_pane_leave_sources (self);
  haw_reader_pane_go_to_annotation (self);
  haw_reader_pane_update_actions (self);
}

static void
models_cb (HawViewState  *state,
           GParamSpec    *pspec,
           HawReaderPane *self)
{
  g_signal_group_set_target (self->project_signals, haw_view_state_get_project (state));
  g_signal_group_set_target (self->annotations_signals, haw_view_state_get_annotations (state));
  g_signal_group_set_target (self->codes_signals, haw_view_state_get_codes (state));
  g_signal_group_set_target (self->actors_signals, haw_view_state_get_actors (state));
  haw_reader_pane_follow_rows (self);
  haw_reader_pane_queue_menu (self);
}

static void
project_cb (HawViewState  *state,
            GParamSpec    *pspec,
            HawReaderPane *self)
{
  haw_reader_pane_leave_sources (self);
  g_array_set_size (self->recent_codes, 0);
  g_array_set_size (self->active_codes, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->active_bar), FALSE);
  models_cb (state, pspec, self);
  read_document (self);
}

static void
reveal_passage_cb (HawViewState  *state,
                   gint64         article,
                   gint64         start,
                   gint64         end,
                   HawReaderPane *self)
{
  if (start < 0 || end < start || end > G_MAXUINT)
    return;
  haw_reader_pane_leave_sources (self);
  self->place_pending = FALSE;
  self->reveal_pending = TRUE;
  self->reveal_start = (guint) start;
  self->reveal_end = (guint) end;
  if (self->document != NULL && self->document->id == article)
    haw_reader_pane_reveal (self, self->reveal_start, self->reveal_end);
}

static void
return_to_text_cb (HawViewState  *state,
                   HawReaderPane *self)
{
  haw_reader_pane_leave_sources (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The fields, the outlet or the regions may be others now. */
static void
changed_cb (HawProject    *project,
            HawChanges    *changes,
            HawReaderPane *self)
{
  gint64 article = haw_view_state_get_article (self->state);
  gboolean concerned = haw_changes_touch (changes, HAW_TABLE_OUTLET) ||
                       haw_changes_touch (changes, HAW_TABLE_REGION) ||
                       haw_changes_is_reset (changes, HAW_TABLE_ARTICLE);

  for (guint i = 0; i < haw_changes_get_n (changes) && !concerned; i++)
    {
      const HawChange *change = haw_changes_get (changes, i);

      concerned = haw_change_get_table (change) == HAW_TABLE_ARTICLE &&
                  haw_change_get_id (change) == article;
    }
  if (concerned && article != 0)
    read_document (self);
}

static void
annotations_changed_cb (GListModel    *model,
                        guint          position,
                        guint          removed,
                        guint          added,
                        HawReaderPane *self)
{
  haw_reader_pane_rows_changed (self, model, position, removed, added);
}

static void
annotations_loading_cb (HawAnnotationList *annotations,
                        GParamSpec        *pspec,
                        HawReaderPane     *self)
{
  haw_reader_pane_queue_flush (self);
}

static void
codes_changed_cb (GListModel    *model,
                  guint          position,
                  guint          removed,
                  guint          added,
                  HawReaderPane *self)
{
  haw_reader_pane_queue_marks (self);
  haw_reader_pane_queue_menu (self);
  haw_reader_pane_update_active (self);
}

static void
actors_changed_cb (GListModel    *model,
                   guint          position,
                   guint          removed,
                   guint          added,
                   HawReaderPane *self)
{
  haw_reader_pane_queue_mentions (self);
}

static void
selection_finished_cb (HawReaderView *view,
                       HawReaderPane *self)
{
  haw_reader_pane_selection_finished (self);
}

static void
active_end_cb (HawActiveCodesBar *bar,
               HawReaderPane     *self)
{
  haw_reader_pane_end_active (self);
}

static void
selected_mark_cb (HawReaderView *view,
                  GParamSpec    *pspec,
                  HawReaderPane *self)
{
  if (!self->syncing && self->document != NULL)
    haw_view_state_set_annotation (self->state, haw_reader_view_get_selected_mark (view));
}

/* What is selected anew is meant from now on, not the annotation that was; it may be one itself. */
static void
selection_changed_cb (HawReaderView *view,
                      HawReaderPane *self)
{
  HawReaderTarget target;
  guint start = 0, end = 0;

  if (haw_reader_view_get_selection (view, &start, &end))
    haw_view_state_set_selection (self->state, start, end);
  else
    haw_view_state_set_selection (self->state, 0, 0);
  haw_reader_pane_leave_proposal (self);
  if (!self->syncing && haw_reader_view_get_selection (view, NULL, NULL) &&
      haw_reader_pane_get_target (self, &target))
    haw_view_state_set_annotation (self->state,
                                   target.annotation != NULL
                                     ? haw_row_get_id (HAW_ROW (target.annotation)) : 0);
  haw_reader_pane_update_actions (self);
  g_signal_emit (self, place_changed, 0);
}

static void
layout_changed_cb (HawReaderView *view,
                   HawReaderPane *self)
{
  haw_reader_pane_queue_card (self);
  g_signal_emit (self, place_changed, 0);
}

static void
mark_resized_cb (HawReaderView *view,
                 gint64         mark,
                 guint          start,
                 guint          end,
                 gboolean       step,
                 HawReaderPane *self)
{
  if (self->document != NULL)
    haw_reader_pane_resize (self, mark, start, end, step);
}

static void
mark_activated_cb (HawReaderView *view,
                   gint64         mark,
                   HawReaderPane *self)
{
  if (self->document != NULL)
    haw_view_state_edit_note (self->state, mark);
}

static void
sources_opened_cb (HawSourceStrip *sources,
                   HawReaderPane  *self)
{
  haw_reader_pane_sources_opened (self);
}

/* The focus goes back to where it was: the timeline, mostly. */
static void
sources_left_cb (HawSourceStrip *sources,
                 HawReaderPane  *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (sources)) != NULL;
  g_autoptr (GtkWidget) before = self->focus_before != NULL ? g_object_ref (self->focus_before)
                                                            : NULL;

  haw_reader_pane_leave_sources (self);
  if (had_focus && (before == NULL || !gtk_widget_get_mapped (before) ||
                    !gtk_widget_grab_focus (before)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
zoom_cb (HawReaderView *view,
         GParamSpec    *pspec,
         HawReaderPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  HawReaderPane *self = HAW_READER_PANE (widget);

  if (self->sources_open)
    return gtk_widget_grab_focus (GTK_WIDGET (self->sources));
  return self->document != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Tab goes through all of the pane, though what is grabbed for it is the text. */
static gboolean
focus (GtkWidget        *widget,
       GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  return gtk_widget_child_focus (child != NULL ? child
                                               : GTK_WIDGET (HAW_READER_PANE (widget)->stack),
                                 direction);
}

static void
haw_reader_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HawReaderPane *self = HAW_READER_PANE (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_object (value, self->state); break;
    case PROP_ZOOM: g_value_set_double (value, haw_reader_view_get_zoom (self->view)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_reader_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HawReaderPane *self = HAW_READER_PANE (object);

  switch (id)
    {
    case PROP_STATE: self->state = g_value_dup_object (value); break;
    case PROP_ZOOM: haw_reader_view_set_zoom (self->view, g_value_get_double (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The class stands at the view too, which fits its own colours to the ground. */
static void
sepia_cb (HawReaderPane *self,
          GParamSpec    *pspec,
          HawSettings   *settings)
{
  void (*change) (GtkWidget *, const char *) = gtk_widget_remove_css_class;
  gboolean sepia;

  g_object_get (settings, "reader-sepia", &sepia, NULL);
  if (sepia)
    change = gtk_widget_add_css_class;
  change (GTK_WIDGET (self), "sepia");
  change (GTK_WIDGET (self->view), "sepia");
}

static void
follow_settings (HawReaderPane *self)
{
  HawSettings *settings = haw_settings_get ();

  g_object_bind_property (settings, "reader-zoom", self->view, "zoom",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (settings, "reader-font", self->view, "font-family",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "reader-line-height", self->view, "line-height",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "reader-measure", self->view, "measure",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (settings, "notify::reader-sepia", G_CALLBACK (sepia_cb), self,
                           G_CONNECT_SWAPPED);
  sepia_cb (self, NULL, settings);
}

static void
format_changed_cb (HawViewState  *state,
                   HawReaderPane *self)
{
  if (self->document != NULL)
    show_header (self);
}

static void
haw_reader_pane_constructed (GObject *object)
{
  HawReaderPane *self = HAW_READER_PANE (object);

  G_OBJECT_CLASS (haw_reader_pane_parent_class)->constructed (object);

  g_return_if_fail (self->state != NULL);
  haw_reader_pane_add_menu (self);
  haw_reader_pane_init_sources (self);
  haw_reader_pane_init_proposals (self);
  follow_settings (self);
  g_signal_group_set_target (self->state_signals, self->state);
  models_cb (self->state, NULL, self);
  read_document (self);
}

static void
haw_reader_pane_dispose (GObject *object)
{
  HawReaderPane *self = HAW_READER_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_handle_id (&self->marks_idle, g_source_remove);
  g_clear_handle_id (&self->menu_idle, g_source_remove);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->annotations_signals);
  g_clear_object (&self->codes_signals);
  g_clear_object (&self->actors_signals);
  haw_reader_pane_drop_mentions (self);
  haw_reader_pane_drop_proposals (self);
  if (self->chooser != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->chooser));
      gtk_widget_unparent (GTK_WIDGET (self->chooser));
    }
  self->chooser = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HAW_TYPE_READER_PANE);
  g_clear_object (&self->codes_menu);
  g_clear_pointer (&self->recent_codes, g_array_unref);
  g_clear_pointer (&self->active_codes, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->changed_marks, g_hash_table_unref);
  g_clear_pointer (&self->document, haw_document_unref);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (haw_reader_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hawamish/Hawamish/reader/haw-reader-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, error_page);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, source_label);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, undated);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, view);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, active_bar);
  gtk_widget_class_bind_template_child (widget_class, HawReaderPane, sources);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_left_cb);
}

static void
haw_reader_pane_class_init (HawReaderPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = haw_reader_pane_get_property;
  object_class->set_property = haw_reader_pane_set_property;
  object_class->constructed = haw_reader_pane_constructed;
  object_class->dispose = haw_reader_pane_dispose;
  widget_class->focus = focus;
  widget_class->grab_focus = grab_focus;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, HAW_TYPE_VIEW_STATE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 4.0, 1.0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  place_changed = g_signal_new ("place-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HAW_TYPE_ACTIVE_CODES_BAR);
  g_type_ensure (HAW_TYPE_READER_STRIP);
  g_type_ensure (HAW_TYPE_READER_VIEW);
  g_type_ensure (HAW_TYPE_SOURCE_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "readerpane");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "reader.edit-fields", NULL);
  bind_template (widget_class);
  haw_reader_pane_class_add_actions (widget_class);
}

static void
connect_group (GSignalGroup  *group,
               HawReaderPane *self,
               const char    *signal,
               GCallback      callback)
{
  g_signal_group_connect_data (group, signal, callback, self, NULL, G_CONNECT_DEFAULT);
}

static void
haw_reader_pane_init (HawReaderPane *self)
{
  self->recent_codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->active_codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->codes_menu = g_menu_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed_marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  haw_steady_scroll (GTK_WIDGET (self->view));
  haw_reader_pane_add_keys (self);

  self->state_signals = g_signal_group_new (HAW_TYPE_VIEW_STATE);
  connect_group (self->state_signals, self, "notify::project", G_CALLBACK (project_cb));
  connect_group (self->state_signals, self, "notify::article", G_CALLBACK (article_cb));
  connect_group (self->state_signals, self, "notify::annotation", G_CALLBACK (annotation_cb));
  connect_group (self->state_signals, self, "notify::annotations", G_CALLBACK (models_cb));
  connect_group (self->state_signals, self, "notify::codes", G_CALLBACK (models_cb));
  connect_group (self->state_signals, self, "reveal-passage", G_CALLBACK (reveal_passage_cb));
  connect_group (self->state_signals, self, "return-to-text", G_CALLBACK (return_to_text_cb));
  connect_group (self->state_signals, self, "format-changed", G_CALLBACK (format_changed_cb));
  self->project_signals = g_signal_group_new (HAW_TYPE_PROJECT);
  connect_group (self->project_signals, self, "changed", G_CALLBACK (changed_cb));
  self->annotations_signals = g_signal_group_new (HAW_TYPE_ANNOTATION_LIST);
  connect_group (self->annotations_signals, self, "items-changed",
                 G_CALLBACK (annotations_changed_cb));
  connect_group (self->annotations_signals, self, "notify::loading",
                 G_CALLBACK (annotations_loading_cb));
  self->codes_signals = g_signal_group_new (HAW_TYPE_CODE_LIST);
  connect_group (self->codes_signals, self, "items-changed", G_CALLBACK (codes_changed_cb));
  self->actors_signals = g_signal_group_new (HAW_TYPE_ACTOR_LIST);
  connect_group (self->actors_signals, self, "items-changed", G_CALLBACK (actors_changed_cb));
}

GtkWidget *
haw_reader_pane_new (HawViewState *state)
{
  g_return_val_if_fail (HAW_IS_VIEW_STATE (state), NULL);

  return g_object_new (HAW_TYPE_READER_PANE, "state", state, NULL);
}

gboolean
haw_reader_pane_get_place (HawReaderPane  *self,
                           HawReaderPlace *place)
{
  g_return_val_if_fail (HAW_IS_READER_PANE (self) && place != NULL, FALSE);

  if (self->document == NULL || self->place_pending)
    return FALSE;
  place->top = haw_reader_view_get_top (self->view);
  haw_reader_view_get_selection (self->view, &place->start, &place->end);

  return TRUE;
}

void
haw_reader_pane_restore_place (HawReaderPane        *self,
                               const HawReaderPlace *place)
{
  g_return_if_fail (HAW_IS_READER_PANE (self) && place != NULL);

  self->annotation_pending = FALSE;
  self->reveal_pending = FALSE;
  self->place = *place;
  self->place_pending = TRUE;
  if (self->document != NULL)
    go_to_place (self);
}
