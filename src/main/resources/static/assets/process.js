// Draws the process, and where the deal is in it, once somebody wants to see it. The list of approvals says the same in words.
(function () {
  'use strict';

  var details = document.querySelector('[data-process]');
  if (!details) {
    return;
  }
  var drawn = false;

  // The library sets styles as attributes, which no page may; through the object model the same styles are let in.
  function styleThroughObjects() {
    var setAttribute = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      if (String(name).toLowerCase() === 'style') {
        this.style.cssText = value;
      } else {
        setAttribute.call(this, name, value);
      }
    };
  }

  function library() {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = details.dataset.library;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  function diagram() {
    return fetch(details.dataset.process, {credentials: 'same-origin'}).then(function (answer) {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.text();
    });
  }

  function mark(picture, ids, name) {
    var known = (ids || '').split(' ').filter(Boolean);
    if (known.length > 0) {
      picture.bpmnElementsRegistry.addCssClasses(known, name);
    }
  }

  function draw(bpmn) {
    var container = details.querySelector('[data-diagram]');
    var picture = new window.bpmnvisu.BpmnVisualization({container: container});
    picture.load(bpmn, {fit: {type: 'Center', margin: 8}});
    mark(picture, details.dataset.done, 'is-passed');
    mark(picture, details.dataset.now, 'is-now');
    mark(picture, details.dataset.ended, 'is-ended');
  }

  details.addEventListener('toggle', function () {
    if (!details.open || drawn) {
      return;
    }
    drawn = true;
    styleThroughObjects();
    Promise.all([diagram(), library()]).then(function (both) {
      draw(both[0]);
      details.dataset.drawn = 'yes';
    }).catch(function () {
      details.querySelector('[data-failed]').hidden = false;
    });
  });
})();
