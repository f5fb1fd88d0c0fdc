"use strict";
// Entering with the keyboard alone, in a form marked data-keys. Without it the form works, with a few more keys.
(() => {
  const form = document.querySelector("form[data-keys]");
  if (!form) return;
  const control = (name) => form.elements[name];

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const next = form.querySelector("button[name=next]");
      event.preventDefault();
      if (next) form.requestSubmit(next);
    } else if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[type=submit]"));
    }
  });

  // An outcome is mostly of the day of receipt; the day is shown and can be changed.
  form.addEventListener("change", (event) => {
    const outcome = control("outcome"), day = control("resolved_on"), received = control("received_on");
    if (event.target !== outcome || !day || day.type !== "date") return;
    if (outcome.value && !day.value) day.value = received.value;
    else if (!outcome.value) day.value = "";
  });

  // The server's words about a field arrive in its slot; the field is marked by whether there are any.
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const slot = document.getElementById(event.detail.target.id); // the event names the one that was replaced
    const field = slot && slot.closest(".field");
    if (!field) return;
    const isWrong = slot.textContent.trim() !== "";
    field.querySelectorAll("input:not([type=hidden]), select").forEach((one) => {
      if (isWrong) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    });
  });
})();

// F1 in a field explains it; the words are read aloud, and the cursor stays.
(() => {
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  const opened = () => [...document.querySelectorAll(".explain[open]")];

  function explain(event, explanation) {
    event.preventDefault();
    opened().forEach((one) => { if (one !== explanation) one.removeAttribute("open"); });
    explanation.toggleAttribute("open");
    const words = explanation.querySelector(".explain-text").textContent.replace(/\s+/g, " ").trim();
    voice.textContent = explanation.open ? words : "";
  }
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest(".field");
    const explanation = field && field.querySelector(".explain");
    if (event.key === "F1" && explanation) explain(event, explanation);
    else if (event.key === "Escape") opened().forEach((one) => one.removeAttribute("open"));
  });
  document.addEventListener("click", (event) => {
    opened().forEach((one) => { if (!one.contains(event.target)) one.removeAttribute("open"); });
  });
  document.body.append(voice);
})();
