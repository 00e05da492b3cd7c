// Reading OpenStreetMap files, through libosmium, behind plain C.
#ifndef CARECIRCLE_COSMIUM_H
#define CARECIRCLE_COSMIUM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  cc_osm_ok = 0,
  /// The file is not there or cannot be read.
  cc_osm_unreadable = 1,
  /// Not an OpenStreetMap file, or damaged, or cut off.
  cc_osm_damaged = 2,
  /// The `version` of the format is not said, or not 0.6.
  cc_osm_no_version = 3,
  /// A change file or one with history: several versions of one object.
  cc_osm_history = 4,
  /// The name does not end as that of a format that is read.
  cc_osm_unknown_format = 5,
  /// An address on a network, not a file.
  cc_osm_remote = 6,
  cc_osm_no_memory = 7,
  cc_osm_failed = 8
};

enum { cc_osm_relations = 1, cc_osm_ways = 2, cc_osm_nodes = 4 };

/// A tag whose key is one of the vocabulary's.
typedef struct {
  /// The index of the key among the keys, from 0.
  uint8_t key;
  /// The number of the value among the words, from 1; 0 for any other value.
  uint8_t word;
  /// The value, NUL-terminated UTF-8.
  const char *text;
} cc_osm_tag;

/// What all objects have; only tags with known keys are listed.
typedef struct {
  int64_t id;
  const cc_osm_tag *tags;
  size_t tag_count;
} cc_osm_object;

typedef struct {
  cc_osm_object object;
  /// Longitude and latitude in 1e-7 degrees; meaningless where `has_place` is 0.
  int32_t x, y;
  int has_place;
} cc_osm_node;

typedef struct {
  cc_osm_object object;
  const int64_t *nodes;
  size_t node_count;
  /// Longitude and latitude of each node in turn, in 1e-7 degrees, where the file keeps them with its ways; else
  /// NULL.
  const int32_t *places;
} cc_osm_way;

typedef struct {
  cc_osm_object object;
  /// The ids of its members that are ways.
  const int64_t *ways;
  size_t way_count;
} cc_osm_relation;

/// Whom to call. Nothing that is handed over may be kept beyond the call.
typedef struct {
  void *context;
  void (*relation)(void *context, const cc_osm_relation *relation);
  void (*way)(void *context, const cc_osm_way *way);
  void (*node)(void *context, const cc_osm_node *node);
} cc_osm_visitor;

typedef struct {
  int code;
  /// The `errno` behind `cc_osm_unreadable`, where there is one.
  int system_code;
  /// Objects that were passed over since they are marked as deleted.
  uint64_t deleted;
  char message[240];
} cc_osm_outcome;

typedef struct cc_osm_file cc_osm_file;

/// Opens a local file, whose format its name tells. `keys` and `words` are the vocabulary, each entry on a
/// line of its own, at most 255 of each. NULL after a failure, of which `outcome` tells. A file of the PBF
/// format is read anew each time that it is visited; another one is read here, once, into memory.
cc_osm_file *cc_osm_open(
    const char *path, const char *keys, const char *words, cc_osm_outcome *outcome);

/// Calls `visitor` with every object of the kinds in `kinds`, in the order of the file. Returns
/// `outcome->code`. The visitor is called on this thread.
int cc_osm_visit(
    cc_osm_file *file, int kinds, const cc_osm_visitor *visitor, cc_osm_outcome *outcome);

/// Closes a file. NULL is allowed.
void cc_osm_close(cc_osm_file *file);

/// The version of libosmium.
const char *cc_osm_library_version(void);

#ifdef __cplusplus
}
#endif

#endif
