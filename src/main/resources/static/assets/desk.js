// Conveniences; whatever they do can be done without them.
(function () {
  'use strict';

  var current = null;

  function rows() {
    return Array.from(document.querySelectorAll('[data-row]'));
  }

  function box(row) {
    return row && row.querySelector('input[name=marked]');
  }

  function go(step) {
    var all = rows();
    if (all.length === 0) {
      return;
    }
    var next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + step))];
    if (current) {
      current.classList.remove('on');
    }
    current = next;
    current.classList.add('on');
    current.querySelector('[data-open]').focus();
    current.scrollIntoView({block: 'nearest'});
  }

  function mark() {
    if (box(current)) {
      box(current).checked = !box(current).checked;
    }
  }

  function unfold() {
    var details = current && current.querySelector('details');
    if (details) {
      details.open = !details.open;
    }
    return Boolean(details);
  }

  // A decision from the list is about what is marked, or else about the row that the keys are on.
  function press(key) {
    var target = document.querySelector('main [data-key="' + key + '"]');
    if (!target) {
      return false;
    }
    if (target.matches('input, textarea')) {
      target.focus();
      return true;
    }
    if (box(current) && !document.querySelector('input[name=marked]:checked')) {
      box(current).checked = true;
    }
    target.click();
    return true;
  }

  function stored(value) {
    try {
      if (value !== undefined) {
        window.localStorage.setItem('keys', value);
      }
      return window.localStorage.getItem('keys');
    } catch (refused) {
      return null;
    }
  }

  function help() {
    var dialog = document.getElementById('keys');
    if (!dialog) {
      return false;
    }
    label();
    dialog.showModal();
    return true;
  }

  function label() {
    var button = document.querySelector('[data-keys-switch]');
    button.textContent = stored() === 'off' ? button.dataset.on : button.dataset.off;
  }

  function act(key) {
    switch (key) {
      case 'j': go(1); return true;
      case 'k': go(-1); return true;
      case 'x': mark(); return true;
      case ' ': return unfold();
      case '?': return help();
      case '/': case 'a': case 'd': case 'r': case 'c': return press(key);
      default: return false;
    }
  }

  document.addEventListener('keydown', function (event) {
    var typing = event.target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
    var own = event.key === ' ' && event.target.matches('button, summary, input');
    if (typing || own || event.ctrlKey || event.metaKey || event.altKey || stored() === 'off'
        || document.querySelector('dialog[open]')) {
      return;
    }
    if (act(event.key)) {
      event.preventDefault();
    }
  });

  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-keys-open]')) {
      help();
    } else if (event.target.closest('[data-keys-switch]')) {
      stored(stored() === 'off' ? 'on' : 'off');
      label();
    } else if (event.target.closest('[data-alike-button]')) {
      alike();
    }
  });

  // Alike are those that the same guardrails asked for, as for the first that is marked.
  function alike() {
    var first = document.querySelector('input[name=marked]:checked');
    var like = (first && first.closest('[data-row]')) || current || rows()[0];
    rows().forEach(function (row) {
      if (row.dataset.alike === like.dataset.alike) {
        box(row).checked = true;
      }
    });
  }
})();
