#include "CPageAssets.h"

#ifndef __has_embed
#error "CareCircle puts the files of its report page into the program with #embed: build it with Swift 6.3 or later."
#endif

#if !__has_embed("/usr/share/javascript/leaflet/leaflet.min.js")
#error "Leaflet is missing: install the package libjs-leaflet (sudo apt-get install libjs-leaflet)."
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char leaflet_script[] = {
#embed "/usr/share/javascript/leaflet/leaflet.min.js"
};
static const unsigned char leaflet_style[] = {
#embed "/usr/share/javascript/leaflet/leaflet.css"
};
static const unsigned char leaflet_layers[] = {
#embed "/usr/share/javascript/leaflet/images/layers.png"
};
static const unsigned char leaflet_layers_2x[] = {
#embed "/usr/share/javascript/leaflet/images/layers-2x.png"
};
static const unsigned char leaflet_marker[] = {
#embed "/usr/share/javascript/leaflet/images/marker-icon.png"
};

// The parts of the page's own script share one scope, which the first opens and the last closes.
static const unsigned char page_script[] = {
#embed "Page/start.js"
  ,
#embed "Page/geodesic.js"
  ,
#embed "Page/words.js"
  ,
#embed "Page/dots.js"
  ,
#embed "Page/map.js"
  ,
#embed "Page/layers.js"
  ,
#embed "Page/evidence.js"
  ,
#embed "Page/tables.js"
  ,
#embed "Page/whatif.js"
  ,
#embed "Page/end.js"
};
static const unsigned char page_style[] = {
#embed "Page/page.css"
};

const unsigned char *carecircle_asset_bytes(carecircle_asset asset, size_t *count) {
  switch (asset) {
  case carecircle_asset_leaflet_script: *count = sizeof leaflet_script; return leaflet_script;
  case carecircle_asset_leaflet_style: *count = sizeof leaflet_style; return leaflet_style;
  case carecircle_asset_leaflet_layers: *count = sizeof leaflet_layers; return leaflet_layers;
  case carecircle_asset_leaflet_layers_2x:
    *count = sizeof leaflet_layers_2x;
    return leaflet_layers_2x;
  case carecircle_asset_leaflet_marker: *count = sizeof leaflet_marker; return leaflet_marker;
  case carecircle_asset_page_script: *count = sizeof page_script; return page_script;
  case carecircle_asset_page_style: *count = sizeof page_style; return page_style;
  }
  *count = 0;
  return leaflet_script;
}
