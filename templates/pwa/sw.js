// The service worker: opens the app without a network, shows notifications, and sends what
// waits when the browser wakes it. Rendered with the list of this build's files.
//
// What it keeps:  assets-BUILD     files with a hash in their name, of this build and the one before
//                 pages-ACCOUNT    see js/worker/pages.js
//                 notes            see js/worker/notes.js
const BUILD = {{ build_id|tojson }};
const FILES = {{ files|tojson }};
const GENERIC = { title: "Streepje", body: {{ generic|tojson }}, icon: {{ icon|tojson }}, badge: {{ badge|tojson }} };
const OFFLINE = { kept: "/offline", unsaved: "/offline?unsaved", left: "/offline?left" };
const ART = "/static/art/badges/";
// Five strokes, in the place of a picture that was never seen while there was a network.
const NOT_SEEN_YET = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#8f7d5f" stroke-width="2.5" stroke-linecap="round"><path d="M8 8v16M13 7v17M18 8v17M23 7v17M5 20 27 12"/></svg>';
const ENTERS = /^\/((demo\/)?session|join\/|password\/)/; // a form by which somebody else may come in
const PATIENCE = 3000; // ms before a kept page is shown instead of waiting for a slow network
const LESS = 300; // ms for that when it was in vain a moment ago
const A_MOMENT = 30_000; // ms

// Opening a page needs a small part of it, and a slow phone reads no more than that. The rest has to be loaded once
// while this version is installed; from then on the browser has it at hand.
self.streepje = { bringOutbox: () => self.streepje.outbox || importScripts({% for script in outbox_scripts %}{{ script|tojson }}{{ ", " if not loop.last }}{% endfor %}) };
importScripts({{ own|tojson }});
const { bringOutbox, notes, pages, notify } = streepje;

// --- coming and going of versions ---

self.addEventListener("install", (event) => {
  bringOutbox();
  const files = caches.open(`assets-${BUILD}`).then((cache) => cache.addAll([...FILES, ...Object.values(OFFLINE)]));
  event.waitUntil(files);
});

// Pages of the build before may still be open or kept, so its files stay for one more build.
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const builds = (await caches.keys()).filter((name) => name.startsWith("assets-") && name !== `assets-${BUILD}`);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

// --- pages and files ---

// Signing out without a network: the phone is empty at once, the session ends with the first
// request that gets through. Answers whether it did just now.
async function finishLeaving() {
  if (!(await notes.recall("leaving"))) return false;
  const answer = await fetch("/session/end", { method: "POST" });
  if (new URL(answer.url).pathname !== "/sign-in") return false; // a captive portal ends nothing
  await notes.forget("leaving");
  return true;
}

async function fromNetwork(event) {
  const hasJustLeft = await finishLeaving();
  const early = await event.preloadResponse; // asked for before that, so still in the old name
  const response = early && !hasJustLeft ? early : await fetch(event.request);
  // Before the page that follows can say that it is there.
  if (event.request.method === "POST" && response.type === "opaqueredirect") await pages.age().catch(() => null);
  return response;
}

// What to show where nothing came and nothing was kept: the truth about what became of a form, too.
async function withoutNetwork(request, url) {
  const isLeaving = request.method === "POST" && url.pathname === "/session/end";
  if (isLeaving) await notes.remember("leaving", true);
  const address = isLeaving ? OFFLINE.left : request.method === "POST" ? OFFLINE.unsaved : OFFLINE.kept;
  return (await caches.match(address, { ignoreVary: true })) ?? Response.error();
}

let inVainAt = -Infinity; // when the network was last waited for in vain
const noteInVain = () => { inVainAt = performance.now(); };

// Of pages that were shown as they were kept, by client: whether the network's own came later.
const later = new Map();

// How long the network may take where a page is kept: no time at all where the phone knows that it has none.
const patience = () => (!navigator.onLine ? 0 : performance.now() - inVainAt < A_MOMENT ? LESS : PATIENCE);

async function openPage(event, url) {
  const { request } = event;
  // Somebody signs in, out, or over to another name: nothing kept may be shown to the next one.
  if (request.method === "POST" && ENTERS.test(url.pathname)) await pages.forget();
  const network = fromNetwork(event);
  network.catch(noteInVain);
  const noticed = network.then(async (response) => {
    await pages.notice(url.pathname, response.clone());
    return response.ok;
  }).catch(() => false);
  event.waitUntil(noticed);
  const kept = request.method === "GET" ? await pages.find(url) : undefined;
  const slow = new Promise((resolve) => { if (kept) setTimeout(resolve, patience(), kept); });
  try {
    const response = await Promise.race([network, slow]);
    if (response === kept) noteInVain();
    if (response !== kept && !(kept && response.status >= 502 && response.status <= 504)) return response;
  } catch { /* no network */ }
  if (!kept) return withoutNetwork(request, url);
  if (event.resultingClientId) later.set(event.resultingClientId, noticed);
  return kept;
}

// Answers, to a page that was kept, when it is known what became of the network's own.
async function tellWhenLater(port, client) {
  if (!later.has(client)) return;
  port.postMessage(await later.get(client));
  later.delete(client);
}

// Pictures of badges are kept when they are first seen: a phone needs those of its own few, not all there are.
async function openFile(request, url) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const isArt = url.pathname.startsWith(ART);
  const response = await fetch(request).catch((error) => {
    if (!isArt) throw error;
    return new Response(NOT_SEEN_YET, { headers: { "Content-Type": "image/svg+xml" } });
  });
  if (response.ok && isArt && response.url) {
    const cache = await caches.open(`assets-${BUILD}`);
    await cache.put(request, response.clone()).catch(() => null); // a full phone shows it all the same
  }
  return response;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const isPage = request.mode === "navigate" || request.headers.get("Accept") === "text/html";
  if (url.pathname.startsWith("/static/")) event.respondWith(openFile(request, url));
  else if (isPage) event.respondWith(openPage(event, url));
});

// --- what the pages say ---

const HEARS = {
  page: (told) => pages.keep(told),
  sent: () => pages.refresh(),
  heard: () => { inVainAt = -Infinity; }, // there is a network after all
  later: (_told, [port], client) => tellWhenLater(port, client),
  "signed-out": () => pages.forget(),
  "take-over": () => self.skipWaiting(),
  build: (_told, [port]) => port.postMessage(BUILD),
};

self.addEventListener("message", (event) => event.waitUntil(HEARS[event.data.type]?.(event.data, event.ports, event.source?.id)));

// --- while the app is closed ---

// The browser knows of a network again: the same code and the same lock as in the pages.
self.addEventListener("sync", (event) => event.waitUntil((async () => {
  const page = await notes.recall("page");
  if (!page) return;
  bringOutbox();
  const { reason, sent } = await streepje.drain(page.account);
  if (sent) {
    inVainAt = -Infinity;
    await pages.refresh();
  }
  await streepje.showBadge(page.account).catch(() => null);
  if (reason === "signed_out") await pages.forget();
  if (reason === "unreachable") throw new Error("not sent yet"); // the browser tries again later
})()));

self.addEventListener("push", (event) => event.waitUntil(notify.show(event.data, GENERIC)));
self.addEventListener("notificationclick", (event) => event.waitUntil(notify.follow(event.notification)));
