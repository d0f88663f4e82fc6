// Decides when to send, and tells the truth about it in <sync-state>.
import "./shared/receipts.js";
import "./shared/sender.js";

const { drain } = self.streepje;
const { dataset: { account }, lang } = document.documentElement;
const PAUSES = [5, 15, 60, 300]; // seconds after the first, second... failure; then the last one

let sending = null;
let askedMeanwhile = false;
let failures = 0;
let timer;
let reason = "empty";

async function leaveToTheWorker() {
  const registration = await navigator.serviceWorker?.getRegistration();
  // The browser wakes the worker when there is a network again, also with the app closed.
  await registration?.sync?.register("drain").catch(() => null);
}

function planNext(retryAfter) {
  clearTimeout(timer);
  if (reason === "other_account") return; // nothing will change until somebody signs in again
  const pause = PAUSES[Math.min(failures, PAUSES.length) - 1] * (1 + Math.random() / 4);
  timer = setTimeout(send, Math.max(pause, retryAfter) * 1000);
}

async function sendOnce() {
  const outcome = await drain(account).catch(() => ({ reason: "unreachable", retryAfter: 0 }));
  reason = outcome.reason;
  failures = reason === "empty" ? 0 : failures + 1;
  if (failures) {
    planNext(outcome.retryAfter);
    leaveToTheWorker();
  }
  if (reason === "signed_out") navigator.serviceWorker?.controller?.postMessage({ type: "signed-out" });
}

export function send() {
  if (sending) {
    askedMeanwhile = true;
    return sending;
  }
  sending = sendOnce().finally(() => {
    sending = null;
    if (askedMeanwhile) {
      askedMeanwhile = false;
      send();
    }
    paint();
  });
  paint();
  return sending;
}

// --- what the person sees ---

function clock(iso) {
  const when = new Date(iso);
  const isToday = when.toDateString() === new Date().toDateString();
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(isToday ? {} : { weekday: "short" }) };
  return new Intl.DateTimeFormat(lang, form).format(when);
}

function stateOf({ waiting, attention }, isSending) {
  if (waiting && ["signed_out", "other_account"].includes(reason)) return reason;
  if (waiting) return isSending ? "sending" : "waiting";
  return attention ? "attention" : "calm";
}

function wordsFor(texts, state, { waiting, attention, sentAt }) {
  const number = state === "attention" ? attention : waiting;
  const key = { waiting: "waiting", attention: "attention" }[state];
  const counted = key && (number === 1 ? texts[`${key}One`] : texts[`${key}Many`]);
  const words = (counted ?? texts[{ signed_out: "signedOut", other_account: "otherAccount" }[state] ?? state] ?? "");
  const when = sentAt ? clock(sentAt) : "";
  if (when && state === "calm" && texts.calmSent) return texts.calmSent.replace("{time}", when);
  const sent = when && state === "waiting" && texts.sent ? `, ${texts.sent.replace("{time}", when)}` : "";
  return words.replace("{n}", number) + sent;
}

function paint() {
  const { view } = self.streepje;
  if (!view) return;
  const state = stateOf(view, sending !== null);
  for (const element of document.querySelectorAll("sync-state")) {
    element.dataset.state = state;
    const words = wordsFor(element.dataset, state, view);
    const text = element.querySelector("[data-text]");
    if (text && text.textContent !== words) text.textContent = words;
  }
}

function celebrate({ badges }) {
  if (badges?.length) import("./celebrate.js").then((module) => module.celebrate());
}

function tellUnread(count) {
  navigator.setAppBadge?.(count).catch(() => null); // 0 takes the number off the app's icon
  for (const dot of document.querySelectorAll("[data-unread]")) {
    dot.hidden = !count;
    dot.firstChild.nodeValue = count;
  }
}

function showView(view) {
  paint();
  if (Number.isInteger(view.state?.unread)) tellUnread(view.state.unread);
  celebrate(view);
}

async function afterSaving() {
  failures = 0;
  send();
  // Ask the browser not to clear the outbox when space runs out; once, after the first deed.
  if (!(await navigator.storage?.persisted?.())) navigator.storage?.persist?.();
}

if (account) {
  document.addEventListener("view", (event) => showView(event.detail));
  document.addEventListener("deed:saved", afterSaving);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  addEventListener("online", send);
  if (self.streepje.view) showView(self.streepje.view);
  send();
}
