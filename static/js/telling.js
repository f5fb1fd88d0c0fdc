"use strict";
// The text stays the source: a field is put at the cursor, and taken away as a whole. Whatever is done here is typed
// through the browser, so that undoing it works.
(() => {
  const text = document.getElementById("id_text");
  if (!text) return;

  const type = (from, to, words) => {
    text.focus();
    text.setSelectionRange(from, to);
    const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!done) {
      text.setRangeText(words, from, to, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  // A field around the cursor: from its opening to its closing brace, with the cursor within or at an edge.
  const around = (place, forwards) => {
    const open = text.value.lastIndexOf("{", forwards ? place : place - 1);
    const close = open < 0 ? -1 : text.value.indexOf("}", open);
    if (close < 0 || text.value.slice(open, close).includes("\n")) return null;
    const within = forwards ? place >= open && place <= close : place > open && place <= close + 1;
    return within ? [open, close + 1] : null;
  };

  // The first press chooses the field, so that one sees what goes; the second takes it away.
  text.addEventListener("keydown", (event) => {
    const forwards = event.key === "Delete";
    if (!(forwards || event.key === "Backspace") || event.ctrlKey || event.altKey || event.metaKey) return;
    if (text.selectionStart !== text.selectionEnd) return;
    const field = around(text.selectionStart, forwards);
    if (!field) return;
    event.preventDefault();
    text.setSelectionRange(...field);
  });

  // Nothing is put into the middle of another field.
  const insert = (source) => {
    let from = text.selectionStart, to = text.selectionEnd;
    const field = from === to && around(from, false);
    if (field && from < field[1]) from = to = field[1];
    type(from, to, source);
  };

  document.addEventListener("click", (event) => {
    const put = event.target.closest("[data-insert]");
    if (put) insert(put.dataset.insert);
    const mend = event.target.closest("[data-replace]");
    if (mend) {
      const at = text.value.indexOf(mend.dataset.replace);
      if (at >= 0) type(at, at + mend.dataset.replace.length, mend.dataset.with);
    }
    const chip = event.target.closest("#look [data-source]");
    if (chip) {
      const same = [...document.querySelectorAll("#look [data-source]")].filter((one) => one.dataset.source === chip.dataset.source);
      let at = -1;
      for (let nth = same.indexOf(chip); nth >= 0; nth -= 1) at = text.value.indexOf(chip.dataset.source, at + 1);
      if (at >= 0) { text.focus(); text.setSelectionRange(at, at + chip.dataset.source.length); }
    }
  });

  document.querySelectorAll("[data-picker]").forEach((picker) => {
    const search = picker.querySelector("[type=search]"), status = picker.querySelector("[data-found]");
    const rows = [...picker.querySelectorAll("li")];
    const narrow = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row) => {
        const said = row.textContent.toLowerCase();
        row.hidden = words.length ? !words.every((word) => said.includes(word)) : "far" in row.dataset;
      });
      status.textContent = words.length ? `${status.dataset.found} ${rows.filter((row) => !row.hidden).length}` : "";
    };
    search.hidden = false;
    narrow();
    search.addEventListener("input", (event) => { event.stopPropagation(); narrow(); });
    search.addEventListener("change", (event) => event.stopPropagation());
    search.addEventListener("keydown", (event) => {
      const first = rows.find((row) => !row.hidden);
      if (event.key === "Enter") event.preventDefault();
      if (event.key === "Enter" && search.value && first) insert(first.querySelector("button").dataset.insert);
      if (event.key === "ArrowDown" && first) { event.preventDefault(); first.querySelector("button").focus(); }
    });
    picker.addEventListener("keydown", (event) => {
      const row = event.target.closest("li");
      if (!row || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      const shown = rows.filter((one) => !one.hidden), next = shown[shown.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      (next ? next.querySelector("button") : search).focus();
    });
  });

  // Whether the text can be read is said of it as well.
  document.body.addEventListener("htmx:afterSwap", () => {
    const look = document.getElementById("look");
    text.setAttribute("aria-invalid", look && look.querySelector(".alert") ? "true" : "false");
  });
})();
