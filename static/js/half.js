// <half-hour>: how it stands with a half hour, on the page of its own.
import { LENGTH, keep, name, newest, play, standsAt, words } from "./half_known.js";

const { gameDay } = self.streepje;
const { zone, dayStart } = document.documentElement.dataset;
const atClock = words({});
const today = () => gameDay(Date.now(), zone, Number(dayStart));

class HalfHour extends HTMLElement {
  #known;
  #stands;
  #lock = null;

  async connectedCallback() {
    const { stands, day, begins, changed } = this.dataset;
    const isStarted = ["runs", "over", "done"].includes(stands);
    const about = this.querySelector("[data-about]").textContent;
    this.#known = { day, begins: Number(begins) || null, isStarted, isDone: stands === "done", about, changed: Number(changed) || 0 };
    if (stands === "done") this.#known.begins ??= Date.now();
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#learn(play(this.#known, item, Date.now())));
    this.querySelector("[data-awake]").addEventListener("click", () => this.#keepAwake(!this.#lock));
    document.addEventListener("visibilitychange", () => document.hidden || this.#show());
    // A kept page may still propose yesterday.
    for (const one of this.querySelectorAll("[type=radio]")) if (one.value < today()) one.parentElement.remove();
    setInterval(() => this.#show(), 500);
    this.#show();
    this.#known = await newest(this.#known);
    this.#show();
  }

  #learn(known) {
    this.#known = known;
    keep(known);
    const entry = this.querySelector("[data-entry]");
    entry.href = entry.href.replace(/[^/]+\.ics$/, `${known.day}.ics`);
    this.#show();
  }

  #show() {
    const now = Date.now();
    const stands = standsAt(now, today(), this.#known);
    if (stands !== this.#stands) this.#turn(stands);
    if (stands === "runs") this.#tick(now);
  }

  #turn(stands) {
    const { begins } = this.#known;
    const isFirst = this.#stands === undefined;
    this.#stands = this.dataset.stands = stands;
    for (const part of this.querySelectorAll("[data-when-stands]")) {
      part.hidden = !part.dataset.whenStands.split(" ").includes(stands);
    }
    name(this, this.#known);
    this.querySelector("[data-ends]").textContent = begins ? atClock.format(begins + LENGTH) : "";
    this.querySelector("details").open = stands === "over";
    this.querySelector("[data-awake]").hidden = stands !== "runs" || !("wakeLock" in navigator);
    if (stands !== "runs") this.#keepAwake(false);
    if (!isFirst) this.#say(stands);
  }

  // For who does not look: that it began and that it is over, and no ticking in between.
  #say(stands) {
    const said = this.querySelector(`template[data-say="${stands}"]`)?.content.textContent;
    if (!said) return;
    document.getElementById("live").textContent = said;
    if (stands === "over") navigator.vibrate?.([200, 100, 200]);
  }

  #tick(now) {
    const left = Math.max(0, Math.ceil((this.#known.begins + LENGTH - now) / 1000));
    const text = `${String(Math.floor(left / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}`;
    const clock = this.querySelector("[data-left]");
    if (clock.textContent !== text) clock.textContent = text;
    this.querySelector("[data-arc]").setAttribute("stroke-dashoffset", 1800 - left);
    if (this.#lock?.released) this.#keepAwake(true); // the phone lets go of it when it is put away
  }

  async #keepAwake(isWanted) {
    const button = this.querySelector("[data-awake]");
    const lock = this.#lock;
    this.#lock = null;
    if (lock && !lock.released) await lock.release().catch(() => null);
    if (isWanted && !document.hidden) this.#lock = await navigator.wakeLock.request("screen").catch(() => null);
    button.setAttribute("aria-pressed", String(Boolean(this.#lock)));
  }
}

customElements.define("half-hour", HalfHour);
