// The tally pad and the hour ring: a stroke is on the paper before it is stored.
import "../vendor/idb.js";
import "./shared/gameday.js";
import "./shared/outbox.js";

const { hourOf, outbox } = self.streepje;
const PENS = 15; // as in app/tallies/rules.py: the same pen for the same stroke on server and phone
const BUNDLE = 5;
const SHEET = 100;
const SVG = "http://www.w3.org/2000/svg";
const { account, zone, day } = document.documentElement.dataset;
const hourNow = (item) => hourOf(new Date(item.occurred_at), zone);

// As many strokes as `total` says on the sheet of this pad.
export function drawSheet(pad, total, isTap) {
  const sheet = pad.querySelector("[data-sheet]");
  const shown = total ? ((total - 1) % SHEET) + 1 : 0;
  const drawn = sheet.getElementsByTagName("use"); // live
  while (drawn.length > shown) {
    const bundle = drawn[drawn.length - 1].parentElement;
    bundle.lastElementChild.remove();
    if (!bundle.childElementCount) bundle.remove();
  }
  while (drawn.length < shown) drawStroke(sheet, drawn.length, isTap);
}

function drawStroke(sheet, index, isTap) {
  if (index % BUNDLE === 0) sheet.append(document.querySelector("template[data-bundle]").content.cloneNode(true));
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#pen-${index % PENS}`);
  use.classList.toggle("crosses", index % BUNDLE === BUNDLE - 1);
  use.classList.toggle("is-fresh", isTap);
  sheet.lastElementChild.append(use);
}

class TallyPad extends HTMLElement {
  #known = 0; // strokes in the newest state
  #waiting = { strokes: 0, has: () => false }; // in the outbox
  #tapped = new Map(); // by id, until a view tells of them: {mark: +1 drawn, -1 taken away, savedAt}
  #undoable = []; // ids of strokes, newest last
  #isFirstView = true;

  connectedCallback() {
    this.count = this.querySelector("[data-count]");
    this.sheet = this.querySelector("[data-sheet]");
    this.undo = this.querySelector("form[data-outbox=retraction]");
    this.enough = this.querySelector("[data-enough]");
    this.#known = Number(this.count?.textContent) || 0;
    const last = this.undo?.elements.namedItem("deed").value;
    if (last) this.#undoable.push(last);
    this.addEventListener("deed:tapped", (event) => this.#tap(event.detail.item));
    this.addEventListener("deed:saved", (event) => this.#saved(event.detail.item));
    document.addEventListener("view", (event) => this.#learn(event.detail));
    document.addEventListener("visibilitychange", () => document.hidden || this.#recallUndo());
    this.#offerUndo();
  }

  #tap(item) {
    const mark = { tally: 1, retraction: -1 }[item.kind];
    if (!mark) return;
    this.#tapped.set(item.id, { mark, savedAt: Infinity });
    if (mark > 0) {
      this.#undoable.push(item.id);
      navigator.vibrate?.(12);
    } else {
      this.#undoable.pop();
    }
    outbox.note(account, "undoable", { day, ids: this.#undoable.slice(-50) }).catch(() => null);
    this.#offerUndo();
    this.#draw(true);
    if (this.querySelector("stroke-note")) import("./note.js").then(({ follow }) => follow(item), () => null);
    queueMicrotask(() => this.#say()); // when the ring knows of it too
  }

  // For who cannot see the paper: the number and its words, as they stand on the pad and under it.
  #say() {
    const live = document.getElementById("live");
    if (!live) return;
    const said = [this.count?.parentElement, ...this.querySelectorAll(".pad-aim, .pad-enough:not([hidden])")];
    live.textContent = said.map((part) => part?.textContent.trim()).join(". ");
  }

  #saved({ id }) {
    // From here on the outbox itself tells of it; a view whose reading began earlier may still miss it.
    const tapped = this.#tapped.get(id);
    if (tapped) tapped.savedAt = performance.now();
  }

  #learn({ state, strokes, has, began, isPageOld, waiting }) {
    if (this.#isFirstView && (isPageOld || waiting)) this.#recallUndo(true);
    this.#isFirstView = false;
    this.#known = state?.days?.[day]?.strokes ?? (state ? 0 : this.#known);
    this.#waiting = { strokes, has };
    for (const [id, { savedAt }] of this.#tapped) if (savedAt <= began) this.#tapped.delete(id);
    this.#draw(false);
  }

  // A page may name a stroke that was taken away since, or not know of a later one: the phone's own notes do (`isSure`).
  // Elsewhere on this phone one may be drawn, too, while this page stands open; ids sort by time.
  async #recallUndo(isSure) {
    const noted = await outbox.noted(account, "undoable");
    if (noted?.day !== day || !(isSure || noted.ids.at(-1) > (this.#undoable.at(-1) ?? ""))) return;
    this.#undoable = noted.ids;
    this.#offerUndo();
  }

  #offerUndo() {
    if (!this.undo) return;
    this.undo.hidden = !this.#undoable.length;
    this.undo.elements.namedItem("deed").value = this.#undoable.at(-1) ?? "";
  }

  #draw(isTap) {
    let total = this.#known + this.#waiting.strokes;
    for (const [id, { mark }] of this.#tapped) if (!this.#waiting.has(id)) total += mark;
    total = Math.max(0, total);
    if (this.count && this.count.textContent !== String(total)) this.count.textContent = total;
    if (this.enough) this.enough.hidden = total < this.enough.dataset.enough;
    if (this.sheet) drawSheet(this, total, isTap);
  }
}

class HourRing extends HTMLElement {
  connectedCallback() {
    document.addEventListener("deed:tapped", ({ detail: { item } }) => {
      if (item.kind !== "tally") return;
      this.#part(hourNow(item))?.toggleAttribute("data-filled", true);
      this.#tell();
      this.#follow([hourNow(item)]);
    });
    document.addEventListener("view", (event) => this.#learn(event.detail));
    this.#markNow();
    setInterval(() => this.#markNow(), 60_000);
  }

  #part(hour) {
    return this.querySelector(`[data-hour="${hour}"]`);
  }

  #learn({ state, hours, items }) {
    if (!state) return;
    const known = state.days?.[day]?.hours ?? {};
    const met = new Set(items.filter(({ kind }) => kind === "meeting_stroke").map(hourNow));
    for (const part of this.querySelectorAll("[data-hour]")) {
      const { hour } = part.dataset;
      part.toggleAttribute("data-filled", hour in known || hours.has(Number(hour)) || met.has(Number(hour)));
    }
    this.#tell();
    this.#follow([...Object.keys(known).map(Number), ...hours, ...met]);
  }

  // An hour that is not worked is on the ring where the word fell in it; hardly anybody needs that at a tap.
  #follow(heard) {
    if (!this.querySelector("[data-extra]:not([data-filled])") && heard.every((hour) => this.#part(hour))) return;
    import("./ring.js").then(({ follow }) => { follow(this, heard); this.#markNow(); }, () => null);
  }

  // In words too: in how many of the working hours.
  #tell() {
    const heard = document.querySelector("[data-heard]");
    if (heard) heard.textContent = this.querySelectorAll("[data-filled]:not([data-extra])").length;
  }

  #markNow() {
    const hour = hourOf(new Date(), zone);
    for (const part of this.querySelectorAll("[data-hour]")) {
      part.toggleAttribute("data-now", Number(part.dataset.hour) === hour);
    }
  }
}

customElements.define("tally-pad", TallyPad);
customElements.define("hour-ring", HourRing);
