// Typing in sheets of paper: digits choose in the question that has the focus, Enter goes on, Ctrl+Enter saves.
const form = document.querySelector("[data-paper]");
const asks = [...form.querySelectorAll(".ask")];

const first = ask => ask.querySelector("input:checked") || ask.querySelector("input, textarea");

function go(ask, step) {
  const next = asks[asks.indexOf(ask) + step];
  if (next) {
    first(next).focus();
    next.scrollIntoView({ block: "nearest" });
  } else if (step > 0) {
    form.querySelector("[type=submit]").focus();
  }
}

function choose(ask, digit) {
  const options = [...ask.querySelectorAll("input")];
  if (digit === 0 && options.length < 10) {
    for (const option of options) option.checked = false;
    return true;
  }
  const option = options[digit === 0 ? 9 : digit - 1];
  if (!option) return false;
  option.checked = option.type === "radio" || !option.checked;
  option.focus();
  return true;
}

form.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const ask = event.target.closest(".ask");
  if (!ask || event.ctrlKey || event.altKey || event.metaKey) return;
  const isText = ask.dataset.kind === "text";
  if (event.key === "Enter" && !(isText && event.shiftKey)) {
    event.preventDefault();
    go(ask, event.shiftKey ? -1 : 1);
  } else if (!isText && /^[0-9]$/.test(event.key) && choose(ask, Number(event.key))) {
    event.preventDefault();
    if (ask.dataset.kind !== "several" && event.key !== "0") go(ask, 1);
  }
});

const wrong = asks.find(ask => ask.querySelector(".invalid-feedback:not(:empty)"));
if (asks.length) first(wrong || asks[0]).focus();
