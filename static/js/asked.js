// <half-asked>: the question about a half hour that went by. It waits hidden until then, so that a kept page asks too; an
// answer shows at once, and stays while it waits in the outbox.
import { LENGTH, keep, name, newest, play, standsAt } from "./half_known.js";

const { gameDay } = self.streepje;
const { zone, dayStart } = document.documentElement.dataset;

class HalfAsked extends HTMLElement {
  #known;
  #answer = "";

  async connectedCallback() {
    const { stands, day, begins, changed } = this.dataset;
    const isStarted = ["runs", "over"].includes(stands);
    const about = this.querySelector("[data-about]").textContent;
    // Nothing where the page knows of none: then only what was decided on this phone since is asked about.
    const known = { day, begins: Number(begins) || null, isStarted, about, changed: Number(changed) || 0 };
    this.#known = known;
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#answered(item));
    document.addEventListener("visibilitychange", () => document.hidden || this.#show());
    setInterval(() => this.#show(), 30_000);
    this.#known = await newest(known);
    if (known.begins && this.#known.day === day && this.#known.changed >= known.begins + LENGTH) this.#answer = this.#told();
    this.#show();
  }

  // What was answered on this phone after it, where the page does not know of it.
  #told() {
    const { begins, isDone, notYetOn } = this.#known;
    if (isDone) return "done";
    return begins ? notYetOn && "not_yet" : "let_go";
  }

  #answered(item) {
    this.#answer = item.kind === "completion" ? "done" : item.payload.action;
    this.#known = play(this.#known, item, Date.now());
    keep(this.#known);
    this.#show();
  }

  #show() {
    const now = Date.now();
    const isAsked = standsAt(now, gameDay(now, zone, Number(dayStart)), this.#known) === "missed";
    if (isAsked) this.#answer = "";
    this.hidden = !isAsked && !this.#answer;
    if (isAsked) name(this, this.#known);
    this.querySelector("[data-ask]").hidden = !isAsked;
    for (const part of this.querySelectorAll("[data-answered]")) part.hidden = part.dataset.answered !== this.#answer;
  }
}

customElements.define("half-asked", HalfAsked);
