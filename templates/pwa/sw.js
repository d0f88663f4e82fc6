// The service worker: opens the app without a network, shows notifications, and sends what
// waits when the browser wakes it. Rendered with the list of this build's files.
//
// What it keeps:  assets-BUILD     files with a hash in their name, of this build and the one before
//                 pages-ACCOUNT    pages that a signed-in page named in its `keep` list
//                 notes            who is signed in here, and which notifications were shown
const BUILD = {{ build_id|tojson }};
const FILES = {{ files|tojson }};
const ICON = {{ icon|tojson }};
const GENERIC = { title: "Streepje", body: {{ generic|tojson }} };
const OFFLINE = "/offline";
const PATIENCE = 3000; // ms before a kept page is shown instead of waiting for a slow network
const FRESH = 10 * 60_000; // ms in which a kept page is not fetched again
const SEEN = 50; // notification ids remembered

importScripts({% for script in scripts %}{{ script|tojson }}{{ ", " if not loop.last }}{% endfor %});

// --- notes: a handful of facts that outlive the worker ---

async function recall(name) {
  const note = await (await caches.open("notes")).match(`/${name}`);
  return note ? note.json() : null;
}

async function remember(name, value) {
  await (await caches.open("notes")).put(`/${name}`, Response.json(value));
}

const pagesOf = (account) => `pages-${account}`;

async function dropPages(isToGo) {
  const names = (await caches.keys()).filter((name) => name.startsWith("pages-") && isToGo(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Nobody is signed in any more: nothing personal may stay. Outboxes do; they are the person's.
async function forget() {
  await dropPages(() => true);
  await (await caches.open("notes")).delete("/page");
  for (const shown of await registration.getNotifications()) shown.close();
  await navigator.clearAppBadge?.().catch(() => null);
}

// --- coming and going of versions ---

self.addEventListener("install", (event) => {
  const files = caches.open(`assets-${BUILD}`).then((cache) => cache.addAll([...FILES, OFFLINE]));
  event.waitUntil(files);
});

// Pages of the build before may still be open or kept, so its files stay for one more build.
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const builds = (await caches.keys()).filter((name) => name.startsWith("assets-") && name !== `assets-${BUILD}`);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

// --- pages ---

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

// Looks at a page from the network and keeps it if a signed-in page asked for that. A captive
// portal's page does not say whose it is, so it is never kept and never signs anybody out.
async function notice(path, response) {
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/html")) return;
  const html = await response.text();
  const tag = /<html\b[^>]*>/.exec(html)?.[0] ?? "";
  const account = attribute(tag, "data-account");
  if (account === "") await forget();
  const page = await recall("page");
  if (!account || account !== page?.account || response.redirected) return;
  const key = path === "/today" ? `/day/${attribute(tag, "data-day")}` : path;
  if (!page.keep.includes(key)) return;
  const headers = new Headers(response.headers);
  headers.set("Streepje-Kept", String(Date.now()));
  await (await caches.open(pagesOf(account))).put(key, new Response(html, { headers }));
}

// Today is always the day that it is now, in the team's zone; yesterday's page never passes for it.
async function keptPage(url) {
  const page = await recall("page");
  if (!page) return undefined;
  const isToday = url.pathname === "/today" || url.pathname === "/";
  const path = isToday ? `/day/${streepje.gameDay(Date.now(), page.zone, page.dayStart)}` : url.pathname;
  return (await caches.open(pagesOf(page.account))).match(path, { ignoreVary: true });
}

const offlinePage = () => caches.match(OFFLINE, { ignoreVary: true }).then((found) => found ?? Response.error());

// Signing out without a network: the phone is empty at once, the session ends with the first
// request that gets through. Answers whether it did just now.
async function finishLeaving() {
  if (!(await recall("leaving"))) return false;
  const answer = await fetch("/session/end", { method: "POST" });
  if (new URL(answer.url).pathname !== "/sign-in") return false; // a captive portal ends nothing
  await (await caches.open("notes")).delete("/leaving");
  return true;
}

async function fromNetwork(event) {
  const hasJustLeft = await finishLeaving();
  const early = await event.preloadResponse; // asked for before that, so still in the old name
  return early && !hasJustLeft ? early : fetch(event.request);
}

async function openPage(event, url) {
  // Somebody signs in, out, or over to another name: nothing kept may be shown to the next one.
  if (event.request.method === "POST" && url.pathname.includes("/session")) await forget();
  const network = fromNetwork(event);
  event.waitUntil(network.then((response) => notice(url.pathname, response.clone())).catch(() => null));
  const kept = event.request.method === "GET" ? await keptPage(url) : undefined;
  const slow = new Promise((resolve) => { if (kept) setTimeout(resolve, PATIENCE, kept); });
  try {
    const response = await Promise.race([network, slow]);
    return kept && response.status >= 502 && response.status <= 504 ? kept : response;
  } catch {
    if (event.request.method === "POST" && url.pathname === "/session/end") await remember("leaving", true);
    return kept ?? offlinePage();
  }
}

const openFile = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const isPage = request.mode === "navigate" || request.headers.get("Accept") === "text/html";
  if (url.pathname.startsWith("/static/")) event.respondWith(openFile(request));
  else if (isPage) event.respondWith(openPage(event, url));
});

// A page says who is signed in and what to keep: [addresses].
async function keepPages({ account, zone, dayStart, keep }) {
  if (!account) return forget();
  await dropPages((name) => name !== pagesOf(account));
  await remember("page", { account, zone, dayStart, keep });
  const cache = await caches.open(pagesOf(account));
  for (const old of await cache.keys()) if (!keep.includes(new URL(old.url).pathname)) await cache.delete(old);
  for (const path of keep) {
    const kept = await cache.match(path, { ignoreVary: true });
    if (kept && Date.now() - Number(kept.headers.get("Streepje-Kept")) < FRESH) continue;
    const response = await fetch(path, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response) return undefined;
    await notice(path, response);
  }
  return undefined;
}

self.addEventListener("message", (event) => {
  const { type } = event.data;
  if (type === "page") event.waitUntil(keepPages(event.data));
  if (type === "signed-out") event.waitUntil(forget());
  if (type === "take-over") self.skipWaiting();
});

// --- sending while the app is closed: the same code and the same lock as in the pages ---

self.addEventListener("sync", (event) => event.waitUntil((async () => {
  const page = await recall("page");
  if (!page) return;
  const { reason } = await streepje.drain(page.account);
  if (reason === "unreachable") throw new Error("not sent yet"); // the browser tries again later
})()));

// --- notifications ---

// Every push shows something: a phone that sees a silent one stops delivering. One that came
// before replaces itself without a sound; one for another person says nothing about them.
self.addEventListener("push", (event) => event.waitUntil((async () => {
  let message = {};
  try { message = event.data.json(); } catch { /* empty or not ours: the generic text */ }
  const page = await recall("page");
  const isOurs = Boolean(page) && message.account === page.account;
  const { title, body, navigate, lang, tag, icon } = { ...GENERIC, ...(isOurs ? message.notification : {}) };
  const seen = (await recall("seen")) ?? [];
  const isRepeat = seen.includes(message.id);
  await registration.showNotification(title, {
    body, lang, icon: icon ?? ICON, badge: ICON, tag: tag ?? message.id ?? "streepje", silent: isRepeat, data: { navigate },
  });
  if (!isRepeat && message.id) await remember("seen", [...seen, message.id].slice(-SEEN));
  if (isOurs && "app_badge" in message) await navigator.setAppBadge?.(message.app_badge).catch(() => null);
})()));

self.addEventListener("notificationclick", (event) => event.waitUntil((async () => {
  event.notification.close();
  const wanted = new URL(event.notification.data?.navigate ?? "/today", location.origin);
  const target = wanted.origin === location.origin ? wanted.href : "/today";
  const windows = await clients.matchAll({ type: "window" });
  const open = windows.find(({ url }) => url === target) ?? windows[0];
  if (!open) return clients.openWindow(target);
  await open.focus();
  return open.url === target ? open : open.navigate(target);
})()));
