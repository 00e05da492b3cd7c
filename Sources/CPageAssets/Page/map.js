  // The map: its layers from the bottom to the top, and what a click on it means.
  var map = null;
  var estatePlaces = plane(estates.x, estates.y);
  var roomPlaces = plane(facilities.x, facilities.y);
  var shown = {
    estates: true, rooms: true, circles: true, gaps: true, townships: false, names: true, base: true, after: false
  };
  var verdictsShown = [true, true, true, true];
  var painters = {};
  var chosen = null;

  function verdictOf(estate) {
    return shown.after && estates.after ? estates.after[estate] : estates.verdict[estate];
  }

  function makeMap() {
    map = L.map('map-canvas', {
      attributionControl: false, zoomControl: false, preferCanvas: true, zoomSnap: 0.5, maxZoom: 19
    });
    L.control.zoom({ position: 'topleft' }).addTo(map);
    L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
    northArrow().addTo(map);
    [['tiles', 200], ['ground', 250], ['covered', 300], ['gaps', 320], ['base', 340], ['lines', 350],
      ['marks', 450], ['names', 460]].forEach(function (pane) {
      var element = map.createPane(pane[0]);
      element.style.zIndex = pane[1];
      if (pane[0] !== 'tiles') element.style.pointerEvents = 'none';
    });
    map.getPane('covered').className += ' covered-pane';
    var box = data.bounds || [110, 25, 120, 35];
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding: [16, 16], animate: false });
    painters.marks = new Painter({ pane: 'marks', padding: 0.3 }).setPainting(paintAll).addTo(map);
    painters.names = new Painter({ pane: 'names', padding: 0.3 }).setPainting(paintNames).addTo(map);
    map.on('click', clicked);
    addTiles();
    drawLayers();
    if ('ResizeObserver' in window) {
      new ResizeObserver(function () { map.invalidateSize(); }).observe(byId('map-canvas'));
    }
  }

  function addTiles() {
    if (!data.tiles) return;
    L.tileLayer(data.tiles.address, { pane: 'tiles', maxZoom: 19 }).addTo(map);
  }

  function northArrow() {
    var control = L.control({ position: 'topright' });
    control.onAdd = function () {
      var space = 'http://www.w3.org/2000/svg', svg = document.createElementNS(space, 'svg');
      var arrow = document.createElementNS(space, 'path'), letter = document.createElementNS(space, 'text');
      svg.setAttribute('viewBox', '0 0 24 38');
      svg.setAttribute('class', 'north');
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', say('north'));
      arrow.setAttribute('d', 'M12 2 L19 24 L12 19 L5 24 Z');
      letter.setAttribute('x', '12');
      letter.setAttribute('y', '36');
      letter.setAttribute('text-anchor', 'middle');
      letter.textContent = 'N';
      svg.appendChild(arrow);
      svg.appendChild(letter);
      return svg;
    };
    return control;
  }

  function paintAll(context, bounds) {
    var zoom = map.getZoom();
    if (shown.estates) {
      paintMarks(context, estatePlaces, bounds, ESTATE_STYLES, verdictOf,
        markSize(zoom, estates.id.length), function (i) { return verdictsShown[verdictOf(i)]; });
    }
    if (shown.rooms) {
      paintMarks(context, roomPlaces, bounds, ROOM_STYLES, function (i) { return facilities.counts[i]; },
        markSize(zoom, facilities.id.length) + 1, function () { return true; });
    }
    paintSites(context);
    paintChoice(context);
  }

  function pixel(lon, lat) { return map.latLngToLayerPoint([lat, lon]); }

  function numbered(context, point, text, colour) {
    context.beginPath();
    context.arc(point.x, point.y, 10, 0, 6.2832);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = '#ffffff';
    context.stroke();
    context.fillStyle = '#ffffff';
    context.font = 'bold 11px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, point.x, point.y);
  }

  function paintSites(context) {
    (data.plan || []).forEach(function (site, place) {
      if (!shown.after) return;
      var point = pixel(longitude(site.x), latitude(site.y));
      context.beginPath();
      site.serves.forEach(function (estate) {
        if (estates.x[estate] === null) return;
        var other = pixel(longitude(estates.x[estate]), latitude(estates.y[estate]));
        context.moveTo(point.x, point.y);
        context.lineTo(other.x, other.y);
      });
      context.lineWidth = 1;
      context.strokeStyle = COLOURS.tried;
      context.stroke();
      numbered(context, point, String(place + 1), COLOURS.tried);
    });
    tried.forEach(function (room, place) {
      numbered(context, pixel(room.lon, room.lat), String(place + 1), COLOURS.tried);
    });
  }

  function paintChoice(context) {
    if (!chosen) return;
    var isEstate = chosen.kind === 'estate', set = isEstate ? estates : facilities;
    if (set.x[chosen.index] === null) return;
    var point = pixel(longitude(set.x[chosen.index]), latitude(set.y[chosen.index]));
    context.beginPath();
    context.arc(point.x, point.y, 13, 0, 6.2832);
    context.lineWidth = 3;
    context.strokeStyle = '#111111';
    context.stroke();
  }

  function clicked(event) {
    if (isDropping) return dropAt(event.latlng.lng, event.latlng.lat);
    var at = event.layerPoint, best = null, least = 14 * 14;
    var bounds = L.bounds([at.x - 14, at.y - 14], [at.x + 14, at.y + 14]);
    function nearest(places, kind, isDrawn) {
      eachInView(places, bounds, function (i, x, y) {
        var away = (x - at.x) * (x - at.x) + (y - at.y) * (y - at.y);
        if (away < least && isDrawn(i)) { least = away; best = { kind: kind, index: i }; }
      });
    }
    if (shown.estates) nearest(estatePlaces, 'estate', function (i) { return verdictsShown[verdictOf(i)]; });
    if (shown.rooms) nearest(roomPlaces, 'room', function () { return true; });
    if (best) choose(best.kind, best.index, false);
  }

  // Shows the evidence of an estate or a room; `goes` moves the map there.
  function choose(kind, index, goes) {
    chosen = { kind: kind, index: index };
    var set = kind === 'estate' ? estates : facilities;
    if (goes && set.x[index] !== null) {
      map.setView([latitude(set.y[index]), longitude(set.x[index])], Math.max(map.getZoom(), 14.5), { animate: false });
    }
    showEvidence();
    drawWalk();
    painters.marks.repaint();
  }
