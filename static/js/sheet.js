"use strict";
// A sheet as a table one moves about in; pasted rows are taken apart here and judged by the server.
(() => {
  const table = document.querySelector("[data-sheet]");
  if (!table) return;
  const form = table.closest("form");
  const rows = [...table.tBodies[0].rows];
  const cells = rows.map((row) => [...row.querySelectorAll("input")]);
  const more = form.querySelector("[data-more]");
  const count = form.querySelector("[data-count]");
  const overflow = form.querySelector("[data-overflow]");
  const STEP = 10;
  let shown = window.matchMedia("(max-width: 640px)").matches ? 3 : STEP;

  const fold = (text) => [...text.toLowerCase().trim().replace(/\s+/g, " ")]
    .map((letter) => ({ ә: "а", қ: "к", ң: "н", ғ: "г", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" })[letter] || letter)
    .join("");

  function place(input) {
    const row = cells.findIndex((line) => line.includes(input));
    return row < 0 ? null : [row, cells[row].indexOf(input)];
  }
  function filled() {
    return cells.filter((line) => line.some((input) => input.value.trim())).length;
  }
  function lastFilled() {
    return cells.findLastIndex((line) => line.some((input) => input.value.trim()));
  }
  function show() {
    shown = Math.min(rows.length, Math.max(shown, lastFilled() + 2));
    rows.forEach((row, index) => { row.hidden = index >= shown; });
    more.hidden = shown >= rows.length;
    count.textContent = count.dataset.words + filled();
  }
  function go(row, column) {
    if (row < 0 || row >= rows.length || column < 0 || column >= cells[0].length) return;
    if (row >= shown) { shown = row + 1; show(); }
    cells[row][column].focus();
    cells[row][column].select();
  }

  // A value is written out in full when it is known; what is not known stays as it was typed, and is marked.
  function settle(input) {
    const list = input.list;
    input.removeAttribute("aria-invalid");
    const text = fold(input.value);
    if (!list || !text) return;
    const options = [...list.options];
    const is = options.find((one) => one.dataset.also.split("|").includes(text));
    const begins = options.filter((one) => fold(one.value).startsWith(text));
    const meant = is || (begins.length === 1 && begins[0]);
    if (meant) input.value = meant.value;
    else input.setAttribute("aria-invalid", "true");
  }

  table.addEventListener("change", (event) => {
    settle(event.target);
    show();
  });
  table.addEventListener("keydown", (event) => {
    const at = place(event.target);
    if (!at || event.altKey) return;
    const [row, column] = at;
    const { selectionStart, selectionEnd, value } = event.target;
    const isAtStart = selectionEnd === 0 || (selectionStart === 0 && selectionEnd === value.length);
    const isAtEnd = selectionStart === value.length || (selectionStart === 0 && selectionEnd === value.length);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      settle(event.target);
      form.requestSubmit();
    } else if (event.key === "Enter" || event.key === "ArrowDown") move(event, row + 1, column);
    else if (event.key === "ArrowUp") move(event, row - 1, column);
    else if (event.key === "ArrowLeft" && isAtStart) move(event, row, column - 1);
    else if (event.key === "ArrowRight" && isAtEnd) move(event, row, column + 1);
  });
  function move(event, row, column) {
    event.preventDefault();
    go(row, column);
  }

  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const at = place(event.target);
    if (!at || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const lines = text.split("\n").map((line) => line.split("\t"));
    lines.forEach((line, down) => fill(line, at[0] + down, at[1]));
    const lost = Math.max(0, at[0] + lines.length - rows.length);
    overflow.hidden = lost === 0;
    overflow.textContent = lost ? overflow.dataset.words + lost : "";
    show();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  function fill(line, row, from) {
    if (row >= rows.length) return;
    line.forEach((value, right) => {
      const input = cells[row][from + right];
      if (!input) return;
      input.value = value.trim();
      settle(input);
    });
  }

  more.addEventListener("click", () => {
    const first = shown;
    shown = Math.min(rows.length, shown + STEP);
    show();
    go(first, 0);
  });
  form.addEventListener("draft", (event) => {
    show();
    offer(event.detail.campaign);
  });
  // The campaigns of a day come anew whenever it is changed; the one that was chosen stays if it is among them.
  const OFFERED = "campaign-of-day";
  let wanted = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    const now = form.elements.campaign;
    if (event.detail.target.id === OFFERED && now && now.value) wanted = now.value;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== OFFERED) return;
    const now = form.elements.campaign;
    if (now && [...now.options].some((one) => one.value === wanted)) now.value = wanted;
    wanted = "";
  });
  // A draft of another day holds a campaign that this page does not offer, and may choose from others.
  function offer(kept) {
    const day = form.elements.received_on, now = form.elements.campaign;
    if (!day) return; // every campaign is offered
    if (day.value === day.defaultValue && (!kept || (now && now.value === kept))) return;
    const url = `${day.getAttribute("hx-get")}?received_on=${encodeURIComponent(day.value)}`;
    wanted = kept || "";
    window.htmx.ajax("GET", url, { target: `#${OFFERED}`, swap: "outerHTML" });
  }
  show();
  // Work begins where something is wrong, or, once the place is known, in the first cell.
  const wrong = table.querySelector("[aria-invalid]");
  if (wrong) wrong.focus();
  else if (form.elements.platform && form.elements.platform.value && !filled()) go(0, 0);
})();
