// <before-ten>: the morning's list shows at once what waits on this phone, added and helped, in any order; and on a
// kept page, which may be older than that, what was sent since.
import "../vendor/idb.js";
import "./shared/outbox.js";

const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;
const DAY = 86_400_000; // ms: a day begins nowhere earlier than that before it does in UTC

class BeforeTen extends HTMLElement {
  #sentAt; // until when what was sent is on the list
  #recalled; // when it is

  connectedCallback() {
    this.template = this.querySelector("template[data-line]");
    this.list = this.querySelector(".morning-list");
    document.addEventListener("view", ({ detail }) => this.#learn(detail));
    document.addEventListener("deed:tapped", ({ detail }) => this.#show(detail.item));
    if (self.streepje.view) this.#learn(self.streepje.view);
  }

  // What was sent comes first: somebody may be helped whose line is in it.
  async #learn({ items, isPageOld, sentAt }) {
    if (isPageOld && sentAt !== this.#sentAt) {
      this.#sentAt = sentAt;
      this.#recalled = this.#sent().then((sent) => sent.forEach((item) => this.#show(item)), () => null);
    }
    await this.#recalled;
    items.forEach((item) => this.#show(item));
  }

  #sent() {
    const since = new Date(Date.parse(this.dataset.day) - DAY).toISOString();
    return outbox.withDatabase(account, async (db) => {
      const sent = await db.getAllFromIndex("sent", "sent_at", IDBKeyRange.lowerBound(since));
      const takenBack = new Set(sent.filter(({ kind }) => kind === "retraction").map(({ payload }) => payload.deed));
      const isOurs = ({ id, kind }) => ["item", "item_done"].includes(kind) && !takenBack.has(id);
      return sent.filter(isOurs).sort((one, other) => (one.id < other.id ? -1 : 1));
    });
  }

  #show({ id, kind, payload, local_day: day }) {
    if (day !== this.dataset.day) return;
    if (kind === "item") this.#add(id, payload.text);
    if (kind === "item_done") this.#help(payload.item);
    const lines = [...this.list.children];
    this.querySelector("[data-sum]").hidden = !lines.length;
    this.querySelector("[data-all-count]").textContent = lines.length;
    this.querySelector("[data-helped-count]").textContent = lines.filter((line) => "helped" in line.dataset).length;
  }

  #help(item) {
    this.#line(item)?.setAttribute("data-helped", "");
    const advice = this.querySelector("[data-advice]");
    advice.hidden = false;
    advice.elements.item.value = item;
  }

  #line(item) {
    return this.list.querySelector(`[data-item="${CSS.escape(item)}"]`);
  }

  #add(item, text) {
    if (this.#line(item)) return;
    const line = this.template.content.firstElementChild.cloneNode(true);
    line.dataset.item = line.querySelector("[name=item]").value = item;
    line.querySelector("[data-text]").textContent = text;
    line.querySelector("button .for-ears").textContent += text;
    this.list.append(line);
  }
}

customElements.define("before-ten", BeforeTen);
