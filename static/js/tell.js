// Tells the truth about what waits, in every <sync-state>, on the app's icon and in the messages' dot.
// "With your team" is only said when the outbox could be read and holds nothing.
import "./shared/badge.js";
import { standing } from "./sync.js";

const { outbox, showBadge, wallClock } = self.streepje;
const { dataset: { account, zone: timeZone }, lang } = document.documentElement;
const words = document.getElementById("sync-words")?.dataset ?? {};
const plural = new Intl.PluralRules(lang);
// The browser's tables of numbers and days cost a slow phone much, so they are asked only where they say something.
const digits = (number) => (number < 1000 ? String(number) : new Intl.NumberFormat(lang).format(number));
const two = (number) => String(number).padStart(2, "0");
const STAYS = new Set(["signed_out", "other_account", "other_version"]); // trying again changes nothing here
const WORDED = new Set(["offline", "portal", "busy"]); // reasons to wait that have words of their own

let said = "";

// The clock is that of the team, as the day and the ring are, wherever the phone is.
function clock(moment) {
  const when = new Date(moment);
  const { day, hour, minute } = wallClock(when, timeZone);
  const time = `${two(hour)}:${two(minute)}`;
  if (day === wallClock(Date.now(), timeZone).day) return time;
  return `${new Intl.DateTimeFormat(lang, { weekday: "short", timeZone }).format(when)} ${time}`;
}

// {state, why}: the state that a program may ask for, and the finer reason that chooses words and sign.
function standOf({ waiting, attention }) {
  const { why, isSending, unstored } = standing;
  if (unstored && !waiting) return { state: unstored };
  if (!waiting) return { state: !navigator.onLine ? "offline" : attention ? "attention" : "calm" };
  if (STAYS.has(why)) return { state: why };
  if (isSending) return { state: "sending" };
  if (!navigator.onLine) return { state: "waiting", why: "offline" };
  return { state: "waiting", why: WORDED.has(why) ? why : "waiting" };
}

// "signed_out" with 3 -> the words under signedOutOther, and without a number those under signedOut.
function find(why, number, prefix = "") {
  const name = `${prefix}-${why}`.replace(/[-_]+(\w)/g, (_, letter) => letter.toUpperCase());
  const key = name[0].toLowerCase() + name.slice(1);
  const counted = number ? words[key + { one: "One" }[plural.select(number)]] ?? words[`${key}Other`] : undefined;
  return (counted ?? words[key] ?? "").replace("{n}", digits(number));
}

function sentence(why, number, sentAt) {
  const when = sentAt ? clock(sentAt) : "";
  if (why === "calm") return when ? words.calmSent?.replace("{time}", when) ?? "" : words.calm ?? "";
  const text = find(why, number).replace("{time}", clock(standing.until));
  const sent = when && number && why !== "sending" && why !== "attention" ? words.sent?.replace("{time}", when) : "";
  return sent ? `${text} ${sent}` : text;
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function paint() {
  const view = self.streepje.view ?? (standing.unstored ? { waiting: 0, attention: 0 } : null);
  if (!view) return;
  const { state, why = state } = standOf(view);
  const number = state === "attention" ? view.attention : view.waiting;
  const text = sentence(why, number, view.sentAt);
  for (const element of document.querySelectorAll("sync-state")) {
    Object.assign(element.dataset, { state, why });
    write(element.querySelector("[data-text]"), text);
    write(element.querySelector("[data-short]"), find(why, number, "short"));
  }
  speak(why, text);
}

// Read aloud when how it stands has changed, not for every number on the way.
function speak(why, text) {
  if (why === "sending" || why === said) return;
  if (said) write(document.querySelector("sync-state [data-said]"), text);
  said = why;
}

// When all has been sent, and where somebody looks: a badge is told once, and of many that come together not each alone.
function celebrate(badges) {
  if (badges?.length && !standing.isSending && !document.hidden) import("./celebrate.js").then((module) => module.celebrate());
}

function tellUnread(count) {
  for (const dot of document.querySelectorAll("[data-unread]")) {
    dot.hidden = !count;
    dot.firstChild.nodeValue = count;
  }
}

// Not while it is being sent: the number would only flicker.
let badge = null;
function tellBadge({ waiting, attention, state }) {
  const number = waiting + attention + (state?.unread ?? 0);
  if (standing.isSending || number === badge) return;
  badge = number;
  showBadge(account).catch(() => null);
}

// What came in for days that are over, once.
async function tellArrived() {
  if (document.hidden) return; // a tab that nobody looks at tells nobody; it looks again when it is seen
  const arrived = await outbox.take(account, "arrived");
  if (!arrived) return;
  const { tell } = await import("./arrived.js");
  tell(arrived);
}

function showView(view) {
  paint();
  if (Number.isInteger(view.state?.unread)) tellUnread(view.state.unread);
  tellBadge(view);
  celebrate(view.badges);
}

let wasSending = true; // what the worker brought in before this page was opened is told too
function showStanding() {
  paint();
  if (self.streepje.view) tellBadge(self.streepje.view);
  celebrate(self.streepje.view?.badges);
  if (wasSending && !standing.isSending) tellArrived().catch((error) => console.warn("arrived", error));
  wasSending = standing.isSending;
}

if (account) {
  document.addEventListener("view", (event) => showView(event.detail));
  document.addEventListener("standing", showStanding);
  document.addEventListener("sheet:opened", paint);
  if (self.streepje.view) showView(self.streepje.view);
  showStanding();
}
