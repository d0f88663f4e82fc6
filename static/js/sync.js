// Decides when to send. What a person reads about it is in tell.js.
import "./shared/receipts.js";
import "./shared/arrivals.js";
import "./shared/sender.js";

const { drain, outbox } = self.streepje;
const { account } = document.documentElement.dataset;
const PAUSES = [5, 15, 60, 300]; // seconds after the first, second... failure; then the last one

let sending = null;
let askedMeanwhile = false;
let failures = 0;
let timer;
let isFull = false; // it can be read, and nothing can be added

// How it stands with sending: `why` is what drain() said last, `until` the moment (ms) of the next try.
// `unstored`: nothing can be kept, "held" while a tab that sleeps stops the outbox from being upgraded, which passes.
export const standing = { isSending: false, why: "empty", until: 0, unstored: "" };

function tell() {
  standing.isSending = sending !== null;
  document.dispatchEvent(new CustomEvent("standing", { detail: standing }));
}

async function leaveToTheWorker() {
  const registration = await navigator.serviceWorker?.getRegistration();
  // The browser wakes the worker when there is a network again, also with the app closed.
  await registration?.sync?.register("drain").catch(() => null);
}

function planNext({ reason, retryAfter }) {
  clearTimeout(timer);
  if (reason === "other_account") return; // nothing will change until somebody signs in again
  const pause = PAUSES[Math.min(failures, PAUSES.length) - 1] * (1 + Math.random() / 4);
  const wait = Math.max(pause, retryAfter) * 1000;
  standing.until = Date.now() + wait;
  timer = setTimeout(sendByItself, wait);
}

async function sendOnce(isAsked) {
  const failed = { reason: "unreachable", why: "failed", retryAfter: 0 };
  const outcome = await drain(account, isAsked).then((sent) => sendPhotos(sent, isAsked)).catch(() => failed);
  if (outcome !== failed && !isFull) noteStored();
  failures = outcome.reason === "empty" ? 0 : failures + 1;
  standing.why = outcome.why;
  if (failures) {
    planNext(outcome);
    leaveToTheWorker();
  }
  if (outcome.reason === "signed_out") await sessionEnded();
}

// After their deeds, and only where there are any: most people never need this.
async function sendPhotos(outcome, isAsked) {
  if (outcome.reason !== "empty" || !(await outbox.view(account)).photos) return outcome;
  await import("./shared/photos.js");
  return self.streepje.sendPhotos(account, isAsked);
}

// Not every page has a worker (a private window, the first visit), so the page lets go of what was sent itself.
async function sessionEnded() {
  navigator.serviceWorker?.controller?.postMessage({ type: "signed-out" });
  await import("./shared/leaving.js").then(() => outbox.keepUnsent(account)).catch((error) => console.warn("outbox", error));
}

function sendUnlessSending(isAsked) {
  if (sending) {
    askedMeanwhile = true;
    return sending;
  }
  sending = sendOnce(isAsked).finally(() => {
    sending = null;
    if (askedMeanwhile) {
      askedMeanwhile = false;
      sendByItself();
    }
    tell();
  });
  tell();
  return sending;
}

const sendByItself = () => sendUnlessSending(false);

// A person asks for it: then no Retry-After is waited for.
export const send = () => sendUnlessSending(true);

async function afterSaving() {
  noteStored();
  failures = 0;
  sendByItself();
  // Ask the browser not to clear the outbox when space runs out; once, after the first deed.
  if (!(await navigator.storage?.persisted?.())) navigator.storage?.persist?.();
}

function noteUnstored(error) {
  if (error.type === "deed:unstored") isFull = true;
  standing.unstored = error.name === "HeldError" ? "held" : standing.unstored || "unstored";
  tell();
}

function noteStored() {
  if (standing.unstored) outbox.announce(account); // this page reads it again too, and tells
  standing.unstored = "";
  isFull = false;
}

if (account) {
  document.addEventListener("deed:saved", afterSaving);
  document.addEventListener("deed:unstored", noteUnstored);
  document.addEventListener("visibilitychange", () => document.hidden || sendByItself());
  addEventListener("online", sendByItself);
  addEventListener("offline", tell);
  outbox.view(account).catch(noteUnstored); // a browser that keeps nothing says so before the first deed
  sendByItself();
}
