/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "text/haw-region.h"
#include "text/haw-text.h"
#include "widgets/haw-pattern.h"

G_BEGIN_DECLS

#define HAW_READER_MARK_MAX_COLORS 4

/**
 * HawReaderMark:
 * @id: the caller's number of the mark, above 0 and unique
 * @start: first code point
 * @end: the code point after the last one
 * @colors: opaque colours of the mark's codes; the view makes them soft and fits them to the theme
 * @patterns: the patterns of the same codes
 * @n_colors: how many of @colors count; with 0 the mark is drawn in the colour of the text
 * @has_note: shows a dot beside the mark
 * @label: (nullable): the names of the codes, for assistive technology
 */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
  GdkRGBA colors[HAW_READER_MARK_MAX_COLORS];
  HawPattern patterns[HAW_READER_MARK_MAX_COLORS];
  guint n_colors;
  gboolean has_note;
  char *label;
} HawReaderMark;

/**
 * HawReaderMention:
 * @id: the caller's number of the mention
 * @start: first code point
 * @end: the code point after the last one
 * @label: whom the words mean
 *
 * A place where somebody is mentioned: a dotted line under the words.
 */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
  char *label;
} HawReaderMention;

/**
 * HawReaderHintLook:
 *
 * How the line under a hint looks, each thinner than what is under a mention.
 */
typedef enum
{
  HAW_READER_HINT_DASHES,
  HAW_READER_HINT_DOTS,
  HAW_READER_HINT_LINE,
  HAW_READER_HINT_DASHES_AND_DOTS,
} HawReaderHintLook;

#define HAW_READER_N_HINT_LOOKS (HAW_READER_HINT_DASHES_AND_DOTS + 1)

/**
 * HawReaderHint:
 * @id: the caller's number of the hint, above 0 and unique
 * @start: first code point
 * @end: the code point after the last one
 *
 * Something that the program suggests for these words: a faint line under them.
 */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
  HawReaderHintLook look;
} HawReaderHint;

#define HAW_TYPE_READER_VIEW (haw_reader_view_get_type ())

/**
 * HawReaderView:
 *
 * Shows a #HawText to read, select and annotate; it never changes it. Put it into a
 * #GtkScrolledWindow. It knows nothing of projects: the caller hands it the text, its regions and
 * its marks, and hears of selections and of marks that are opened. All offsets are code points,
 * half-open.
 *
 * Properties
 *
 * - `caret` (uint, read/write): the code point before which the caret stands; writing it clears the
 *   selection and scrolls to it
 * - `selection-start`, `selection-end` (uint, read): equal when nothing is selected
 * - `has-selection` (boolean, read)
 * - `selected-mark` (int64, read/write): id of the mark that is drawn stronger, 0 for none. A click
 *   on a mark and `reader.next-mark` set it too; a click elsewhere sets 0
 * - `marks-editable` (boolean, read/write, default false): whether the selected mark has handles at its
 *   ends
 * - `zoom` (double, read/write): 0.5 to 4, 1 is 1.25 times the size of the interface's text
 * - `font-family` (string, read/write): tried before the faces of the program; empty for these alone
 * - `line-height` (double, read/write): the distance of lines by the size of the letters; lines with
 *   vowel signs get more, those of the title less
 * - `measure` (int, read/write): how many characters of average width a full line has at most
 * - `whole-words` (boolean, read/write, default true): dragging selects whole words; with Alt held
 *   it selects letters
 *
 * The style class `sepia` makes it brown on a warm light ground, also where the rest is dark.
 *
 * Signals
 *
 * - `selection-changed ()`: after caret or selection moved; a drag that goes on emits it many times
 * - `selection-finished ()`: a selection was made with the pointer, which let go, or with keys, whose
 *   Shift or Alt was let go, or is the whole text; not for each step of a key
 * - `caret-moved (guint offset)`
 * - `mark-activated (gint64 id)`: open it: Enter while it is selected or holds the caret, a click
 *   on its bar or dot in the margin
 * - `hint-pressed (gint64 id)`: a click on the words of a hint, where no mark is
 * - `mark-resized (gint64 id, guint start, guint end, gboolean step)`: an end of the selected mark was
 *   moved. The view shows it there already; whoever can't store that hands it the old mark again. A
 *   @step is one press of a key, of which several may be meant as one
 * - `layout-changed ()`: passages moved inside the widget: scrolled, resized, zoomed or measured.
 *   Whoever places things beside passages asks haw_reader_view_get_range_y() again. May come while
 *   the view is being allocated: answer by queueing an allocation
 *
 * Actions, for menus and shortcuts of the window (keys in brackets are bound by the view itself)
 *
 * - `reader.copy` (Ctrl+C, Ctrl+Insert), `reader.select-all` (Ctrl+A), `reader.clear-selection`
 *   (Escape, only while something is selected)
 * - `reader.zoom-in` (Ctrl++), `reader.zoom-out` (Ctrl+−), `reader.zoom-reset` (Ctrl+0)
 * - `reader.next-mark`, `reader.previous-mark`: select the mark after or before the caret and go to it
 * - `reader.grow-selection` (Alt+Up): to the letter, word, clause, sentence, paragraph around it;
 *   `reader.shrink-selection` (Alt+Down): exactly to what it was before
 * - `reader.leave-clitic`: leaves the clitics before the first word out of the selection (والحكومة,
 *   الحكومة, حكومة); `reader.take-clitic`: takes them in again
 * - `reader.start-earlier`, `reader.start-later`, `reader.end-earlier`, `reader.end-later`: move an end
 *   of the selected mark by a word, or by a letter with `-letter` after the name; only with
 *   `marks-editable`
 * - `reader.open-mark` (Enter, only without a selection and with a mark to open, else the key is
 *   left to the window)
 */
G_DECLARE_FINAL_TYPE (HawReaderView, haw_reader_view, HAW, READER_VIEW, GtkWidget)

GtkWidget *haw_reader_view_new              (void);

/**
 * haw_reader_view_set_text:
 * @text: (nullable): the text; a reference is taken
 * @regions: (array length=n_regions) (nullable): copied; they decide how a paragraph looks
 *
 * Shows another text from its beginning, without marks or selection. With the text that is already
 * shown only the regions change: place, marks and selection stay.
 */
void       haw_reader_view_set_text         (HawReaderView       *self,
                                             HawText             *text,
                                             const HawRegion     *regions,
                                             gsize                n_regions);

/**
 * haw_reader_view_get_text:
 *
 * Returns: (transfer none) (nullable): the text
 */
HawText   *haw_reader_view_get_text         (HawReaderView       *self);

/**
 * haw_reader_view_set_marks:
 * @marks: (array length=n_marks) (nullable): copied, labels too; in any order, they may overlap
 *
 * Replaces all marks; `selected-mark` becomes 0 when it is not among them. Neither the glyphs nor
 * the lines of the text change. Marks that are empty or end past the text are left out.
 */
void       haw_reader_view_set_marks        (HawReaderView       *self,
                                             const HawReaderMark *marks,
                                             gsize                n_marks);

/**
 * haw_reader_view_change_marks:
 * @removed: (array length=n_removed) (nullable): ids of marks that are gone
 * @marks: (array length=n_marks) (nullable): marks that are new or others now, as
 *   haw_reader_view_set_marks() takes them
 *
 * Changes some marks. Only the paragraphs they were or are on are drawn anew.
 */
void       haw_reader_view_change_marks     (HawReaderView       *self,
                                             const gint64        *removed,
                                             gsize                n_removed,
                                             const HawReaderMark *marks,
                                             gsize                n_marks);

/**
 * haw_reader_view_set_mentions:
 * @mentions: (array length=n_mentions) (nullable): copied, labels too; in any order, they may overlap
 *
 * Replaces all mentions. Only the paragraphs on which any is another now are drawn anew.
 */
void       haw_reader_view_set_mentions     (HawReaderView          *self,
                                             const HawReaderMention *mentions,
                                             gsize                   n_mentions);

/**
 * haw_reader_view_set_hints:
 * @hints: (array length=n_hints) (nullable): copied; in any order, they may overlap
 *
 * Replaces all hints; the current one stays where it is among them. Only the paragraphs on which any
 * is another now are drawn anew.
 */
void       haw_reader_view_set_hints        (HawReaderView       *self,
                                             const HawReaderHint *hints,
                                             gsize                n_hints);

/**
 * haw_reader_view_set_current_hint:
 * @id: id of a hint, 0 for none
 * @label: (nullable): what is suggested, for assistive technology
 *
 * Frames the words of one hint.
 */
void       haw_reader_view_set_current_hint (HawReaderView       *self,
                                             gint64               id,
                                             const char          *label);
gint64     haw_reader_view_get_current_hint (HawReaderView       *self);

/**
 * haw_reader_view_next_hint:
 * @id: where to begin, 0 for the caret
 * @direction: 1 or -1
 *
 * Returns: id of the next hint by place, 0 after the last one
 */
gint64     haw_reader_view_next_hint        (HawReaderView       *self,
                                             gint64               id,
                                             int                  direction);

/**
 * haw_reader_view_get_range_box:
 * @box: (out): what is around the first line of the range, in pixels of the widget
 *
 * Returns: whether that line is laid out
 */
gboolean   haw_reader_view_get_range_box    (HawReaderView       *self,
                                             guint                start,
                                             guint                end,
                                             GdkRectangle        *box);

/**
 * haw_reader_view_marks_at:
 * @offset: a code point
 * @n_ids: (out): how many
 *
 * Returns: (transfer full) (array length=n_ids): ids of the marks that hold the character at
 *   @offset, the shortest first; free with g_free()
 */
gint64    *haw_reader_view_marks_at         (HawReaderView       *self,
                                             guint                offset,
                                             gsize               *n_ids);

gint64     haw_reader_view_get_selected_mark (HawReaderView      *self);
void       haw_reader_view_set_selected_mark (HawReaderView      *self,
                                             gint64               id);

guint      haw_reader_view_get_caret        (HawReaderView       *self);
void       haw_reader_view_set_caret        (HawReaderView       *self,
                                             guint                offset);

/**
 * haw_reader_view_get_selection:
 * @start: (out) (optional): first code point
 * @end: (out) (optional): the code point after the last one
 *
 * Without a selection both are the caret.
 *
 * Returns: whether anything is selected
 */
gboolean   haw_reader_view_get_selection    (HawReaderView       *self,
                                             guint               *start,
                                             guint               *end);

/**
 * haw_reader_view_select_range:
 *
 * Selects [@start, @end) as it is, never widened to words, with the caret at @end. Does not scroll.
 */
void       haw_reader_view_select_range     (HawReaderView       *self,
                                             guint                start,
                                             guint                end);

/**
 * haw_reader_view_dup_selected_text:
 *
 * Returns: (transfer full) (nullable): the selected characters, exactly as in the text
 */
char      *haw_reader_view_dup_selected_text (HawReaderView      *self);

/**
 * haw_reader_view_get_sentence_at:
 * @offset: a code point
 * @start: (out): first code point of the sentence
 * @end: (out): the code point after its last visible one
 *
 * Sentences as haw_segment_cover() finds them, inside one paragraph.
 *
 * Returns: whether there is a sentence at @offset
 */
gboolean   haw_reader_view_get_sentence_at  (HawReaderView       *self,
                                             guint                offset,
                                             guint               *start,
                                             guint               *end);

/**
 * haw_reader_view_get_word_at:
 * @offset: a code point
 * @start: (out): first code point of the word
 * @end: (out): the code point after its last one
 *
 * Returns: whether @offset is in a word or beside one
 */
gboolean   haw_reader_view_get_word_at      (HawReaderView       *self,
                                             guint                offset,
                                             guint               *start,
                                             guint               *end);

/**
 * haw_reader_view_scroll_to_range:
 * @animate: glide there, unless the desktop asks for reduced motion
 *
 * Moves as little as needed to show [@start, @end) with some air around it, and its beginning when
 * it is higher than the view. Before the first allocation it is remembered and done then.
 */
void       haw_reader_view_scroll_to_range  (HawReaderView       *self,
                                             guint                start,
                                             guint                end,
                                             gboolean             animate);

/**
 * haw_reader_view_get_top:
 *
 * Returns: the first code point of the first line in view, 0 at the beginning
 */
guint      haw_reader_view_get_top          (HawReaderView       *self);

/**
 * haw_reader_view_set_top:
 * @offset: a code point
 *
 * Scrolls so that the line of @offset is the first in view, or as near as the end of the text lets it.
 * Right also before the first allocation.
 */
void       haw_reader_view_set_top          (HawReaderView       *self,
                                             guint                offset);

/**
 * haw_reader_view_get_range_y:
 * @top: (out): upper edge of the first line of the range
 * @bottom: (out): lower edge of the last one
 *
 * Gives the place in pixels of the widget, so outside [0, height) where it is scrolled away. Far
 * from the view it is an estimate until the view has been measured, see `layout-changed`.
 *
 * Returns: whether the view has been laid out at all
 */
gboolean   haw_reader_view_get_range_y      (HawReaderView       *self,
                                             guint                start,
                                             guint                end,
                                             double              *top,
                                             double              *bottom);

/**
 * haw_reader_view_get_visible_range:
 *
 * Returns: whether any text is visible; the code points of the lines in the view
 */
gboolean   haw_reader_view_get_visible_range (HawReaderView      *self,
                                             guint               *start,
                                             guint               *end);

double     haw_reader_view_get_zoom         (HawReaderView       *self);
void       haw_reader_view_set_zoom         (HawReaderView       *self,
                                             double               zoom);

gboolean   haw_reader_view_get_whole_words  (HawReaderView       *self);
void       haw_reader_view_set_whole_words  (HawReaderView       *self,
                                             gboolean             whole_words);

/**
 * haw_reader_view_set_context_menu:
 * @menu: (nullable): a menu model; a reference is taken
 *
 * The menu for a right click, a long press, Menu and Shift+F10. It is opened where the text is
 * meant; a right click outside the selection moves the caret first.
 */
void       haw_reader_view_set_context_menu (HawReaderView       *self,
                                             GMenuModel          *menu);

G_END_DECLS
