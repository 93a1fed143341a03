/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline/haw-timeline-text.h"

/* Shaping is quadratic in strange texts and no label shows more than this. */
#define LONGEST_TEXT 160

/* Of the room for a text, below which it is rather cut inside a word. */
#define LEAST_WORDS 0.6

/* More than any view shows; beyond it everything is shaped anew. */
#define MOST_TEXTS 4000

/* Shaped between two frames: some 0.4 ms of them. */
#define SHAPED_AT_A_TIME 20

/* Of the font of the widget. */
#define LABEL_SCALE 0.93
#define SMALL_SCALE 0.82

typedef struct
{
  HawTimelineTextStyle style;
  int width;
  char *text;
} Key;

struct _HawTimelineTexts
{
  GtkWidget *widget; /* not owned */
  GHashTable *texts;  /* Key → HawTimelineText */
  GHashTable *widths; /* text → px of labels, so that an edit does not measure all events again */
  PangoLayout *measuring;
  PangoFontDescription *font;
  GdkRGBA color;
  GQueue *wanted;     /* Key: to be shaped between frames */
  guint wanted_id;
  GHashTable *layouts; /* GskRenderNode → Kept: of texts for paper; NULL else */
  HawTimelineShapedFunc shaped;
  gpointer user_data;
  guint n_shaped;
};

/* What a node was drawn from. */
typedef struct
{
  PangoLayout *layout;
  double x, y;
  GdkRGBA color;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->layout);
  g_free (kept);
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->width * HAW_TIMELINE_N_TEXT_STYLES +
         (guint) key->style;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->style == second->style && first->width == second->width &&
         g_str_equal (first->text, second->text);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static void
text_free (gpointer data)
{
  HawTimelineText *text = data;

  g_clear_pointer (&text->node, gsk_render_node_unref);
  g_free (text);
}

static PangoAttrList *
get_attributes (HawTimelineTextStyle style,
                const char          *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *dim;

  switch (style)
    {
    case HAW_TIMELINE_TEXT_SIGNED:
      dim = pango_attr_foreground_alpha_new (0x9000);
      dim->start_index = 0;
      dim->end_index = (guint) strcspn (text, "\xc2");
      pango_attr_list_insert (attributes, dim);
      pango_attr_list_insert (attributes, pango_attr_scale_new (LABEL_SCALE));
      break;

    case HAW_TIMELINE_TEXT_LABEL:
      pango_attr_list_insert (attributes, pango_attr_scale_new (LABEL_SCALE));
      break;

    case HAW_TIMELINE_TEXT_TICK:
      pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      break;

    case HAW_TIMELINE_TEXT_CONTEXT:
      pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;

    case HAW_TIMELINE_N_TEXT_STYLES:
    default:
      g_assert_not_reached ();
    }

  return attributes;
}

static void
set_text (PangoLayout         *layout,
          HawTimelineTextStyle style,
          const char          *text)
{
  g_autoptr (PangoAttrList) attributes = get_attributes (style, text);
  const char *end = text;

  for (guint i = 0; i < LONGEST_TEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  pango_layout_set_text (layout, text, (int) (end - text));
  pango_layout_set_attributes (layout, attributes);
}

static double
get_alpha (HawTimelineTextStyle style)
{
  switch (style)
    {
    case HAW_TIMELINE_TEXT_TICK:
      return 0.72;
    case HAW_TIMELINE_TEXT_CONTEXT:
      return 0.85;
    case HAW_TIMELINE_TEXT_LABEL:
    case HAW_TIMELINE_TEXT_SIGNED:
    case HAW_TIMELINE_N_TEXT_STYLES:
    default:
      return 1.0;
    }
}

/**
 * haw_timeline_texts_keep:
 * @node: what @layout was drawn as
 * @x: px from the origin of the node to that of the layout
 * @y: likewise
 *
 * Keeps a text on paper for haw_timeline_texts_print().
 */
void
haw_timeline_texts_keep (HawTimelineTexts *self,
                         GskRenderNode    *node,
                         PangoLayout      *layout,
                         double            x,
                         double            y,
                         const GdkRGBA    *color)
{
  Kept *kept;

  if (self->layouts == NULL || node == NULL)
    return;

  kept = g_new0 (Kept, 1);
  *kept = (Kept) { g_object_ref (layout), x, y, *color };
  g_hash_table_replace (self->layouts, gsk_render_node_ref (node), kept);
}

/**
 * haw_timeline_texts_print:
 *
 * Draws a node that is a text of paper with its letters, so that they can be searched and copied;
 * nodes know glyphs only, of which nobody can tell which Arabic letters they were.
 *
 * Returns: whether it is one
 */
gboolean
haw_timeline_texts_print (HawTimelineTexts *self,
                          GskRenderNode    *node,
                          cairo_t          *cr)
{
  const Kept *kept = self->layouts == NULL ? NULL : g_hash_table_lookup (self->layouts, node);

  if (kept == NULL)
    return FALSE;

  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, &kept->color);
  cairo_move_to (cr, kept->x, kept->y);
  pango_cairo_show_layout (cr, kept->layout);
  cairo_restore (cr);

  return TRUE;
}

/**
 * haw_timeline_texts_set_paper:
 *
 * Has the texts that are shaped from now on opaque, in places between pixels, and known to
 * haw_timeline_texts_print().
 */
void
haw_timeline_texts_set_paper (HawTimelineTexts *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->layouts = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) gsk_render_node_unref, kept_free);
}

/* Cuts a text that is too wide after its last whole word, unless too little of it were left. */
static void
cut_at_word (PangoLayout          *layout,
             HawTimelineTextStyle  style,
             const char           *string,
             int                   width)
{
  g_autofree char *words = NULL;
  g_autofree char *cut = NULL;
  int ellipsis, taken;
  PangoLayoutLine *line;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, -1);
  set_text (layout, style, "…");
  pango_layout_get_pixel_size (layout, &ellipsis, NULL);
  set_text (layout, style, string);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, MAX (width - ellipsis - 1, 1) * PANGO_SCALE);
  line = pango_layout_get_line_readonly (layout, 0);
  words = g_strchomp (g_strndup (string + line->start_index, (gsize) line->length));
  cut = g_strconcat (words, "…", NULL);
  pango_layout_set_width (layout, -1);
  set_text (layout, style, cut);
  pango_layout_get_pixel_size (layout, &taken, NULL);
  if (taken <= width && taken >= width * LEAST_WORDS)
    return;

  set_text (layout, style, string);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

static HawTimelineText *
shape (HawTimelineTexts    *self,
       HawTimelineTextStyle style,
       const char          *string,
       int                  width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, NULL);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  HawTimelineText *text = g_new0 (HawTimelineText, 1);
  GdkRGBA color = self->color;
  PangoRectangle extents;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  set_text (layout, style, string);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  if (pango_layout_is_ellipsized (layout))
    cut_at_word (layout, style, string, width);

  /* A layout of right-to-left text stands at the far side of its width: bring it to 0. */
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  color.alpha *= (float) get_alpha (style);
  if (self->layouts != NULL)
    color = (GdkRGBA) { 1 - color.alpha * (1 - color.red), 1 - color.alpha * (1 - color.green),
                        1 - color.alpha * (1 - color.blue), 1 };
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-extents.x, -extents.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);

  text->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  text->width = extents.width;
  text->height = extents.height;
  self->n_shaped++;
  if (self->layouts != NULL)
    haw_timeline_texts_keep (self, text->node, layout, -extents.x, -extents.y, &color);

  return text;
}

/**
 * haw_timeline_texts_new:
 * @widget: whose font to use; not kept alive
 * @shaped: told when texts that were wanted later are there
 *
 * Returns: (transfer full): an empty store of texts
 */
HawTimelineTexts *
haw_timeline_texts_new (GtkWidget            *widget,
                        HawTimelineShapedFunc shaped,
                        gpointer              user_data)
{
  HawTimelineTexts *self = g_new0 (HawTimelineTexts, 1);

  self->widget = widget;
  self->shaped = shaped;
  self->user_data = user_data;
  self->wanted = g_queue_new ();
  self->texts = g_hash_table_new_full (key_hash, key_equal, key_free, text_free);
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * haw_timeline_texts_free:
 * @self: (transfer full): a store
 */
void
haw_timeline_texts_free (HawTimelineTexts *self)
{
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  g_queue_free_full (self->wanted, key_free);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->widths);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_object (&self->measuring);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self);
}

/**
 * haw_timeline_texts_restyle:
 * @color: of the text
 *
 * Takes up the style of the widget, and forgets all texts if it is another than before.
 *
 * Returns: whether it is another
 */
gboolean
haw_timeline_texts_restyle (HawTimelineTexts *self,
                            const GdkRGBA    *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, NULL);
  PangoContext *context = pango_layout_get_context (layout);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  if (self->font != NULL && pango_font_description_equal (font, self->font) &&
      gdk_rgba_equal (color, &self->color))
    return FALSE;

  g_hash_table_remove_all (self->texts);
  g_hash_table_remove_all (self->widths);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  self->color = *color;
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_set_object (&self->measuring, layout);

  return TRUE;
}

/**
 * haw_timeline_texts_shape:
 * @width: px to ellipsise to, or -1 for all of it
 *
 * Shapes a text unless it is known already. Not to be called while drawing.
 *
 * Returns: (transfer none): the text, good until the next haw_timeline_texts_shape()
 */
const HawTimelineText *
haw_timeline_texts_shape (HawTimelineTexts    *self,
                          HawTimelineTextStyle style,
                          const char          *text,
                          int                  width)
{
  const HawTimelineText *known = haw_timeline_texts_lookup (self, style, text, width);
  HawTimelineText *shaped;
  Key *key;

  if (known != NULL)
    return known;

  if (g_hash_table_size (self->texts) >= MOST_TEXTS)
    g_hash_table_remove_all (self->texts);

  shaped = shape (self, style, text, width);
  key = g_new0 (Key, 1);
  key->style = style;
  key->width = width;
  key->text = g_strdup (text);
  g_hash_table_insert (self->texts, key, shaped);

  return shaped;
}

static gboolean
shape_cb (gpointer user_data)
{
  HawTimelineTexts *self = user_data;
  guint n = 0;

  while (n < SHAPED_AT_A_TIME && !g_queue_is_empty (self->wanted))
    {
      Key *key = g_queue_pop_head (self->wanted);

      if (haw_timeline_texts_lookup (self, key->style, key->text, key->width) == NULL)
        {
          haw_timeline_texts_shape (self, key->style, key->text, key->width);
          n++;
        }
      key_free (key);
    }

  if (n > 0)
    self->shaped (self->user_data);
  if (!g_queue_is_empty (self->wanted))
    return G_SOURCE_CONTINUE;

  self->wanted_id = 0;

  return G_SOURCE_REMOVE;
}

/**
 * haw_timeline_texts_want:
 * @later: whether it may come after the next frame
 *
 * Has a text shaped, now or between the next frames; the last that were wanted come first.
 */
void
haw_timeline_texts_want (HawTimelineTexts    *self,
                         HawTimelineTextStyle style,
                         const char          *text,
                         int                  width,
                         gboolean             later)
{
  Key *key;

  if (haw_timeline_texts_lookup (self, style, text, width) != NULL)
    return;
  if (!later)
    {
      haw_timeline_texts_shape (self, style, text, width);
      return;
    }

  key = g_new0 (Key, 1);
  key->style = style;
  key->width = width;
  key->text = g_strdup (text);
  g_queue_push_head (self->wanted, key);
  while (g_queue_get_length (self->wanted) > MOST_TEXTS / 4)
    key_free (g_queue_pop_tail (self->wanted));
  if (self->wanted_id == 0)
    self->wanted_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, shape_cb, self, NULL);
}

/**
 * haw_timeline_texts_lookup:
 *
 * Returns: (transfer none) (nullable): a text that was shaped before
 */
const HawTimelineText *
haw_timeline_texts_lookup (HawTimelineTexts    *self,
                           HawTimelineTextStyle style,
                           const char          *text,
                           int                  width)
{
  Key key = { style, width, (char *) text };

  return g_hash_table_lookup (self->texts, &key);
}

/**
 * haw_timeline_texts_measure:
 *
 * Returns: the px that a text of any style would take in one line; known ones are not measured again
 */
int
haw_timeline_texts_measure (HawTimelineTexts    *self,
                            HawTimelineTextStyle style,
                            const char          *text)
{
  g_autofree char *key = g_strdup_printf ("%c%s", '\1' + (char) style, text);
  gpointer known;
  int width;

  g_return_val_if_fail (self->measuring != NULL, 0);

  if (g_hash_table_lookup_extended (self->widths, key, NULL, &known))
    return GPOINTER_TO_INT (known);

  set_text (self->measuring, style, text);
  pango_layout_get_pixel_size (self->measuring, &width, NULL);
  g_hash_table_insert (self->widths, g_steal_pointer (&key), GINT_TO_POINTER (width));
  self->n_shaped++;

  return width;
}

/**
 * haw_timeline_texts_measure_label:
 *
 * Returns: the px that a label would take in one line; known ones are not measured again
 */
int
haw_timeline_texts_measure_label (HawTimelineTexts *self,
                                  const char       *text)
{
  gpointer known;
  int width;

  g_return_val_if_fail (self->measuring != NULL, 0);

  if (g_hash_table_lookup_extended (self->widths, text, NULL, &known))
    return GPOINTER_TO_INT (known);

  if (g_hash_table_size (self->widths) >= MOST_TEXTS)
    g_hash_table_remove_all (self->widths);

  set_text (self->measuring, HAW_TIMELINE_TEXT_LABEL, text);
  pango_layout_get_pixel_size (self->measuring, &width, NULL);
  g_hash_table_insert (self->widths, g_strdup (text), GINT_TO_POINTER (width));
  self->n_shaped++;

  return width;
}

/**
 * haw_timeline_texts_get_line_height:
 *
 * Returns: the px between two lines of a style, whatever their letters
 */
int
haw_timeline_texts_get_line_height (HawTimelineTexts    *self,
                                    HawTimelineTextStyle style)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (self->widget), NULL, NULL);
  gboolean is_label = style == HAW_TIMELINE_TEXT_LABEL || style == HAW_TIMELINE_TEXT_SIGNED;
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return (int) (height * (is_label ? LABEL_SCALE : SMALL_SCALE) / PANGO_SCALE);
}

/**
 * haw_timeline_texts_get_n_shaped:
 *
 * Returns: how many times a text was shaped so far
 */
guint
haw_timeline_texts_get_n_shaped (HawTimelineTexts *self)
{
  return self->n_shaped;
}
