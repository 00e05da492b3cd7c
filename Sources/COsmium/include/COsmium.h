// Reading OpenStreetMap files, through libosmium, behind plain C.
#ifndef CARECIRCLE_COSMIUM_H
#define CARECIRCLE_COSMIUM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of libosmium.
const char *cc_osm_library_version(void);

#ifdef __cplusplus
}
#endif

#endif
