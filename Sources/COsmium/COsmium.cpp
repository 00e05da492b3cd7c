#include "COsmium.h"

#include <osmium/version.hpp>

const char *cc_osm_library_version(void) { return LIBOSMIUM_VERSION_STRING; }
