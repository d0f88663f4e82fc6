// <print-page>: a button that prints the page; what is said where no module runs goes away for it.
class PrintPage extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    this.querySelector("[data-otherwise]")?.remove();
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

customElements.define("print-page", PrintPage);
