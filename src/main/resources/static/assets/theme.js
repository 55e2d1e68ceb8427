// Runs before anything is drawn: light or dark, and the time zone for the pages to come. Pages work without it.
(function () {
  'use strict';
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function chosen() {
    try {
      return window.localStorage.getItem('theme');
    } catch (refused) {
      return null;
    }
  }

  function apply() {
    root.dataset.bsTheme = chosen() || (dark.matches ? 'dark' : 'light');
  }

  apply();
  root.classList.add('js');
  dark.addEventListener('change', apply);

  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-theme-toggle]')) {
      try {
        window.localStorage.setItem('theme', root.dataset.bsTheme === 'dark' ? 'light' : 'dark');
      } catch (refused) {
        return;
      }
      apply();
    }
  });

  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    var secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = 'zone=' + zone + '; path=/; max-age=31536000; samesite=lax' + secure;
  }
})();
