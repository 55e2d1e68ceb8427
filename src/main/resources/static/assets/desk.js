// Conveniences; whatever they do can be done without them.
(function () {
  'use strict';
})();
