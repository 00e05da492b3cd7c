  // Tables that can be sorted and filtered, the list of gaps, and the search for names.
  function sortable(table) {
    var body = table.tBodies[0];
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      head.querySelector('button').addEventListener('click', function () {
        var isDown = head.getAttribute('aria-sort') === 'ascending';
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
        sortRows(body, column, isDown, head.className === 'n');
      });
    });
  }

  // Rows without a value come last, whichever way the others are sorted.
  function sortRows(body, column, isDown, isNumber) {
    var rows = Array.prototype.map.call(body.rows, function (row) {
      var cell = row.cells[column], value = cell.getAttribute('data-v');
      return { row: row, value: value === null ? cell.textContent : value };
    });
    rows.sort(function (a, b) {
      if (a.value === '' || b.value === '') return (a.value === '') - (b.value === '');
      var order = isNumber ? a.value - b.value : a.value.localeCompare(b.value, 'zh');
      return isDown ? -order : order;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
  }

  function filterable(input, count, items) {
    function apply() {
      var wanted = input.value.trim().toLowerCase(), found = 0, all = items();
      all.forEach(function (item) {
        var isFound = item.textContent.toLowerCase().indexOf(wanted) >= 0;
        item.hidden = !isFound;
        if (isFound) found += 1;
      });
      count.textContent = wanted ? say('found', { n: number(found), all: number(all.length) }) : '';
    }
    input.addEventListener('input', apply);
    changed.push(apply);
  }

  function makeTables() {
    var units = byId('units');
    if (units) {
      sortable(units);
      filterable(byId('unit-find'), byId('unit-count'), function () {
        return Array.prototype.slice.call(units.tBodies[0].rows);
      });
    }
    if (byId('gap-list')) makeGapList();
    if (byId('change-list')) {
      byId('change-list').addEventListener('click', function (event) {
        var item = event.target.closest('button') && event.target.closest('li');
        if (!item || !item.hasAttribute('data-e')) return;
        choose('estate', +item.getAttribute('data-e'), true);
        showMap();
      });
    }
    document.querySelectorAll('button[data-f]').forEach(function (button) {
      button.addEventListener('click', function () { choose('room', +button.getAttribute('data-f'), true); showMap(); });
    });
    document.querySelectorAll('button[data-s]').forEach(function (button) {
      button.addEventListener('click', function () {
        var site = data.plan[+button.getAttribute('data-s')];
        map.setView([latitude(site.y), longitude(site.x)], Math.max(map.getZoom(), 14.5), { animate: false });
        showMap();
      });
    });
    makeSearch();
    makeCopy();
  }

  function showMap() { byId('map').scrollIntoView({ block: 'start' }); }

  // MARK: gaps

  function makeGapList() {
    var holder = byId('gap-list');
    var items = Array.prototype.slice.call(holder.querySelectorAll('li'));
    holder.addEventListener('click', function (event) {
      var item = event.target.closest('button') && event.target.closest('li');
      if (!item || !item.hasAttribute('data-e')) return;
      choose('estate', +item.getAttribute('data-e'), true);
      showMap();
    });
    byId('gap-order').addEventListener('change', function (event) { orderGaps(holder, items, event.target.value); });
    changed.push(function () { if (language !== makeGapList.language) wordGaps(items); });
    makeGapList.language = data.language;
    filterable(byId('gap-find'), byId('gap-count'), function () { return items; });
  }

  function orderGaps(holder, items, key) {
    var lists = holder.querySelectorAll('ol');
    var size = 100;
    var sorted = items.slice();
    if (key !== 'elders') {
      var values = key === 'walk'
        ? function (i) { return estates.nearest[i] === null ? Infinity : estates.walk[i] === null ? estates.straight[i] : estates.walk[i]; }
        : function (i) { return estates.households[i] === null ? -1 : estates.households[i]; };
      sorted.sort(function (a, b) {
        var one = values(+a.getAttribute('data-e')), other = values(+b.getAttribute('data-e'));
        return one === other ? 0 : other > one ? 1 : -1;
      });
    }
    sorted.forEach(function (item, place) { lists[Math.floor(place / size)].appendChild(item); });
  }

  // The words of the list in the other language, made of the same texts as those that the page came with.
  function wordGaps(items) {
    makeGapList.language = language;
    items.forEach(function (item) {
      if (!item.hasAttribute('data-e')) return;
      var i = +item.getAttribute('data-e');
      item.querySelector('.people').textContent = say(
        estates.households[i] === null ? 'gap.elders' : 'gap.people',
        { elders: number(estates.elders[i]), households: number(estates.households[i]) });
      var reason = estates.reason[i] === null ? '' : say('reason.' + estates.reason[i]);
      var metres = estates.walk[i] === null ? estates.straight[i] : estates.walk[i];
      item.querySelector('.why').textContent =
        estates.nearest[i] === null ? say('gap.beyond', { km: number(data.search_m / 1000, 1).replace(/\.0$/, '') })
          : say(estates.minutes[i] === null ? 'gap.straight' : 'gap.walk', {
            m: number(Math.round(metres / 100)), min: hundredth(estates.minutes[i], 1), reason: reason
          });
    });
  }

  // MARK: search and copying

  function makeSearch() {
    var input = byId('find'), holder = byId('found');
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase(), hits = [];
      empty(holder);
      if (!wanted) return;
      [['estate', estates], ['room', facilities]].forEach(function (entry) {
        for (var i = 0; i < entry[1].id.length && hits.length < 8; i += 1) {
          var text = (entry[1].name[i] || '') + ' ' + entry[1].id[i];
          if (text.toLowerCase().indexOf(wanted) >= 0) hits.push([entry[0], i, entry[1].name[i] || entry[1].id[i]]);
        }
      });
      hits.forEach(function (hit) {
        holder.appendChild(make('li', {}, [make('button', {
          type: 'button', 'class': 'link', click: function () { choose(hit[0], hit[1], true); }
        }, [hit[2]])]));
      });
      if (!hits.length) holder.appendChild(make('li', {}, [say('found.none')]));
    });
  }

  function makeCopy() {
    byId('method-copy').addEventListener('click', function () {
      var range = document.createRange(), selection = window.getSelection();
      range.selectNodeContents(byId('method-text'));
      selection.removeAllRanges();
      selection.addRange(range);
      var isCopied = false;
      try { isCopied = document.execCommand('copy'); } catch (refused) { isCopied = false; }
      byId('method-copied').textContent = say(isCopied ? 'copied' : 'select');
    });
  }
