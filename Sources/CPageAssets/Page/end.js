  // Sources under the map, which a printed map must carry.
  function wordSources() {
    var parts = [data.day ? say('day', { day: data.day }) : null, data.attribution,
      data.tiles ? data.tiles.attribution : null, 'CareCircle'];
    byId('map-sources').textContent = parts.filter(Boolean).join(' · ');
  }

  // A print has its own width, to which the map has to be drawn before it is printed.
  function fitToPrint(isPrinting) {
    var middle = map.getCenter();
    document.documentElement.classList.toggle('printing', isPrinting);
    map.invalidateSize({ animate: false, pan: false });
    map.setView(middle, map.getZoom(), { animate: false });
  }

  makeMap();
  window.addEventListener('beforeprint', function () { fitToPrint(true); });
  window.addEventListener('afterprint', function () { fitToPrint(false); });
  makeTables();
  makeTrying();
  document.querySelectorAll('[data-lang]').forEach(function (button) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === language));
    button.addEventListener('click', function () { setLanguage(button.getAttribute('data-lang')); });
  });
  [wordSources, makeSwitches, makeLegend, showTried].forEach(function (action) {
    action();
    changed.push(action);
  });
  changed.push(function () { if (chosen) showEvidence(); });
  document.documentElement.classList.add('ready');

  // What a test of the page asks it.
  window.careCircle = {
    map: map, choose: choose, drop: dropAt, coveredFrom: coveredFrom, candidateTable: candidateTable,
    distance: geodesic, pixelOf: function (estate) {
      var point = map.latLngToContainerPoint([latitude(estates.y[estate]), longitude(estates.x[estate])]);
      return [point.x, point.y];
    }
  };
}());
