// The pad of a meeting: one's own strokes alone. What others drew is never told, only how many sit there and that it is over.
import { drawSheet } from "./today.js";

const LOOK = 6_000; // ms: everybody at the table hears of its end while they still talk about it

class MeetingPad extends HTMLElement {
  #own = Number(this.dataset.own);
  #isFirstView = true;
  #isLooking = false;

  connectedCallback() {
    this.count = this.querySelector("[data-count]");
    this.undo = this.querySelector("form[data-outbox=retraction]");
    this.undoable = [this.undo.elements.namedItem("deed").value].filter(Boolean);
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#tap(item));
    document.addEventListener("view", ({ detail }) => this.#learn(detail));
    if (self.streepje.view) this.#learn(self.streepje.view);
    setInterval(() => document.hidden || this.#look(), LOOK);
    document.addEventListener("visibilitychange", () => document.hidden || this.#look());
  }

  #tap(item) {
    const isStroke = item.kind === "meeting_stroke";
    if (!isStroke && item.kind !== "retraction") return;
    this.#own = Math.max(0, this.#own + (isStroke ? 1 : -1));
    if (isStroke) {
      this.undoable.push(item.id);
      navigator.vibrate?.(12);
    } else {
      this.undoable.pop();
    }
    this.#draw(true);
    import("./note.js").then(({ follow }) => follow(item), () => null);
    document.getElementById("live").textContent = this.count.parentElement.textContent.trim();
  }

  // A page of the server does not know yet what waits here; from then on this page counts by itself.
  #learn({ items }) {
    if (!this.#isFirstView) return;
    this.#isFirstView = false;
    const here = items.filter(({ kind, payload }) => kind === "meeting_stroke" && payload.meeting === this.dataset.meeting);
    const gone = new Set(items.filter(({ kind, of }) => kind === "retraction" && of).map(({ payload }) => payload.deed));
    this.undoable.push(...here.map(({ id }) => id).filter((id) => !this.undoable.includes(id) && !gone.has(id)));
    this.undoable = this.undoable.filter((id) => !gone.has(id));
    this.#own = Math.max(0, this.#own + here.length - gone.size);
    this.#draw(false);
  }

  #draw(isTap) {
    this.count.textContent = this.#own;
    drawSheet(this, this.#own, isTap);
    this.undo.hidden = !this.undoable.length;
    this.undo.elements.namedItem("deed").value = this.undoable.at(-1) ?? "";
  }

  async #look() {
    if (this.#isLooking) return; // one at a time: on a slow line an older answer does not come last
    this.#isLooking = true;
    const text = await fetch(location.href, { redirect: "error" }).then((response) => (response.ok ? response.text() : "")).catch(() => "");
    this.#isLooking = false;
    const page = new DOMParser().parseFromString(text, "text/html");
    const people = page.querySelector("[data-people]");
    if (people && !page.querySelector("meeting-pad")) location.reload();
    else if (people) document.querySelector("[data-people]").textContent = people.textContent;
  }
}

customElements.define("meeting-pad", MeetingPad);
