"use strict";
// The browser's own menu prints as well; the button is for those who do not know it.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
