"use strict";
// The board of the day refreshes itself: what changed is marked and said, and where the reader was stays.
const NUMBERS = "#board [data-key-figure], #board .board-table td";
const isBoard = (event) => event.detail.target?.id === "board" || event.detail.elt?.id === "board";
let before = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isBoard(event)) return;
  if (new URL(event.detail.xhr.responseURL).pathname !== window.location.pathname) {
    event.detail.shouldSwap = false; // the session is over: the whole page leads to the sign-in and back
    window.location.reload();
    return;
  }
  const focused = document.activeElement.closest("#board a");
  before = {
    numbers: [...document.querySelectorAll(NUMBERS)].map((one) => one.textContent.trim()),
    left: document.querySelector("#board .table-wrap").scrollLeft,
    focused: focused ? [...document.querySelectorAll("#board a")].indexOf(focused) : -1,
  };
});
document.addEventListener("htmx:afterSwap", () => {
  if (!before || !document.getElementById("board")) return;
  const { numbers, left, focused } = before;
  before = null;
  document.querySelector("#board .table-wrap").scrollLeft = left;
  if (focused >= 0) document.querySelectorAll("#board a")[focused]?.focus({ preventScroll: true });
  const changed = [...document.querySelectorAll(NUMBERS)].filter((one, place) => one.textContent.trim() !== numbers[place]);
  changed.forEach((one) => (one.closest(".key") || one).classList.add("is-new"));
  if (changed.some((one) => one.closest(".key.main"))) say();
});
// A screen reader hears the main figures when they change, not the whole board four times a minute.
function say() {
  const keys = [...document.querySelectorAll("#board .key.main")];
  const words = keys.map((key) => `${key.querySelector("span").textContent.trim()}: ${key.querySelector("strong").textContent.trim()}`);
  document.getElementById("board-said").textContent = words.join(", ");
}
["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) =>
  document.addEventListener(name, (event) => {
    const time = isBoard(event) && document.querySelector("#board .board-time");
    if (!time) return;
    time.classList.add("is-still");
    time.querySelector(".lost").hidden = false;
  }),
);
