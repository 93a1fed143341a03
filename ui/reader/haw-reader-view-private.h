/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reader/haw-reader-view.h"

G_BEGIN_DECLS

/* What the parts of the reader share, and what its tests read. */

/* A paragraph with more bytes than this is shown as several blocks: shaping is not linear. */
#define HAW_READER_BLOCK_MAX_BYTES 20000

/* Of a run of combining marks this many are shown. */
#define HAW_READER_MAX_COMBINING 8

#define HAW_READER_ZOOM_STEP 1.1

/* The distance of lines by the size of the letters, and the average characters on a full line. */
#define HAW_READER_LINE_HEIGHT 1.75
#define HAW_READER_MEASURE     68

typedef enum
{
  HAW_READER_STYLE_TITLE,
  HAW_READER_STYLE_SUBHEAD,
  HAW_READER_STYLE_BODY,
  HAW_READER_STYLE_CAPTION,
  HAW_READER_STYLE_ASIDE,
} HawReaderStyle;

#define HAW_READER_N_STYLES (HAW_READER_STYLE_ASIDE + 1)

/* A line of a block. Offsets are code points of the text, indexes bytes of the layout, the rest is
 * pixels below the top of the block. */
typedef struct
{
  guint start;
  guint end;
  int start_index;
  int end_index;
  /* The left edge, from the column's. */
  double x;
  double top;
  double bottom;
  double baseline;
  /* The box that marks and selection fill: shorter than the line, so that lines stay apart. */
  double box_top;
  double box_bottom;
} HawReaderLine;

/* So many bars stand side by side in the margin. */
#define HAW_READER_MAX_LANES 5

/* A bar in the margin: a part of a mark inside one block. With lane HAW_READER_MAX_LANES it has none,
 * and a number stands for it. */
typedef struct
{
  guint mark;
  guint lane;
  guint first_line;
  guint last_line;
} HawReaderBar;

/* A number in the last lane, for @n_bars that are not drawn. */
typedef struct
{
  guint first_line;
  guint last_line;
  guint n_bars;
} HawReaderBadge;

/* Code points of the text that are not shown, counted from the start of the block. */
typedef struct
{
  guint position;
  guint length;
} HawReaderCut;

/* A paragraph, or a part of a very long one. Paragraphs in which nothing can be seen have none. */
typedef struct
{
  guint paragraph;
  guint start;
  guint end;
  gsize start_byte;
  gsize end_byte;
  HawReaderStyle style;
  HawDirection direction;
  /* Whether the block before it belongs to the same paragraph. */
  gboolean continues;

  double gap;
  double y;
  double height;
  gboolean measured;

  PangoLayout *layout;
  GArray *lines;
  GArray *cuts;
  GArray *bars;
  GArray *badges;
  /* Counts the changes of the marks on the block. */
  guint marks_serial;

  GskRenderNode *text_node;
  GskRenderNode *mark_node;
  /* The isolated mark alone. */
  GskRenderNode *focus_node;
  GtkWidget *child;
  /* Which marks the child tells of. */
  guint child_serial;
  guint child_marks_serial;
} HawReaderBlock;

typedef struct
{
  HawReaderMark mark;
  /* The greatest end of this mark and all before it. */
  guint max_end;
  guint first_block;
  guint last_block;
  /* Of a mark that crosses blocks, so that its bar runs straight; -1 when the block decides. */
  int lane;
} HawReaderMarkEntry;

/* The colours that text and marks are drawn in. */
typedef struct
{
  GdkRGBA text;
  GdkRGBA background;
  GdkRGBA selection;
  GdkRGBA accent;
  gboolean dark;
  gboolean high_contrast;
} HawReaderPalette;

typedef enum
{
  HAW_READER_UNIT_LETTER,
  HAW_READER_UNIT_WORD,
  HAW_READER_UNIT_PARAGRAPH,
} HawReaderUnit;

/* A step of a selection: from where to which range. */
typedef struct
{
  guint bound;
  guint caret;
  guint start;
  guint end;
} HawReaderStep;

typedef enum
{
  HAW_READER_END_NONE,
  HAW_READER_END_START,
  HAW_READER_END_END,
} HawReaderEnd;

struct _HawReaderView
{
  GtkWidget parent_instance;

  HawText *text;
  GArray *regions;
  GArray *marks;
  GArray *mentions;            /* HawReaderMention, by their place */
  GArray *hints;               /* HawReaderHint, by their place */
  gint64 current_hint;
  char *hint_label;            /* what is suggested there */
  GHashTable *mark_places;
  guint marks_serial;
  gint64 selected_mark;
  gint64 hovered_mark;
  gint64 resting_mark;         /* the pointer rests on it, soon it is hovered */
  guint hover_source;
  GHashTable *badge_layouts;
  guint n_marks_taken;         /* for tests, with the next two */
  guint n_nodes_made;
  gboolean marks_editable;
  /* The end of the selected mark that is dragged, and where the mark was before. */
  HawReaderEnd dragged_end;
  guint undragged_start;
  guint undragged_end;
  double zoom;
  char *font_family;
  double line_height;
  int measure;
  gboolean whole_words;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;

  /* Geometry, in pixels. */
  PangoContext *contexts[2];
  PangoFontDescription *fonts[HAW_READER_N_STYLES];
  double interface_size;
  double font_size;
  double char_width;
  int width;
  int height;
  double column_x;
  double column_width;
  double total_height;
  GArray *blocks;
  gboolean positions_stale;
  guint positions_serial;
  gboolean settling;
  guint anchor_offset;
  double anchor_delta;
  guint children_source;
  guint measure_source;
  guint measure_next;
  guint n_layouts_made;
  guint n_marks_told; /* children of paragraphs that were made, moved or taken away for marks */
  gboolean pending_scroll;
  guint pending_start;
  guint pending_end;
  AdwAnimation *animation;
  gboolean gliding;

  /* Caret and selection: the selection lies between bound and caret. */
  guint caret;
  guint bound;
  double wanted_x;
  gboolean keeps_x;
  GArray *growth;              /* HawReaderStep: what to shrink back to, the last step last */
  GArray *left_out;            /* HawReaderStep: the clitics that were left out */
  gboolean selecting_by_key;   /* until Shift or Alt is let go */
  gboolean caret_described;
  gboolean caret_on;
  guint blink_source;
  gint64 blink_since;

  /* Pointer. */
  GtkGesture *drag;
  guint drag_offset;
  HawReaderUnit drag_unit;
  gboolean drag_selects;
  double drag_x;
  double drag_y;
  guint autoscroll_tick;
  gint64 pressed_mark;
  gboolean pressed_bar;
  GMenuModel *menu_model;
  GtkWidget *menu;
};

enum
{
  HAW_READER_SELECTION_CHANGED,
  HAW_READER_SELECTION_FINISHED,
  HAW_READER_CARET_MOVED,
  HAW_READER_MARK_ACTIVATED,
  HAW_READER_MARK_RESIZED,
  HAW_READER_HINT_PRESSED,
  HAW_READER_LAYOUT_CHANGED,
  HAW_READER_N_SIGNALS,
};

void            haw_reader_emit                   (HawReaderView        *self,
                                                   guint                 signal);
void            haw_reader_emit_mark_activated    (HawReaderView        *self,
                                                   gint64                id);
void            haw_reader_emit_mark_resized      (HawReaderView        *self,
                                                   gint64                id,
                                                   gboolean              step);
void            haw_reader_emit_hint_pressed      (HawReaderView        *self,
                                                   gint64                id);
void            haw_reader_notify_selection       (HawReaderView        *self);

/* haw-reader-block.c: one block and its layout. */
void            haw_reader_block_clear            (HawReaderBlock       *block);
void            haw_reader_block_drop_layout      (HawReaderBlock       *block);
void            haw_reader_block_drop_nodes       (HawReaderBlock       *block);
void            haw_reader_block_drop_marks       (HawReaderBlock       *block);
void            haw_reader_block_make_layout      (HawReaderBlock       *block,
                                                   HawText              *text,
                                                   PangoContext         *context,
                                                   PangoFontDescription *font,
                                                   double                line_height,
                                                   double                width);
gboolean        haw_reader_block_hit              (HawReaderBlock       *block,
                                                   HawText              *text,
                                                   guint                 line,
                                                   double                x,
                                                   guint                *character,
                                                   guint                *caret);
int             haw_reader_block_to_index         (HawReaderBlock       *block,
                                                   HawText              *text,
                                                   guint                 offset);
guint           haw_reader_block_from_index       (HawReaderBlock       *block,
                                                   HawText              *text,
                                                   int                   index);
guint           haw_reader_block_to_shown         (HawReaderBlock       *block,
                                                   guint                 offset);
guint           haw_reader_block_from_shown       (HawReaderBlock       *block,
                                                   guint                 position);
guint           haw_reader_block_line_at          (HawReaderBlock       *block,
                                                   guint                 offset);
guint           haw_reader_block_line_at_y        (HawReaderBlock       *block,
                                                   double                y);
GArray         *haw_reader_block_line_ranges      (HawReaderBlock       *block,
                                                   HawText              *text,
                                                   guint                 line,
                                                   guint                 start,
                                                   guint                 end);

GArray         *haw_reader_block_line_stops       (HawReaderBlock       *block,
                                                   guint                 line,
                                                   gboolean              with_end);
gboolean        haw_reader_block_line_is_broken   (HawReaderBlock       *block,
                                                   guint                 line);

/* haw-reader-layout.c: the column of blocks and its place in the view. */
HawReaderBlock *haw_reader_get_block              (HawReaderView        *self,
                                                   guint                 index);
guint           haw_reader_block_at               (HawReaderView        *self,
                                                   guint                 offset);
guint           haw_reader_block_at_y             (HawReaderView        *self,
                                                   double                y);
HawReaderBlock *haw_reader_ensure_block           (HawReaderView        *self,
                                                   guint                 index);
void            haw_reader_rebuild_blocks         (HawReaderView        *self);
void            haw_reader_drop_layouts           (HawReaderView        *self);
void            haw_reader_drop_fonts             (HawReaderView        *self);
void            haw_reader_set_size               (HawReaderView        *self,
                                                   int                   width,
                                                   int                   height);
void            haw_reader_settle                 (HawReaderView        *self);
void            haw_reader_keep_place             (HawReaderView        *self);
void            haw_reader_anchor_top             (HawReaderView        *self,
                                                   guint                 offset);
double          haw_reader_get_scroll             (HawReaderView        *self);
void            haw_reader_set_scroll             (HawReaderView        *self,
                                                   double                value);
void            haw_reader_range_extent           (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end,
                                                   double               *top,
                                                   double               *bottom);
void            haw_reader_estimate_extent        (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end,
                                                   double               *top,
                                                   double               *bottom);
gboolean        haw_reader_interface_size_changed (HawReaderView        *self);
gboolean        haw_reader_is_mirrored            (HawReaderView        *self);

/* haw-reader-caret.c: movement and boundaries. */
gboolean        haw_reader_hit                    (HawReaderView        *self,
                                                   double                x,
                                                   double                y,
                                                   guint                *character,
                                                   guint                *caret);
gboolean        haw_reader_caret_rectangle        (HawReaderView        *self,
                                                   guint                 offset,
                                                   gboolean              weak,
                                                   graphene_rect_t      *rectangle);
void            haw_reader_select                 (HawReaderView        *self,
                                                   guint                 bound,
                                                   guint                 caret);
void            haw_reader_move_caret             (HawReaderView        *self,
                                                   GtkMovementStep       step,
                                                   int                   count,
                                                   gboolean              extend);
void            haw_reader_unit_range             (HawReaderView        *self,
                                                   HawReaderUnit         unit,
                                                   guint                 start,
                                                   guint                 end,
                                                   guint                *unit_start,
                                                   guint                *unit_end);

/* haw-reader-select.c: growing and trimming the selection by key. */
void            haw_reader_class_add_selecting    (GtkWidgetClass       *widget_class);
void            haw_reader_init_selecting         (HawReaderView        *self);
void            haw_reader_clear_selecting        (HawReaderView        *self);

/* haw-reader-marks.c: the marks in their order. */
void            haw_reader_marks_set              (HawReaderView        *self,
                                                   const HawReaderMark  *marks,
                                                   gsize                 n_marks);
void            haw_reader_marks_place            (HawReaderView        *self);
void            haw_reader_marks_touch            (HawReaderView        *self,
                                                   guint                 first_block,
                                                   guint                 last_block);
GArray         *haw_reader_marks_in               (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end);
GArray         *haw_reader_marks_over             (HawReaderView        *self,
                                                   guint                 offset);
HawReaderMarkEntry *haw_reader_marks_find         (HawReaderView        *self,
                                                   gint64                id);
guint           haw_reader_marks_number           (HawReaderView        *self,
                                                   gint64                id);
GArray         *haw_reader_marks_at_point         (HawReaderView        *self,
                                                   double                x,
                                                   double                y,
                                                   gboolean             *in_margin);
gint64          haw_reader_marks_next_of          (HawReaderView        *self,
                                                   GArray               *marks);
void            haw_reader_marks_go               (HawReaderView        *self,
                                                   int                   direction);

/* haw-reader-lanes.c: the bars in the margin. */
void            haw_reader_marks_assign_lanes     (HawReaderView        *self);
void            haw_reader_marks_fill_bars        (HawReaderView        *self,
                                                   HawReaderBlock       *block);
void            haw_reader_bar_rectangle          (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderBar   *bar,
                                                   graphene_rect_t      *rectangle);
void            haw_reader_badge_rectangle        (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderBadge *badge,
                                                   graphene_rect_t      *rectangle);
PangoLayout    *haw_reader_badge_layout           (HawReaderView        *self,
                                                   guint                 n_bars);
GArray         *haw_reader_bars_at                (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   double                x,
                                                   double                y);
void            haw_reader_drop_bars              (HawReaderView        *self,
                                                   guint                 first_block);

/* haw-reader-isolate.c: the one mark that stands out. */
void            haw_reader_set_hovered_mark       (HawReaderView        *self,
                                                   gint64                id);
void            haw_reader_hover                  (HawReaderView        *self,
                                                   gint64                id,
                                                   gboolean              at_once);
void            haw_reader_stop_hover             (HawReaderView        *self);
gint64          haw_reader_isolated_mark          (HawReaderView        *self);
void            haw_reader_drop_focus             (HawReaderView        *self,
                                                   gint64                id);

/* haw-reader-handles.c: moving the ends of the selected mark. */
gboolean        haw_reader_handle_place           (HawReaderView        *self,
                                                   HawReaderEnd          end,
                                                   graphene_rect_t      *stem);
void            haw_reader_draw_handles           (HawReaderView        *self,
                                                   const HawReaderPalette *palette,
                                                   GtkSnapshot          *snapshot);
HawReaderEnd    haw_reader_handle_at              (HawReaderView        *self,
                                                   double                x,
                                                   double                y);
void            haw_reader_handle_press           (HawReaderView        *self,
                                                   HawReaderEnd          end);
void            haw_reader_handle_drag            (HawReaderView        *self,
                                                   double                x,
                                                   double                y,
                                                   gboolean              by_letter);
void            haw_reader_handle_release         (HawReaderView        *self,
                                                   gboolean              keep);
void            haw_reader_class_add_handle_actions (GtkWidgetClass     *widget_class);
void            haw_reader_update_handle_actions  (HawReaderView        *self);

/* haw-reader-palette.c: colours fitted to the theme. */
void            haw_reader_palette_read           (HawReaderPalette     *palette,
                                                   GtkWidget            *widget);
GdkRGBA         haw_reader_palette_fit            (const HawReaderPalette *palette,
                                                   const GdkRGBA        *color);
GdkRGBA         haw_reader_palette_soften         (const HawReaderPalette *palette,
                                                   const GdkRGBA        *color);

/* haw-reader-mentions.c: where somebody is mentioned. */
GArray         *haw_reader_mentions_in            (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end);
char           *haw_reader_mention_name           (const HawReaderMention *mention);
const HawReaderMention *haw_reader_mention_at     (HawReaderView        *self,
                                                   guint                 offset);
void            haw_reader_append_mentions        (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderPalette *palette,
                                                   GtkSnapshot          *snapshot);

/* haw-reader-hints.c: what the program suggests. */
const HawReaderHint *haw_reader_find_hint         (HawReaderView        *self,
                                                   gint64                id,
                                                   guint                *number);
char           *haw_reader_hint_describe          (HawReaderView        *self,
                                                   const HawReaderHint  *hint,
                                                   guint                 number);
gint64          haw_reader_hint_at                (HawReaderView        *self,
                                                   guint                 offset);
guint           haw_reader_count_hints            (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end);
void            haw_reader_append_hints           (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderPalette *palette,
                                                   GtkSnapshot          *snapshot);
void            haw_reader_append_current_hint    (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderPalette *palette,
                                                   GtkSnapshot          *snapshot);

/* haw-reader-draw-marks.c: the nodes of marks. */
GskRenderNode  *haw_reader_make_mark_node         (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   const HawReaderPalette *palette);
GskRenderNode  *haw_reader_make_focus_node        (HawReaderView        *self,
                                                   HawReaderBlock       *block,
                                                   gint64                id,
                                                   const HawReaderPalette *palette);

/* haw-reader-draw.c: nodes. */
GskRenderNode  *haw_reader_finish_node            (GtkSnapshot          *snapshot);
void            haw_reader_drop_nodes             (HawReaderView        *self);
void            haw_reader_draw                   (HawReaderView        *self,
                                                   GtkSnapshot          *snapshot);

/* haw-reader-access.c: what assistive technology meets. */
void            haw_reader_allocate_paragraphs    (HawReaderView        *self);
void            haw_reader_describe_caret         (HawReaderView        *self);

/* haw-reader-input.c: pointer, menu and the blinking of the caret. */
void            haw_reader_add_input              (HawReaderView        *self);
void            haw_reader_stop_input             (HawReaderView        *self);
void            haw_reader_finish_selection       (HawReaderView        *self);
void            haw_reader_popup_menu             (HawReaderView        *self,
                                                   double                x,
                                                   double                y);
void            haw_reader_update_blink           (HawReaderView        *self,
                                                   gboolean              restart);

/* haw-reader-keys.c: actions and keys. */
void            haw_reader_class_add_keys         (GtkWidgetClass       *widget_class);

/* haw-reader-scroll.c: moving the view. */
void            haw_reader_stop_glide             (HawReaderView        *self);
void            haw_reader_scroll_now             (HawReaderView        *self,
                                                   guint                 start,
                                                   guint                 end,
                                                   gboolean              animate);

G_END_DECLS
