// The service worker: registered, told who is here and what was sent, and watched for a newer version.
import { offer, takeOver } from "./offer.js";

const link = document.querySelector("link[rel=serviceworker]"); // absent where workers are switched off
const { account, zone, offsets, dayStart } = document.documentElement.dataset;
const LOOK_AGAIN = 3_600_000; // ms between looks for a newer version in a page that stays open
const SETTLED = 20_000; // ms without sending after which the kept pages are fetched anew

// A new version takes over at the next opening. Only a page that is itself of an older one offers it:
// one that the network just brought is new already, and its worker follows.
async function offerNewer(worker) {
  const build = account && worker ? await buildOf(worker) : null;
  if (build && build !== link.dataset.build) offer("version");
}

// Which build a worker is of only it can tell: after a server was put back, the newest files are of the build that was
// taken away. One that does not answer offers nothing; it takes over at the next opening all the same.
const buildOf = (worker) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { port1.close(); resolve(data); };
  worker.postMessage({ type: "build" }, [port2]);
});

function watch(registration) {
  let lookedAt = Date.now();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", ({ target }) => target.state === "installed" && offerNewer(target));
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => offerNewer(navigator.serviceWorker.controller)); // by another tab
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - lookedAt < LOOK_AGAIN) return;
    lookedAt = Date.now();
    registration.update().catch(() => null);
  });
}

// What was sent makes the kept pages old: they are fetched anew a while later, or when the app is left.
function tellOfSending(worker) {
  let known = new Date(performance.timeOrigin).toISOString();
  let timer = null;
  const tell = () => {
    clearTimeout(timer);
    timer = null;
    worker().postMessage({ type: "sent" });
  };
  document.addEventListener("view", ({ detail: { sentAt } }) => {
    if (!(sentAt > known)) return;
    known = sentAt;
    worker().postMessage({ type: "heard" });
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLED);
  });
  document.addEventListener("visibilitychange", () => document.hidden && timer && tell());
}

export async function startWorker(keep) {
  if (!link || !navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(link.href, { updateViaCache: "none" });
  if (!registration) return; // some browsers have workers and allow none: the pages do without
  // This is an opening, so a version that waits takes over; open pages keep their own files.
  await takeOver(registration); // before anything is said to the old one, which would keep it busy
  watch(registration);
  await navigator.serviceWorker.ready;
  registration.active.postMessage({ type: "page", account, zone, offsets, dayStart: Number(dayStart), keep });
  if (account) tellOfSending(() => registration.active);
}

// The server no longer reads what this version sends, or not yet: everything stays until it is another one.
document.addEventListener("standing", ({ detail }) => detail?.why === "other_version" && offer("other_version"));
