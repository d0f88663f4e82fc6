// What waits in the outbox for this page's day, without reading all of it again at every tap.
//
// A page remembers what it has read. Ids sort by time, so new deeds stand at the end and what was sent leaves
// from the front: after a change only the end is read. Where the numbers then do not agree (a deed was let go,
// another tab stored a moment after it stamped, a clock was set back), everything is read again, some at a time, so
// that a slow phone goes on answering.
import "../vendor/idb.js";
import "./shared/gameday.js";
import "./shared/outbox.js";

const { hourOf, outbox } = self.streepje;
const AT_ONCE = 200; // deeds in one reading: some milliseconds on a slow phone
const QUARTER = 900_000; // ms: no zone's hours begin at anything finer

export class Waiting {
  #account;
  #day;
  #zone;
  #items = new Map(); // by id, oldest first: {mark, hour} of a stroke, the deed itself of anything else
  #others = new Map(); // of these, what is no stroke
  #strokes = 0; // drawn less taken back
  #hours = new Map(); // how many strokes by hour
  #newest = "";
  #hourAt = new Map();

  constructor(account, day, zone) {
    [this.#account, this.#day, this.#zone] = [account, day, zone];
  }

  // outbox.view() of this moment, and of this day: `has(id)`, `strokes` (drawn less taken back), `hours` with a
  // stroke, and the other deeds as `items`. `began`: when the reading of it began (performance.now()).
  async look() {
    let view = await this.#read();
    if (view.ofDay.count !== this.#items.size) {
      this.#clear();
      view = await this.#read();
    }
    const [strokes, hours] = [this.#strokes, new Set(this.#hours.keys())];
    return { ...view, strokes, hours, items: [...this.#others.values()], has: (id) => this.#items.has(id) };
  }

  async #read() {
    let from = this.#newest;
    for (;;) {
      const began = performance.now();
      const view = await outbox.view(this.#account, { day: this.#day, from, most: AT_ONCE });
      const { first, items } = view.ofDay;
      this.#dropBefore(first);
      for (const item of items) this.#take(item);
      if (items.length < AT_ONCE) return { ...view, began };
      from = items.at(-1).id;
    }
  }

  #clear() {
    for (const id of this.#items.keys()) this.#drop(id);
    this.#newest = "";
  }

  #dropBefore(first) {
    if (!first) this.#clear();
    for (const id of this.#items.keys()) {
      if (id >= first) return;
      this.#drop(id);
    }
  }

  #drop(id) {
    this.#count(this.#items.get(id), -1);
    this.#items.delete(id);
    this.#others.delete(id);
  }

  #take(item) {
    const { id, kind, of, local_day, occurred_at } = item;
    if (id > this.#newest) this.#newest = id;
    if (local_day !== this.#day || this.#items.has(id)) return;
    const mark = { tally: 1, retraction: of ? 0 : -1 }[kind];
    const taken = mark ? { mark, hour: mark > 0 ? this.#hourOf(occurred_at) : null } : item;
    this.#items.set(id, taken);
    if (mark) this.#count(taken, 1);
    else this.#others.set(id, item);
  }

  #count({ mark = 0, hour }, sign) {
    this.#strokes += sign * mark;
    if (!(mark > 0)) return;
    const left = (this.#hours.get(hour) ?? 0) + sign;
    if (left) this.#hours.set(hour, left);
    else this.#hours.delete(hour);
  }

  #hourOf(moment) {
    const quarter = Math.floor(Date.parse(moment) / QUARTER);
    if (!this.#hourAt.has(quarter)) this.#hourAt.set(quarter, hourOf(quarter * QUARTER, this.#zone));
    return this.#hourAt.get(quarter);
  }
}
