"use strict";
// Small conveniences; every page works without them.
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("input[type=search]");
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && field && !typing) {
    event.preventDefault();
    field.focus();
  }
});
// A link with data-key is opened by that key, whatever letter the keyboard's layout puts on it.
document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
  if (!isPlain || event.repeat || event.target.closest("input, textarea, select")) return;
  const link = document.querySelector(`a[data-key="${event.code}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
// The server takes so much at once (DATA_UPLOAD_MAX_MEMORY_SIZE); each byte of a letter becomes three on the way. More
// is not sent: beside the longest field stands why, and all that was typed stays.
document.addEventListener("submit", (event) => {
  const form = event.target, limit = 15 * 1024 * 1024;
  const fields = [...form.elements].filter((one) => one.matches("textarea, input:not([type=file], [type=hidden])"));
  const sizes = fields.map((field) => new Blob([field.value || ""]).size * 3);
  if (form.method !== "post" || sizes.reduce((sum, size) => sum + size, 0) < limit) return;
  const longest = fields[sizes.indexOf(Math.max(...sizes))];
  event.preventDefault();
  event.stopImmediatePropagation();
  longest.setCustomValidity(document.body.dataset.tooLong);
  longest.addEventListener("input", () => longest.setCustomValidity(""), {once: true});
  longest.reportValidity();
}, true);
// A second click must not send a form twice; the server would save it once all the same.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.sent) {
    if (form.dataset.sent) event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
  // Work that takes seconds says so.
  form.querySelectorAll("[data-busy]").forEach((line) => line.removeAttribute("hidden"));
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-go]")) event.target.form.requestSubmit();
});
// On a phone the filters are folded away until they are asked for.
if (window.matchMedia("(max-width: 640px)").matches) {
  document.querySelectorAll("details[data-narrow-closed]").forEach((box) => box.removeAttribute("open"));
}
// A menu closes when the person looks elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.person[open], details.menu[open], details.view-menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.person[open], details.menu[open], details.view-menu[open]").forEach((menu) => {
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
});
