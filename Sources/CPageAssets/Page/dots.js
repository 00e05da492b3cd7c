  // Estates, rooms and rooms that are tried, as marks whose shape tells what their colour tells.
  var COLOURS = {
    covered: '#0072b2', gap: '#d55e00', indeterminate: '#f0b429', not_applicable: '#9aa0a6',
    room: '#00785a', other: '#4a4f57', tried: '#8e3a80'
  };

  // Places on the map's plane, from 0 to 1 in both directions.
  function plane(xs, ys) {
    var count = xs.length, places = new Float64Array(2 * count);
    for (var i = 0; i < count; i += 1) {
      if (xs[i] === null || ys[i] === null) { places[2 * i] = NaN; continue; }
      var sine = Math.sin(latitude(ys[i]) * DEGREE);
      places[2 * i] = longitude(xs[i]) / 360 + 0.5;
      places[2 * i + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return places;
  }

  var MARKS = {
    circle: function (c, x, y, r) { c.moveTo(x + r, y); c.arc(x, y, r, 0, 6.2832); },
    diamond: function (c, x, y, r) {
      r *= 1.25;
      c.moveTo(x, y - r); c.lineTo(x + r, y); c.lineTo(x, y + r); c.lineTo(x - r, y); c.closePath();
    },
    triangle: function (c, x, y, r) {
      r *= 1.2;
      c.moveTo(x, y - r); c.lineTo(x + r, y + r * 0.8); c.lineTo(x - r, y + r * 0.8); c.closePath();
    },
    square: function (c, x, y, r) { c.rect(x - r, y - r, 2 * r, 2 * r); },
    struck: function (c, x, y, r) {
      c.rect(x - r, y - r, 2 * r, 2 * r);
      c.moveTo(x - r, y + r);
      c.lineTo(x + r, y - r);
    },
    cross: function (c, x, y, r) {
      var a = r * 0.42;
      c.moveTo(x - a, y - r); c.lineTo(x + a, y - r); c.lineTo(x + a, y - a); c.lineTo(x + r, y - a);
      c.lineTo(x + r, y + a); c.lineTo(x + a, y + a); c.lineTo(x + a, y + r); c.lineTo(x - a, y + r);
      c.lineTo(x - a, y + a); c.lineTo(x - r, y + a); c.lineTo(x - r, y - a); c.lineTo(x - a, y - a);
      c.closePath();
    }
  };

  // What is drawn: the mark, its fill and its line, from the bottom to the top.
  var ESTATE_STYLES = [
    { verdict: 3, mark: 'circle', size: 0.6, fill: COLOURS.not_applicable, line: null },
    { verdict: 0, mark: 'circle', size: 1, fill: COLOURS.covered, line: '#ffffff' },
    { verdict: 2, mark: 'triangle', size: 1.1, fill: COLOURS.indeterminate, line: '#3d2f00' },
    { verdict: 1, mark: 'diamond', size: 1.05, fill: COLOURS.gap, line: '#3a1a00' }
  ];
  var ROOM_STYLES = [
    { state: 'other', mark: 'square', size: 0.7, fill: '#ffffff', line: COLOURS.other },
    { state: 'unused', mark: 'struck', size: 0.75, fill: '#ffffff', line: COLOURS.other },
    { state: 'small', mark: 'cross', size: 1.1, fill: '#ffffff', line: COLOURS.other },
    { state: 'unknown', mark: 'square', size: 0.85, fill: '#ffe9b0', line: COLOURS.other },
    { state: 'yes', mark: 'cross', size: 1.35, fill: COLOURS.room, line: '#ffffff' }
  ];

  // Whether a facility counts and, if not, for want of what.
  var roomStates = facilities.counts.map(function (counts, i) {
    if (counts !== 1) return counts === 0 ? 'yes' : 'unknown';
    var why = facilities.whys[facilities.why[i]];
    return why === 'undersized' ? 'small' : why === 'other_kind' ? 'other' : 'unused';
  });

  // Marks grow with the zoom, so that a whole city does not become one blot, and fewer marks may be larger.
  function markSize(zoom, count) {
    var crowd = Math.max(0, Math.log(Math.max(1, count) / 300) / Math.LN2) * 0.28;
    return Math.max(0.9, Math.min(9, 3.4 + (zoom - 12) * 0.9 - crowd));
  }

  // A canvas that draws by a function whenever the map comes to rest.
  var Painter = L.Renderer.extend({
    setPainting: function (paint) { this._paint = paint; return this; },
    repaint: function () { if (this._map && this._container) this._update(); },
    _initContainer: function () {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
      this._context = this._container.getContext('2d');
    },
    _destroyContainer: function () {
      L.DomUtil.remove(this._container);
      delete this._container;
      delete this._context;
    },
    _updatePaths: function () {},
    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      var size = this._bounds.getSize(), ratio = L.Browser.retina ? 2 : 1, canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      canvas.width = ratio * size.x;
      canvas.height = ratio * size.y;
      canvas.style.width = size.x + 'px';
      canvas.style.height = size.y + 'px';
      this._context.scale(ratio, ratio);
      this._context.translate(-this._bounds.min.x, -this._bounds.min.y);
      this._paint(this._context, this._bounds);
    }
  });

  // Calls a function with each place that lies in view, in the pixels of the map's layers.
  function eachInView(places, bounds, body) {
    var scale = 256 * Math.pow(2, map.getZoom()), origin = map.getPixelOrigin();
    for (var i = 0; i < places.length / 2; i += 1) {
      var x = places[2 * i] * scale - origin.x, y = places[2 * i + 1] * scale - origin.y;
      if (x >= bounds.min.x && x <= bounds.max.x && y >= bounds.min.y && y <= bounds.max.y) body(i, x, y);
    }
  }

  // One mark, drawn once and then stamped: thousands of outlines in one path would take seconds.
  function stamp(style, radius) {
    var ratio = L.Browser.retina ? 2 : 1, side = Math.ceil(radius * 1.4 + 2) * 2;
    var canvas = document.createElement('canvas'), context = canvas.getContext('2d');
    canvas.width = canvas.height = side * ratio;
    context.scale(ratio, ratio);
    context.beginPath();
    MARKS[style.mark](context, side / 2, side / 2, radius);
    context.fillStyle = style.fill;
    context.fill();
    if (style.line && radius > 2) {
      context.lineWidth = radius > 4 ? 1.2 : 0.7;
      context.strokeStyle = style.line;
      context.stroke();
    }
    return { canvas: canvas, side: side };
  }

  function isSpeck(radius) { return radius < 1.9; }

  // Marks that are too small to have a shape are specks that let the ground through, so that many on one place are
  // darker than one.
  function paintMarks(context, places, bounds, styles, group, size, isChosen) {
    styles.forEach(function (style) {
      var radius = size * style.size, wanted = style.verdict === undefined ? style.state : style.verdict;
      var mark = isSpeck(radius) && style.verdict !== undefined ? null : stamp(style, radius);
      context.fillStyle = style.fill;
      context.globalAlpha = mark ? 1 : 0.5;
      eachInView(places, bounds, function (i, x, y) {
        if (group(i) !== wanted || !isChosen(i)) return;
        if (mark) context.drawImage(mark.canvas, x - mark.side / 2, y - mark.side / 2, mark.side, mark.side);
        else context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
      });
      context.globalAlpha = 1;
    });
  }
