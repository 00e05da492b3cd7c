  // What a click shows: of an estate why it has its verdict, of a room whether it counts.
  var walk = null;

  function list(entries) {
    var terms = make('dl', {});
    entries.forEach(function (entry) {
      if (entry[1] === null || entry[1] === undefined || entry[1] === '') return;
      terms.appendChild(make('dt', {}, [entry[0]]));
      terms.appendChild(make('dd', {}, [entry[1]]));
    });
    return terms;
  }

  function hundredth(value, decimals) { return value === null ? null : number(value / 100, decimals); }

  function roomName(index) { return facilities.name[index] || facilities.id[index]; }

  function showEvidence() {
    var panel = empty(byId('evidence'));
    if (!chosen) { panel.appendChild(make('p', {}, [say('evidence.none')])); return; }
    if (chosen.kind === 'estate') showEstate(panel, chosen.index);
    else showRoom(panel, chosen.index);
  }

  function showEstate(panel, i) {
    // What is known of walks is known of the study as it is; what an earlier run said has a line of its own.
    var verdict = VERDICTS[state === 'earlier' ? estates.verdict[i] : verdictOf(i)];
    panel.appendChild(make('h3', {}, [estates.name[i] || estates.id[i]]));
    panel.appendChild(make('p', { 'class': 'verdict ' + verdict }, [code('verdict', verdict)]));
    var isNew = isCoveredByPlan(i);
    panel.appendChild(list([
      [say('evidence.number'), numberOf(i)],
      [say('evidence.earlier'), earlierOf(i)],
      [say('evidence.reason'), isNew ? siteOf(i) : reasonOf(i)],
      [say('evidence.nearest'), isNew ? null : nearestOf(i)],
      [say('evidence.walk'), isNew ? null : walkOf(i)],
      [say('evidence.margin'), isNew ? null : marginOf(i)],
      [say('evidence.shortfall'), isNew ? null : shortfallOf(i)],
      [say('evidence.reachable'), isNew ? null : number(estates.reachable[i])],
      [say('evidence.elders'), number(estates.elders[i])],
      [say('evidence.households'), number(estates.households[i])],
      [say('evidence.built'), estates.built[i] === null ? null : String(estates.built[i])],
      [say('evidence.unit'), unitOf(i)],
      [say('evidence.borderline'), borderlineOf(i)],
      [say('evidence.id'), estates.id[i]]
    ]));
    if (circle.street && !data.walks[i] && estates.nearest[i] !== null) {
      panel.appendChild(make('p', { 'class': 'note' }, [say('evidence.dashed')]));
    }
    showClause(panel, i);
    showMisses(panel, i);
  }

  function numberOf(i) {
    var rank = estates.verdict[i] === 1 ? estates.ranked.indexOf(i) : -1;
    return rank < 0 ? null : number(rank + 1);
  }

  function earlierOf(i) {
    if (!data.earlier) return null;
    return estates.earlier[i] === null ? say('evidence.absent') : code('verdict', VERDICTS[estates.earlier[i]]);
  }

  // What the largest room inside the circle lacks, where area is all that is lacking.
  function shortfallOf(i) {
    var short = estates.shortfalls[i];
    if (!short) return null;
    return say(short[2] > 0 ? 'evidence.short' : 'evidence.below', {
      name: roomName(short[0]), area: amount(short[1]), least: number(data.least_area, 2).replace(/\.?0+$/, ''),
      short: amount(short[2]), m: number(Math.round(short[3] / 100))
    });
  }

  // Hundredths as a number without needless zeros.
  function amount(value) { return hundredth(value, 2).replace(/\.?0+$/, ''); }

  function isCoveredByPlan(i) {
    return state === 'planned' && estates.planned[i] !== estates.verdict[i];
  }

  function siteOf(i) {
    var names = (data.plan || []).map(function (site, place) {
      return site.serves.indexOf(i) < 0 ? null : (place + 1) + ' ' + (site.name || site.id);
    }).filter(Boolean);
    return say('evidence.by_plan') + (names.length ? ': ' + names.join(', ') : '');
  }

  function reasonOf(i) {
    return estates.reason[i] === null ? null : say('reason.' + estates.reason[i]);
  }

  function nearestOf(i) {
    if (estates.nearest[i] === null) return say('evidence.beyond', { km: number(data.search_m / 1000, 1) });
    return roomName(estates.nearest[i]);
  }

  function walkOf(i) {
    if (estates.nearest[i] === null) return null;
    if (estates.walk[i] === null) return say('evidence.straight', { m: hundredth(estates.straight[i], 2) });
    return say('evidence.walked', {
      m: hundredth(estates.walk[i], 2), min: hundredth(estates.minutes[i], 2),
      straight: hundredth(estates.straight[i], 2)
    });
  }

  function marginOf(i) {
    if (circle.minutes === null || estates.minutes[i] === null) return null;
    var margin = circle.minutes - estates.minutes[i] / 100;
    return margin < 0 ? say('evidence.over', { min: number(-margin, 2) }) : say('evidence.minutes', { min: number(margin, 2) });
  }

  function unitOf(i) {
    return [estates.township[i], estates.community[i]].filter(function (place) { return place !== null; })
      .map(function (place) { return estates.units[place]; }).join(' ');
  }

  function borderlineOf(i) {
    var words = ['speed', 'access', 'gate'].filter(function (_, bit) { return estates.borderline[i] >> bit & 1; });
    return words.map(function (name) { return say('borderline.' + name); }).join('; ');
  }

  function showClause(panel, i) {
    if (!estates.clause || estates.clause[i] === null) return;
    var clause = estates.clauses[estates.clause[i]];
    var text = clause[0] + ' (' + code('effect', clause[2]) + ')' + (clause[1] ? ', ' + say('evidence.due', { day: clause[1] }) : '');
    panel.appendChild(list([[say('evidence.clause'), text]]));
    if (data.quotes[clause[0]]) panel.appendChild(make('blockquote', { lang: 'zh' }, [data.quotes[clause[0]]]));
  }

  function showMisses(panel, i) {
    var misses = estates.misses[i];
    if (!misses) return;
    panel.appendChild(make('h4', {}, [say('evidence.misses')]));
    panel.appendChild(make('ul', {}, misses.map(function (miss) {
      return make('li', {}, [
        make('button', { type: 'button', 'class': 'link', click: function () { choose('room', miss[0], false); } },
          [roomName(miss[0])]),
        ': ' + code('why', miss[1] || '') + ', ' + hundredth(miss[2], 2) + ' m'
      ]);
    })));
  }

  function showRoom(panel, i) {
    var answer = ['yes', 'no', 'unknown'][facilities.counts[i]];
    var kind = facilities.kind[i] === null ? null : code('kind', facilities.kinds[facilities.kind[i]]);
    panel.appendChild(make('h3', {}, [roomName(i)]));
    panel.appendChild(list([
      [say('evidence.counts'), say('room.' + answer)],
      [say('evidence.why'), facilities.why[i] === null ? null : code('why', facilities.whys[facilities.why[i]])],
      [say('evidence.kind'), kind],
      [say('evidence.area'), facilities.area[i] === null ? null : hundredth(facilities.area[i], 2) + ' m²'],
      [say('evidence.id'), facilities.id[i]]
    ]));
  }

  // The walk of the chosen estate: along the streets if the page has it, otherwise a straight line.
  function drawWalk() {
    if (walk) walk.remove();
    walk = null;
    if (!chosen || chosen.kind !== 'estate') return;
    var i = chosen.index, room = estates.nearest[i];
    if (data.walks[i]) {
      walk = L.polyline(line(data.walks[i]), { pane: 'lines', color: '#111111', weight: 3, interactive: false });
    } else if (room !== null && estates.x[i] !== null && facilities.x[room] !== null) {
      walk = L.polyline([
        [latitude(estates.y[i]), longitude(estates.x[i])],
        [latitude(facilities.y[room]), longitude(facilities.x[room])]
      ], { pane: 'lines', color: '#111111', weight: 2, dashArray: '4 5', interactive: false });
    }
    if (walk) walk.addTo(map);
  }
