// <install-steps>: the steps for this very phone, and the browser's own button where it has one.
const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

function device() {
  // iPads say that they are Macs; only they have a touch screen.
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  if (isApple) return "ios";
  return /Android/.test(navigator.userAgent) ? "android" : "desktop";
}

const showSteps = (element) => {
  for (const part of element.querySelectorAll("[data-device]")) part.hidden = part.dataset.device !== device();
};

// <device-steps>: other steps for this very device.
class DeviceSteps extends HTMLElement {
  connectedCallback() {
    showSteps(this);
  }
}

class InstallSteps extends HTMLElement {
  connectedCallback() {
    this.hidden = isInstalled();
    showSteps(this);
    this.button = this.querySelector("[data-install]");
    this.button?.addEventListener("click", () => this.#install());
    document.addEventListener("install:offer", () => this.#offer());
    addEventListener("appinstalled", () => { this.hidden = true; });
    this.#offer();
  }

  #offer() {
    if (this.button) this.button.hidden = !self.streepje.installOffer;
  }

  async #install() {
    const offer = self.streepje.installOffer;
    self.streepje.installOffer = null; // an offer works once
    this.#offer();
    await offer?.prompt();
  }
}

customElements.define("install-steps", InstallSteps);
customElements.define("device-steps", DeviceSteps);
