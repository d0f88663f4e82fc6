// <push-outcome>: what became of a test message, asked for until it is known. Its words are in the
// HTML: [data-when-outcome], one of which shows.
const PAUSE = 700; // ms
const PATIENCE = 25; // times; after that what is known stays

const pause = () => new Promise((resolve) => { setTimeout(resolve, PAUSE); });

class PushOutcome extends HTMLElement {
  connectedCallback() {
    if (this.dataset.trial) this.follow(this.dataset.trial);
  }

  say(outcome) {
    this.dataset.outcome = outcome;
    for (const part of this.querySelectorAll("[data-when-outcome]")) part.hidden = part.dataset.whenOutcome !== outcome;
  }

  async follow(trial) {
    this.dataset.trial = trial;
    for (let look = 0; look < PATIENCE && this.dataset.trial === trial; look += 1) {
      const response = await fetch(`/api/v1/push/test/${trial}`, { headers: { Accept: "application/json" } }).catch(() => null);
      const { outcome } = response?.ok ? await response.json() : {};
      if (outcome && this.dataset.trial === trial) this.say(outcome);
      if (outcome && outcome !== "waiting" && outcome !== "delayed") return;
      await pause();
    }
  }
}

customElements.define("push-outcome", PushOutcome);
