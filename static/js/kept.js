// <kept-here>: how much of somebody who is not signed in now still waits on this phone. Only a number:
// whose it is and what it says is nobody else's business.
import "../vendor/idb.js";
import "./shared/outbox.js";

const { outbox } = self.streepje;
const { dataset: { account }, lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);

async function waitingIn(name) {
  const db = await idb.openDB(name);
  try {
    return db.objectStoreNames.contains("waiting") ? await db.count("waiting") : 0;
  } finally {
    db.close();
  }
}

class KeptHere extends HTMLElement {
  async connectedCallback() {
    const prefix = outbox.nameOf("");
    const all = (await indexedDB.databases?.().catch(() => null)) ?? [];
    const others = all.map(({ name }) => name).filter((name) => name.startsWith(prefix) && name !== outbox.nameOf(account));
    const counts = await Promise.all(others.map((name) => waitingIn(name).catch(() => 0)));
    const number = counts.reduce((sum, count) => sum + count, 0);
    const words = this.dataset[plural.select(number)] ?? this.dataset.other;
    this.querySelector("[data-text]").textContent = words.replace("{n}", new Intl.NumberFormat(lang).format(number));
    this.hidden = number === 0;
  }
}

customElements.define("kept-here", KeptHere);
