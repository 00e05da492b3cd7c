#define _GNU_SOURCE
#include "include/cgdal.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#if !__has_include(<gdal/gdal.h>) && !__has_include(<gdal.h>)
// Without the headers the package builds with its GDAL trait switched off, and this file is empty then.
#ifdef CARECIRCLE_GDAL
#error "GDAL's headers are missing: install libgdal-dev, or build without the trait GDAL"
#endif
#else

#if __has_include(<gdal/gdal.h>)
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_vsi.h>
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#else
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#endif

// Every function that is called, by its name; the types are those of the headers.
#define FUNCTIONS(X)                                                                               \
  X(CPLErrorReset) X(CPLGetLastErrorMsg) X(CPLGetLastErrorType) X(CPLQuietErrorHandler)            \
  X(CPLSetErrorHandler) X(CPLSetConfigOption) X(VSIFree) X(VSIFileFromMemBuffer) X(VSIFCloseL)     \
  X(VSIUnlink) X(GDALOpenEx) X(GDALClose) X(GDALCreate) X(GDALGetDriverByName)                     \
  X(GDALGetDatasetDriver) X(GDALGetDriverShortName) X(GDALDatasetGetLayerCount)                    \
  X(GDALDatasetGetLayer) X(GDALDatasetGetLayerByName) X(GDALDatasetExecuteSQL)                     \
  X(GDALDatasetReleaseResultSet) X(GDALDatasetStartTransaction) X(GDALDatasetCommitTransaction)    \
  X(GDALDatasetRollbackTransaction) X(GDALDatasetCreateLayer) X(OGR_L_GetName)                     \
  X(OGR_L_GetFIDColumn) X(OGR_L_GetGeomType) X(OGR_L_GetFeatureCount) X(OGR_L_GetLayerDefn)        \
  X(OGR_L_GetSpatialRef) X(OGR_L_ResetReading) X(OGR_L_GetNextFeature) X(OGR_L_CreateField)        \
  X(OGR_L_CreateFeature) X(OGR_FD_GetFieldCount) X(OGR_FD_GetFieldDefn)                            \
  X(OGR_FD_GetGeomFieldCount) X(OGR_Fld_GetNameRef) X(OGR_Fld_GetType) X(OGR_Fld_GetSubType)       \
  X(OGR_Fld_Create) X(OGR_Fld_Destroy) X(OGR_Fld_SetWidth) X(OGR_Fld_SetPrecision)                 \
  X(OGR_Fld_SetSubType) X(OGR_F_Create) X(OGR_F_Destroy) X(OGR_F_GetFID)                           \
  X(OGR_F_IsFieldSetAndNotNull) X(OGR_F_GetFieldAsInteger64) X(OGR_F_GetFieldAsDouble)             \
  X(OGR_F_GetFieldAsString) X(OGR_F_GetFieldAsBinary) X(OGR_F_GetFieldAsDateTimeEx)                \
  X(OGR_F_GetGeometryRef) X(OGR_F_SetFieldInteger64) X(OGR_F_SetFieldDouble)                       \
  X(OGR_F_SetFieldString) X(OGR_F_SetFieldNull) X(OGR_F_SetGeometryDirectly)                       \
  X(OGR_G_GetGeometryType) X(OGR_G_GetGeometryCount) X(OGR_G_GetGeometryRef)                       \
  X(OGR_G_GetPointCount) X(OGR_G_GetPoints) X(OGR_G_IsEmpty) X(OGR_G_GetLinearGeometry)            \
  X(OGR_G_CreateFromWkb) X(OGR_G_DestroyGeometry) X(OGR_GT_Flatten) X(OSRNewSpatialReference)      \
  X(OSRDestroySpatialReference) X(OSRImportFromEPSG) X(OSRSetAxisMappingStrategy)                  \
  X(OSRGetAuthorityName) X(OSRGetAuthorityCode) X(OSRFindMatches) X(OSRFreeSRSArray)               \
  X(OSRExportToWktEx) X(OSRIsLocal) X(OSRIsGeographic) X(OSRIsProjected)                            \
  X(GDALGetInternalHandle) X(GDALVersionInfo)

static struct {
#define DECLARE(name) __typeof__(&name) name;
  FUNCTIONS(DECLARE)
#undef DECLARE
} g;

// The functions of SQLite that GDAL itself uses, where it uses a library of its own that can be seen.
static struct {
  int (*set_authorizer)(void *, int (*)(void *, int, const char *, const char *, const char *, const char *),
                        void *);
  void (*progress_handler)(void *, int, int (*)(void *), void *);
} sqlite;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char *fault = NULL;

// Only these are registered: whatever else the library could open, or fetch, is not there to be reached.
static const char *const registrations[] = {
    "RegisterOGRShape", "RegisterOGRGeoPackage", "RegisterOGRFlatGeobuf", "RegisterOGRXLSX",
    "RegisterOGRODS",   "RegisterOGRXLS",        "RegisterOGRPG",         "RegisterOGRTAB",
    "RegisterOGROpenFileGDB", "RegisterOGRLIBKML",     "RegisterOGRKML",
};

// Whether the system says that there is no file of this name, and not that something is wrong with it.
static int is_absent(const char *said, const char *name) {
#ifdef __APPLE__
  (void)name;
  return strstr(said, "no such file") && !strstr(said, "Library not loaded");
#else
  return strncmp(said, name, strlen(name)) == 0 && strstr(said, "No such file");
#endif
}

static void *open_library(void) {
  const char *const names[] = {
#ifdef __APPLE__
      "libgdal.dylib", "/opt/homebrew/lib/libgdal.dylib", "/usr/local/lib/libgdal.dylib",
#else
      // The version that the headers are of comes first; the functions used are the same in all of these.
      "libgdal.so.32", "libgdal.so",    "libgdal.so.33", "libgdal.so.34",
      "libgdal.so.35", "libgdal.so.36", "libgdal.so.37",
#endif
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
    if (library) return library;
    const char *said = dlerror();
    if (said && !fault && !is_absent(said, names[i])) fault = strdup(said);
  }
  if (!fault) fault = strdup("");
  return NULL;
}

static void load(void) {
  void *library = open_library();
  if (!library) return;
  free(fault);
  fault = NULL;
#define FIND(name)                                                                                 \
  g.name = (__typeof__(&name))dlsym(library, #name);                                               \
  if (!g.name) {                                                                                   \
    fault = strdup("libgdal has no " #name);                                                       \
    return;                                                                                        \
  }
  FUNCTIONS(FIND)
#undef FIND
  sqlite.set_authorizer =
      (__typeof__(sqlite.set_authorizer))dlsym(library, "sqlite3_set_authorizer");
  sqlite.progress_handler =
      (__typeof__(sqlite.progress_handler))dlsym(library, "sqlite3_progress_handler");
  g.CPLSetErrorHandler(g.CPLQuietErrorHandler);
  // No files beside the inputs, no guesses about sheets, no times of writing, nothing from the network.
  g.CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
  g.CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
  g.CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
  g.CPLSetConfigOption("OGR_ODS_HEADERS", "DISABLE");
  g.CPLSetConfigOption("OGR_ODS_FIELD_TYPES", "STRING");
  g.CPLSetConfigOption("OGR_XLS_HEADERS", "DISABLE");
  g.CPLSetConfigOption("OGR_XLS_FIELD_TYPES", "STRING");
  g.CPLSetConfigOption("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
  g.CPLSetConfigOption("OGR_GPKG_ALLOW_ALL_EXTENSIONS", "YES");
  g.CPLSetConfigOption("PROJ_NETWORK", "OFF");
  for (size_t i = 0; i < sizeof registrations / sizeof *registrations; i++) {
    void (*add)(void) = (void (*)(void))dlsym(library, registrations[i]);
    if (add) add();
  }
}

const char *cg_load(void) {
  pthread_once(&once, load);
  return fault;
}

const char *cg_version(void) { return g.GDALVersionInfo("RELEASE_NAME"); }
int cg_has_driver(const char *name) { return g.GDALGetDriverByName(name) != NULL; }

const char *cg_last_error(void) { return g.CPLGetLastErrorMsg(); }
void cg_reset_error(void) { g.CPLErrorReset(); }
int cg_has_failed(void) { return g.CPLGetLastErrorType() >= CE_Failure; }
void cg_set_option(const char *name, const char *value) { g.CPLSetConfigOption(name, value); }
void cg_free(char *text) { g.VSIFree(text); }

// The work of a statement is counted in steps of SQLite's machine, so that its end is the same everywhere.
static const int64_t steps_of_call = 1000000;
static _Thread_local int64_t most_steps = 2000000000;
static _Thread_local int64_t steps = 0;

void cg_limit_steps(int64_t most) { most_steps = most; }

static void begin_statement(void) { steps = 0; }

// MARK: - Data sources

cg_dataset *cg_open(const char *path, int update, const char *const *drivers,
                    const char *const *options) {
  begin_statement();
  unsigned flags = GDAL_OF_VECTOR | (update ? GDAL_OF_UPDATE : GDAL_OF_READONLY);
  return g.GDALOpenEx(path, flags, drivers, options, NULL);
}

cg_dataset *cg_create(const char *driver, const char *path, const char *const *options) {
  GDALDriverH found = g.GDALGetDriverByName(driver);
  if (!found) return NULL;
  return g.GDALCreate(found, path, 0, 0, 0, GDT_Unknown, (char **)options);
}

void cg_close(cg_dataset *dataset) { g.GDALClose(dataset); }

const char *cg_driver_name(cg_dataset *dataset) {
  GDALDriverH driver = g.GDALGetDatasetDriver(dataset);
  return driver ? g.GDALGetDriverShortName(driver) : "";
}

int cg_layer_count(cg_dataset *dataset) { return g.GDALDatasetGetLayerCount(dataset); }

cg_layer *cg_layer_at(cg_dataset *dataset, int index) {
  return (cg_layer *)g.GDALDatasetGetLayer(dataset, index);
}

cg_layer *cg_layer_named(cg_dataset *dataset, const char *name) {
  return (cg_layer *)g.GDALDatasetGetLayerByName(dataset, name);
}

// MARK: - Queries that only read

enum {
  sqlite_pragma = 19,
  sqlite_read = 20,
  sqlite_select = 21,
  sqlite_transaction = 22,
  sqlite_update = 23,
  sqlite_function = 31,
  sqlite_savepoint = 32,
  sqlite_recursive = 33,
};

static int begins(const char *name, const char *const *starts) {
  for (; *starts; starts++) {
    if (strncasecmp(name, *starts, strlen(*starts)) == 0) return 1;
  }
  return 0;
}

// What GDAL asks about tables; none of these changes anything when it has no value.
static int is_question(const char *pragma, const char *value) {
  static const char *const with_value[] = {"table_", "index_", "foreign_key_list", NULL};
  static const char *const without[] = {"application_id", "user_version",   "schema_version",
                                        "encoding",       "database_list",  "data_version",
                                        "compile_options", "collation_list", NULL};
  return begins(pragma, with_value) || (!value && begins(pragma, without));
}

// Functions of SQLite, SpatiaLite and GDAL that open files or addresses, or change tables.
static int is_command(const char *function) {
  static const char *const starts[] = {
      "load_extension", "readfile",  "writefile", "edit",    "fts3_tokenizer", "ogr_geocode",
      "ogr_datasource", "ogr_layer", "gdal_",     "blobto",  "blobfromfile",   "xb_load",
      "xb_store",       "import",    "export",    "create",  "drop",           "disable",
      "enable",         "recover",   "discard",   "addgeom", "addtemp",        "addfdo",
      "eval",           "sqlproc",   "storedproc", NULL};
  return begins(function, starts);
}

static int authorise(void *state, int action, const char *first, const char *second,
                     const char *database, const char *trigger) {
  (void)state;
  (void)database;
  (void)trigger;
  switch (action) {
  case sqlite_read:
  case sqlite_select:
  case sqlite_transaction:
  case sqlite_savepoint:
  case sqlite_recursive: return 0;
  case sqlite_function: return second && is_command(second);
  case sqlite_pragma: return !(first && is_question(first, second));
  // SQLite asks this when a query names a function of tables, such as pragma_table_info. It lets no statement change the
  // table itself, unless a pragma that is refused here allows it.
  case sqlite_update: return !(first && strcmp(first, "sqlite_master") == 0);
  default: return 1;
  }
}

static int count_steps(void *state) {
  (void)state;
  steps += steps_of_call;
  return steps > most_steps;
}

int cg_is_endless(void) { return steps > most_steps; }

void cg_guard(cg_dataset *dataset) {
  void *database = g.GDALGetInternalHandle(dataset, "SQLITE_HANDLE");
  if (!database) return;
  if (sqlite.set_authorizer) sqlite.set_authorizer(database, authorise, NULL);
  if (sqlite.progress_handler) {
    sqlite.progress_handler(database, (int)steps_of_call, count_steps, NULL);
  }
}

cg_layer *cg_execute(cg_dataset *dataset, const char *sql) {
  begin_statement();
  return (cg_layer *)g.GDALDatasetExecuteSQL(dataset, sql, NULL, NULL);
}

void cg_release_result(cg_dataset *dataset, cg_layer *result) {
  g.GDALDatasetReleaseResultSet(dataset, (OGRLayerH)result);
}

int cg_start_transaction(cg_dataset *dataset) { return g.GDALDatasetStartTransaction(dataset, 0); }
int cg_commit(cg_dataset *dataset) { return g.GDALDatasetCommitTransaction(dataset); }
int cg_rollback(cg_dataset *dataset) { return g.GDALDatasetRollbackTransaction(dataset); }

// MARK: - Layers

const char *cg_layer_name(cg_layer *layer) { return g.OGR_L_GetName((OGRLayerH)layer); }
const char *cg_fid_column(cg_layer *layer) { return g.OGR_L_GetFIDColumn((OGRLayerH)layer); }

int cg_geometry_type(cg_layer *layer) {
  return (int)g.OGR_GT_Flatten(g.OGR_L_GetGeomType((OGRLayerH)layer));
}

int cg_geometry_field_count(cg_layer *layer) {
  return g.OGR_FD_GetGeomFieldCount(g.OGR_L_GetLayerDefn((OGRLayerH)layer));
}

int64_t cg_feature_count(cg_layer *layer, int force) {
  begin_statement();
  return g.OGR_L_GetFeatureCount((OGRLayerH)layer, force);
}

int cg_field_count(cg_layer *layer) {
  return g.OGR_FD_GetFieldCount(g.OGR_L_GetLayerDefn((OGRLayerH)layer));
}

static OGRFieldDefnH field_at(cg_layer *layer, int field) {
  return g.OGR_FD_GetFieldDefn(g.OGR_L_GetLayerDefn((OGRLayerH)layer), field);
}

const char *cg_field_name(cg_layer *layer, int field) {
  return g.OGR_Fld_GetNameRef(field_at(layer, field));
}

int cg_field_type(cg_layer *layer, int field) {
  OGRFieldDefnH definition = field_at(layer, field);
  switch (g.OGR_Fld_GetType(definition)) {
  case OFTString: return cg_type_text;
  case OFTInteger:
    return g.OGR_Fld_GetSubType(definition) == OFSTBoolean ? cg_type_boolean : cg_type_integer;
  case OFTInteger64: return cg_type_integer;
  case OFTReal: return cg_type_real;
  case OFTDate: return cg_type_date;
  case OFTTime: return cg_type_time;
  case OFTDateTime: return cg_type_datetime;
  case OFTBinary: return cg_type_binary;
  default: return cg_type_other;
  }
}

static char *code_text(OGRSpatialReferenceH system) {
  const char *name = g.OSRGetAuthorityName(system, NULL);
  const char *code = g.OSRGetAuthorityCode(system, NULL);
  if (!name || !code || strcmp(name, "EPSG") != 0) return NULL;
  char *text = malloc(strlen(code) + 6);
  if (!text) return NULL;
  strcpy(text, "EPSG:");
  strcat(text, code);
  return text;
}

// The registered system that a definition without a code is the same as: what GIS programs write into .prj
// files names no code.
static char *matching_code(OGRSpatialReferenceH system) {
  int count = 0;
  int *confidences = NULL;
  char *text = NULL;
  OGRSpatialReferenceH *matches = g.OSRFindMatches(system, NULL, &count, &confidences);
  // 90 is "the same but for the name"; two equally good ones would be a guess.
  if (count > 0 && confidences[0] >= 90 && (count == 1 || confidences[1] < confidences[0])) {
    text = code_text(matches[0]);
  }
  if (matches) g.OSRFreeSRSArray(matches);
  if (confidences) g.VSIFree(confidences);
  return text;
}

int cg_system(cg_layer *layer, char **text) {
  *text = NULL;
  OGRSpatialReferenceH system = g.OGR_L_GetSpatialRef((OGRLayerH)layer);
  if (!system) return cg_system_none;
  *text = code_text(system);
  if (!*text && (g.OSRIsGeographic(system) || g.OSRIsProjected(system))) {
    *text = matching_code(system);
  }
  if (*text) return cg_system_code;
  const char *const options[] = {"FORMAT=WKT2_2019", NULL};
  g.OSRExportToWktEx(system, text, options);
  if (!*text || !**text) return cg_system_none;
  if (g.OSRIsGeographic(system) || g.OSRIsProjected(system)) return cg_system_definition;
  return cg_system_local;
}

// MARK: - Features

void cg_reset_reading(cg_layer *layer) {
  begin_statement();
  g.OGR_L_ResetReading((OGRLayerH)layer);
}

cg_feature *cg_next_feature(cg_layer *layer) {
  // The rows have been counted within the limit, so that a table may be of any size; here each row has it for itself.
  begin_statement();
  return (cg_feature *)g.OGR_L_GetNextFeature((OGRLayerH)layer);
}

void cg_destroy_feature(cg_feature *feature) { g.OGR_F_Destroy((OGRFeatureH)feature); }
int64_t cg_feature_id(cg_feature *feature) { return g.OGR_F_GetFID((OGRFeatureH)feature); }

int cg_field_is_set(cg_feature *feature, int field) {
  return g.OGR_F_IsFieldSetAndNotNull((OGRFeatureH)feature, field);
}

int64_t cg_field_integer(cg_feature *feature, int field) {
  return g.OGR_F_GetFieldAsInteger64((OGRFeatureH)feature, field);
}

double cg_field_real(cg_feature *feature, int field) {
  return g.OGR_F_GetFieldAsDouble((OGRFeatureH)feature, field);
}

const char *cg_field_text(cg_feature *feature, int field) {
  return g.OGR_F_GetFieldAsString((OGRFeatureH)feature, field);
}

const uint8_t *cg_field_binary(cg_feature *feature, int field, int *count) {
  return g.OGR_F_GetFieldAsBinary((OGRFeatureH)feature, field, count);
}

int cg_field_moment(cg_feature *feature, int field, cg_moment *moment) {
  return g.OGR_F_GetFieldAsDateTimeEx((OGRFeatureH)feature, field, &moment->year, &moment->month,
                                      &moment->day, &moment->hour, &moment->minute,
                                      &moment->second, &moment->zone);
}

cg_geometry *cg_feature_geometry(cg_feature *feature) {
  return (cg_geometry *)g.OGR_F_GetGeometryRef((OGRFeatureH)feature);
}

int cg_type_of(cg_geometry *geometry) {
  return (int)g.OGR_GT_Flatten(g.OGR_G_GetGeometryType((OGRGeometryH)geometry));
}

int cg_part_count(cg_geometry *geometry) {
  return g.OGR_G_GetGeometryCount((OGRGeometryH)geometry);
}

cg_geometry *cg_part(cg_geometry *geometry, int index) {
  return (cg_geometry *)g.OGR_G_GetGeometryRef((OGRGeometryH)geometry, index);
}

int cg_point_count(cg_geometry *geometry) { return g.OGR_G_GetPointCount((OGRGeometryH)geometry); }

void cg_points(cg_geometry *geometry, double *target) {
  const int stride = 2 * (int)sizeof(double);
  g.OGR_G_GetPoints((OGRGeometryH)geometry, target, stride, target + 1, stride, NULL, 0);
}

int cg_is_empty(cg_geometry *geometry) { return g.OGR_G_IsEmpty((OGRGeometryH)geometry); }

cg_geometry *cg_linear(cg_geometry *geometry) {
  return (cg_geometry *)g.OGR_G_GetLinearGeometry((OGRGeometryH)geometry, 0, NULL);
}

void cg_destroy_geometry(cg_geometry *geometry) {
  g.OGR_G_DestroyGeometry((OGRGeometryH)geometry);
}

// MARK: - Writing

cg_layer *cg_create_layer(cg_dataset *dataset, const char *name, int epsg, int geometry_type,
                          const char *const *options) {
  OGRSpatialReferenceH system = NULL;
  if (epsg) {
    system = g.OSRNewSpatialReference(NULL);
    g.OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER);
    if (g.OSRImportFromEPSG(system, epsg) != OGRERR_NONE) {
      g.OSRDestroySpatialReference(system);
      return NULL;
    }
  }
  OGRLayerH layer = g.GDALDatasetCreateLayer(dataset, name, system,
                                             (OGRwkbGeometryType)geometry_type, (char **)options);
  if (system) g.OSRDestroySpatialReference(system);
  return (cg_layer *)layer;
}

int cg_create_field(cg_layer *layer, const char *name, int type, int width, int precision) {
  OGRFieldType kind = type == cg_type_integer || type == cg_type_boolean ? OFTInteger64
                      : type == cg_type_real                            ? OFTReal
                      : type == cg_type_date                            ? OFTDate
                                                                        : OFTString;
  if (type == cg_type_boolean) kind = OFTInteger;
  OGRFieldDefnH field = g.OGR_Fld_Create(name, kind);
  if (type == cg_type_boolean) g.OGR_Fld_SetSubType(field, OFSTBoolean);
  if (width) g.OGR_Fld_SetWidth(field, width);
  if (precision) g.OGR_Fld_SetPrecision(field, precision);
  int result = g.OGR_L_CreateField((OGRLayerH)layer, field, 0);
  g.OGR_Fld_Destroy(field);
  return result;
}

cg_feature *cg_new_feature(cg_layer *layer) {
  return (cg_feature *)g.OGR_F_Create(g.OGR_L_GetLayerDefn((OGRLayerH)layer));
}

void cg_set_integer(cg_feature *feature, int field, int64_t value) {
  g.OGR_F_SetFieldInteger64((OGRFeatureH)feature, field, value);
}

void cg_set_real(cg_feature *feature, int field, double value) {
  g.OGR_F_SetFieldDouble((OGRFeatureH)feature, field, value);
}

void cg_set_text(cg_feature *feature, int field, const char *value) {
  g.OGR_F_SetFieldString((OGRFeatureH)feature, field, value);
}

void cg_set_null(cg_feature *feature, int field) {
  g.OGR_F_SetFieldNull((OGRFeatureH)feature, field);
}

int cg_set_geometry(cg_feature *feature, const uint8_t *wkb, size_t count) {
  OGRGeometryH geometry = NULL;
  OGRErr made = g.OGR_G_CreateFromWkb(wkb, NULL, &geometry, (int)count);
  if (made != OGRERR_NONE) return made;
  return g.OGR_F_SetGeometryDirectly((OGRFeatureH)feature, geometry);
}

int cg_write_feature(cg_layer *layer, cg_feature *feature) {
  return g.OGR_L_CreateFeature((OGRLayerH)layer, (OGRFeatureH)feature);
}

// MARK: - Files in memory

int cg_memory_file(const char *name, const uint8_t *bytes, size_t count) {
  VSILFILE *file = g.VSIFileFromMemBuffer(name, (GByte *)bytes, count, 0);
  return file ? g.VSIFCloseL(file) : -1;
}

void cg_remove_file(const char *name) { g.VSIUnlink(name); }

#endif
