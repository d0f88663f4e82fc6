// <live-card>: the phone card of a challenge, drawn while the manager writes it.
class LiveCard extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("for"));
    this.form?.addEventListener("input", () => this.#show());
    this.#show();
  }

  #show() {
    if (!this.form) return;
    const fields = new FormData(this.form);
    for (const part of this.querySelectorAll("[data-field]")) {
      const value = String(fields.get(part.dataset.field) ?? "").trim();
      part.dataset.empty ??= part.textContent;
      part.textContent = value || part.dataset.empty;
    }
    this.dataset.courage = fields.get("courage") ?? "1";
  }
}

customElements.define("live-card", LiveCard);
