"use strict";
// A field is put where the cursor stands in the text.
document.querySelectorAll("[data-insert]").forEach((button) => {
  const text = document.getElementById("id_text");
  button.addEventListener("click", () => {
    text.focus();
    text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
