// Asks the browser for a passkey and sends what it answers with the form. Browsers have passkeys in scripts only.
(function () {
  'use strict';

  function bytes(text) {
    var plain = window.atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, function (character) {
      return character.charCodeAt(0);
    });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return window.btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function named(credentials) {
    return (credentials || []).map(function (credential) {
      return Object.assign({}, credential, {id: bytes(credential.id)});
    });
  }

  function common(credential, response) {
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: {},
      response: response
    });
  }

  function create(form) {
    var asked = JSON.parse(form.dataset.options);
    asked.challenge = bytes(asked.challenge);
    asked.user.id = bytes(asked.user.id);
    asked.excludeCredentials = named(asked.excludeCredentials);
    return navigator.credentials.create({publicKey: asked}).then(function (made) {
      return common(made, {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
        transports: made.response.getTransports ? made.response.getTransports() : []
      });
    });
  }

  function use(form) {
    var sent = new URLSearchParams();
    if (form.elements.second) {
      sent.set('second', 'true');
    }
    return fetch(form.dataset.ask, {
      method: 'POST',
      headers: {'X-CSRF-TOKEN': form.elements._csrf.value},
      body: sent
    }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    }).then(function (asked) {
      asked.challenge = bytes(asked.challenge);
      asked.allowCredentials = named(asked.allowCredentials);
      return navigator.credentials.get({publicKey: asked});
    }).then(function (used) {
      return common(used, {
        authenticatorData: text(used.response.authenticatorData),
        clientDataJSON: text(used.response.clientDataJSON),
        signature: text(used.response.signature),
        userHandle: used.response.userHandle ? text(used.response.userHandle) : undefined
      });
    });
  }

  function told(form, is) {
    form.querySelector('[data-passkey-failed]').hidden = !is;
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    var field = form.querySelector('[data-passkey-answer]');
    if (!field || field.value) {
      return;
    }
    event.preventDefault();
    told(form, false);
    var way = form.dataset.options ? create : use;
    Promise.resolve().then(function () {
      return way(form);
    }).then(function (answer) {
      field.value = answer;
      form.submit();
    }).catch(function () {
      told(form, true);
    });
  });

  // Coming back to the page is no answer to the next question.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('[data-passkey-answer]').forEach(function (field) {
      field.value = '';
    });
  });
})();
