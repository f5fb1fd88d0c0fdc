"use strict";
// Picking who takes part: a heading ticks its group, the count follows. Without this every box is ticked by hand.
(() => {
  const form = document.querySelector("[data-picking]");
  if (!form) return;
  const boxes = (selector) => [...form.querySelectorAll(selector)].filter((box) => !box.disabled);
  const isShown = (box) => !box.closest("[hidden]");
  const tick = (found, isOn) => found.filter(isShown).forEach((box) => { box.checked = isOn; });

  function count() {
    form.querySelectorAll("[data-count]").forEach((place) => {
      const ticked = boxes(`[name=${place.dataset.count}]:checked`).length;
      place.textContent = ticked + Number(place.dataset.more || 0);
    });
  }
  function heads() {
    const head = (box, group) => {
      const on = group.filter((one) => one.checked).length;
      box.checked = group.length > 0 && on === group.length;
      box.indeterminate = on > 0 && on < group.length;
    };
    boxes("[data-column]").forEach((box) => head(box, boxes(`[name=${box.dataset.column}]`)));
    boxes("[data-row]").forEach((box) => head(box, rowOf(box)));
    boxes("[data-group]").forEach((box) => head(box, groupOf(box)));
  }
  const rowOf = (box) => [...box.closest("tr").querySelectorAll("td input")].filter((one) => !one.disabled);
  const groupOf = (box) => [...box.closest("fieldset").querySelectorAll(".pick input")];

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.dataset.column) tick(boxes(`[name=${box.dataset.column}]`), box.checked);
    if ("row" in box.dataset) tick(rowOf(box), box.checked);
    if ("group" in box.dataset) tick(groupOf(box), box.checked);
    heads();
    count();
  });
  form.addEventListener("click", (event) => {
    const what = event.target.dataset.tick;
    if (!what) return;
    if (what === "serving") {
      const places = new Set(boxes("[name=places]:checked").map((box) => box.value));
      tick(boxes("[data-serves]").filter((box) => box.dataset.serves.split(" ").some((at) => places.has(at))), true);
    } else {
      tick(boxes(`[name=${what}]`), true);
    }
    heads();
    count();
  });
  form.addEventListener("input", (event) => {
    if (!("find" in event.target.dataset)) return;
    const words = event.target.value.toLowerCase();
    form.querySelectorAll(".pick").forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(words); });
    form.querySelectorAll(".pick-group").forEach((group) => {
      group.hidden = !group.querySelector(".pick:not([hidden])");
    });
  });
  // Enter in the search must not save the page.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && "find" in event.target.dataset) event.preventDefault();
  });
  heads();
})();
