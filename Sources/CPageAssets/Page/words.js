  // The page's words in both languages, and the switch between them.
  var language = data.language;

  function word(place) { return data.words[place][language === 'zh' ? 1 : 0]; }

  // A text of the script by its name, with {values} filled in.
  function say(name, values) {
    return word(data.script_words[name]).replace(/\{(\w+)\}/g, function (all, key) {
      return values && key in values ? String(values[key]) : all;
    });
  }

  // A code of the results in words.
  function code(kind, name) {
    var key = kind + '.' + name;
    return key in data.script_words ? say(key) : name.replace(/_/g, ' ');
  }

  function number(value, decimals) {
    if (value === null || value === undefined) return '—';
    var parts = Math.abs(value).toFixed(decimals || 0).split('.');
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ',');
    return (value < 0 ? '-' : '') + parts.join('.');
  }

  var ATTRIBUTES = ['aria-label', 'placeholder'];

  function setLanguage(chosen) {
    language = chosen;
    document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
    document.querySelectorAll('[data-t]').forEach(function (element) {
      element.textContent = word(+element.getAttribute('data-t'));
    });
    ATTRIBUTES.forEach(function (name) {
      document.querySelectorAll('[data-t-' + name + ']').forEach(function (element) {
        element.setAttribute(name, word(+element.getAttribute('data-t-' + name)));
      });
    });
    document.querySelectorAll('[data-lang]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === chosen));
    });
    changed.forEach(function (action) { action(); });
  }

  // What is made by the script and has to be made again in another language.
  var changed = [];
