// <first-step>: an answer shows at once, and stays on a kept page while it waits in the outbox.
class FirstStep extends HTMLElement {
  connectedCallback() {
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#answered(item.payload.answer));
    document.addEventListener("view", ({ detail }) => this.#learn(detail));
    if (self.streepje.view) this.#learn(self.streepje.view);
  }

  #learn({ items }) {
    const own = items.filter(({ kind, payload }) => kind === "step_answer" && payload.step === this.dataset.step);
    if (own.length) this.#answered(own.at(-1).payload.answer);
  }

  #answered(answer) {
    this.querySelector("[data-ask]").hidden = true;
    for (const part of this.querySelectorAll("[data-answered]")) part.hidden = part.dataset.answered !== answer;
  }
}

customElements.define("first-step", FirstStep);
