"use strict";
// How long a text for the report is, counted as it is typed: letters of the trimmed text, beside the wanted range.
document.querySelectorAll("[data-length-of]").forEach((output) => {
  const field = document.getElementById(output.dataset.lengthOf);
  const shortest = Number(field.dataset.shortest);
  const longest = Number(field.dataset.longest);
  const count = () => {
    const length = [...field.value.trim()].length;
    output.textContent = `${length} / ${shortest}–${longest}`;
    output.classList.toggle("good", length >= shortest && length <= longest);
    output.classList.toggle("warning", length > longest);
  };
  field.addEventListener("input", count);
  count();
});
