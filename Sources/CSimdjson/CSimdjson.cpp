// Of its readers only stage 1 is used: it checks UTF-8, finds the ends of strings and lists the tokens
// at several gigabytes per second. The grammar is checked in Swift, token by token, because both of
// simdjson's own readers are wrong for us: the on-demand one lets damage in skipped values pass, and
// the DOM refuses a whole file for one number beyond 64 bits.
#include "CSimdjson.h"

#include <cstring>
#include <exception>
#include <memory>
#include <new>

#include <simdjson.h>

namespace {

using Parser = simdjson::internal::dom_parser_implementation;

int finish(cc_json_index *out, int code, const char *message) noexcept {
  out->code = code;
  std::strncpy(out->message, message, sizeof(out->message) - 1);
  return code;
}

int codeOf(simdjson::error_code error) noexcept {
  switch (error) {
    case simdjson::SUCCESS: return cc_json_ok;
    case simdjson::EMPTY: return cc_json_empty;
    case simdjson::UTF8_ERROR: return cc_json_bad_utf8;
    case simdjson::UNCLOSED_STRING: return cc_json_open_string;
    case simdjson::UNESCAPED_CHARS: return cc_json_control_character;
    case simdjson::CAPACITY: return cc_json_too_large;
    case simdjson::MEMALLOC: return cc_json_no_memory;
    default: return cc_json_failed;
  }
}

int build(const uint8_t *bytes, size_t count, cc_json_index *out) {
  if (count == 0) return finish(out, cc_json_empty, "empty");
  // Offsets are 32 bits wide; some room is left for the sentinels behind the last one.
  if (count > UINT32_MAX - 256) return finish(out, cc_json_too_large, "too large");
  std::unique_ptr<Parser> parser;
  auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
      count, 1, parser);
  if (error == simdjson::SUCCESS) {
    error = parser->stage1(bytes, count, simdjson::stage1_mode::regular);
  }
  if (error != simdjson::SUCCESS) {
    return finish(out, codeOf(error), simdjson::error_message(error));
  }
  out->starts = parser->structural_indexes.get();
  out->count = parser->n_structural_indexes;
  out->owner = parser.release();
  return finish(out, cc_json_ok, "");
}

}  // namespace

extern "C" int cc_json_index_build(const uint8_t *bytes, size_t count, cc_json_index *out) {
  std::memset(out, 0, sizeof(*out));
  try {
    return build(bytes, count, out);
  } catch (const std::bad_alloc &) {
    return finish(out, cc_json_no_memory, "out of memory");
  } catch (const std::exception &error) {
    return finish(out, cc_json_failed, error.what());
  } catch (...) {
    return finish(out, cc_json_failed, "unknown failure");
  }
}

extern "C" void cc_json_index_free(cc_json_index *index) {
  try {
    delete static_cast<Parser *>(index->owner);
  } catch (...) {
  }
  index->owner = nullptr;
  index->starts = nullptr;
  index->count = 0;
}

extern "C" int cc_utf8_is_valid(const uint8_t *bytes, size_t count) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), count) ? 1 : 0;
}

extern "C" const char *cc_json_library_version(void) {
#define TEXT_OF(number) #number
#define VALUE_OF(macro) TEXT_OF(macro)
  return VALUE_OF(SIMDJSON_VERSION);
#undef VALUE_OF
#undef TEXT_OF
}
