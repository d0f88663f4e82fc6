// The question cards: which one is in front, keys to the next, and the whole screen for the whole table.
const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;

// Drawn here, it is the last stroke of the day, which Today takes back (see today.js).
async function noteLast({ id, local_day: day }) {
  const noted = await outbox.noted(account, "undoable");
  const ids = noted?.day === day ? noted.ids : [];
  await outbox.note(account, "undoable", { day, ids: [...ids, id].slice(-50) });
}

class QuestionDeck extends HTMLElement {
  connectedCallback() {
    const cards = [...this.querySelectorAll("[data-card]")];
    const dots = [...this.querySelectorAll("[data-to]")];
    const deck = cards[0].parentElement;
    const show = (index) => cards[index]?.scrollIntoView({ block: "nearest", inline: "center" });
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.current = cards.indexOf(target);
      }
      dots.forEach((dot, index) => dot.toggleAttribute("aria-current", index === this.current));
    }, { root: deck, threshold: 0.6 });
    cards.forEach((card) => watch.observe(card));
    dots.forEach((dot, index) => dot.addEventListener("click", (event) => {
      event.preventDefault();
      show(index);
    }));
    this.addEventListener("deed:tapped", ({ detail: { item } }) => noteLast(item).catch(() => null));
    this.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step) show((this.current ?? 0) + step);
    });
    const full = this.querySelector("[data-full]");
    full.hidden = !document.fullscreenEnabled;
    full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()));
  }
}

customElements.define("question-deck", QuestionDeck);
