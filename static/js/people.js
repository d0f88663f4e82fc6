// <people-choice>: whom a compliment is for. A few letters find somebody, a whole team stands alone, and the names of
// who was chosen stay in sight. Beside it the form keeps within the day's allowance, waiting ones counted.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const isTeam = ({ value }) => value.startsWith("team:");

class PeopleChoice extends HTMLElement {
  connectedCallback() {
    this.boxes = [...this.querySelectorAll("[name=to]")];
    this.search = this.querySelector("[data-search]");
    if (this.search) {
      this.search.hidden = false;
      this.search.addEventListener("input", () => this.#find());
      this.search.addEventListener("keydown", (event) => this.#enter(event));
    }
    this.addEventListener("change", ({ target }) => this.#choose(target));
    this.#tell();
    this.#allow(this.closest("form"));
  }

  #find() {
    const wanted = plain(this.search.value.trim());
    let found = 0;
    for (const person of this.querySelectorAll(".person")) {
      const words = plain(person.dataset.name).split(/[\s-]+/);
      const isFound = !wanted || plain(person.dataset.name).startsWith(wanted) || words.some((word) => word.startsWith(wanted));
      person.hidden = !isFound;
      found += isFound;
    }
    for (const rest of this.querySelectorAll("[data-rest]")) {
      rest.toggleAttribute("data-searched", Boolean(wanted));
      if (wanted) rest.open = true;
      else rest.open = rest.querySelector(":checked") !== null;
      rest.hidden = Boolean(wanted) && !rest.querySelector(".person:not([hidden])");
    }
    this.querySelector("[data-none]").hidden = found > 0;
  }

  // The first that is found is chosen, and the field is ready for the next name.
  #enter(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!this.search.value.trim()) return;
    this.querySelector(".person:not([hidden]) input:not(:checked)")?.click();
    this.search.value = "";
    this.#find();
  }

  #choose(box) {
    if (box === this.search) return;
    if (box.checked) for (const other of this.boxes) if (other !== box && (isTeam(box) || isTeam(other))) other.checked = false;
    this.#tell();
  }

  #tell() {
    const chosen = this.boxes.filter((box) => box.checked);
    const names = chosen.map((box) => box.closest(".person").querySelector(".person-name").textContent);
    const line = this.querySelector("[data-chosen]");
    line.hidden = !names.length;
    line.textContent = line.dataset.words.replace("{names}", new Intl.ListFormat(document.documentElement.lang).format(names));
    const isTooMany = chosen.length > Number(this.dataset.most);
    this.boxes[0]?.setCustomValidity(!chosen.length ? this.dataset.missing : isTooMany ? this.dataset.tooMany : "");
  }

  // What the page knew, less what waits here; a page that was kept since another day knew another day's.
  async #allow(form) {
    const { account, zone, dayStart } = document.documentElement.dataset;
    const { outbox, gameDay } = self.streepje;
    const today = gameDay(Date.now(), zone, Number(dayStart ?? 4));
    const { waiting } = await outbox.listing(account).catch(() => ({ waiting: [] }));
    const here = waiting.filter(({ kind, local_day: day }) => kind === form.dataset.outbox && day === today).length;
    const known = form.dataset.knownOn === today ? form.dataset.left : form.dataset.allowance;
    const isOver = Number(known) - here <= 0;
    form.querySelector("[data-enough]").hidden = !isOver;
    form.querySelector("[type=submit]").disabled = isOver;
  }
}

customElements.define("people-choice", PeopleChoice);
