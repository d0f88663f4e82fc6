// <challenge-cards>: choosing, swapping, skipping and finishing show at once.
const { account, day } = document.documentElement.dataset;
const SHOWN = 3; // cards on the table; the others are the reserve for swapping

// What is known of this day: the newest state with the waiting deeds played on top of it.
function settled({ state, items }) {
  const known = state?.days?.[day] ?? {};
  const table = {
    chosen: known.chosen ?? null, done: new Set(known.done), swapped: new Set(known.swapped), skipped: Boolean(known.skipped), verdicts: {},
    deeds: {}, // by card, what was done and waits to be sent
  };
  for (const item of items) play(table, item);
  return table;
}

function play(table, { id, kind, of, about, payload }) {
  if (kind === "completion") {
    table.done.add(payload.challenge);
    table.deeds[payload.challenge] = id;
  }
  if (kind === "retraction" && of === "completion") table.done.delete(about);
  if (kind === "verdict") table.verdicts[payload.challenge] = payload.verdict;
  if (kind !== "choice") return;
  const { action, challenge } = payload;
  if (action === "skip") Object.assign(table, { chosen: null, skipped: true });
  if (action === "choose") Object.assign(table, { chosen: challenge, skipped: false });
  if (action === "swap") {
    table.swapped.add(challenge);
    if (table.chosen === challenge) table.chosen = null;
  }
}

class ChallengeCards extends HTMLElement {
  #table;
  #swaps = []; // refs as they were swapped away on this page

  connectedCallback() {
    document.addEventListener("view", (event) => this.#show(settled(event.detail)));
    this.addEventListener("deed:tapped", (event) => {
      this.#table ??= settled({ state: null, items: [] });
      const { action, challenge } = event.detail.item.payload;
      if (action === "swap") this.#swaps.push(challenge);
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
    const cards = [...this.querySelectorAll("[data-ref]")];
    const isDone = ({ dataset: { ref } }) => table.done.has(ref);
    const shown = [...cards].sort((one, other) => this.#turn(one) - this.#turn(other))
      .slice(0, Math.max(SHOWN, cards.filter(isDone).length));
    for (const card of cards) {
      card.toggleAttribute("data-done", isDone(card));
      card.toggleAttribute("data-chosen", table.chosen === card.dataset.ref);
      card.hidden = !shown.includes(card);
      const undo = card.querySelector("form[data-of=completion]");
      const deed = undo?.elements.namedItem("deed"); // a page that was kept before there was an undo has none
      if (deed) {
        deed.value = table.deeds[card.dataset.ref] ?? deed.value;
        undo.hidden = !deed.value;
      }
      const verdict = table.verdicts[card.dataset.ref]; // what was sent stands on the page, or the page is old
      if (verdict) for (const button of card.querySelectorAll("[name=verdict]")) button.ariaPressed = button.value === verdict;
    }
  }

  // What was done and chosen stays in sight; when all is swapped away it begins again, with what went first.
  #turn({ dataset: { ref } }) {
    const { done, chosen, swapped } = this.#table;
    if (done.has(ref)) return 0;
    if (chosen === ref) return 1;
    return swapped.has(ref) ? 4 + this.#swaps.lastIndexOf(ref) : 2;
  }
}

if (account) customElements.define("challenge-cards", ChallengeCards);
