"use strict";
// A list of many with data-picks becomes a field to type in, with what is chosen above it. The list stays in the form
// and holds the values; its own options are searched, letter by letter.
(() => {
  const OFFERED = 12;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  }
  const folded = (text) => text.toLocaleLowerCase().replaceAll("ё", "е");

  class Picks {
    constructor(select) {
      this.select = select;
      this.active = -1;
      const list = `${select.id}_list`;
      this.box = element("div", { class: "picks combobox" });
      this.chosen = element("ul", { class: "chips" });
      this.input = element("input", {
        type: "text", id: `${select.id}_typed`, role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, "data-no-draft": "",
      });
      this.list = element("ul", { id: list, role: "listbox", hidden: "" });
      this.nothing = element("p", { class: "nothing", role: "status" });
      const label = document.querySelector(`label[for="${select.id}"]`);
      if (label) {
        label.htmlFor = this.input.id;
        this.list.setAttribute("aria-label", label.textContent.replace("*", "").trim());
        this.chosen.setAttribute("aria-label", label.textContent.replace("*", "").trim());
      }
      if (select.hasAttribute("aria-describedby")) {
        this.input.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
      }
      select.hidden = true;
      select.after(this.box);
      this.box.append(this.chosen, this.input, this.list, this.nothing);
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => {
        const option = event.target.closest("[role=option]");
        event.preventDefault();
        if (option) this.choose(option);
      });
      this.chosen.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        this.set(button.dataset.value, false);
        this.input.focus();
      });
      select.addEventListener("draft", () => this.show());
      this.show();
    }

    show() {
      const lines = [...this.select.selectedOptions].map((option) => {
        const button = element("button", { type: "button", class: "chip", "data-value": option.value }, option.textContent);
        button.append(element("span", { class: "visually-hidden" }, `. ${this.select.dataset.away}`), element("span", { class: "chip-end", "aria-hidden": "true" }, "×"));
        const line = element("li", {});
        line.append(button);
        return line;
      });
      this.chosen.replaceChildren(...lines);
      this.chosen.hidden = lines.length === 0;
    }

    search() {
      const words = folded(this.input.value).split(/\s+/).filter(Boolean);
      const free = [...this.select.options].filter((option) => !option.selected);
      const found = free.filter((option) => words.every((word) => folded(option.textContent).includes(word)));
      const offered = found.slice(0, OFFERED).map((option, index) =>
        element("li", { role: "option", id: `${this.list.id}_${index}`, "data-value": option.value, "aria-selected": "false" }, option.textContent));
      this.list.replaceChildren(...offered);
      this.list.hidden = offered.length === 0;
      this.input.setAttribute("aria-expanded", String(offered.length > 0));
      this.nothing.textContent = offered.length ? "" : this.select.dataset.nothing;
      this.mark(offered.length && words.length ? 0 : -1);
    }

    mark(index) {
      const options = [...this.list.children];
      this.active = options.length ? Math.max(-1, Math.min(index, options.length - 1)) : -1;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
      const chosen = options[this.active];
      if (chosen) {
        this.input.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    key(event) {
      const isOpen = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (isOpen) this.mark(this.active + (event.key === "ArrowDown" ? 1 : -1));
        else this.search();
      } else if (event.key === "Enter" && !event.ctrlKey && this.input.value.trim()) {
        event.preventDefault(); // what is typed is not chosen yet, so the form is not sent
        if (isOpen && this.active >= 0) this.choose(this.list.children[this.active]);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Backspace" && !this.input.value && this.select.selectedOptions.length) {
        this.set([...this.select.selectedOptions].at(-1).value, false);
      }
    }

    choose(option) {
      this.set(option.dataset.value, true);
    }

    set(value, isChosen) {
      const option = [...this.select.options].find((one) => one.value === value);
      if (option) option.selected = isChosen;
      this.input.value = "";
      this.close();
      this.show();
      this.select.dispatchEvent(new Event("input", { bubbles: true }));
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this.nothing.textContent = "";
    }
  }

  document.querySelectorAll("select[data-picks]").forEach((select) => new Picks(select));
})();
