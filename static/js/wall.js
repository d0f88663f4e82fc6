import "./pictures.js";
import "./takeback.js";

// <clap-button>: the number rises under the thumb, and waiting claps stay counted on a kept page.
class ClapButton extends HTMLElement {
  connectedCallback() {
    this.number = this.querySelector("[data-claps]");
    this.target = this.querySelector("[name=target]")?.value;
    this.left = Number(this.dataset.left ?? Infinity); // claps that this person may still give here
    this.addEventListener("deed:tapped", () => this.#clap());
    this.#addWaiting();
  }

  #clap() {
    this.#raise(1);
    navigator.vibrate?.(8);
    this.classList.remove("is-clapped");
    requestAnimationFrame(() => this.classList.add("is-clapped"));
  }

  #raise(more) {
    if (this.number) this.number.textContent = (Number(this.number.textContent) || 0) + more;
    this.left -= more;
    // Not before the tap that was the last one is on its way.
    if (this.left <= 0) setTimeout(() => { this.querySelector("button").disabled = true; });
  }

  async #addWaiting() {
    const { account } = document.documentElement.dataset;
    const { waiting } = await waitingClaps(account);
    const mine = waiting.filter(({ kind, payload }) => kind === "applause" && payload.target === this.target);
    if (mine.length) this.#raise(mine.length);
  }
}

let listing;
function waitingClaps(account) {
  listing ??= self.streepje.outbox.listing(account).catch(() => ({ waiting: [] }));
  return listing;
}

customElements.define("clap-button", ClapButton);

if (document.querySelector("wall-waiting")) import("./wall_waiting.js");
