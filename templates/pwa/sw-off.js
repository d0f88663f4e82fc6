// What /sw.js is while STREEPJE_SERVICE_WORKER is off: it takes the place of the worker on each phone,
// removes what that one kept, and goes. The outbox is IndexedDB, which no worker's caches are part of:
// it stays, and the pages send it.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  // Somebody signed out without a network: this is the last one who knows.
  if (await caches.match("/leaving")) await fetch("/session/end", { method: "POST" }).catch(() => null);
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await registration.unregister();
})()));
