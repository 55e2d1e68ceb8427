// Writing a deal: without this, all fields of a line show, and Check says what the rules say.
(function () {
  'use strict';

  // A field that a line of this kind has no use for is out of the way, unless something was typed into it.
  function tidy(line) {
    var chosen = line.querySelector('[data-sku]').selectedOptions[0];
    var kind = chosen && chosen.dataset.kind;
    show(line, 'termMonths', !kind || kind === 'SUBSCRIPTION');
    show(line, 'validityMonths', !kind || kind !== 'SUBSCRIPTION');
    if (kind === 'FIXED_FEE') {
      line.querySelector('[data-details]').open = true;
    }
  }

  function show(line, name, useful) {
    var input = line.querySelector('[name$="/' + name + '"]');
    var field = input.closest('.field');
    // What the page has filled in was not typed.
    field.hidden = !useful && (input.value === '' || input.value === field.dataset.usual);
  }

  // Months or no expiry: who types the one means no longer the other.
  function lapse(input) {
    var line = input.closest('[data-line]');
    var months = line.querySelector('[name$="/validityMonths"]');
    var never = line.querySelector('[name$="/noExpiry"]');
    if (input === never && never.checked) {
      months.value = '';
    } else if (input === never && months.value === '') {
      months.value = months.closest('.field').dataset.usual || '';
    } else if (input === months && months.value !== '') {
      never.checked = false;
    }
  }

  // A price or a discount: who types one means no longer the other.
  function either(input) {
    var other = {unitPrice: 'discount', discount: 'unitPrice'}[input.name.split('/').pop()];
    if (other && input.value !== '') {
      input.closest('[data-line]').querySelector('[name$="/' + other + '"]').value = '';
    }
  }

  function tidyAll() {
    document.querySelectorAll('[data-line]').forEach(tidy);
  }

  function lost(is) {
    var told = document.querySelector('[data-lost]');
    if (told) {
      told.hidden = !is;
    }
  }

  document.addEventListener('input', function (event) {
    if (event.target.closest('[data-line]')) {
      either(event.target);
      lapse(event.target);
    }
  });
  document.addEventListener('change', function (event) {
    if (event.target.matches('[data-sku]')) {
      tidy(event.target.closest('[data-line]'));
    }
  });
  document.addEventListener('htmx:afterSettle', tidyAll);
  document.addEventListener('htmx:afterRequest', function (event) {
    if (event.detail.successful) {
      lost(false);
    }
  });
  ['htmx:responseError', 'htmx:sendError'].forEach(function (failure) {
    document.addEventListener(failure, function (event) {
      if (event.target.matches('#deal-form button')) {
        sendWhole(event.target);
      } else {
        lost(true);
      }
    });
  });

  // What cannot be done in place is done with the page, which knows what to do when a session has ended.
  function sendWhole(button) {
    var asked = document.createElement('input');
    asked.type = 'hidden';
    asked.name = button.name;
    asked.value = button.value;
    button.form.append(asked);
    button.form.submit();
  }

  // Sent once: a second click does nothing until the page comes back.
  document.addEventListener('submit', function (event) {
    if (event.target.id !== 'deal-form') {
      return;
    }
    if (event.target.dataset.sent) {
      event.preventDefault();
    }
    event.target.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    var form = document.getElementById('deal-form');
    if (form) {
      delete form.dataset.sent;
    }
    tidyAll();
  });
  document.addEventListener('DOMContentLoaded', tidyAll);
})();
