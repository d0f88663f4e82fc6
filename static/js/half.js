// <half-hour>: how it stands with a half hour. It follows from moments and never from ticking, so that a locked phone, a
// reload and a kept page all tell the same.
const { outbox, gameDay } = self.streepje;
const { account, zone, dayStart, day: pageDay } = document.documentElement.dataset;
const { lang } = document.documentElement;
const LENGTH = 1_800_000; // ms: as in app/half_hours/rules.py
const NOTE = "half-hour"; // on the phone: the newest that was decided here
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
const words = (form) => new Intl.DateTimeFormat(lang, { ...CLOCK, ...form });
const atClock = words({});
const onDay = words({ weekday: "long", day: "numeric", month: "long" });
const parts = new Intl.DateTimeFormat("en-GB", { ...CLOCK, year: "numeric", month: "2-digit", day: "2-digit" });

// What the clock on the wall says at a moment, as if that were UTC.
function onTheWall(moment) {
  const { year, month, day, hour, minute } = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`);
}

// The moment of a day at which the clock on the wall says `at`: before the day's start, the night after it.
function momentAt(day, at) {
  const wanted = Date.parse(`${day}T${at}Z`) + (Number(at.slice(0, 2)) < Number(dayStart) ? 86_400_000 : 0);
  const near = wanted - (onTheWall(wanted) - wanted);
  return near - (onTheWall(near) - wanted);
}

// What is known after one more deed.
function play(known, { kind, payload, occurred_at: at, local_day: today }) {
  const changed = Date.parse(at);
  if (kind === "completion") return { ...known, isDone: true, changed };
  const day = payload.day ?? today;
  if (payload.action === "let_go") return { day, changed };
  if (payload.action === "start") return { ...known, day, begins: changed, isStarted: true, isDone: false, changed };
  return { day, begins: momentAt(day, payload.at), about: payload.about ?? "", changed };
}

function standsAt(now, { begins, isStarted, isDone }) {
  if (!begins) return "none";
  if (isDone) return "done";
  const isOver = now >= begins + LENGTH;
  if (isStarted) return isOver ? "over" : "runs";
  return isOver ? "none" : "waits";
}

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
    this.addEventListener("deed:tapped", ({ detail: { item } }) => this.#learn(play(this.#known, item)));
    this.querySelector("[data-awake]").addEventListener("click", () => this.#keepAwake(!this.#lock));
    document.addEventListener("visibilitychange", () => document.hidden || this.#show());
    const today = gameDay(Date.now(), zone, Number(dayStart)); // a kept page may still propose yesterday
    for (const one of this.querySelectorAll("[type=radio]")) if (one.value < today) one.parentElement.remove();
    setInterval(() => this.#show(), 500);
    this.#show();
    const noted = await outbox.noted(account, NOTE).catch(() => null);
    // What was decided on this phone may still wait in its outbox, or the page may be a kept one.
    if (noted && noted.changed > this.#known.changed && noted.day >= pageDay) this.#known = noted;
    this.#show();
  }

  #learn(known) {
    this.#known = known;
    outbox.note(account, NOTE, known).catch(() => null);
    for (const field of this.querySelectorAll("[data-its-day]")) field.value = known.day;
    const entry = this.querySelector("[data-entry]");
    entry.href = entry.href.replace(/[^/]+\.ics$/, `${known.day}.ics`);
    this.#show();
  }

  #show() {
    const now = Date.now();
    const stands = standsAt(now, this.#known);
    if (stands !== this.#stands) this.#turn(stands);
    if (stands === "runs") this.#tick(now);
  }

  #turn(stands) {
    const { begins, about } = this.#known;
    const isFirst = this.#stands === undefined;
    this.#stands = this.dataset.stands = stands;
    for (const part of this.querySelectorAll("[data-when-stands]")) {
      part.hidden = !part.dataset.whenStands.split(" ").includes(stands);
    }
    for (const part of this.querySelectorAll("[data-about]")) part.textContent = about ?? "";
    this.querySelector("[data-starts]").textContent = begins ? onDay.format(begins) : "";
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
