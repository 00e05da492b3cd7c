  // The arithmetic of the engine: geodesics of WGS 84 in whole micrometres, and costs in steps of 0.1 ms or 0.1 mm.
  var AXIS = 6378137, FLATTENING = 1 / 298.257223563;
  var POLAR = AXIS * (1 - FLATTENING);
  var SQUARED = FLATTENING * (2 - FLATTENING);
  var DEGREE = Math.PI / 180;

  // The length of the geodesic between two places, in metres (T. Vincenty, 1975). For lines of some kilometres, which
  // are all that a circle needs, it is right to some nanometres.
  function geodesic(lon1, lat1, lon2, lat2) {
    if (lon1 === lon2 && lat1 === lat2) return 0;
    var u1 = Math.atan((1 - FLATTENING) * Math.tan(lat1 * DEGREE));
    var u2 = Math.atan((1 - FLATTENING) * Math.tan(lat2 * DEGREE));
    var s1 = Math.sin(u1), c1 = Math.cos(u1), s2 = Math.sin(u2), c2 = Math.cos(u2);
    var apart = (lon2 - lon1) * DEGREE, lambda = apart;
    var sinSigma, cosSigma, sigma, cosSquared, cosMiddle;
    for (var step = 0; step < 100; step += 1) {
      var sinLambda = Math.sin(lambda), cosLambda = Math.cos(lambda);
      var east = c2 * sinLambda;
      // c1 s2 - s1 c2 cos(lambda), written so that near places lose no digits.
      var half = Math.sin(lambda / 2);
      var north = Math.sin(u2 - u1) + 2 * s1 * c2 * half * half;
      sinSigma = Math.sqrt(east * east + north * north);
      if (sinSigma === 0) return 0;
      cosSigma = s1 * s2 + c1 * c2 * cosLambda;
      sigma = Math.atan2(sinSigma, cosSigma);
      var sinAlpha = c1 * c2 * sinLambda / sinSigma;
      cosSquared = 1 - sinAlpha * sinAlpha;
      cosMiddle = cosSquared > 0 ? cosSigma - 2 * s1 * s2 / cosSquared : 0;
      var c = FLATTENING / 16 * cosSquared * (4 + FLATTENING * (4 - 3 * cosSquared));
      var next = apart + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma *
        (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
      var moved = Math.abs(next - lambda);
      lambda = next;
      if (moved < 1e-15) break;
    }
    var square = cosSquared * (AXIS * AXIS - POLAR * POLAR) / (POLAR * POLAR);
    var a = 1 + square / 16384 * (4096 + square * (square * (320 - 175 * square) - 768));
    var b = square / 1024 * (256 + square * (square * (74 - 47 * square) - 128));
    var change = b * sinSigma * (cosMiddle + b / 4 * (cosSigma * (2 * cosMiddle * cosMiddle - 1) -
      b / 6 * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * cosMiddle * cosMiddle - 3)));
    return POLAR * a * (sigma - change);
  }

  function micrometres(metres) { return Math.round(metres * 1e6) / 1e6; }

  // The rounded cost of a straight line, as the engine rounds it: away from zero at a half.
  function cost(metres) { return Math.round(metres * circle.per_metre / 1e-4) * 1e-4; }

  function isInside(metres) { return cost(metres) <= circle.limit; }

  function earthCentred(lon, lat) {
    var sinLat = Math.sin(lat * DEGREE), cosLat = Math.cos(lat * DEGREE);
    var normal = AXIS / Math.sqrt(1 - SQUARED * sinLat * sinLat);
    return [normal * cosLat * Math.cos(lon * DEGREE), normal * cosLat * Math.sin(lon * DEGREE),
      normal * (1 - SQUARED) * sinLat];
  }

  // The place of a side that is nearest to a point, found in the plane that touches the ellipsoid at it.
  function foot(side, position) {
    var share = 0.5;
    function at(part) {
      if (part === 1) return [side[2], side[3]];
      return [side[0] + part * (side[2] - side[0]), side[1] + part * (side[3] - side[1])];
    }
    for (var step = 0; step < 12; step += 1) {
      var place = at(share);
      var sinLon = Math.sin(place[0] * DEGREE), cosLon = Math.cos(place[0] * DEGREE);
      var sinLat = Math.sin(place[1] * DEGREE), cosLat = Math.cos(place[1] * DEGREE);
      var root = Math.sqrt(1 - SQUARED * sinLat * sinLat);
      var east = (side[2] - side[0]) * AXIS / root * cosLat * DEGREE;
      var north = (side[3] - side[1]) * AXIS * (1 - SQUARED) / (root * root * root) * DEGREE;
      var origin = earthCentred(place[0], place[1]);
      var x = position[0] - origin[0], y = position[1] - origin[1], z = position[2] - origin[2];
      var toEast = cosLon * y - sinLon * x;
      var toNorth = cosLat * z - sinLat * (cosLon * x + sinLon * y);
      var squared = east * east + north * north;
      if (!(squared > 0)) return place;
      var next = Math.min(1, Math.max(0, share + (toEast * east + toNorth * north) / squared));
      var moved = next - share;
      share = next;
      if (moved * moved * squared < 1e-6) break;
    }
    return at(share);
  }

  // Whether a point lies inside rings or on their border.
  function holds(rings, lon, lat) {
    var isIn = false, isOn = false;
    eachSide(rings, function (x1, y1, x2, y2) {
      var turn = (x2 - x1) * (lat - y1) - (y2 - y1) * (lon - x1);
      if (turn === 0 && lon >= Math.min(x1, x2) && lon <= Math.max(x1, x2) &&
        lat >= Math.min(y1, y2) && lat <= Math.max(y1, y2)) isOn = true;
      if ((y1 > lat) !== (y2 > lat) && (y2 > y1 ? turn : -turn) > 0) isIn = !isIn;
    });
    return isOn || isIn;
  }

  function eachSide(rings, body) {
    rings.forEach(function (ring) {
      var count = ring.length;
      for (var i = 0; i < count; i += 2) {
        var before = (i + count - 2) % count;
        body(ring[before], ring[before + 1], ring[i], ring[i + 1]);
      }
    });
  }

  // The straight line from ground to a place outside it; 0 inside.
  function fromGround(rings, lon, lat) {
    if (holds(rings, lon, lat)) return 0;
    var position = earthCentred(lon, lat), best = null, least = Infinity;
    eachSide(rings, function (x1, y1, x2, y2) {
      var place = foot([x1, y1, x2, y2], position), other = earthCentred(place[0], place[1]);
      var squared = Math.pow(other[0] - position[0], 2) + Math.pow(other[1] - position[1], 2) +
        Math.pow(other[2] - position[2], 2);
      if (squared < least) { least = squared; best = place; }
    });
    return best ? micrometres(geodesic(best[0], best[1], lon, lat)) : Infinity;
  }

  // The shortest straight line from where an estate's walks start to a place; Infinity if it starts nowhere.
  function straightTo(start, lon, lat) {
    if (start[1] === 'g') return fromGround(start.slice(2), lon, lat);
    var points = start[2] || [], least = Infinity;
    for (var i = 0; i < points.length; i += 2) {
      least = Math.min(least, micrometres(geodesic(points[i], points[i + 1], lon, lat)));
    }
    return least;
  }
