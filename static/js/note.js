// One optional tap after a stroke: where it was, which question, from whom. It comes after the stroke and goes by itself.
const OFFERED = 9_000; // ms
const AFTER_A_TAP = 3_500;

class StrokeNote extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.form = this.querySelector("form");
    document.addEventListener("deed:tapped", ({ detail: { item }, target }) => {
      if (!target.closest("tally-pad")) return;
      if (item.kind === "tally") this.#offer(item.id);
      if (item.kind === "retraction") this.#close();
    });
    this.form.addEventListener("submit", ({ submitter }) => setTimeout(() => this.#mark(submitter)));
    for (const name of ["pointerenter", "focusin", "scroll"]) this.form.addEventListener(name, () => this.#close(OFFERED));
  }

  #offer(stroke) {
    this.form.elements.namedItem("stroke").value = stroke;
    for (const chip of this.form.querySelectorAll("[aria-pressed]")) this.#release(chip);
    this.form.scrollTo(0, 0);
    this.hidden = false;
    this.classList.add("is-open");
    this.#close(OFFERED);
  }

  // Pressed: the next tap on it takes it back. One of a kind at a time.
  #mark(chip) {
    const wasPressed = chip.ariaPressed === "true";
    for (const other of this.form.querySelectorAll(`[name=${chip.name}][aria-pressed]`)) this.#release(other);
    if (!wasPressed) {
      chip.dataset.said = chip.value;
      chip.value = "none";
      chip.ariaPressed = "true";
    }
    this.#close(AFTER_A_TAP);
  }

  #release(chip) {
    chip.value = chip.dataset.said;
    chip.removeAttribute("aria-pressed");
  }

  #close(after = 0) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (after && this.contains(document.activeElement) && this.querySelector(":focus-visible")) this.#close(OFFERED);
      else this.classList.remove("is-open");
    }, after);
  }
}

customElements.define("stroke-note", StrokeNote);
