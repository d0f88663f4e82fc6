// <wall-waiting>: what this phone still holds for the wall stands on top of it, as a card that says so. Once that was sent,
// or the network brought another wall than the one that was kept, the page is renewed: by itself where nobody is at work
// in it, and otherwise only where somebody takes what is offered.
import "../vendor/idb.js";
import "./shared/outbox.js";
import { offer } from "./offer.js";

const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;
const A_WHILE = 1500; // ms: what is sent sooner waited for nothing, and what is celebrated comes before
const ONCE_IN = 60_000; // ms: on a slow line a renewed page may be a kept one again
const TOP = 40; // px that count as not scrolled

// Its words, where others may read them on the wall.
const wordsOf = ({ kind, payload }) =>
  ({ surprise: payload.what, compliment: payload.private ? "" : payload.because })[kind] ?? "";

const isOnThePage = ({ id }) => document.querySelector(`.wall [data-deed="${CSS.escape(id)}"]`);

const isInUse = () => scrollY > TOP || document.querySelector("main details[open], main :focus-within");

function renew() {
  if (document.querySelector(":popover-open, dialog[open]")) return setTimeout(renew, A_WHILE); // a badge, or the + sheet
  const before = Number(sessionStorage.getItem("wall-renewed"));
  if (isInUse() || Date.now() - before < ONCE_IN) return offer("wall");
  sessionStorage.setItem("wall-renewed", Date.now());
  location.reload();
}

// Whether this page was kept, and what became of the network's own: true when it came later, false when it never did.
function askWorker(hear) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { port1.close(); hear(data); };
  navigator.serviceWorker?.controller?.postMessage({ type: "later" }, [port2]);
}

class WallWaiting extends HTMLElement {
  #cards = new Map(); // by id
  #timer = null;

  connectedCallback() {
    if (location.search) return; // an older part of the wall
    document.addEventListener("view", () => this.#look());
    this.#look();
    askWorker((hasCome) => {
      if (hasCome) renew();
      else addEventListener("online", () => this.#renewSoon(), { once: true });
    });
  }

  async #look() {
    const { waiting } = await outbox.listing(account).catch(() => ({ waiting: [] }));
    const back = new Set(waiting.filter(({ kind }) => kind === "retraction").map(({ payload }) => payload.deed));
    const here = waiting.filter((item) => wordsOf(item) && !back.has(item.id) && !isOnThePage(item));
    const all = new Set(waiting.map(({ id }) => id));
    for (const [id, card] of this.#cards) {
      if (back.has(id)) card.remove();
      else if (!all.has(id)) this.#wasSent(card);
      if (back.has(id) || !all.has(id)) this.#cards.delete(id);
    }
    for (const item of here) if (!this.#cards.has(item.id)) this.#add(item);
    this.hidden = !this.querySelector(".entry");
    this.parentElement.querySelector(":scope > .empty")?.toggleAttribute("hidden", !this.hidden);
  }

  #add(item) {
    const card = this.querySelector("template").content.firstElementChild.cloneNode(true);
    card.dataset.kind = item.kind;
    card.querySelector("[data-what]").textContent = wordsOf(item);
    this.#cards.set(item.id, card);
    this.prepend(card); // the newest first
    setTimeout(() => { card.querySelector("[data-waits]").hidden = !this.#cards.has(item.id); }, A_WHILE);
  }

  // It stays until the page has it.
  #wasSent(card) {
    card.querySelector("[data-waits]").hidden = true;
    this.#renewSoon();
  }

  #renewSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(renew, A_WHILE);
  }
}

customElements.define("wall-waiting", WallWaiting);
