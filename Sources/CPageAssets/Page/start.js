// The script of a report page. It draws and computes with the data that the page carries; it asks no network for
// anything, and puts texts from data into the page only as text, never as markup.
(function () {
  'use strict';

  var data = JSON.parse(document.getElementById('data').textContent);
  var estates = data.estates;
  var facilities = data.facilities;
  var circle = data.circle;
  var VERDICTS = ['covered', 'gap', 'indeterminate', 'not_applicable'];

  function byId(id) { return document.getElementById(id); }

  // An element with attributes and children; strings become text.
  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === 'click') element.addEventListener('click', attributes[key]);
      else element.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return element;
  }

  function empty(element) {
    while (element.firstChild) element.removeChild(element.firstChild);
    return element;
  }

  // The grid of the page's drawings: whole hundred-thousandths of a degree from a corner of the study.
  function longitude(x) { return (data.origin[0] + x) / 1e5; }
  function latitude(y) { return (data.origin[1] + y) / 1e5; }

  // A line of the page as places for the map. It begins with a place and goes on with differences, each in digits of five
  // bits, the lowest first, of which all but the last have the sixth bit; the lowest bit of all is the sign.
  var DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  function line(text) {
    var numbers = [], places = [], number = 0, scale = 1, x = 0, y = 0;
    for (var i = 0; i < text.length; i += 1) {
      var digit = DIGITS.indexOf(text[i]);
      number += (digit & 31) * scale;
      scale *= 32;
      if (digit & 32) continue;
      numbers.push(number % 2 ? -(number + 1) / 2 : number / 2);
      number = 0;
      scale = 1;
    }
    for (i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      places.push([latitude(y), longitude(x)]);
    }
    return places;
  }
