// Writing a policy: what lint says is put at its field or line, and leaving without saving is asked about. Saving works without this.
(function () {
  'use strict';

  var MOST_BYTES = (1 << 20) - 4096;
  var dirty = false;
  var leaving = false;

  function form() {
    return document.getElementById('policy-form');
  }

  function text() {
    return document.getElementById('text');
  }

  function rows() {
    return Array.from(document.querySelectorAll('#lint [data-pointer]'));
  }

  function told(name, is) {
    var element = document.querySelector('[data-' + name + ']');
    if (element) {
      element.hidden = !is;
    }
  }

  // At the fields: what is wrong now, and no longer what was.
  function markFields() {
    var wrong = new Map();
    rows().forEach(function (row) {
      if (row.dataset.severity === 'ERROR' && !wrong.has(row.dataset.pointer)) {
        wrong.set(row.dataset.pointer, row.querySelector('.lint-said').textContent);
      }
    });
    document.querySelectorAll('#policy-form .wrong[id^="fault:"]').forEach(function (slot) {
      var pointer = slot.id.slice('fault:'.length);
      var field = document.getElementById(pointer);
      var said = wrong.get(pointer);
      slot.hidden = said === undefined;
      slot.textContent = said === undefined ? '' : said;
      if (field && said !== undefined) {
        field.setAttribute('aria-invalid', 'true');
      } else if (field) {
        field.removeAttribute('aria-invalid');
      }
    });
  }

  // At the lines: numbers beside the text, with those marked that lint says something of.
  function markLines() {
    var gutter = document.getElementById('gutter');
    if (!gutter || !text()) {
      return;
    }
    var severity = new Map();
    rows().forEach(function (row) {
      if (severity.get(row.dataset.line) !== 'ERROR') {
        severity.set(row.dataset.line, row.dataset.severity);
      }
    });
    var lines = text().value.split('\n').length;
    var numbers = document.createDocumentFragment();
    for (var line = 1; line <= lines; line++) {
      var number = document.createElement('span');
      number.textContent = String(line);
      if (severity.has(String(line))) {
        number.className = 'is-' + severity.get(String(line));
      }
      numbers.append(number);
    }
    gutter.replaceChildren(numbers);
    gutter.scrollTop = text().scrollTop;
  }

  function mark() {
    var count = document.querySelector('#lint [data-lint-count]');
    var said = document.getElementById('lint-said');
    if (count && said && said.textContent !== count.textContent) {
      said.textContent = count.textContent;
    }
    markFields();
    markLines();
  }

  function goTo(line) {
    var before = text().value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    text().focus();
    text().setSelectionRange(before, before + (text().value.slice(before).split('\n')[0] || '').length);
    text().scrollTop = Math.max(0, line - 8) * parseFloat(getComputedStyle(text()).lineHeight);
  }

  function isTooLarge() {
    return Boolean(text()) && new Blob([text().value.replace(/\n/g, '\r\n')]).size > MOST_BYTES;
  }

  document.addEventListener('input', function (event) {
    if (event.target.closest('#policy-form')) {
      dirty = true;
      told('too-large', isTooLarge());
      if (event.target === text()) {
        markLines();
      }
    }
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-goto]');
    if (button) {
      goTo(Number(button.dataset.goto));
    }
  });

  document.addEventListener('scroll', function (event) {
    if (event.target === text()) {
      document.getElementById('gutter').scrollTop = text().scrollTop;
    }
  }, true);

  // What is too large is refused with the first byte; here it can still be said where it stands.
  document.addEventListener('htmx:beforeRequest', function (event) {
    if (isTooLarge()) {
      event.preventDefault();
    }
  });
  document.addEventListener('submit', function (event) {
    if (event.target !== form()) {
      return;
    }
    if (isTooLarge() || event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sent = 'yes';
    leaving = true;
  });
  window.addEventListener('beforeunload', function (event) {
    if (dirty && !leaving) {
      event.preventDefault();
      event.returnValue = form().dataset.unsaved;
    }
  });
  window.addEventListener('pageshow', function () {
    leaving = false;
    if (form()) {
      delete form().dataset.sent;
    }
  });
  document.addEventListener('htmx:afterSettle', mark);
  document.addEventListener('htmx:afterRequest', function (event) {
    if (event.detail.successful) {
      told('lost', false);
    }
  });
  ['htmx:responseError', 'htmx:sendError'].forEach(function (failure) {
    document.addEventListener(failure, function () {
      told('lost', true);
    });
  });
  document.addEventListener('DOMContentLoaded', function () {
    // A page that came back with its entries has not saved them.
    dirty = Boolean(document.querySelector('.headline .notice.bad'));
    mark();
  });
})();
