// <kept-here>: how much of somebody who is not signed in now still waits on this phone. Only a number:
// whose it is and what it says is nobody else's business. And of what was sent nothing stays, as the session may have
// ended while no page was open that could have noticed, and where there is no worker.
import "../vendor/idb.js";
import "./shared/outbox.js";
import "./shared/leaving.js";

const { outbox } = self.streepje;
const { dataset: { account }, lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);
const PREFIX = outbox.nameOf("");
const BACKDATING = 7 * 86_400_000; // ms: as in app/deeds/rules.py

async function othersHere() {
  const all = (await indexedDB.databases?.().catch(() => null)) ?? [];
  return all.map(({ name }) => name).filter((name) => name.startsWith(PREFIX) && name !== outbox.nameOf(account));
}

// {count, isLate}: isLate where the oldest of it is too old to count. Ids sort by time.
async function waitingIn(name) {
  const db = await idb.openDB(name);
  try {
    if (!db.objectStoreNames.contains("waiting")) return { count: 0 };
    const photos = db.objectStoreNames.contains("photos") ? await db.getAllKeys("photos") : [];
    const store = db.transaction("waiting").store;
    const [deeds, alone, [oldest]] = await Promise.all(
      [store.count(), outbox.alone(photos, store), store.getAll(null, 1)]);
    return { count: deeds + alone, isLate: Date.now() - Date.parse(oldest?.occurred_at) > BACKDATING };
  } finally {
    db.close();
  }
}

class KeptHere extends HTMLElement {
  async connectedCallback() {
    const isErased = (name) => name === outbox.nameOf(document.querySelector("erased-here")?.dataset.account);
    const others = (await othersHere()).filter((name) => !isErased(name));
    this.#tell(await Promise.all(others.map((name) => waitingIn(name).catch(() => ({ count: 0 })))));
    for (const name of others) await outbox.keepUnsent(name.slice(PREFIX.length)).catch(() => null);
  }

  #tell(found) {
    const number = found.reduce((sum, { count }) => sum + count, 0);
    const { dataset } = this;
    const one = plural.select(number) === "one";
    const words = found.some(({ isLate }) => isLate) && dataset.lateOther
      ? dataset[one ? "lateOne" : "lateOther"] : dataset[one ? "one" : "other"];
    this.querySelector("[data-text]").textContent = words.replace("{n}", new Intl.NumberFormat(lang).format(number));
    this.hidden = number === 0;
  }
}

// <erased-here>: who was erased can sign in no more. What was theirs goes from here, but what was never sent only when
// somebody says so.
class ErasedHere extends HTMLElement {
  async connectedCallback() {
    const { account } = this.dataset;
    if (!(await othersHere()).includes(outbox.nameOf(account))) return;
    await outbox.keepUnsent(account);
    const { waiting, attention, isGone } = await outbox.discard(account, 0);
    if (isGone) return;
    const count = waiting + attention;
    const words = this.dataset[plural.select(count) === "one" ? "one" : "other"];
    this.querySelector("[data-text]").textContent = words.replace("{n}", new Intl.NumberFormat(lang).format(count));
    this.querySelector("[data-file]").addEventListener("click", () => this.#save(account));
    this.querySelector("[data-forget]").addEventListener("click", () => this.#forget(account, count));
    this.hidden = false;
  }

  async #save(account) {
    const { save } = await import("./unsent/file.js");
    await save(this, account);
  }

  async #forget(account, count) {
    this.hidden = (await outbox.discard(account, count)).isGone;
  }
}

customElements.define("kept-here", KeptHere);
customElements.define("erased-here", ErasedHere);
