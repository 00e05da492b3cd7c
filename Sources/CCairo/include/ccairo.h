// Pictures through Cairo and text through Pango, behind plain C that does not link them.
//
// The libraries are opened when something is first drawn, since most runs draw nothing. Nothing is
// printed. Lengths are points of 1/72 inch, and y points down.
#ifndef CARECIRCLE_CCAIRO_H
#define CARECIRCLE_CCAIRO_H

#include <stddef.h>
#include <stdint.h>

typedef struct cc_canvas cc_canvas;
typedef struct cc_text cc_text;

typedef struct {
  double red, green, blue, alpha;
} cc_colour;

enum { cc_png = 0, cc_svg = 1, cc_pdf = 2 };

/// Whether this build may open the libraries at all.
int cc_is_built(void);
/// Opens the libraries once, from any thread; NULL, or why they cannot be had.
const char *cc_load(void);
/// Whether the system allows another thread now. Pango aborts where it allows none.
int cc_can_start_thread(void);
/// The versions of the libraries, which have been opened.
const char *cc_cairo_version(void);
const char *cc_pango_version(void);

// Canvases. Errors are kept by the canvas and told by cc_finish.

/// Makes a canvas of a size in points; `scale` is the number of pixels of a PNG for each point, and
/// `language` one such as zh-cn, by which forms of characters are chosen. NULL without memory.
cc_canvas *cc_create(int kind, double width, double height, double scale, const char *language);
void cc_destroy(cc_canvas *canvas);
/// Sets the title and the day of creation (as 2026-11-30T00:00:00Z) of a PDF.
void cc_describe(cc_canvas *canvas, const char *title, const char *moment);
/// Adds an entry to the contents of a PDF that leads to a page, counted from 1.
void cc_add_entry(cc_canvas *canvas, const char *title, int page);
/// Ends a page; the next one has a size of its own.
void cc_next_page(cc_canvas *canvas, double width, double height);
/// Ends the picture, of which the bytes stay the canvas's; NULL, or what went wrong.
const char *cc_finish(cc_canvas *canvas, const uint8_t **bytes, size_t *count);

// Paths. Points are x and y, one behind the other.

void cc_add_line(cc_canvas *canvas, const double *points, size_t count, int is_closed);
void cc_add_circle(cc_canvas *canvas, double x, double y, double radius);
/// Fills the path by the even-odd rule, or as the union of its rings if all of them turn the same way;
/// keeps it if it is still needed.
void cc_fill(cc_canvas *canvas, cc_colour colour, int is_union, int keeps);
/// Draws along the path; `dash` has lengths of strokes and gaps in turn.
void cc_stroke(cc_canvas *canvas, cc_colour colour, double width, const double *dash, int count);
/// Draws only inside the path until cc_end_clip.
void cc_begin_clip(cc_canvas *canvas);
void cc_end_clip(cc_canvas *canvas);

// Texts.

typedef struct {
  double size;
  int is_bold;
  /// The width at which lines are broken; negative for none.
  double width;
  /// The greatest number of lines, after which the text is cut off with an ellipsis; 0 for any.
  int lines;
  /// 0 left, 1 centred, 2 right; inside `width`.
  int alignment;
} cc_style;

/// Sets a text; NULL without memory.
cc_text *cc_set(cc_canvas *canvas, const char *text, size_t count, const cc_style *style);
void cc_free_text(cc_text *text);
/// The size of a text.
void cc_measure(cc_text *text, double *width, double *height);
/// The number of characters of a text that no font can draw.
int cc_unknown(cc_text *text);
/// Draws a text with its upper left corner at a place, above a halo if that has a width.
void cc_show(cc_canvas *canvas, cc_text *text, double x, double y, cc_colour colour, cc_colour halo,
             double halo_width);

#endif
