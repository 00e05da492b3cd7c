// Parts of simdjson behind plain C: where the tokens of a JSON text begin, and whether text is UTF-8.
#ifndef CARECIRCLE_CSIMDJSON_H
#define CARECIRCLE_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  cc_json_ok = 0,
  cc_json_empty = 1,
  cc_json_bad_utf8 = 2,
  cc_json_open_string = 3,
  cc_json_control_character = 4,
  cc_json_too_large = 5,
  cc_json_no_memory = 6,
  cc_json_failed = 7
};

/// The offsets of every bracket, brace, colon, comma, opening quote and first byte of a bare word.
typedef struct {
  const uint32_t *starts;
  size_t count;
  int code;
  char message[96];
  void *owner;
} cc_json_index;

/// Indexes `count` bytes, which need 64 readable bytes behind them. Returns `out->code`.
/// The index must be freed, whatever the code; it does not refer to `bytes` afterwards.
int cc_json_index_build(const uint8_t *bytes, size_t count, cc_json_index *out);

/// Frees what `cc_json_index_build` made. Freeing twice is harmless.
void cc_json_index_free(cc_json_index *index);

/// The version of simdjson that the program was built with, such as 3.0.1.
const char *cc_json_library_version(void);

/// Whether `count` bytes are well-formed UTF-8.
int cc_utf8_is_valid(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
