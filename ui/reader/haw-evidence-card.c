/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-evidence-card.h"

#include "haw-settings.h"
#include "model/haw-article-edit.h"
#include "model/haw-reliability.h"
#include "widgets/haw-evidence-text.h"

#include <glib/gi18n.h>

struct _HawEvidenceCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *scrolled;
  HawReaderView *view;      /* NULL while the card is not full */

  gint64 text;              /* that is shown, 0 for none */
  HawEvidence *evidence;
  GCancellable *reading;
};

enum
{
  OPEN,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawEvidenceCard, haw_evidence_card, GTK_TYPE_WIDGET)

static void
open_cb (HawEvidenceCard *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

/* Tab stops at the card; the title is there for the pointer, Enter does the same. */
static GtkWidget *
make_title (HawEvidenceCard *self)
{
  const char *title = *self->evidence->article_title != '\0' ? self->evidence->article_title
                                                             : _("Untitled Article");
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = haw_evidence_label_new (title, "title");

  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_tooltip_text (button, _("Read the Whole Article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Read the Whole Article"),
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_cb), self);
  return button;
}

/* The date as this source has it, with its words for it. */
static char *
dup_date_line (HawEvidenceCard *self)
{
  g_autofree char *date = haw_evidence_dup_date (self->evidence->date);
  g_autofree char *isolated = haw_isolate (date);
  g_autofree char *wording = haw_isolate (self->evidence->wording);

  if (*date == '\0')
    return NULL;
  if (*self->evidence->wording == '\0')
    /* Translators: %s is a date, that of an event in one of its sources. */
    return g_strdup_printf (_("Dated here: %s"), isolated);
  /* Translators: a date, that of an event in one of its sources, and the words of the source for it. */
  return g_strdup_printf (_("Dated here: %s (“%s”)"), isolated, wording);
}

static void
fill_date (HawEvidenceCard *self,
           const char      *event_date)
{
  gboolean differs = *self->evidence->date != '\0' &&
                     !g_str_equal (self->evidence->date, event_date);
  g_autofree char *date = dup_date_line (self);
  GtkWidget *line;
  GtkWidget *label;

  if (date == NULL)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = haw_evidence_label_new (date, "caption");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (differs)
    {
      /* Translators: of the date that a source has, beside that of the event. */
      GtkWidget *badge = gtk_label_new (_("Other date"));

      gtk_widget_add_css_class (badge, "badge");
      gtk_widget_add_css_class (badge, "differs");
      gtk_widget_set_valign (badge, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (badge, _("The event has another date than this source"));
      gtk_box_append (GTK_BOX (line), badge);
    }
  gtk_box_append (GTK_BOX (self->head), line);
}

static void
fill_head (HawEvidenceCard *self,
           const char      *event_date)
{
  g_autofree char *source = haw_evidence_dup_source (self->evidence);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = haw_evidence_label_new (source, "heading");
  GtkWidget *grade = haw_evidence_grade_badge_new (self->evidence);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->head)) != NULL)
    gtk_box_remove (GTK_BOX (self->head), child);
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (line), who);
  if (grade != NULL)
    gtk_box_append (GTK_BOX (line), grade);
  gtk_box_append (GTK_BOX (line), haw_evidence_stance_badge_new (self->evidence));
  gtk_box_append (GTK_BOX (self->head), line);
  gtk_box_append (GTK_BOX (self->head), make_title (self));
  fill_date (self, event_date);
}

static void
name_card (HawEvidenceCard *self)
{
  g_autofree char *source = haw_evidence_dup_source (self->evidence);
  g_autofree char *date = dup_date_line (self);
  g_autofree char *name = g_strdup_printf (C_("origin and words of a passage",
                                              "\u2068%s\u2069: \u2068%s\u2069"),
                                          source, self->evidence->quote);
  g_autofree char *outlet = haw_reliability_dup_text (self->evidence->outlet_reliability);
  g_autofree char *report = haw_reliability_dup_text (self->evidence->reliability);
  const char *parts[] = { haw_evidence_stance_name (self->evidence->stance), outlet, report, date };
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        if (description->len > 0)
          /* Translators: stands between the items of a list inside a sentence. */
          g_string_append (description, C_("list separator", ", "));
        g_string_append (description, parts[i]);
      }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}

static void
mark_passage (HawEvidenceCard *self)
{
  guint length = haw_text_get_length (haw_reader_view_get_text (self->view));
  HawReaderMark mark = {
    .id = self->evidence->annotation,
    .start = MIN ((guint) self->evidence->start, length),
    .end = MIN ((guint) self->evidence->end, length),
    .n_colors = 1,
  };

  /* Offsets into an older text say nothing about this one. */
  if (self->text != self->evidence->text)
    {
      haw_reader_view_set_marks (self->view, NULL, 0);
      return;
    }
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_bg_color", &mark.colors[0]))
    mark.n_colors = 0;
  haw_reader_view_set_marks (self->view, &mark, 1);
  haw_reader_view_set_selected_mark (self->view, mark.id);
  haw_reader_view_scroll_to_range (self->view, mark.start, mark.end, FALSE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HawEvidenceCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HawDocument) document = haw_project_read_finish (HAW_PROJECT (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  if (document == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  haw_reader_view_set_text (self->view, document->text,
                            (const HawRegion *) (gpointer) document->regions->data,
                            document->regions->len);
  self->text = document->text_id;
  mark_passage (self);
}

static gboolean
haw_evidence_card_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  if (gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
haw_evidence_card_dispose (GObject *object)
{
  HawEvidenceCard *self = HAW_EVIDENCE_CARD (object);

  haw_evidence_card_drain (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (haw_evidence_card_parent_class)->dispose (object);
}

static void
haw_evidence_card_finalize (GObject *object)
{
  g_clear_pointer (&HAW_EVIDENCE_CARD (object)->evidence, haw_evidence_free);

  G_OBJECT_CLASS (haw_evidence_card_parent_class)->finalize (object);
}

static void
haw_evidence_card_class_init (HawEvidenceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = haw_evidence_card_dispose;
  object_class->finalize = haw_evidence_card_finalize;
  widget_class->focus = haw_evidence_card_focus;

  signals[OPEN] = g_signal_new ("open", HAW_TYPE_EVIDENCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", HAW_TYPE_EVIDENCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "evidencecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
haw_evidence_card_init (HawEvidenceCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->head, "head");
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_set_overflow (self->box, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
haw_evidence_card_new (void)
{
  return g_object_new (HAW_TYPE_EVIDENCE_CARD, NULL);
}

void
haw_evidence_card_set_evidence (HawEvidenceCard   *self,
                                const HawEvidence *evidence,
                                const char        *event_date)
{
  gboolean moved;

  g_return_if_fail (HAW_IS_EVIDENCE_CARD (self) && evidence != NULL && event_date != NULL);

  /* The same passage stays where one has scrolled to. */
  moved = self->evidence != NULL &&
          (self->evidence->annotation != evidence->annotation ||
           self->evidence->text != evidence->text || self->evidence->start != evidence->start ||
           self->evidence->end != evidence->end);
  g_clear_pointer (&self->evidence, haw_evidence_free);
  self->evidence = haw_evidence_copy (evidence);
  fill_head (self, event_date);
  name_card (self);
  if (moved && self->view != NULL && self->text != 0)
    mark_passage (self);
}

void
haw_evidence_card_set_event_date (HawEvidenceCard *self,
                                  const char      *event_date)
{
  g_return_if_fail (HAW_IS_EVIDENCE_CARD (self) && self->evidence != NULL && event_date != NULL);

  fill_head (self, event_date);
  name_card (self);
}

const HawEvidence *
haw_evidence_card_get_evidence (HawEvidenceCard *self)
{
  g_return_val_if_fail (HAW_IS_EVIDENCE_CARD (self), NULL);

  return self->evidence;
}

void
haw_evidence_card_fill (HawEvidenceCard *self,
                        HawProject      *project)
{
  HawSettings *settings = haw_settings_get ();

  g_return_if_fail (HAW_IS_EVIDENCE_CARD (self) && HAW_IS_PROJECT (project));
  g_return_if_fail (self->evidence != NULL);

  if (self->view != NULL)
    return;
  self->view = HAW_READER_VIEW (haw_reader_view_new ());
  g_object_bind_property (settings, "reader-zoom", self->view, "zoom",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "reader-font", self->view, "font-family",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "reader-line-height", self->view, "line-height",
                          G_BINDING_SYNC_CREATE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  self->reading = g_cancellable_new ();
  haw_document_load_async (project, self->evidence->article, self->reading, read_cb,
                           g_object_ref (self));
}

void
haw_evidence_card_drain (HawEvidenceCard *self)
{
  g_return_if_fail (HAW_IS_EVIDENCE_CARD (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->view == NULL)
    return;
  self->view = NULL;
  self->text = 0;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
}

HawReaderView *
haw_evidence_card_get_view (HawEvidenceCard *self)
{
  g_return_val_if_fail (HAW_IS_EVIDENCE_CARD (self), NULL);

  return self->view;
}

void
haw_evidence_card_scroll (HawEvidenceCard *self,
                          GtkScrollType    type)
{
  gboolean handled;

  g_return_if_fail (HAW_IS_EVIDENCE_CARD (self));

  g_signal_emit_by_name (self->scrolled, "scroll-child", type, FALSE, &handled);
}
