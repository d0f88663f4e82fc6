// <needs-attention>: the deeds that the team's server refused, and why. They stay on the phone until
// the person lets them go, one at a time. Words come from the templates inside the element.
const { outbox } = self.streepje;
const { dataset: { account }, lang } = document.documentElement;

const textOf = ({ what, for_whom: forWhom, line } = {}) => [what, forWhom, line].filter(Boolean).join("\n");

function momentOf({ occurred_at: moment, zone }) {
  const form = { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat(lang, { ...form, timeZone: zone }).format(new Date(moment));
  } catch {
    return ""; // a moment or a zone that nobody can read may be the very reason for being here
  }
}

class NeedsAttention extends HTMLElement {
  #shown = "";

  connectedCallback() {
    document.addEventListener("view", () => this.#look());
    this.#look();
  }

  async #look() {
    try {
      const { attention } = await outbox.listing(account);
      this.#show(attention);
    } catch (error) {
      console.warn("attention", error);
    }
  }

  #show(items) {
    const ids = items.map(({ id }) => id).join();
    if (ids === this.#shown) return; // a tap must not find its button replaced
    this.#shown = ids;
    this.querySelector("[data-list]").replaceChildren(...items.map((item) => this.#row(item)));
    this.hidden = !items.length;
  }

  // The words of a template such as data-code="unknown_challenge"; the one without a name serves the rest.
  #words(name, value) {
    const found = this.querySelector(`template[data-${name}="${CSS.escape(value ?? "")}"]`);
    return (found ?? this.querySelector(`template[data-${name}=""]`))?.content.textContent ?? "";
  }

  #row(item) {
    const row = this.querySelector("template[data-item]").content.cloneNode(true);
    const text = textOf(item.payload);
    const fill = (selector, words) => { row.querySelector(selector).textContent = words; };
    fill("[data-kind-word]", this.#words("kind", item.kind));
    fill("[data-why]", this.#words("code", item.code));
    fill("[data-moment]", momentOf(item));
    fill("[data-words]", text);
    row.querySelector("[data-words]").hidden = !text;
    const copy = row.querySelector("[data-copy]");
    copy.hidden = !text;
    copy.addEventListener("click", () => this.#copy(copy, text));
    row.querySelector("[data-let-go]").addEventListener("click", () => this.#letGo(item.id));
    return row;
  }

  async #copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
      button.parentElement.querySelector("[data-copied]").hidden = false;
    } catch (error) {
      console.warn("copy", error); // the text itself can still be selected
    }
  }

  async #letGo(id) {
    await outbox.letGo(account, id).catch((error) => console.warn("attention", error));
    await this.#look();
    this.querySelector("[data-let-go]")?.focus();
  }
}

customElements.define("needs-attention", NeedsAttention);
