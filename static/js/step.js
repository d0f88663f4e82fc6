// <first-step>: an answer shows at once, and stays on a kept page while it waits in the outbox. A hidden one asks about a
// step that this page does not know of: it waits here since a day before, or was sent after the page was made.
const { outbox } = self.streepje;
const { account, day } = document.documentElement.dataset;
const REMEMBERED = 76 * 86_400_000; // ms: as in app/first_steps/rules.py

// The deeds of this phone that the page does not know, in their order.
async function unknown() {
  const page = JSON.parse(document.getElementById("state")?.textContent || "null");
  const isOld = (await outbox.noted(account, "state"))?.revision > page?.revision;
  return outbox.withDatabase(account, async (db) => [...(isOld ? await db.getAll("sent") : []), ...await db.getAll("waiting")]);
}

// The oldest step that is asked about on this page's day, or was answered on it, with that answer.
async function due() {
  const deeds = await unknown();
  const gone = new Set(deeds.filter(({ kind }) => kind === "retraction").map(({ payload }) => payload.deed));
  const answers = new Map(deeds.filter(({ kind }) => kind === "step_answer").map((deed) => [deed.payload.step, deed]));
  return deeds
    .filter(({ id, kind, local_day: on }) => kind === "first_step" && !gone.has(id) && on < day && Date.parse(day) - Date.parse(on) <= REMEMBERED)
    .map(({ id, payload }) => ({ id, payload, answer: answers.get(id) }))
    .find(({ answer }) => !answer || answer.local_day === day || (answer.payload.answer === "not_yet" && answer.local_day < day));
}

class FirstStep extends HTMLElement {
  connectedCallback() {
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#answered(item.payload.answer));
    if (this.hidden) this.#find();
    document.addEventListener("view", ({ detail }) => this.#learn(detail));
    if (self.streepje.view) this.#learn(self.streepje.view);
  }

  async #find() {
    const found = await due();
    if (!found) return;
    const { what, how, with_whom: who } = found.payload;
    const by = this.querySelector("[data-by]");
    this.dataset.step = found.id;
    this.querySelector("[name=step]").value = found.id;
    this.querySelector("[data-what]").textContent = what;
    by.textContent = [how, who && by.dataset.with.replace("{}", () => who)].filter(Boolean).join(" · ");
    if (found.answer?.local_day === day) this.#answered(found.answer.payload.answer);
    this.hidden = false;
  }

  #learn({ items }) {
    const own = items.filter(({ kind, payload }) => kind === "step_answer" && payload.step === this.dataset.step);
    if (own.length) this.#answered(own.at(-1).payload.answer);
  }

  #answered(answer) {
    this.querySelector("[data-ask]").hidden = true;
    for (const part of this.querySelectorAll("[data-answered]")) part.hidden = part.dataset.answered !== answer;
  }
}

customElements.define("first-step", FirstStep);
