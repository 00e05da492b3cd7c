#ifndef CPAGEASSETS_H
#define CPAGEASSETS_H

#include <stddef.h>

/// The files that every report page contains.
typedef enum {
  carecircle_asset_leaflet_script,
  carecircle_asset_leaflet_style,
  carecircle_asset_leaflet_layers,
  carecircle_asset_leaflet_layers_2x,
  carecircle_asset_leaflet_marker,
  carecircle_asset_page_script,
  carecircle_asset_page_style,
} carecircle_asset;

/// The bytes of a file and their number; they live as long as the program.
const unsigned char *carecircle_asset_bytes(carecircle_asset asset, size_t *count);

#endif
