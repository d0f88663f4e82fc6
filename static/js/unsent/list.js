// <unsent-list>: everything that is still only on this phone. What waits stands by day, newest first,
// a hundred at a time and built in slices, so that thousands open on a slow phone without a hitch.
import { send } from "../sync.js";
import { ask, look } from "./dialogs.js";
import { edit } from "./edit.js";
import { save } from "./file.js";
import { row, refusedRow } from "./rows.js";
import * as store from "./store.js";
import { dayName, nearName, number, phrase } from "./words.js";

const { account, day: today } = document.documentElement.dataset;
const plural = new Intl.PluralRules(document.documentElement.lang);
const PAGE = 100;
const SLICE = 10; // rows in one frame

// Until what was made stands on the glass: laid out all at once, a hundred rows would stop a slow phone. A page in the
// background paints no frame, and still goes on.
const breathe = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });

// Ids sort by time, and the newest stands first.
function insert(list, element) {
  let next = null;
  for (let other = list.lastElementChild; other && other.dataset.id < element.dataset.id; other = other.previousElementSibling) {
    next = other;
  }
  list.insertBefore(element, next);
}

class UnsentList extends HTMLElement {
  #items = new Map(); // id -> {item, element}
  #refused = new Map();
  #refresh = Promise.resolve();
  #isAsked = false;
  #total = 0;

  connectedCallback() {
    document.addEventListener("view", () => this.#ask());
    this.addEventListener("click", (event) => this.#click(event));
    this.#ask();
  }

  // One refresh at a time, and one more if something changed since it began.
  #ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#refresh = this.#refresh.then(async () => {
      this.#isAsked = false;
      await this.#show();
    }).catch((error) => console.warn("unsent", error));
  }

  async #show() {
    const [days, refused, photos] = await Promise.all([store.days(account), store.refused(account), store.photos(account)]);
    this.#total = days.reduce((sum, { count }) => sum + count, 0);
    await this.#showRefused(refused);
    await this.#dropSent();
    await this.#addNewer();
    if (this.#items.size < Math.min(PAGE, this.#total)) await this.#addOlder(PAGE - this.#items.size);
    this.#count(days);
    this.#part("empty").hidden = this.#total + photos + refused.length > 0;
    this.#part("acts").hidden = this.#total + photos + refused.length === 0;
    this.#part("photos").hidden = !photos;
    this.#part("photo-count").textContent = phrase(this, "photos", plural.select(photos)).replace("{n}", number(photos));
    for (const part of this.querySelectorAll("[data-when-waiting]")) part.hidden = !this.#total;
    this.dataset.shown = this.#items.size; // the list is whole up to here
  }

  #part(name) {
    return this.querySelector(`[data-${name}]`);
  }

  async #dropSent() {
    const still = await store.stillWaiting(account, [...this.#items.keys()]);
    for (const [id, { element }] of this.#items) {
      if (still.has(id)) continue;
      element.remove();
      this.#items.delete(id);
    }
  }

  // What came in since, from the + sheet or another tab, stands on top.
  async #addNewer() {
    if (!this.#items.size) return;
    const newest = await store.page(account, null, PAGE);
    const known = newest.findIndex(({ id }) => this.#items.has(id));
    await this.#put(newest.slice(0, Math.max(0, known)));
  }

  async #addOlder(count) {
    const last = [...this.querySelectorAll("[data-days] li")].at(-1);
    await this.#put(await store.page(account, this.#items.get(last?.dataset.id)?.item ?? null, count));
  }

  async #put(items) {
    for (let from = 0; from < items.length; from += SLICE) {
      if (from) await breathe();
      for (const item of items.slice(from, from + SLICE)) {
        const element = row(this, item);
        this.#items.set(item.id, { item, element });
        insert(this.#day(item.local_day), element);
      }
    }
  }

  #day(day) {
    const known = this.querySelector(`[data-day="${CSS.escape(day)}"]`);
    if (known) return known.querySelector("ul");
    const part = this.querySelector("template[data-group]").content.firstElementChild.cloneNode(true);
    part.dataset.day = day;
    const near = nearName(day, today);
    part.querySelector("[data-name]").textContent = near || dayName(day);
    part.querySelector("[data-date]").textContent = near && dayName(day);
    const later = [...this.querySelectorAll("[data-day]")].find((other) => other.dataset.day < day);
    this.#part("days").insertBefore(part, later ?? null);
    return part.querySelector("ul");
  }

  #count(days) {
    const counts = new Map(days.map(({ day, count }) => [day, count]));
    for (const part of this.querySelectorAll("[data-day]")) {
      const isEmpty = !part.querySelector("li");
      if (isEmpty) part.remove();
      else part.querySelector("[data-number]").textContent = number(counts.get(part.dataset.day) ?? 0);
    }
    const left = this.#total - this.#items.size;
    this.#part("more").hidden = left <= 0;
    this.#part("left").textContent = number(Math.max(0, left));
  }

  async #showRefused(refused) {
    const ids = new Set(refused.map(({ id }) => id));
    for (const [id, { element }] of this.#refused) {
      if (ids.has(id)) continue;
      element.remove();
      this.#refused.delete(id);
    }
    const list = this.querySelector("[data-refused] ul");
    let made = 0;
    for (const item of refused) {
      if (this.#refused.has(item.id)) continue;
      if (made && made % SLICE === 0) await breathe();
      made += 1;
      const element = refusedRow(this, item);
      this.#refused.set(item.id, { item, element });
      list.append(element);
    }
    this.#part("refused").hidden = !refused.length;
  }

  async #click(event) {
    const button = event.target.closest("button[data-act]");
    if (!button) return;
    const { act } = button.dataset;
    const id = button.closest("[data-id]")?.dataset.id;
    const { item } = this.#items.get(id) ?? this.#refused.get(id) ?? {};
    const acts = {
      send, save: () => save(this, account), more: () => this.#more(), look: () => look(this, item),
      edit: () => edit(this, item), again: () => store.tryAgain(account, item).then(send), copy: () => this.#copy(button, item), drop: () => ask(this, item),
      "drop-all": () => ask(this, null),
    };
    await acts[act]?.();
  }

  async #more() {
    const rows = () => [...this.querySelectorAll("[data-days] li")];
    const before = rows().length;
    this.#refresh = this.#refresh.then(() => this.#addOlder(PAGE)).then(() => this.#show());
    await this.#refresh;
    rows()[before]?.querySelector("button").focus(); // goes on where the last page ended
  }

  async #copy(button, item) {
    try {
      await navigator.clipboard.writeText([item.payload.what, item.payload.for_whom, item.payload.line, item.payload.because].filter(Boolean).join("\n"));
      button.parentElement.querySelector("[data-copied]").hidden = false;
    } catch (error) {
      console.warn("copy", error); // the text itself can still be selected
    }
  }
}

customElements.define("unsent-list", UnsentList);
