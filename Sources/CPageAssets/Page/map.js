  // The map: its layers from the bottom to the top, and what a click on it means.
  var map = null;
  var estatePlaces = plane(estates.x, estates.y);
  var roomPlaces = plane(facilities.x, facilities.y);
  var gonePlaces = data.earlier ? plane(data.earlier.x, data.earlier.y) : [];
  var shown = {
    estates: true, numbers: true, rooms: true, circles: true, gaps: true, townships: false, names: true, base: true
  };
  // Which of the states of the study the map shows: as it is, as an earlier run found it, as it would be after a plan.
  var state = 'now';
  var verdictsShown = [true, true, true, true];
  var painters = {};
  var chosen = null;

  // The number of a verdict in the state that is shown; null for an estate that was not there.
  function verdictOf(estate) {
    return state === 'planned' ? estates.planned[estate] : state === 'earlier' ? estates.earlier[estate]
      : estates.verdict[estate];
  }

  function isShown(estate) {
    var verdict = verdictOf(estate);
    return verdict !== null && verdictsShown[verdict];
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
    var size = markSize(zoom, estates.id.length);
    if (shown.estates) {
      paintMarks(context, estatePlaces, bounds, ESTATE_STYLES, verdictOf, size, isShown);
      if (state === 'earlier') {
        paintMarks(context, gonePlaces, bounds, ESTATE_STYLES, function (i) { return data.earlier.verdict[i]; },
          size, function (i) { return verdictsShown[data.earlier.verdict[i]]; });
      }
    }
    if (shown.rooms) {
      paintMarks(context, roomPlaces, bounds, ROOM_STYLES, function (i) { return roomStates[i]; },
        markSize(zoom, facilities.id.length) + 1, function () { return true; });
    }
    if (shown.estates && shown.numbers) paintNumbers(context, bounds, size);
    paintSites(context);
    paintChoice(context);
  }

  // The numbers of gaps in their list, the first of the list first, wherever there is room. Of a crowded map, whose marks
  // are specks, only a few.
  function paintNumbers(context, bounds, size) {
    var taken = {}, left = isSpeck(size) ? 20 : 600;
    var scale = 256 * Math.pow(2, map.getZoom()), origin = map.getPixelOrigin();
    placedNames(context).forEach(function (name) {
      for (var y = name.box[1]; y <= name.box[3]; y += 6) claim(name.box[0], y, name.box[2] - name.box[0]);
    });
    context.font = '600 11px system-ui, sans-serif';
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = 'rgba(255,255,255,0.9)';
    context.fillStyle = '#6b2500';
    // A label takes the cells of a grid of 6 pixels that it touches.
    function claim(x, y, width) {
      var cells = [];
      for (var i = Math.floor(x / 6); i <= Math.floor((x + width) / 6); i += 1) {
        for (var j = Math.floor((y - 5) / 6); j <= Math.floor((y + 5) / 6); j += 1) cells.push(i + ' ' + j);
      }
      if (cells.some(function (cell) { return taken[cell]; })) return false;
      cells.forEach(function (cell) { taken[cell] = true; });
      return true;
    }
    for (var rank = 0; rank < estates.ranked.length && left > 0; rank += 1) {
      var i = estates.ranked[rank];
      if (i === null || estates.x[i] === null || verdictOf(i) !== 1 || !isShown(i)) continue;
      var x = estatePlaces[2 * i] * scale - origin.x, y = estatePlaces[2 * i + 1] * scale - origin.y;
      if (x < bounds.min.x || x > bounds.max.x || y < bounds.min.y || y > bounds.max.y) continue;
      var text = String(rank + 1), width = context.measureText(text).width, gap = size * 1.3 + 2;
      var place = [[x + gap, y], [x - gap - width, y], [x - width / 2, y - gap - 5], [x - width / 2, y + gap + 5]]
        .find(function (at) { return claim(at[0], at[1], width); });
      if (!place) continue;
      left -= 1;
      context.strokeText(text, place[0], place[1]);
      context.fillText(text, place[0], place[1]);
    }
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
      if (state !== 'planned') return;
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
    if (shown.estates) nearest(estatePlaces, 'estate', isShown);
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
