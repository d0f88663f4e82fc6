// <before-ten>: the morning's list shows at once what waits on this phone, added and helped, in any order.
class BeforeTen extends HTMLElement {
  connectedCallback() {
    this.template = this.querySelector("template[data-line]");
    this.list = this.querySelector(".morning-list");
    document.addEventListener("view", ({ detail }) => detail.items.forEach((item) => this.#show(item)));
    document.addEventListener("deed:tapped", ({ detail }) => this.#show(detail.item));
    self.streepje.view?.items.forEach((item) => this.#show(item));
  }

  #show({ id, kind, payload, local_day: day }) {
    if (day !== this.dataset.day) return;
    if (kind === "item") this.#add(id, payload.text);
    if (kind === "item_done") this.#help(payload.item);
    const lines = [...this.list.children];
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
