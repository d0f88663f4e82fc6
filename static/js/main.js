// Boots every page: forms, today's elements, the newest state, and after first paint the rest.
import "./shared/gameday.js";
import "./shared/outbox.js";
import "./forms.js";
import "./today.js";
import { Waiting } from "./waiting.js";
import "./cards.js";
import "./add.js";

const { outbox, gameDay } = self.streepje;
const root = document.documentElement;
const { account, zone, day } = root.dataset;
const dayStart = Number(root.dataset.dayStart ?? 4);
const today = () => gameDay(Date.now(), zone, dayStart);

// Elements that are enhanced later, each by the module that knows it.
const LATER = [
  ["clap-button", () => import("./wall.js")],
  ["push-setup", () => import("./push.js")],
  ["install-steps", () => import("./install.js")],
  ["needs-attention", () => import("./attention.js")],
  ["live-card", () => import("./composer.js")],
  ["form[data-signout]", () => import("./signout.js")],
];

// The browser offers to install once, early; install.js picks the offer up whenever it arrives.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  self.streepje.installOffer = event;
  document.dispatchEvent(new CustomEvent("install:offer"));
});

function readJson(id) {
  return JSON.parse(document.getElementById(id)?.textContent || "null");
}

// A view is what the phone knows now: the newest state, and what waits for this page's day.
// One reading at a time, and one more if something changed since it began.
const pageState = readJson("state");
const waiting = new Waiting(account, day, zone);
let reading = Promise.resolve();
let next = null;
function show() {
  next ??= reading = reading.then(async () => {
    next = null;
    const view = await waiting.look();
    // Whether the phone has learnt more since this page was made: then it is a kept copy.
    view.isPageOld = (view.state?.revision ?? 0) > (pageState?.revision ?? 0);
    self.streepje.view = view;
    document.dispatchEvent(new CustomEvent("view", { detail: view }));
  }).catch((error) => console.warn("outbox", error));
  return next;
}

// The page's own day against the phone's clock. When the day turns while the page is open, it
// moves on. It compares the phone with itself, so a wrong clock cannot send it round in circles.
const openedOn = account ? today() : "";
function markDay() {
  const now = today();
  root.dataset.when = day === now ? "now" : day > now ? "ahead" : "past";
  const isWriting = document.querySelector("dialog[open], textarea:focus, input:focus");
  const isTodays = ["/", "/today", `/day/${day}`].includes(location.pathname);
  if (now !== openedOn && isTodays && !isWriting) location.replace("/today");
}

async function startWorker() {
  const registration = await navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" });
  if (!registration) return;
  // A new version waits for the next opening: this is one, and open pages keep their own files.
  registration.waiting?.postMessage({ type: "take-over" });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ type: "page", account, zone, dayStart, keep: readJson("keep") ?? [] });
}

function afterFirstPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}

root.dataset.js = "";
if (account) {
  markDay();
  setInterval(markDay, 30_000);
  document.addEventListener("visibilitychange", () => document.hidden || markDay());
  addEventListener("pageshow", (event) => event.persisted && markDay());
  outbox.learn(account, pageState).catch(() => null).then(show);
  document.addEventListener("deed:saved", show);
  // Other tabs and the worker tell of what they stored or sent.
  new BroadcastChannel(outbox.nameOf(account)).addEventListener("message", show);
}
afterFirstPaint(() => {
  if (account) import("./sync.js");
  const wanted = LATER.filter(([selector]) => document.querySelector(selector));
  Promise.allSettled(wanted.map(([, load]) => load())).then(() => {
    root.dataset.ready = "";
    // What nobody waits for does not stand in the way of what somebody does.
    startWorker().catch((error) => console.warn("worker", error));
    if (root.dataset.pushKey) import("./push.js");
  });
});
