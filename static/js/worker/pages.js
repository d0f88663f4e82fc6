// The pages that the worker keeps, one cache for each account: those that a page from the network
// named in its `keep` list, for whoever is signed in here and for nobody else.
(() => {
  const { bringOutbox, notes, gameDay, learnZone } = self.streepje;
  const FRESH = 10 * 60_000; // ms in which a kept page is not fetched again
  const pagesOf = (account) => `pages-${account}`;

  async function dropPages(isToGo) {
    const names = (await caches.keys()).filter((name) => name.startsWith("pages-") && isToGo(name));
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  async function keepUnsent(account) {
    bringOutbox();
    await self.streepje.outbox.keepUnsent(account);
  }

  // Nobody is signed in any more: nothing personal may stay, but for what was never sent.
  async function forget() {
    const page = await notes.recall("page");
    if (page) await keepUnsent(page.account).catch((error) => console.warn("outbox", error));
    await dropPages(() => true);
    await Promise.all([notes.forget("page"), notes.forget("old")]);
    for (const shown of await registration.getNotifications()) shown.close();
    await navigator.clearAppBadge?.().catch(() => null);
  }

  const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const keepOf = (html) => JSON.parse(/<script[^>]*\sid="keep"[^>]*>([^<]*)</.exec(html)?.[1] ?? "null");

  // Looks at a page from the network and keeps it if a signed-in page asked for that. A captive
  // portal's page does not say whose it is, so it is never kept and never signs anybody out.
  async function notice(path, response) {
    if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/html")) return;
    const html = await response.text();
    const tag = /<html\b[^>]*>/.exec(html)?.[0] ?? "";
    const account = attribute(tag, "data-account");
    if (account === "") await forget();
    const page = await notes.recall("page");
    if (!account || account !== page?.account || response.redirected) return;
    const keep = keepOf(html) ?? page.keep; // the days move on, also while no page is open
    if (String(keep) !== String(page.keep)) await notes.remember("page", { ...page, keep });
    const key = path === "/today" ? `/day/${attribute(tag, "data-day")}` : path;
    if (!keep.includes(key)) return;
    const headers = new Headers(response.headers);
    headers.set("Streepje-Kept", String(Date.now()));
    await (await caches.open(pagesOf(account))).put(key, new Response(html, { headers }));
  }

  async function look(path) {
    const response = await fetch(path, { headers: { Accept: "text/html" } });
    await notice(path, response);
  }

  // Fetches what was kept before `since`, and drops what is not on the list any more. Answers whether all is as new.
  async function fill(since) {
    const page = await notes.recall("page");
    if (!page) return false;
    const cache = await caches.open(pagesOf(page.account));
    for (const old of await cache.keys()) if (!page.keep.includes(new URL(old.url).pathname)) await cache.delete(old);
    const isNew = async (path) =>
      Number((await cache.match(path, { ignoreVary: true }))?.headers.get("Streepje-Kept")) >= since;
    let areAll = true;
    for (const path of page.keep) {
      if (await isNew(path)) continue;
      await look(path);
      areAll &&= await isNew(path);
    }
    return areAll;
  }

  // A form was saved, so what is kept is old. The page that follows says so to whoever saved it, and is kept with that:
  // only once it has been seen (which the note tells by its moment) are all fetched anew. The note goes when all have
  // come: the network may go first, or this worker.
  const age = () => notes.remember("old", 0);

  // A page says who is signed in and what to keep: [addresses].
  async function keep({ account, ...page }) {
    if (!account) return forget();
    await dropPages((name) => name !== pagesOf(account));
    await notes.remember("page", { account, ...page });
    const noted = await notes.recall("old");
    const old = noted === 0 ? Date.now() : noted;
    if (noted === 0) await notes.remember("old", old);
    const areAll = await fill(Math.max(old, Date.now() - FRESH)).catch(() => false); // no network: what is kept stays
    if (areAll && old && await notes.recall("old") === old) await notes.forget("old"); // nothing was saved meanwhile
  }

  // Something was sent, so what is kept is old. Today's page tells which days to keep from now on.
  async function refresh() {
    const begun = Date.now();
    try {
      await look("/today");
      await fill(begun);
    } catch { /* no network: they are as they were */ }
  }

  // The first of the days that are kept was today when the server was heard last, so a clock before that is wrong.
  const notBefore = ({ keep }) => keep.filter((path) => path.startsWith("/day/")).sort()[0] ?? "";

  // Today is always the day that it is now, in the team's zone. Yesterday's page never passes for
  // it: as on the server, a day that is over leads to today.
  async function find(url) {
    const page = await notes.recall("page");
    if (!page) return undefined;
    learnZone(page.zone, page.offsets);
    const [first, clock] = [notBefore(page), `/day/${gameDay(Date.now(), page.zone, page.dayStart)}`];
    const today = clock < first ? first : clock;
    const cache = await caches.open(pagesOf(page.account));
    if (url.pathname.startsWith("/day/") && url.pathname < today) return Response.redirect("/today");
    return cache.match(["/", "/today"].includes(url.pathname) ? today : url.pathname, { ignoreVary: true });
  }

  self.streepje = Object.assign(self.streepje ?? {}, { pages: { forget, notice, age, keep, refresh, find } });
})();
