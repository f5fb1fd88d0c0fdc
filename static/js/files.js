"use strict";
// Files of a record: how far the sending is, and a word before a file is sent that would be refused for its size.
const filesForm = (event) => event.target.closest?.("form[data-files]");
document.addEventListener("change", (event) => {
  const form = filesForm(event);
  if (!form || event.target.type !== "file") return;
  const limit = Number(event.target.dataset.largest);
  const kept = new DataTransfer();
  const large = [];
  for (const file of event.target.files) {
    if (file.size > limit) large.push(file.name);
    else kept.items.add(file);
  }
  tell(event.target.closest(".field") ?? form, large.length ? `${large.join(", ")}: ${form.dataset.tooLarge}` : "");
  if (large.length) event.target.files = kept.files; // the others are still to be sent
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = filesForm(event);
  if (form) form.querySelector("progress").hidden = false;
});
document.addEventListener("htmx:xhr:progress", (event) => {
  const form = filesForm(event);
  if (form && event.detail.lengthComputable) {
    form.querySelector("progress").value = (100 * event.detail.loaded) / event.detail.total;
  }
});
["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) =>
  document.addEventListener(name, (event) => {
    const form = filesForm(event);
    if (!form) return;
    form.querySelector("progress").hidden = true;
    delete form.dataset.sent;
    tell(form, form.dataset.failed);
  }),
);
function tell(place, text) {
  place.querySelector(".invalid-feedback").textContent = text;
}
