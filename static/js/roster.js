"use strict";
// The month by keyboard: arrows go from day to day, Page Up and Page Down from month to month.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { PageUp: "a[rel=prev]", PageDown: "a[rel=next]" };
document.addEventListener("keydown", (event) => {
  const here = event.target.closest(".month td");
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key in TURNS) {
    event.preventDefault();
    document.querySelector(TURNS[event.key]).click();
    return;
  }
  if (!(event.key in STEPS)) return;
  const days = [...document.querySelectorAll(".month td[id] a.number")];
  const next = days[days.indexOf(here.querySelector("a.number")) + STEPS[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
document.querySelectorAll("[data-print]").forEach((button) => {
  button.addEventListener("click", () => window.print());
});
