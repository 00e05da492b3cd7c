// Streams through OpenStreetMap files and hands over what the vocabulary asks for. No exception leaves
// a function.
#include "COsmium.h"

#include "EditorFile.hpp"
#include "Vocabulary.hpp"

#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/version.hpp>

#include <cerrno>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <memory>
#include <new>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace {

struct Failure {
  int code;
  int systemCode;
  std::string message;
};

int finish(cc_osm_outcome *outcome, int code, const char *message, int systemCode = 0) noexcept {
  outcome->code = code;
  outcome->system_code = systemCode;
  std::strncpy(outcome->message, message, sizeof(outcome->message) - 1);
  return code;
}

/// Runs `body` and turns whatever it throws into a code and a message.
template <typename Body>
int guarded(cc_osm_outcome *outcome, Body &&body) noexcept {
  std::memset(outcome, 0, sizeof(*outcome));
  try {
    body();
    return outcome->code;
  } catch (const Failure &failure) {
    return finish(outcome, failure.code, failure.message.c_str(), failure.systemCode);
  } catch (const std::bad_alloc &) {
    return finish(outcome, cc_osm_no_memory, "out of memory");
  } catch (const osmium::format_version_error &error) {
    return finish(outcome, cc_osm_no_version, error.what());
  } catch (const osmium::unsupported_file_format_error &error) {
    return finish(outcome, cc_osm_unknown_format, error.what());
  } catch (const std::system_error &error) {
    return finish(outcome, cc_osm_unreadable, error.what(), error.code().value());
  } catch (const std::exception &error) {
    // Whatever else it throws comes of the bytes it reads.
    return finish(outcome, cc_osm_damaged, error.what());
  } catch (...) {
    return finish(outcome, cc_osm_failed, "unknown failure");
  }
}

/// The system's own word on a file that cannot be read, before libosmium gives another.
void requireReadable(const char *path) {
  struct stat status;
  const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw Failure{cc_osm_unreadable, errno, std::strerror(errno)};
  const bool isKnown = ::fstat(descriptor, &status) == 0;
  ::close(descriptor);
  if (isKnown && S_ISDIR(status.st_mode)) {
    throw Failure{cc_osm_unreadable, EISDIR, std::strerror(EISDIR)};
  }
}

osmium::io::File localFile(const char *path) {
  // libosmium would fetch an address, and take these for standard input.
  if (std::strstr(path, "://")) throw Failure{cc_osm_remote, 0, "only local files are read"};
  if (!*path || !std::strcmp(path, "-")) {
    throw Failure{cc_osm_unknown_format, 0, "a network is read from a file"};
  }
  osmium::io::File file{path};
  if (file.has_multiple_object_versions()) throw Failure{cc_osm_history, 0, "several versions"};
  const auto format = file.format();
  if (format != osmium::io::file_format::pbf && format != osmium::io::file_format::xml) {
    throw Failure{cc_osm_unknown_format, 0, "no format that is read"};
  }
  requireReadable(path);
  return file;
}

osmium::osm_entity_bits::type bits(int kinds) noexcept {
  auto all = osmium::osm_entity_bits::nothing;
  if (kinds & cc_osm_relations) all |= osmium::osm_entity_bits::relation;
  if (kinds & cc_osm_ways) all |= osmium::osm_entity_bits::way;
  if (kinds & cc_osm_nodes) all |= osmium::osm_entity_bits::node;
  return all;
}

/// Hands objects over, in memory that is used again for each.
class Handing {
public:
  Handing(const carecircle::Vocabulary &vocabulary, const cc_osm_visitor &visitor, int kinds)
      : vocabulary(vocabulary), visitor(visitor), kinds(bits(kinds)) {}

  uint64_t deleted = 0;

  void operator()(const osmium::memory::Buffer &buffer) {
    for (const auto &object : buffer.select<osmium::OSMObject>()) {
      if (!(osmium::osm_entity_bits::from_item_type(object.type()) & kinds)) continue;
      if (object.deleted()) {
        ++deleted;
        continue;
      }
      switch (object.type()) {
        case osmium::item_type::node: node(static_cast<const osmium::Node &>(object)); break;
        case osmium::item_type::way: way(static_cast<const osmium::Way &>(object)); break;
        case osmium::item_type::relation:
          relation(static_cast<const osmium::Relation &>(object));
          break;
        default: break;
      }
    }
  }

private:
  const carecircle::Vocabulary &vocabulary;
  const cc_osm_visitor &visitor;
  const osmium::osm_entity_bits::type kinds;
  std::vector<cc_osm_tag> tags;
  std::vector<int64_t> ids;
  std::vector<int32_t> places;

  cc_osm_object known(const osmium::OSMObject &object) {
    tags.clear();
    // Not by libosmium's own iterator: it runs past the end where a damaged text holds a NUL.
    const auto &list = object.tags();
    const char *next = reinterpret_cast<const char *>(list.data()) + sizeof(osmium::TagList);
    const char *const end = reinterpret_cast<const char *>(list.data()) + list.byte_size();
    while (next < end) {
      const char *const key = text(next, end);
      add(key, text(next, end));
    }
    return {object.id(), tags.data(), tags.size()};
  }

  void add(const char *key, const char *value) {
    const int known = vocabulary.key(key);
    if (known < 0) return;
    const auto word = static_cast<uint8_t>(vocabulary.word(value) + 1);
    tags.push_back({static_cast<uint8_t>(known), word, value});
  }

  /// The text that starts at `next`, which moves on to what follows it.
  static const char *text(const char *&next, const char *end) {
    const char *const start = next;
    const auto nul = static_cast<const char *>(
        start < end ? std::memchr(start, 0, static_cast<size_t>(end - start)) : nullptr);
    if (!nul) throw Failure{cc_osm_damaged, 0, "a tag without an end"};
    next = nul + 1;
    return start;
  }

  void node(const osmium::Node &node) {
    const auto place = node.location();
    const cc_osm_node out{known(node), place.x(), place.y(), place.valid() ? 1 : 0};
    visitor.node(visitor.context, &out);
  }

  void way(const osmium::Way &way) {
    ids.clear();
    places.clear();
    bool hasPlaces = !way.nodes().empty();
    for (const auto &node : way.nodes()) {
      ids.push_back(node.ref());
      hasPlaces = hasPlaces && node.location().valid();
      if (hasPlaces) places.insert(places.end(), {node.location().x(), node.location().y()});
    }
    const cc_osm_way out{
        known(way), ids.data(), ids.size(), hasPlaces ? places.data() : nullptr};
    visitor.way(visitor.context, &out);
  }

  void relation(const osmium::Relation &relation) {
    ids.clear();
    for (const auto &member : relation.members()) {
      if (member.type() == osmium::item_type::way) ids.push_back(member.ref());
    }
    const cc_osm_relation out{known(relation), ids.data(), ids.size()};
    visitor.relation(visitor.context, &out);
  }
};

/// Reads a file from its start to its end.
template <typename Body>
void readAll(const osmium::io::File &file, osmium::osm_entity_bits::type kinds, Body &&body) {
  osmium::io::Reader reader{file, kinds, osmium::io::read_meta::no};
  if (reader.header().has_multiple_object_versions()) {
    throw Failure{cc_osm_history, 0, "several versions"};
  }
  while (osmium::memory::Buffer buffer = reader.read()) body(std::move(buffer));
  reader.close();
}

/// The text of a file, unpacked.
std::string wholeText(const osmium::io::File &file) {
  const int descriptor = osmium::io::detail::open_for_reading(file.filename());
  auto unpacker = osmium::io::CompressionFactory::instance().create_decompressor(
      file.compression(), descriptor);
  std::string text;
  for (auto part = unpacker->read(); !part.empty(); part = unpacker->read()) text += part;
  unpacker->close();
  return text;
}

}  // namespace

struct cc_osm_file {
  osmium::io::File file;
  carecircle::Vocabulary vocabulary;
  bool isInMemory;
  std::vector<osmium::memory::Buffer> buffers;
};

extern "C" cc_osm_file *cc_osm_open(
    const char *path, const char *keys, const char *words, cc_osm_outcome *outcome) {
  cc_osm_file *opened = nullptr;
  guarded(outcome, [&] {
    auto file = std::unique_ptr<cc_osm_file>(
        new cc_osm_file{localFile(path), carecircle::Vocabulary(keys, words), false, {}});
    file->isInMemory = file->file.format() != osmium::io::file_format::pbf;
    if (file->isInMemory) {
      std::string text = wholeText(file->file);
      carecircle::DeletedObjects::mark(text);
      readAll(osmium::io::File(text.data(), text.size(), "osm"), bits(cc_osm_relations | cc_osm_ways | cc_osm_nodes),
              [&](osmium::memory::Buffer &&buffer) { file->buffers.push_back(std::move(buffer)); });
    }
    opened = file.release();
  });
  return opened;
}

extern "C" int cc_osm_visit(
    cc_osm_file *file, int kinds, const cc_osm_visitor *visitor, cc_osm_outcome *outcome) {
  return guarded(outcome, [&] {
    Handing hand(file->vocabulary, *visitor, kinds);
    if (file->isInMemory) {
      for (const auto &buffer : file->buffers) hand(buffer);
    } else {
      readAll(file->file, bits(kinds), [&](osmium::memory::Buffer &&buffer) { hand(buffer); });
    }
    outcome->deleted = hand.deleted;
  });
}

extern "C" void cc_osm_close(cc_osm_file *file) {
  try {
    delete file;
  } catch (...) {
  }
}

extern "C" const char *cc_osm_library_version(void) { return LIBOSMIUM_VERSION_STRING; }
