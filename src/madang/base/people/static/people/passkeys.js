// Passkeys: shows the buttons that need a script and ties them to allauth's ceremonies.
// <button id="…" data-passkey="loginForm|addForm|authenticateForm" data-credential="id of the hidden field" hidden>
for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  const { passkey, credential, passwordless } = button.dataset;
  const ids = { login: button.id, add: button.id, authenticate: button.id, credential, passwordless, data: "js_data" };
  window.allauth.webauthn.forms[passkey]({ ids });
  button.hidden = false;
}
document.addEventListener("allauth.error", () => {
  document.getElementById("passkey_failed").hidden = false;
});
