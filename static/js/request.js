"use strict";
// Offers only the offices of the chosen region; with no region chosen, all of them.
const region = document.querySelector("select[name=region]");
const office = document.querySelector("select[name=platform]");

function offer() {
  const options = [...office.querySelectorAll("option[data-region]")];
  for (const option of options) {
    const elsewhere = region.value !== "" && option.dataset.region !== region.value;
    option.hidden = option.disabled = elsewhere;
    if (elsewhere && option.selected) office.value = "";
  }
  for (const group of office.querySelectorAll("optgroup")) {
    group.hidden = [...group.children].every((option) => option.hidden);
  }
}

region.addEventListener("change", offer);
// A browser that goes back restores the choice after the script has run.
window.addEventListener("pageshow", offer);
