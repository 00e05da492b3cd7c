  // Sources under the map, which a printed map must carry.
  function wordSources() {
    var parts = [data.day ? say('day', { day: data.day }) : null,
      state === 'now' ? null : stateWords(state), data.attribution,
      data.tiles ? data.tiles.attribution : null, 'CareCircle'];
    byId('map-sources').textContent = parts.filter(Boolean).join(' · ');
  }

  // What a canvas shows is printed as it stands, so the map keeps its size and is scaled to the paper.
  function fitToPaper() {
    var frame = byId('map-canvas'), width = frame.offsetWidth;
    frame.style.height = frame.offsetHeight + 'px';
    frame.style.width = width + 'px';
    frame.style.zoom = Math.min(1, 660 / width);
  }

  function fitToScreen() {
    var style = byId('map-canvas').style;
    style.width = style.height = style.zoom = '';
  }

  makeMap();
  window.addEventListener('beforeprint', fitToPaper);
  window.addEventListener('afterprint', fitToScreen);
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
