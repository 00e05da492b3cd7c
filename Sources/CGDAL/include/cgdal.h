// Vector files and databases through GDAL/OGR, behind plain C that does not link it.
//
// The library is opened when it is first needed: with its 125 libraries it takes longer to load than most
// runs take, and most runs need none of it. Nothing is printed; the last error is asked for.
#ifndef CARECIRCLE_CGDAL_H
#define CARECIRCLE_CGDAL_H

#include <stddef.h>
#include <stdint.h>

typedef struct cg_dataset cg_dataset;
typedef struct cg_layer cg_layer;
typedef struct cg_feature cg_feature;
typedef struct cg_geometry cg_geometry;

/// Loads the library once, from any thread; NULL, or why it cannot be had, which is empty where there is none.
const char *cg_load(void);
/// The version of the library, such as 3.6.2.
const char *cg_version(void);
/// Whether the library has a driver, by its short name.
int cg_has_driver(const char *name);

/// What went wrong last on this thread; empty when nothing did.
const char *cg_last_error(void);
/// Forgets the last error of this thread.
void cg_reset_error(void);
/// Whether an error, not only a warning, was raised on this thread since the last reset.
int cg_has_failed(void);

// Opening. Lists of texts end with NULL.

/// Opens a data source with one of the named drivers; NULL when none of them can.
cg_dataset *cg_open(const char *path, int update, const char *const *drivers,
                    const char *const *options);
/// Makes a new data source; NULL when it cannot be made.
cg_dataset *cg_create(const char *driver, const char *path, const char *const *options);
/// Closes a data source. Errors of the last writes are told by cg_has_failed.
void cg_close(cg_dataset *dataset);
const char *cg_driver_name(cg_dataset *dataset);

int cg_layer_count(cg_dataset *dataset);
cg_layer *cg_layer_at(cg_dataset *dataset, int index);
cg_layer *cg_layer_named(cg_dataset *dataset, const char *name);
/// Lets the statements on an SQLite database only read, and ends those that take too many steps.
void cg_guard(cg_dataset *dataset);
/// Whether the last statement of this thread was ended for its number of steps.
int cg_is_endless(void);
/// The number of steps that statements of this thread may take; 2 billion unless something else is said.
void cg_limit_steps(int64_t most);
/// Runs a statement; a result is released with cg_release_result.
cg_layer *cg_execute(cg_dataset *dataset, const char *sql);
void cg_release_result(cg_dataset *dataset, cg_layer *result);

/// Transactions; 0 is success.
int cg_start_transaction(cg_dataset *dataset);
int cg_commit(cg_dataset *dataset);
int cg_rollback(cg_dataset *dataset);

// Layers.

const char *cg_layer_name(cg_layer *layer);
/// The name of the column of feature ids; empty when there is none.
const char *cg_fid_column(cg_layer *layer);
/// The geometry type by the numbers of OGC, without Z and M; 100 for a table without geometry.
int cg_geometry_type(cg_layer *layer);
int cg_geometry_field_count(cg_layer *layer);
/// The number of features; -1 where it is not known cheaply and `force` is 0.
int64_t cg_feature_count(cg_layer *layer, int force);
int cg_field_count(cg_layer *layer);
const char *cg_field_name(cg_layer *layer, int field);

enum {
  cg_type_text = 0,
  cg_type_integer = 1,
  cg_type_real = 2,
  cg_type_boolean = 3,
  cg_type_date = 4,
  cg_type_time = 5,
  cg_type_datetime = 6,
  cg_type_binary = 7,
  cg_type_other = 8,
};
int cg_field_type(cg_layer *layer, int field);

enum {
  cg_system_none = 0,
  /// `text` holds such as EPSG:4549.
  cg_system_code = 1,
  /// `text` holds the definition as WKT 2.
  cg_system_definition = 2,
  /// A system of nobody but its makers: no place on the earth can be told from it.
  cg_system_local = 3,
};
/// The reference system of a layer; `*text` is freed with cg_free.
int cg_system(cg_layer *layer, char **text);
void cg_free(char *text);

void cg_reset_reading(cg_layer *layer);
/// The next feature, to be destroyed by the caller; NULL behind the last one.
cg_feature *cg_next_feature(cg_layer *layer);
void cg_destroy_feature(cg_feature *feature);
int64_t cg_feature_id(cg_feature *feature);
int cg_field_is_set(cg_feature *feature, int field);
int64_t cg_field_integer(cg_feature *feature, int field);
double cg_field_real(cg_feature *feature, int field);
const char *cg_field_text(cg_feature *feature, int field);
const uint8_t *cg_field_binary(cg_feature *feature, int field, int *count);

typedef struct {
  int year, month, day, hour, minute;
  float second;
  /// 0 unknown, 1 local, 100 UTC, a quarter of an hour for each above or below.
  int zone;
} cg_moment;
int cg_field_moment(cg_feature *feature, int field, cg_moment *moment);

// Geometries. Those of a feature live as long as the feature.

cg_geometry *cg_feature_geometry(cg_feature *feature);
/// The type by the numbers of OGC, without Z and M.
int cg_type_of(cg_geometry *geometry);
int cg_part_count(cg_geometry *geometry);
cg_geometry *cg_part(cg_geometry *geometry, int index);
int cg_point_count(cg_geometry *geometry);
/// Writes x and y of each point, one behind the other.
void cg_points(cg_geometry *geometry, double *target);
int cg_is_empty(cg_geometry *geometry);
/// The same with arcs as short lines; destroyed by the caller.
cg_geometry *cg_linear(cg_geometry *geometry);
void cg_destroy_geometry(cg_geometry *geometry);

// Writing.

/// Makes a layer with the system of an EPSG code; 0 for a table without geometry and system.
cg_layer *cg_create_layer(cg_dataset *dataset, const char *name, int epsg, int geometry_type,
                          const char *const *options);
/// Adds a field of a type of cg_field_type; `width` is 0 where the format needs none. 0 is success.
int cg_create_field(cg_layer *layer, const char *name, int type, int width, int precision);
cg_feature *cg_new_feature(cg_layer *layer);
void cg_set_integer(cg_feature *feature, int field, int64_t value);
void cg_set_real(cg_feature *feature, int field, double value);
void cg_set_text(cg_feature *feature, int field, const char *value);
void cg_set_null(cg_feature *feature, int field);
/// Sets the geometry from well-known binary; 0 is success.
int cg_set_geometry(cg_feature *feature, const uint8_t *wkb, size_t count);
/// 0 is success.
int cg_write_feature(cg_layer *layer, cg_feature *feature);

// Files in memory, by names below /vsimem/.

/// Makes a file of bytes that stay the caller's until the file is removed; 0 is success.
int cg_memory_file(const char *name, const uint8_t *bytes, size_t count);
void cg_remove_file(const char *name);

/// Sets an option of the library for everybody; NULL takes it back.
void cg_set_option(const char *name, const char *value);

#endif
