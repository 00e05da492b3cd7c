  // Rooms that are tried: where they are, whom they would cover, and the table that the engine reads.
  var tried = [];
  var isDropping = false;

  // The estates that a room at a place would cover, by the engine's own formula. Places whose latitudes alone lie too
  // far apart need no geodesic: a degree of latitude has at least 110,574 m.
  function coveredFrom(lon, lat) {
    var reach = (circle.limit / circle.per_metre + 1) / 110574;
    var found = [];
    (data.starts || []).forEach(function (start) {
      var isNear = start.slice(2).some(function (numbers) {
        var least = Infinity, most = -Infinity;
        for (var i = 1; i < numbers.length; i += 2) { least = Math.min(least, numbers[i]); most = Math.max(most, numbers[i]); }
        return lat >= least - reach && lat <= most + reach;
      });
      if (isNear && isInside(straightTo(start, lon, lat))) found.push(start[0]);
    });
    return found;
  }

  function tally(list) {
    var sum = { gaps: 0, undecided: 0, households: 0, elders: 0, unknown: 0 };
    list.forEach(function (i) {
      if (estates.verdict[i] !== 1) { sum.undecided += 1; return; }
      sum.gaps += 1;
      sum.households += estates.households[i] || 0;
      sum.elders += estates.elders[i] || 0;
      if (estates.elders[i] === null) sum.unknown += 1;
    });
    return sum;
  }

  function roomAt(lon, lat) {
    // The place is that of the table: seven decimals.
    var room = { lon: +lon.toFixed(7), lat: +lat.toFixed(7) };
    room.covers = data.starts ? coveredFrom(room.lon, room.lat) : null;
    return room;
  }

  function dropAt(lon, lat) {
    tried.push(roomAt(lon, lat));
    showTried();
  }

  function showTried() {
    var holder = empty(byId('try-list'));
    if (painters.marks) painters.marks.repaint();
    if (!tried.length) return;
    holder.appendChild(make('ol', {}, tried.map(function (room, place) {
      var text = room.covers ? effect(tally(room.covers)) : room.lat.toFixed(5) + ', ' + room.lon.toFixed(5);
      return make('li', room.covers ? { 'data-covers': room.covers.join(' ') } : {}, [text + ' ', make('button', {
        type: 'button', 'aria-label': say('try.remove', { n: place + 1 }),
        click: function () { tried.splice(place, 1); showTried(); }
      }, ['×'])]);
    })));
    if (data.starts) holder.appendChild(make('p', { id: 'try-total' }, [say('try.total') + ' ' + effect(tally(together()))]));
    holder.appendChild(make('p', {}, [
      make('button', { type: 'button', id: 'try-save', click: save }, [say('try.save')]), ' ',
      make('button', { type: 'button', click: function () { tried = []; showTried(); } }, [say('try.clear')])
    ]));
    holder.appendChild(make('p', {}, [say('try.command')]));
    holder.appendChild(make('pre', { tabindex: '0' }, [
      'carecircle site study.yaml \\\n  --candidates dropped-rooms.csv --candidates-crs WGS84 \\\n  --sites ' + tried.length +
      ' --maximise elders --out plan'
    ]));
  }

  function together() {
    var all = {};
    tried.forEach(function (room) { (room.covers || []).forEach(function (i) { all[i] = true; }); });
    return Object.keys(all).map(Number);
  }

  function effect(sum) {
    var text = say('try.effect', {
      gaps: number(sum.gaps), households: number(sum.households), elders: number(sum.elders)
    });
    if (sum.unknown) text += say('try.unknown', { n: number(sum.unknown) });
    if (sum.undecided) text += say('try.undecided', { n: number(sum.undecided) });
    return text;
  }

  function candidateTable() {
    return '\ufeffid,name,lon,lat,gross_area\r\n' + tried.map(function (room, place) {
      return ['drop-' + (place + 1), say('try.name', { n: place + 1 }), room.lon.toFixed(7), room.lat.toFixed(7), data.least_area].join(',');
    }).join('\r\n') + '\r\n';
  }

  function save() {
    var address = URL.createObjectURL(new Blob([candidateTable()], { type: 'text/csv' }));
    var link = make('a', { href: address, download: 'dropped-rooms.csv' });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }

  // An address that ends with #try=120.7,28.01;120.71,28.02 opens the page with rooms at these places.
  function dropFromAddress() {
    var list = /^#try=([-0-9.,;]+)$/.exec(location.hash);
    if (!list) return;
    list[1].split(';').slice(0, 1000).forEach(function (place) {
      var numbers = place.split(',').map(Number);
      if (numbers.length === 2 && Math.abs(numbers[0]) <= 180 && Math.abs(numbers[1]) <= 90) {
        tried.push(roomAt(numbers[0], numbers[1]));
      }
    });
  }

  function makeTrying() {
    dropFromAddress();
    var button = byId('try-drop');
    button.addEventListener('click', function () {
      isDropping = !isDropping;
      button.setAttribute('aria-pressed', String(isDropping));
      byId('map-canvas').classList.toggle('dropping', isDropping);
    });
    byId('try-here').addEventListener('click', function () {
      var middle = map.getCenter();
      dropAt(middle.lng, middle.lat);
    });
  }
