#define _GNU_SOURCE
#include "include/ccairo.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The parts of both libraries that are called, as their stable binary interfaces (libcairo.so.2,
// libpango-1.0.so.0) fix them. Their headers are not used: Pango's can only be found by way of
// pkg-config, whose flags would link the libraries to every run.
typedef struct cairo_t cairo_t;
typedef struct cairo_surface_t cairo_surface_t;
typedef struct cairo_font_options_t cairo_font_options_t;
typedef struct PangoLayout PangoLayout;
typedef struct PangoContext PangoContext;
typedef struct PangoLanguage PangoLanguage;
typedef struct PangoFontDescription PangoFontDescription;
typedef int (*write_function)(void *closure, const unsigned char *data, unsigned length);

enum {
  STATUS_SUCCESS = 0,
  STATUS_WRITE_ERROR = 11,
  FORMAT_RGB24 = 1,
  METADATA_TITLE = 0,
  METADATA_CREATE_DATE = 5,
  RULE_WINDING = 0,
  RULE_EVEN_ODD = 1,
  ROUND = 1,
  ANTIALIAS_GRAY = 2,
  HINT_STYLE_NONE = 1,
  HINT_METRICS_OFF = 1,
  WEIGHT_NORMAL = 400,
  WEIGHT_BOLD = 700,
  WRAP_WORD_CHAR = 2,
  ELLIPSIZE_END = 3,
  PANGO_UNITS = 1024,
};

#define FUNCTIONS(X)                                                                               \
  X(const char *, cairo_status_to_string, (int))                                                   \
  X(const char *, cairo_version_string, (void))                                                    \
  X(const char *, pango_version_string, (void))                                                    \
  X(cairo_surface_t *, cairo_pdf_surface_create_for_stream,                                        \
    (write_function, void *, double, double))                                                      \
  X(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, int, const char *))                  \
  X(int, cairo_pdf_surface_add_outline,                                                            \
    (cairo_surface_t *, int, const char *, const char *, int))                                     \
  X(void, cairo_pdf_surface_set_size, (cairo_surface_t *, double, double))                         \
  X(cairo_surface_t *, cairo_svg_surface_create_for_stream,                                        \
    (write_function, void *, double, double))                                                      \
  X(cairo_surface_t *, cairo_image_surface_create, (int, int, int))                                \
  X(int, cairo_surface_write_to_png_stream, (cairo_surface_t *, write_function, void *))           \
  X(void, cairo_surface_finish, (cairo_surface_t *))                                               \
  X(void, cairo_surface_destroy, (cairo_surface_t *))                                              \
  X(int, cairo_surface_status, (cairo_surface_t *))                                                \
  X(cairo_t *, cairo_create, (cairo_surface_t *))                                                  \
  X(void, cairo_destroy, (cairo_t *))                                                              \
  X(int, cairo_status, (cairo_t *))                                                                \
  X(void, cairo_save, (cairo_t *))                                                                 \
  X(void, cairo_restore, (cairo_t *))                                                              \
  X(void, cairo_scale, (cairo_t *, double, double))                                                \
  X(void, cairo_set_source_rgba, (cairo_t *, double, double, double, double))                      \
  X(void, cairo_set_line_width, (cairo_t *, double))                                               \
  X(void, cairo_set_line_cap, (cairo_t *, int))                                                    \
  X(void, cairo_set_line_join, (cairo_t *, int))                                                   \
  X(void, cairo_set_dash, (cairo_t *, const double *, int, double))                                \
  X(void, cairo_set_fill_rule, (cairo_t *, int))                                                   \
  X(void, cairo_move_to, (cairo_t *, double, double))                                              \
  X(void, cairo_line_to, (cairo_t *, double, double))                                              \
  X(void, cairo_arc, (cairo_t *, double, double, double, double, double))                          \
  X(void, cairo_new_path, (cairo_t *))                                                             \
  X(void, cairo_new_sub_path, (cairo_t *))                                                         \
  X(void, cairo_close_path, (cairo_t *))                                                           \
  X(void, cairo_fill, (cairo_t *))                                                                 \
  X(void, cairo_fill_preserve, (cairo_t *))                                                        \
  X(void, cairo_stroke, (cairo_t *))                                                               \
  X(void, cairo_clip, (cairo_t *))                                                                 \
  X(void, cairo_paint, (cairo_t *))                                                                \
  X(void, cairo_show_page, (cairo_t *))                                                            \
  X(cairo_font_options_t *, cairo_font_options_create, (void))                                     \
  X(void, cairo_font_options_destroy, (cairo_font_options_t *))                                    \
  X(void, cairo_font_options_set_antialias, (cairo_font_options_t *, int))                         \
  X(void, cairo_font_options_set_hint_style, (cairo_font_options_t *, int))                        \
  X(void, cairo_font_options_set_hint_metrics, (cairo_font_options_t *, int))                      \
  X(PangoContext *, pango_cairo_create_context, (cairo_t *))                                       \
  X(PangoLayout *, pango_layout_new, (PangoContext *))                                             \
  X(void, pango_cairo_context_set_font_options, (PangoContext *, const cairo_font_options_t *))    \
  X(void, pango_cairo_show_layout, (cairo_t *, PangoLayout *))                                     \
  X(void, pango_cairo_layout_path, (cairo_t *, PangoLayout *))                                     \
  X(PangoLanguage *, pango_language_from_string, (const char *))                                   \
  X(void, pango_context_set_language, (PangoContext *, PangoLanguage *))                           \
  X(void, pango_context_set_round_glyph_positions, (PangoContext *, int))                          \
  X(PangoFontDescription *, pango_font_description_new, (void))                                    \
  X(void, pango_font_description_free, (PangoFontDescription *))                                   \
  X(void, pango_font_description_set_family, (PangoFontDescription *, const char *))               \
  X(void, pango_font_description_set_weight, (PangoFontDescription *, int))                        \
  X(void, pango_font_description_set_absolute_size, (PangoFontDescription *, double))              \
  X(void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *))        \
  X(void, pango_layout_set_text, (PangoLayout *, const char *, int))                               \
  X(void, pango_layout_set_width, (PangoLayout *, int))                                            \
  X(void, pango_layout_set_height, (PangoLayout *, int))                                           \
  X(void, pango_layout_set_wrap, (PangoLayout *, int))                                             \
  X(void, pango_layout_set_ellipsize, (PangoLayout *, int))                                        \
  X(void, pango_layout_set_alignment, (PangoLayout *, int))                                        \
  X(void, pango_layout_get_size, (PangoLayout *, int *, int *))                                    \
  X(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *))                                   \
  X(void, g_object_unref, (void *))

static struct {
#define DECLARE(result, name, parameters) result(*name) parameters;
  FUNCTIONS(DECLARE)
#undef DECLARE
} c;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char *fault = NULL;

int cc_is_built(void) {
#ifdef CARECIRCLE_PICTURES
  return 1;
#else
  return 0;
#endif
}

// Whether the system says that there is no file of this name, and not that something is wrong with it.
static int is_absent(const char *said, const char *name) {
#ifdef __APPLE__
  (void)name;
  return strstr(said, "no such file") && !strstr(said, "Library not loaded");
#else
  return strncmp(said, name, strlen(name)) == 0 && strstr(said, "No such file");
#endif
}

static void load(void) {
  // Cairo and GObject are found by way of the library that needs both.
  const char *const names[] = {
#ifdef __APPLE__
      "libpangocairo-1.0.0.dylib",
      "/opt/homebrew/lib/libpangocairo-1.0.0.dylib",
      "/usr/local/lib/libpangocairo-1.0.0.dylib",
#else
      "libpangocairo-1.0.so.0",
#endif
  };
  void *library = NULL;
  char *reason = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) {
    library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
    const char *said = library ? NULL : dlerror();
    if (said && !reason && !is_absent(said, names[i])) reason = strdup(said);
  }
  if (!library) {
    fault = reason ? reason : strdup("");
    return;
  }
  free(reason);
#define FIND(result, name, parameters)                                                             \
  c.name = (result(*) parameters)dlsym(library, #name);                                            \
  if (!c.name) {                                                                                   \
    fault = strdup("libpangocairo-1.0 has no " #name);                                             \
    return;                                                                                        \
  }
  FUNCTIONS(FIND)
#undef FIND
}

const char *cc_load(void) {
  pthread_once(&once, load);
  return fault;
}

static void *do_nothing(void *argument) { return argument; }

int cc_can_start_thread(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, do_nothing, NULL) != 0) return 0;
  pthread_join(thread, NULL);
  return 1;
}

const char *cc_cairo_version(void) { return c.cairo_version_string(); }
const char *cc_pango_version(void) { return c.pango_version_string(); }

// MARK: - Canvases

struct cc_canvas {
  int kind;
  int is_finished;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *texts;
  uint8_t *bytes;
  size_t count, room;
};

struct cc_text {
  PangoLayout *layout;
};

static int append(void *closure, const unsigned char *data, unsigned length) {
  cc_canvas *canvas = closure;
  if (canvas->room - canvas->count < length) {
    size_t room = canvas->room * 2 + length + 65536;
    uint8_t *bytes = realloc(canvas->bytes, room);
    if (!bytes) return STATUS_WRITE_ERROR;
    canvas->bytes = bytes;
    canvas->room = room;
  }
  memcpy(canvas->bytes + canvas->count, data, length);
  canvas->count += length;
  return STATUS_SUCCESS;
}

// Sizes of letters must depend neither on the kind of picture nor on its pixels.
static PangoContext *new_context(cairo_t *cairo, const char *language) {
  PangoContext *context = c.pango_cairo_create_context(cairo);
  cairo_font_options_t *options = c.cairo_font_options_create();
  c.cairo_font_options_set_antialias(options, ANTIALIAS_GRAY);
  c.cairo_font_options_set_hint_style(options, HINT_STYLE_NONE);
  c.cairo_font_options_set_hint_metrics(options, HINT_METRICS_OFF);
  c.pango_cairo_context_set_font_options(context, options);
  c.cairo_font_options_destroy(options);
  c.pango_context_set_round_glyph_positions(context, 0);
  c.pango_context_set_language(context, c.pango_language_from_string(language));
  return context;
}

cc_canvas *cc_create(int kind, double width, double height, double scale, const char *language) {
  cc_canvas *canvas = calloc(1, sizeof *canvas);
  if (!canvas) return NULL;
  canvas->kind = kind;
  if (kind == cc_pdf) {
    canvas->surface = c.cairo_pdf_surface_create_for_stream(append, canvas, width, height);
  } else if (kind == cc_svg) {
    canvas->surface = c.cairo_svg_surface_create_for_stream(append, canvas, width, height);
  } else {
    canvas->surface = c.cairo_image_surface_create(FORMAT_RGB24, (int)(width * scale + 0.5),
                                                   (int)(height * scale + 0.5));
  }
  canvas->cairo = c.cairo_create(canvas->surface);
  if (kind == cc_png) c.cairo_scale(canvas->cairo, scale, scale);
  c.cairo_set_source_rgba(canvas->cairo, 1, 1, 1, 1);
  c.cairo_paint(canvas->cairo);
  c.cairo_set_line_cap(canvas->cairo, ROUND);
  c.cairo_set_line_join(canvas->cairo, ROUND);
  canvas->texts = new_context(canvas->cairo, language);
  return canvas;
}

void cc_destroy(cc_canvas *canvas) {
  c.g_object_unref(canvas->texts);
  c.cairo_destroy(canvas->cairo);
  c.cairo_surface_destroy(canvas->surface);
  free(canvas->bytes);
  free(canvas);
}

void cc_describe(cc_canvas *canvas, const char *title, const char *moment) {
  if (canvas->kind != cc_pdf) return;
  c.cairo_pdf_surface_set_metadata(canvas->surface, METADATA_TITLE, title);
  c.cairo_pdf_surface_set_metadata(canvas->surface, METADATA_CREATE_DATE, moment);
}

void cc_add_entry(cc_canvas *canvas, const char *title, int page) {
  if (canvas->kind != cc_pdf) return;
  char target[32];
  snprintf(target, sizeof target, "page=%d", page);
  c.cairo_pdf_surface_add_outline(canvas->surface, 0, title, target, 0);
}

void cc_next_page(cc_canvas *canvas, double width, double height) {
  c.cairo_show_page(canvas->cairo);
  if (canvas->kind == cc_pdf) c.cairo_pdf_surface_set_size(canvas->surface, width, height);
}

const char *cc_finish(cc_canvas *canvas, const uint8_t **bytes, size_t *count) {
  int status = c.cairo_status(canvas->cairo);
  if (status == STATUS_SUCCESS && !canvas->is_finished) {
    canvas->is_finished = 1;
    if (canvas->kind == cc_png) {
      status = c.cairo_surface_write_to_png_stream(canvas->surface, append, canvas);
    } else {
      c.cairo_show_page(canvas->cairo);
      c.cairo_surface_finish(canvas->surface);
      status = c.cairo_surface_status(canvas->surface);
    }
  }
  *bytes = canvas->bytes;
  *count = canvas->count;
  return status == STATUS_SUCCESS ? NULL : c.cairo_status_to_string(status);
}

// MARK: - Paths

void cc_add_line(cc_canvas *canvas, const double *points, size_t count, int is_closed) {
  for (size_t i = 0; i < count; i++) {
    if (i == 0) {
      c.cairo_move_to(canvas->cairo, points[0], points[1]);
    } else {
      c.cairo_line_to(canvas->cairo, points[2 * i], points[2 * i + 1]);
    }
  }
  if (is_closed && count > 0) c.cairo_close_path(canvas->cairo);
}

void cc_add_circle(cc_canvas *canvas, double x, double y, double radius) {
  c.cairo_new_sub_path(canvas->cairo);
  c.cairo_arc(canvas->cairo, x, y, radius, 0, 6.283185307179586);
  c.cairo_close_path(canvas->cairo);
}

static void set_colour(cc_canvas *canvas, cc_colour colour) {
  c.cairo_set_source_rgba(canvas->cairo, colour.red, colour.green, colour.blue, colour.alpha);
}

void cc_fill(cc_canvas *canvas, cc_colour colour, int is_union, int keeps) {
  set_colour(canvas, colour);
  c.cairo_set_fill_rule(canvas->cairo, is_union ? RULE_WINDING : RULE_EVEN_ODD);
  if (keeps) {
    c.cairo_fill_preserve(canvas->cairo);
  } else {
    c.cairo_fill(canvas->cairo);
  }
}

void cc_stroke(cc_canvas *canvas, cc_colour colour, double width, const double *dash, int count) {
  set_colour(canvas, colour);
  c.cairo_set_line_width(canvas->cairo, width);
  c.cairo_set_dash(canvas->cairo, dash, count, 0);
  c.cairo_stroke(canvas->cairo);
}

void cc_begin_clip(cc_canvas *canvas) {
  c.cairo_save(canvas->cairo);
  c.cairo_set_fill_rule(canvas->cairo, RULE_EVEN_ODD);
  c.cairo_clip(canvas->cairo);
}

void cc_end_clip(cc_canvas *canvas) { c.cairo_restore(canvas->cairo); }

// MARK: - Texts

// A font that draws Chinese comes first: a text of both scripts is then of one hand.
static const char families[] = "Noto Sans CJK SC, Source Han Sans SC, Noto Sans, DejaVu Sans, sans";

static void set_font(PangoLayout *layout, const cc_style *style) {
  PangoFontDescription *font = c.pango_font_description_new();
  c.pango_font_description_set_family(font, families);
  c.pango_font_description_set_weight(font, style->is_bold ? WEIGHT_BOLD : WEIGHT_NORMAL);
  c.pango_font_description_set_absolute_size(font, style->size * PANGO_UNITS);
  c.pango_layout_set_font_description(layout, font);
  c.pango_font_description_free(font);
}

cc_text *cc_set(cc_canvas *canvas, const char *text, size_t count, const cc_style *style) {
  cc_text *set = calloc(1, sizeof *set);
  if (!set) return NULL;
  set->layout = c.pango_layout_new(canvas->texts);
  set_font(set->layout, style);
  if (style->width >= 0) {
    c.pango_layout_set_width(set->layout, (int)(style->width * PANGO_UNITS));
    c.pango_layout_set_wrap(set->layout, WRAP_WORD_CHAR);
    c.pango_layout_set_alignment(set->layout, style->alignment);
    if (style->lines > 0) {
      // A negative height is a number of lines.
      c.pango_layout_set_height(set->layout, -style->lines);
      c.pango_layout_set_ellipsize(set->layout, ELLIPSIZE_END);
    }
  }
  c.pango_layout_set_text(set->layout, text, (int)count);
  return set;
}

void cc_free_text(cc_text *text) {
  c.g_object_unref(text->layout);
  free(text);
}

void cc_measure(cc_text *text, double *width, double *height) {
  int x = 0, y = 0;
  c.pango_layout_get_size(text->layout, &x, &y);
  *width = (double)x / PANGO_UNITS;
  *height = (double)y / PANGO_UNITS;
}

int cc_unknown(cc_text *text) { return c.pango_layout_get_unknown_glyphs_count(text->layout); }

void cc_show(cc_canvas *canvas, cc_text *text, double x, double y, cc_colour colour, cc_colour halo,
             double halo_width) {
  if (halo_width > 0) {
    c.cairo_move_to(canvas->cairo, x, y);
    c.pango_cairo_layout_path(canvas->cairo, text->layout);
    cc_stroke(canvas, halo, halo_width, NULL, 0);
  }
  c.cairo_new_path(canvas->cairo);
  c.cairo_move_to(canvas->cairo, x, y);
  set_colour(canvas, colour);
  c.pango_cairo_show_layout(canvas->cairo, text->layout);
  c.cairo_new_path(canvas->cairo);
}
