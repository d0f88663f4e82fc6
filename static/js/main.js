// Boots every page: forms, today's elements, the newest state, and after first paint the rest.
import "./shared/gameday.js";
import "./shared/outbox.js";
import "./forms.js";
import "./today.js";
import { Waiting } from "./waiting.js";
import "./cards.js";
import "./add.js";
import "./warmth.js";

const { outbox, gameDay } = self.streepje;
const root = document.documentElement;
const { account, zone, day } = root.dataset;
const dayStart = Number(root.dataset.dayStart ?? 4);
const today = () => gameDay(Date.now(), zone, dayStart);

// Elements that are enhanced later, each by the module that knows it.
const LATER = [
  ["meeting-pad", () => import("./meeting.js")],
  ["question-deck", () => import("./deck.js")],
  ["clap-button, .entry-own, wall-waiting", () => import("./wall.js")],
  [".given-back", () => import("./takeback.js")],
  ["photo-choice", () => import("./photo.js")],
  ["push-setup", () => import("./push.js")],
  ["push-outcome", () => import("./outcome.js")],
  ["first-step[data-step]", () => import("./step.js")],
  ["form[data-after]", () => import("./undo.js")],
  ["half-asked[data-begins]", () => import("./asked.js")],
  ["half-hour", () => import("./half.js")],
  ["[data-mine]", () => import("./mine.js")],
  ["install-steps, device-steps", () => import("./install.js")],
  ["unsent-list", () => import("./unsent/list.js")],
  ["kept-here", () => import("./kept.js")],
  ["before-ten", () => import("./before.js")],
  ["people-choice", () => import("./people.js")],
  ["live-card", () => import("./composer.js")],
  ["print-page", () => import("./print.js")],
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

// The page's own day against the phone's clock. When the day turns while the page is open, it moves
// on. It compares the phone with itself, so a wrong clock cannot send it round in circles; where the
// server has not come as far as the phone, the page looks again after a while.
const openedOn = account ? today() : "";
const LOOK_AGAIN = 600_000; // ms
function markDay() {
  const now = today();
  const hasTurned = now !== openedOn || (day < now && performance.now() > LOOK_AGAIN);
  if (!hasTurned || !["/", "/today", `/day/${day}`].includes(location.pathname)) return;
  import("./turn.js").then(({ turn }) => turn(), () => location.replace("/today"));
}

// An element that is there already is made again by nobody: a module runs once.
function enhance() {
  const wanted = LATER.filter(([selector]) => document.querySelector(selector));
  return Promise.allSettled(wanted.map(([, load]) => load()));
}

// Who never wanted notifications here needs nothing of them on every page.
const hasPush = () => ({
  granted: () => true, denied: () => localStorage.getItem("push-wanted") !== null,
})[self.Notification?.permission]?.();

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
// All that is on this page lives already.
if (!LATER.some(([selector]) => document.querySelector(selector))) root.dataset.ready = "";
afterFirstPaint(() => {
  if (account) {
    import("./shared/sender.js"); // at the same time as what imports it
    import("./tell.js");
  }
  document.addEventListener("sheet:opened", enhance);
  enhance().then(() => {
    root.dataset.ready = "";
    // What nobody waits for does not stand in the way of what somebody does.
    import("./versions.js").then(({ startWorker }) => startWorker(readJson("keep") ?? []))
      .catch((error) => console.warn("worker", error));
    if (root.dataset.pushKey && hasPush()) import("./push.js");
    // A half hour that only this phone knows of may have gone by.
    if (document.querySelector("half-asked")) outbox.noted(account, "half-hour").then((known) => known && import("./asked.js"), () => null);
    // So may a first step, where something waits here or this page is a kept one.
    if (document.querySelector("first-step[hidden]")) {
      outbox.view(account).then(({ waiting, state }) => (waiting || state?.revision > pageState?.revision) && import("./step.js"), () => null);
    }
  });
});
