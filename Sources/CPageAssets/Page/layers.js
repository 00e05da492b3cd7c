  // The layers under the marks, their switches, and the legend of those that are on.
  var layers = {};
  var SHADES = ['#f7fbff', '#d6e6f4', '#abcfe6', '#6aaed6', '#3787c0', '#105ba4'];

  function hatching(colour, ground) {
    var tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    var context = tile.getContext('2d');
    if (ground) { context.fillStyle = ground; context.fillRect(0, 0, 8, 8); }
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    [-4, 4, 12].forEach(function (x) { context.moveTo(x - 6, 10); context.lineTo(x + 6, -2); });
    context.stroke();
    return context.createPattern(tile, 'repeat');
  }

  function polygons(shapes, style, pane) {
    var renderer = L.canvas({ pane: pane, padding: 0.3 });
    return L.layerGroup(shapes.map(function (rings, place) {
      var options = typeof style === 'function' ? style(place) : style;
      options.pane = pane;
      options.renderer = renderer;
      options.interactive = false;
      options.smoothFactor = 0.6;
      // All rings of a shape are filled together: a ring inside another is a hole.
      return L.polygon([rings.map(line)], options);
    }));
  }

  function lines(list, style) {
    style.pane = 'base';
    style.interactive = false;
    style.smoothFactor = 1;
    style.renderer = lines.renderer = lines.renderer || L.canvas({ pane: 'base', padding: 0.3 });
    return L.polyline(list.map(line), style);
  }

  // The ring of a circle on the ellipsoid; within a few centimetres of the true one at walking distance.
  function ring(lon, lat) {
    var sine = Math.sin(lat * DEGREE), root = Math.sqrt(1 - SQUARED * sine * sine), places = [];
    var east = circle.radius / (AXIS / root * Math.cos(lat * DEGREE)) / DEGREE;
    var north = circle.radius / (AXIS * (1 - SQUARED) / (root * root * root)) / DEGREE;
    for (var i = 0; i < 72; i += 1) {
      places.push([lat + north * Math.cos(i * 5 * DEGREE), lon + east * Math.sin(i * 5 * DEGREE)]);
    }
    return places;
  }

  function circlesOf(places) {
    var renderer = L.canvas({ pane: 'covered', padding: 0.3 });
    return L.layerGroup(places.map(function (place) {
      return L.polygon([ring(place[0], place[1])], {
        pane: 'covered', renderer: renderer, interactive: false, stroke: false,
        fillColor: COLOURS.covered, fillOpacity: 1
      });
    }));
  }

  function coveredGround() {
    if (circle.street) {
      return polygons(data.covered, { stroke: false, fillColor: COLOURS.covered, fillOpacity: 1 }, 'covered');
    }
    var places = [];
    facilities.x.forEach(function (x, i) {
      if (x !== null && facilities.counts[i] === 0) places.push([longitude(x), latitude(facilities.y[i])]);
    });
    return circlesOf(places);
  }

  // Where it is not known where people live, gap areas are drawn faintly: most of them may be fields or water.
  var GAP_LINES = 'rgba(160,70,0,' + (data.residential ? 0.75 : 0.28) + ')';
  var OPEN_LINES = 'rgba(120,90,0,' + (data.residential ? 0.5 : 0.22) + ')';

  function gapAreas(areas) {
    var gapStyle = hatching(GAP_LINES, null), openStyle = hatching(OPEN_LINES, null);
    return polygons(areas.shapes, function (place) {
      return {
        stroke: true, weight: 0.7, color: '#8a4a12', opacity: 0.5,
        fillColor: areas.undecided[place] ? openStyle : gapStyle, fillOpacity: 1
      };
    }, 'gaps');
  }

  function drawLayers() {
    layers.circles = coveredGround();
    layers.gaps = gapAreas(data.gap_areas);
    layers.gaps_planned = gapAreas(data.gap_areas_planned);
    if (data.earlier) {
      layers.gaps_earlier = gapAreas(data.earlier.gap_areas);
      layers.circles_earlier = polygons(
        data.earlier.covered, { stroke: false, fillColor: COLOURS.covered, fillOpacity: 1 }, 'covered');
    }
    layers.townships = polygons(data.townships.shapes, function (place) {
      return { stroke: false, fillColor: shade(data.townships.percent[place]), fillOpacity: 0.9 };
    }, 'ground');
    layers.names = polygons(data.townships.shapes, { weight: 1.4, color: '#5f6368', dashArray: '5 4', fill: false }, 'lines');
    if (data.base) {
      layers.base = L.layerGroup([
        lines(data.base.water, { weight: 1, color: '#7fb2d0' }),
        lines(data.base.river, { weight: 2, color: '#9cc7de' }),
        lines(data.base.streets, { weight: 0.7, color: '#bdb7ad' }),
        lines(data.base.rail, { weight: 1.2, color: '#77726b', dashArray: '6 3' })
      ]);
    }
    layers.circles_planned = circle.street
      ? polygons(data.planned, { stroke: false, fillColor: COLOURS.covered, fillOpacity: 1 }, 'covered')
      : circlesOf((data.plan || []).map(function (site) { return [longitude(site.x), latitude(site.y)]; }));
    Object.keys(layers).forEach(put);
  }

  // Whether a layer is on the map: its switch is on, and it belongs to the state that is shown. The sites of a plan add
  // to the ground that is covered now; everything else that a state has of its own takes the place of what is now.
  function isOn(name) {
    var part = /^(gaps|circles)(?:_(earlier|planned))?$/.exec(name);
    if (!part) return shown[name];
    if (!shown[part[1]]) return false;
    var own = part[2] || 'now';
    return own === state || (name === 'circles' && state === 'planned');
  }

  function put(name) {
    if (isOn(name)) layers[name].addTo(map);
    else layers[name].remove();
  }

  // Shows what the switches say.
  function show() {
    Object.keys(layers).forEach(put);
    if (painters.marks) painters.marks.repaint();
    if (painters.names) painters.names.repaint();
    makeLegend();
    wordSources();
    if (chosen) showEvidence();
  }

  // The gap areas of the state that is shown.
  function shownGaps() {
    return state === 'planned' ? data.gap_areas_planned : state === 'earlier' ? data.earlier.gap_areas : data.gap_areas;
  }

  function shade(percent) {
    if (percent === null) return '#e8e8e8';
    return SHADES[Math.min(5, Math.floor(percent / 20))];
  }

  var middles = data.townships.shapes.map(middleOf);

  // Where the names of townships stand that are shown: each inside its ground, none on another.
  function placedNames(context) {
    var placed = [];
    if (!shown.names) return placed;
    context.font = '600 13px "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
    data.townships.names.forEach(function (name, place) {
      var middle = middles[place];
      if (!name || !middle) return;
      var point = map.latLngToLayerPoint(middle), half = context.measureText(name).width / 2 + 2;
      var box = [point.x - half, point.y - 9, point.x + half, point.y + 9];
      var isFree = placed.every(function (other) {
        return box[2] < other.box[0] || box[0] > other.box[2] || box[3] < other.box[1] || box[1] > other.box[3];
      });
      if (isFree) placed.push({ name: name, point: point, box: box });
    });
    return placed;
  }

  function paintNames(context) {
    var placed = placedNames(context);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = 'rgba(255,255,255,0.9)';
    context.fillStyle = '#33363b';
    placed.forEach(function (one) {
      context.strokeText(one.name, one.point.x, one.point.y);
      context.fillText(one.name, one.point.x, one.point.y);
    });
  }

  // The centre of gravity of the longest ring.
  function middleOf(rings) {
    var longest = rings.reduce(function (best, one) { return one.length > best.length ? one : best; }, '');
    var places = line(longest), area = 0, lat = 0, lon = 0;
    if (places.length < 4) return null;
    var first = places[0];
    for (var i = 0; i + 1 < places.length; i += 1) {
      var x1 = places[i][1] - first[1], y1 = places[i][0] - first[0];
      var x2 = places[i + 1][1] - first[1], y2 = places[i + 1][0] - first[0];
      var part = x1 * y2 - x2 * y1;
      area += part;
      lon += (x1 + x2) * part;
      lat += (y1 + y2) * part;
    }
    return area === 0 ? first : [first[0] + lat / (3 * area), first[1] + lon / (3 * area)];
  }

  // MARK: switches and legend

  function stateWords(name) { return say('state.' + name, { name: data.earlier ? data.earlier.name : '' }); }

  function makeStates(list) {
    var names = (data.earlier ? ['earlier'] : []).concat(['now'], data.plan ? ['planned'] : []);
    if (names.length < 2) return;
    list.appendChild(make('fieldset', { id: 'states' }, [make('legend', {}, [say('state')])].concat(
      names.map(function (name) {
        var button = make('input', { type: 'radio', name: 'state', id: 'state-' + name });
        button.checked = name === state;
        button.addEventListener('change', function () { state = name; show(); });
        return make('label', { 'class': 'switch' }, [button, ' ' + stateWords(name)]);
      }))));
  }

  function makeSwitches() {
    var list = empty(byId('layers'));
    makeStates(list);
    var names = ['estates', 'numbers', 'rooms', 'circles', 'gaps', 'townships', 'names', 'base'];
    var has = {
      gaps: data.gap_areas.shapes.length > 0, townships: data.townships.shapes.length > 0,
      names: data.townships.shapes.length > 0, base: !!data.base, numbers: estates.ranked.length > 0
    };
    names.forEach(function (name) {
      if (has[name] === false) return;
      var box = make('input', { type: 'checkbox', id: 'layer-' + name });
      box.checked = shown[name];
      box.addEventListener('change', function () {
        shown[name] = box.checked;
        show();
      });
      list.appendChild(make('label', { 'class': 'switch' }, [box, ' ' + say('layer.' + name)]));
    });
  }

  function mark(style, size) {
    var canvas = make('canvas', { width: '36', height: '36', 'class': 'mark', 'aria-hidden': 'true' });
    var context = canvas.getContext('2d');
    context.beginPath();
    MARKS[style.mark](context, 18, 18, size * style.size);
    context.fillStyle = style.fill;
    context.fill();
    if (style.line) { context.lineWidth = 2; context.strokeStyle = style.line; context.stroke(); }
    return canvas;
  }

  function ground(fill, border) {
    var canvas = make('canvas', { width: '36', height: '36', 'class': 'mark', 'aria-hidden': 'true' });
    var context = canvas.getContext('2d');
    context.fillStyle = fill;
    context.fillRect(3, 7, 30, 22);
    if (border) { context.strokeStyle = border; context.lineWidth = 2; context.strokeRect(3, 7, 30, 22); }
    return canvas;
  }

  function stroke(colour, dashes, width) {
    var canvas = make('canvas', { width: '36', height: '36', 'class': 'mark', 'aria-hidden': 'true' });
    var context = canvas.getContext('2d');
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dashes);
    context.beginPath();
    context.moveTo(2, 18);
    context.lineTo(34, 18);
    context.stroke();
    return canvas;
  }

  // Of what kinds the rooms are that count, and of what the others are short.
  function partsOf(state) {
    var counts = {}, isKind = state === 'yes';
    roomStates.forEach(function (one, i) {
      if (one !== state) return;
      var place = isKind ? facilities.kind[i] : facilities.why[i];
      if (place !== null) counts[place] = (counts[place] || 0) + 1;
    });
    var names = Object.keys(counts).sort(function (a, b) { return counts[b] - counts[a]; });
    if (state === 'small' || state === 'other' || !names.length) return '';
    return (language === 'zh' ? '：' : ': ') + names.map(function (place) {
      var what = isKind ? code('kind', facilities.kinds[place]) : code('why', facilities.whys[place]);
      return say('room.parts', { what: what, n: number(counts[place]) });
    }).join(language === 'zh' ? '、' : '; ');
  }

  function makeLegend() {
    var list = make('ul', { 'class': 'plain' });
    function entry(sample, text) { list.appendChild(make('li', {}, [sample, ' ' + text])); }
    if (shown.estates) {
      ESTATE_STYLES.slice().reverse().forEach(function (style) {
        var count = estates.verdict.reduce(function (sum, _, i) { return sum + (verdictOf(i) === style.verdict ? 1 : 0); }, 0);
        if (state === 'earlier') {
          count += data.earlier.verdict.filter(function (verdict) { return verdict === style.verdict; }).length;
        }
        if (count === 0) return;
        var box = make('input', { type: 'checkbox', id: 'verdict-' + VERDICTS[style.verdict] });
        box.checked = verdictsShown[style.verdict];
        box.addEventListener('change', function () {
          verdictsShown[style.verdict] = box.checked;
          painters.marks.repaint();
        });
        list.appendChild(make('li', {}, [make('label', {}, [
          box, mark(style, 12), ' ' + code('verdict', VERDICTS[style.verdict]) + ' (' + number(count) + ')'])]));
      });
    }
    var absent = state === 'earlier' ? estates.earlier.filter(function (one) { return one === null; }).length : 0;
    if (shown.estates && absent) list.appendChild(make('li', {}, [say('state.absent', { n: number(absent) })]));
    if (shown.rooms) {
      ROOM_STYLES.slice().reverse().forEach(function (style) {
        var count = roomStates.filter(function (one) { return one === style.state; }).length;
        if (count) entry(mark(style, 11), say('room.' + style.state) + ' (' + number(count) + ')' + partsOf(style.state));
      });
    }
    if (shown.circles) entry(ground('rgba(0,114,178,0.22)'), say('layer.circles'));
    if (shown.gaps && shownGaps().undecided.indexOf(0) >= 0) {
      entry(ground(hatching('rgba(160,70,0,0.75)', null), '#8a4a12'), say('layer.gaps'));
    }
    if (shown.gaps && shownGaps().undecided.indexOf(1) >= 0) {
      entry(ground(hatching('rgba(120,90,0,0.5)', null), '#8a4a12'), say('legend.open'));
    }
    if (shown.names && data.townships.shapes.length) entry(stroke('#5f6368', [8, 6], 3), say('legend.border'));
    if (shown.base && data.base) {
      if (data.base.streets.length) entry(stroke('#bdb7ad', [], 2), say('legend.street'));
      if (data.base.water.length + data.base.river.length) entry(stroke('#7fb2d0', [], 3), say('legend.water'));
      if (data.base.rail.length) entry(stroke('#77726b', [10, 5], 3), say('legend.rail'));
    }
    if (shown.townships && data.townships.shapes.length) {
      SHADES.slice(0, 5).forEach(function (colour, place) {
        entry(ground(colour, '#8a8f96'), say('legend.shade', { from: place * 20, to: place * 20 + 20 }));
      });
      entry(ground(SHADES[5], '#8a8f96'), say('legend.full'));
      entry(ground('#e8e8e8', '#8a8f96'), say('legend.none'));
    }
    empty(byId('legend')).appendChild(list);
  }
