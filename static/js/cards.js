// <challenge-cards>: choosing, swapping, skipping and finishing show at once.
const { account, day } = document.documentElement.dataset;
const SHOWN = 3; // cards on the table; the others are the reserve for swapping

// What is known of this day: the newest state with the waiting deeds played on top of it.
function settled({ state, items }) {
  const known = state?.days?.[day] ?? {};
  const table = {
    chosen: known.chosen ?? null, done: new Set(known.done), swapped: new Set(known.swapped), skipped: Boolean(known.skipped),
  };
  for (const item of items) play(table, item);
  return table;
}

function play(table, { kind, payload }) {
  if (kind === "completion") table.done.add(payload.challenge);
  if (kind !== "choice") return;
  const { action, challenge } = payload;
  if (action === "skip") table.skipped = true;
  if (action === "choose") Object.assign(table, { chosen: challenge, skipped: false });
  if (action === "swap") {
    table.swapped.add(challenge);
    if (table.chosen === challenge) table.chosen = null;
  }
}

class ChallengeCards extends HTMLElement {
  #table;

  connectedCallback() {
    document.addEventListener("view", (event) => this.#show(settled(event.detail)));
    this.addEventListener("deed:tapped", (event) => {
      this.#table ??= settled({ state: null, items: [] });
      play(this.#table, event.detail.item);
      this.#show(this.#table);
    });
    if (self.streepje.view) this.#show(settled(self.streepje.view));
  }

  #show(table) {
    this.#table = table;
    this.toggleAttribute("data-skipped", table.skipped);
    // On a day off the cards are folded away, until one of them is taken up.
    if (table.chosen || table.done.size) this.closest("details")?.setAttribute("open", "");
    let free = SHOWN;
    for (const card of this.querySelectorAll("[data-ref]")) {
      const { ref } = card.dataset;
      const isDone = table.done.has(ref);
      const isOut = table.swapped.has(ref) && !isDone && table.chosen !== ref;
      card.toggleAttribute("data-done", isDone);
      card.toggleAttribute("data-chosen", table.chosen === ref);
      card.hidden = isOut || free <= 0;
      if (!card.hidden) free -= 1;
    }
  }
}

if (account) customElements.define("challenge-cards", ChallengeCards);
