"use strict";
// A select with data-combobox becomes a combobox (ARIA: editable, list autocomplete). The select stays in the
// form and holds the value; the server says what was meant by what is typed, in either alphabet.
(() => {
  const WAIT = 120;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  }

  class Combobox {
    constructor(select) {
      this.select = select;
      this.active = -1;
      this.asked = 0;
      const list = `${select.id}_list`;
      this.box = element("span", { class: "combobox" });
      this.input = element("input", {
        type: "text", id: `${select.id}_typed`, role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, "data-no-draft": "",
      });
      this.list = element("ul", { id: list, role: "listbox", hidden: "" });
      const label = document.querySelector(`label[for="${select.id}"]`);
      if (label) {
        label.htmlFor = this.input.id;
        this.list.setAttribute("aria-label", label.textContent.replace("*", "").trim());
      }
      for (const name of ["aria-describedby", "aria-keyshortcuts", "aria-invalid"]) {
        if (select.hasAttribute(name)) this.input.setAttribute(name, select.getAttribute(name));
      }
      if (select.required) this.input.setAttribute("aria-required", "true");
      const wantsFocus = select.autofocus;
      select.removeAttribute("autofocus");
      select.hidden = true;
      select.after(this.box);
      this.nothing = element("p", { class: "nothing", role: "status" });
      this.box.append(this.input, this.list, this.nothing);
      this.show();
      this.listen();
      if (wantsFocus) this.input.focus();
    }

    listen() {
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.search(), WAIT);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("focus", () => this.input.select());
      this.input.addEventListener("blur", () => this.leave());
      this.list.addEventListener("mousedown", (event) => {
        const option = event.target.closest("[role=option]");
        event.preventDefault();
        if (option) this.choose(option);
      });
      // A draft put back, or an answer of the server, may set the select itself.
      this.select.addEventListener("change", () => this.show());
      this.select.addEventListener("draft", () => this.show());
    }

    show() {
      const chosen = this.select.selectedOptions[0];
      this.text = chosen && chosen.value ? chosen.textContent.trim() : "";
      this.input.value = this.text;
      this.nothing.textContent = "";
      if (this.isUnknown) this.input.removeAttribute("aria-invalid");
      this.isUnknown = false;
      this.close();
    }

    async search() {
      const value = this.input.value.trim();
      const typed = value === this.text ? "" : value;
      const asked = (this.asked += 1);
      const offered = (await this.fetched(typed)) || this.known(typed);
      if (asked !== this.asked || document.activeElement !== this.input) return;
      this.list.replaceChildren(...offered.map((one, index) => this.option(one, index)));
      this.list.hidden = offered.length === 0;
      this.input.setAttribute("aria-expanded", String(offered.length > 0));
      this.nothing.textContent = offered.length ? "" : this.select.dataset.nothing;
      this.input.dataset.answered = typed;
      this.mark(offered.length && typed ? 0 : -1);
    }

    async fetched(typed) {
      const url = `${this.select.dataset.combobox}?q=${encodeURIComponent(typed)}`;
      try {
        const answer = await fetch(url, { headers: { Accept: "application/json" }, redirect: "error" });
        return answer.ok ? (await answer.json()).choices : null;
      } catch {
        return null;
      }
    }

    // Without a connection the options of the page itself are searched, letter by letter.
    known(typed) {
      const wanted = typed.toLowerCase();
      return [...this.select.options]
        .filter((option) => option.value && option.textContent.toLowerCase().includes(wanted))
        .slice(0, 12)
        .map((option) => ({ value: option.value, label: option.textContent.trim(), note: "" }));
    }

    option(one, index) {
      const made = element("li", {
        id: `${this.list.id}_${index}`, role: "option", "aria-selected": "false", "data-value": one.value,
      }, one.label);
      made.dataset.label = one.label;
      if (one.note) made.append(element("small", {}, one.note));
      return made;
    }

    options() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    mark(index) {
      const options = this.options();
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
      } else if (event.key === "Enter" && !event.ctrlKey && isOpen && this.active >= 0) {
        event.preventDefault();
        event.stopPropagation();
        this.choose(this.options()[this.active]);
      } else if (event.key === "Enter" && this.input.value.trim() !== this.text) {
        event.preventDefault();
        event.stopPropagation();
        this.leave();
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.show();
      }
    }

    choose(option) {
      const { value, label } = option.dataset;
      if (![...this.select.options].some((one) => one.value === value)) {
        this.select.append(element("option", { value }, label));
      }
      this.set(value);
    }

    set(value) {
      this.asked += 1;
      this.leaving = false;
      this.select.value = value;
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
      this.select.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // Leaving the field takes the offered choice; a quick typist may leave before the offer has come.
    leave() {
      const typed = this.input.value.trim();
      if (typed === this.text) return this.show();
      if (!typed) return this.set("");
      clearTimeout(this.timer);
      if (this.input.dataset.answered === typed) return this.decide();
      this.leaving = true;
      this.settling = this.settle(typed).finally(() => { this.settling = null; });
      return this.settling;
    }

    async settle(typed) {
      const offered = (await this.fetched(typed)) || this.known(typed);
      if (!this.leaving) return;
      this.list.replaceChildren(...offered.map((one, index) => this.option(one, index)));
      this.active = offered.length ? 0 : -1;
      this.decide();
    }

    decide() {
      const option = this.options()[this.active];
      if (option) this.choose(option);
      else this.unknown();
    }

    // What nobody knows stays visible and is marked; a form with it is not sent as if nothing had been typed.
    unknown() {
      const typed = this.input.value;
      this.set("");
      this.isUnknown = true;
      this.input.value = typed;
      this.input.setAttribute("aria-invalid", "true");
      this.nothing.textContent = this.select.dataset.nothing;
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this.active = -1;
    }
  }

  const boxes = [...document.querySelectorAll("select[data-combobox]")].map((select) => new Combobox(select));
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const mine = boxes.filter((box) => box.select.form === form);
    const settling = mine.map((box) => box.settling).filter(Boolean);
    const unknown = mine.find((box) => box.isUnknown);
    if (!settling.length && !unknown) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (settling.length) Promise.all(settling).then(() => form.requestSubmit(submitter));
    else unknown.input.focus();
  }, true);
})();
