// Only the re-entrant interface: every call carries its own context.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
