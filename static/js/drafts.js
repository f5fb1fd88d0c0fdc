"use strict";
// A form marked data-draft="USER" keeps what is typed in this browser until the server has taken it: through an
// ended session, a lost connection, a closed window. Fields marked data-no-draft are never kept. Stands before
// portal.js, whose guard against a second click must not see a form that is not sent.
(() => {
  const PREFIX = "draft:", DAYS = 3, SAVED = "portal_saved";
  const store = (() => {
    try {
      window.localStorage.setItem("probe", "");
      window.localStorage.removeItem("probe");
      return window.localStorage;
    } catch {
      return null;
    }
  })();
  const keys = () => (store ? Object.keys(store).filter((key) => key.startsWith(PREFIX)) : []);
  function read(key) {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  }

  // What the server has taken, and what is too old, is forgotten on every page.
  const saved = document.cookie.split("; ").find((one) => one.startsWith(`${SAVED}=`))?.slice(SAVED.length + 1);
  keys().forEach((key) => {
    const draft = read(key);
    const isOld = !draft || Date.now() - draft.at > DAYS * 864e5;
    if (isOld || draft.mark === saved) store.removeItem(key);
  });

  // Signing out leaves nothing behind on a shared computer.
  document.addEventListener("submit", (event) => {
    const { user } = event.target.dataset;
    if (user && event.target.matches("[data-forget-drafts]")) {
      keys().filter((key) => key.startsWith(`${PREFIX}${user}:`)).forEach((key) => store.removeItem(key));
    }
  });

  // The door says that what was typed waits behind it.
  document.querySelectorAll("[data-draft-waits]").forEach((words) => { words.hidden = keys().length === 0; });

  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const key = `${PREFIX}${form.dataset.draft}:${window.location.pathname}`;
  const HELD = ["csrfmiddlewaretoken", "draft"];

  function say(which) {
    document.querySelectorAll("[data-draft-says]").forEach((words) => {
      words.hidden = words.dataset.draftSays !== which;
    });
  }
  function controls() {
    return [...form.elements].filter((one) =>
      one.name && !HELD.includes(one.name) && !one.closest("[data-no-draft]")
      && !["password", "file", "submit", "button"].includes(one.type));
  }
  const isChosen = (one) => one.type === "checkbox" || one.type === "radio";
  const isMany = (one) => one.type === "select-multiple";
  const keysOf = (one) => [...one.selectedOptions].map((option) => option.value).join(", ");
  const value = (one) => (isChosen(one) ? one.checked : isMany(one) ? keysOf(one) : one.value);
  const identity = (one) => (isChosen(one) ? `${one.name}=${one.value}` : one.name);

  function values() {
    return Object.fromEntries(controls().map((one) => [identity(one), value(one)]));
  }
  function restore(kept) {
    controls().forEach((one) => {
      const was = kept[identity(one)];
      if (was === undefined || was === value(one)) return;
      if (isChosen(one)) one.checked = was;
      else if (isMany(one)) [...one.options].forEach((option) => { option.selected = was.split(", ").includes(option.value); });
      else one.value = was;
      one.dispatchEvent(new Event("draft"));
    });
    form.querySelectorAll("details").forEach((box) => {
      if ([...box.querySelectorAll("input, select, textarea")].some((one) => one.name && one.value)) box.open = true;
    });
    form.dispatchEvent(new CustomEvent("draft", { detail: kept }));
  }

  // The mark goes with the form; the server answers with it once the form is taken.
  const mark = document.createElement("input");
  mark.type = "hidden";
  mark.name = "draft";
  mark.value = window.crypto.randomUUID ? window.crypto.randomUUID() : random();
  form.append(mark);
  function random() {
    const hex = [...window.crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  function keep() {
    if (!store) return;
    try {
      store.setItem(key, JSON.stringify({ mark: mark.value, at: Date.now(), values: values() }));
    } catch {
      say("unkept");
    }
  }
  const fresh = JSON.stringify(values());
  const draft = store && read(key);
  if (draft && form.dataset.bound === undefined) {
    // Once the other scripts listen: a combobox shows what its select holds.
    document.addEventListener("DOMContentLoaded", () => restore(draft.values));
    mark.value = draft.mark;
    say("restored");
  } else if (form.dataset.bound !== undefined) {
    keep();
  } else if (!store) {
    say("unkept");
  }

  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  function forget() {
    form.removeEventListener("input", keep);
    form.removeEventListener("change", keep);
    if (store) store.removeItem(key);
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-draft-drop]")) forget();
    if (event.target.closest("[data-draft-forget]")) {
      forget();
      window.location.replace(window.location.href);
    }
  });

  // Without a connection nothing is sent: the browser's own error page would hide the form.
  window.addEventListener("offline", () => { keep(); say("offline"); });
  window.addEventListener("online", () => say("online"));
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    if (JSON.stringify(values()) !== fresh) keep();
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say("offline");
  }, true);
  document.addEventListener("htmx:beforeRequest", (event) => { if (!navigator.onLine) event.preventDefault(); });
  // An ended session answers with the door; it must not be put into the page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!new URL(event.detail.xhr.responseURL || window.location.href).pathname.startsWith("/accounts/")) return;
    event.detail.shouldSwap = false;
    say("signedout");
  });
})();
