// The outbox: deeds that wait on this phone, one database for each account.
//
// Rules that everything else leans on:
// - add() resolves after the transaction has completed on disk; only then may "saved" be shown.
// - a deed leaves `waiting` only in settle(), when the server's answer names its id.
// - refused deeds move to `attention`, where a person sees them and lets them go one by one.
// - named deeds move to `sent` for a while, and back to `waiting` when the server says that it is a
//   restored one (a greater epoch): it may have forgotten them, and twice harms nothing.
// - the newest state is stored in the same transaction, so that a reader never sees a deed both
//   waiting and counted.
// Runs in pages and in the service worker: see gameday.js.
(() => {
  const openings = new Map(); // account -> promise of its open database
  const held = new Map(); // account -> the request that another tab stops
  const FIELDS = ["id", "kind", "occurred_at", "zone", "local_day", "payload"];
  const SCHEMA = 3;
  const PATIENCE = 2000; // ms for other tabs to let an upgrade through
  const TOLERATED = 120_000; // ms: as in app/deeds/rules.py
  const nameOf = (account) => `streepje-${account}`;

  // Upgrades only add: what an older version stored is never touched, and its open tabs work on.
  function upgrade(db, from) {
    if (from < 1) {
      const waiting = db.createObjectStore("waiting", { keyPath: "id" });
      waiting.createIndex("local_day", "local_day");
      db.createObjectStore("attention", { keyPath: "id" });
      db.createObjectStore("meta");
    }
    if (from < 2) db.createObjectStore("sent", { keyPath: "id" }).createIndex("sent_at", "sent_at");
    if (from < 3) db.createObjectStore("photos", { keyPath: "id" });
  }

  // A tab that sleeps does not hear that it stands in the way. Then nothing is stored for now, and the
  // caller is told: a form goes the plain way, and the upgrade happens when the tab wakes or goes. Whoever
  // asks until then waits for that same request: another one would stand behind it, and hear nothing.
  function connect(account, forget) {
    const blocking = (_now, _asked, event) => { forget(); event.target.close(); };
    const callbacks = { blocking, terminated: forget };
    return new Promise((resolve, reject) => {
      const giveUp = () => setTimeout(reject, PATIENCE, new DOMException("another tab holds the outbox", "HeldError"));
      if (held.has(account)) giveUp();
      const blocked = () => { held.set(account, asked); giveUp(); };
      const asked = held.get(account) ?? idb.openDB(nameOf(account), SCHEMA, { ...callbacks, upgrade, blocked });
      // Behind the request of another page there is no `blocked` to hear.
      const unheard = setTimeout(blocked, 2 * PATIENCE);
      asked.finally(() => { clearTimeout(unheard); held.delete(account); }).catch((error) => {
        // A newer tab has already upgraded: its database serves us too.
        if (error.name === "VersionError") return idb.openDB(nameOf(account), undefined, callbacks);
        throw error;
      }).then(resolve, reject);
    });
  }

  function open(account) {
    if (!openings.has(account)) {
      const forget = () => openings.delete(account);
      const opening = connect(account, forget);
      opening.catch(forget);
      openings.set(account, opening);
    }
    return openings.get(account);
  }

  // Phones close connections of pages in the background; the work is then done once more.
  async function withDatabase(account, work) {
    try {
      return await work(await open(account));
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error;
      openings.delete(account);
      return work(await open(account));
    }
  }

  // strict: complete means on disk, also where the browser's default is to trust its buffers.
  const writing = (db, stores) => db.transaction(stores, "readwrite", { durability: "strict" });

  function announce(account) {
    const channel = new BroadcastChannel(nameOf(account));
    channel.postMessage("changed");
    channel.close();
  }

  // A photo is stored with its deed, both or neither, and sent after it (photos.js): it never holds up what people did.
  async function add(account, { photo, ...item }) {
    await withDatabase(account, async (db) => {
      const tx = writing(db, ["waiting", "photos"]);
      tx.objectStore("waiting").put(item);
      if (photo) tx.objectStore("photos").put({ id: item.id, ...photo });
      await tx.done;
    });
    announce(account);
  }

  // What goes over the wire: the contract's fields, without our own notes.
  const wire = (item) => Object.fromEntries(FIELDS.map((field) => [field, item[field]]));

  // The oldest deeds, at most `count` of them and `bytes` of JSON, but always at least one. Their moments are what the
  // phone's clock said, or (`isCorrected`) as the phone put them right at the tap: the two never go together. A clock
  // that stands well before the server's last answer is still wrong, and then the server itself knows best by how much.
  const batch = (account, count, bytes) => withDatabase(account, async (db) => {
    const deeds = [];
    let size = 0;
    const isStillWrong = Date.now() < (await db.get("meta", "clock"))?.at - TOLERATED;
    const items = await db.getAll("waiting", null, count);
    const isCorrected = !isStillWrong && Boolean(items[0]?.added);
    for (const item of items) {
      if (!isStillWrong && Boolean(item.added) !== isCorrected) break;
      const deed = wire(item);
      if (isStillWrong && item.added) deed.occurred_at = new Date(Date.parse(deed.occurred_at) - item.added).toISOString();
      size += new TextEncoder().encode(JSON.stringify(deed)).length + 1;
      if (deeds.length && size > bytes) break;
      deeds.push(deed);
    }
    return { deeds, isCorrected };
  });

  // Within one epoch the greater revision is newer; a greater epoch is newer whatever its revision.
  function isNewer(state, known) {
    const [epoch, knownEpoch] = [state?.epoch ?? "", known?.epoch ?? ""];
    if (!state || epoch < knownEpoch) return false;
    return !known || epoch > knownEpoch || state.revision >= known.revision;
  }

  // What was named under an older epoch waits again, as it was.
  async function resend(sent, waiting, epoch) {
    for (const { sent_at, epoch: under, ...item } of await sent.getAll()) {
      if (under >= epoch) continue;
      waiting.put({ ...item, is_again: true });
      sent.delete(item.id);
    }
  }

  // tx: over waiting, sent and meta. Answers whether something waits again.
  async function keepNewest(tx, state) {
    const meta = tx.objectStore("meta");
    const known = await meta.get("state");
    if (!isNewer(state, known)) return false;
    meta.put(state, "state");
    if (!state.epoch || state.epoch === known?.epoch) return false;
    await resend(tx.objectStore("sent"), tx.objectStore("waiting"), state.epoch);
    return true;
  }

  async function learn(account, state) {
    const isAnew = await withDatabase(account, async (db) => {
      const tx = db.transaction(["waiting", "sent", "meta"], "readwrite");
      const [found] = await Promise.all([keepNewest(tx, state), tx.done]);
      return found;
    });
    if (isAnew) announce(account);
  }

  // How it stands, in one reading: `waiting` is all that is on this phone only, `photos` how many of those are, with their
  // deed or after it. With `part` also `ofDay`: how many wait for that day, the id of the first of them, and of all that
  // waits the next deeds (`most`) from an id on; without one, from that first.
  const view = (account, part) => withDatabase(account, async (db) => {
    const tx = db.transaction(["waiting", "attention", "meta", "photos"]);
    const [meta, store] = [tx.objectStore("meta"), tx.objectStore("waiting")];
    const [photos, waiting, attention, state, sentAt, badges, clock, ofDay] = await Promise.all([
      tx.objectStore("photos").getAllKeys(), store.count(), tx.objectStore("attention").count(),
      meta.get("state"), meta.get("sent_at"), meta.get("badges"), meta.get("clock"),
      part && partOf(store, part)]);
    return { photos: photos.length, waiting: waiting + await alone(photos, store), attention, state, sentAt, badges, clock, ofDay };
  });

  // How many photos wait without their deed: beside it a photo is no second thing.
  const alone = async (photos, store) =>
    (await Promise.all(photos.map((id) => store.getKey(id)))).filter((key) => !key).length;

  async function partOf(store, { day, from, most }) {
    const byDay = store.index("local_day");
    const [count, [first]] = await Promise.all([byDay.count(day), byDay.getAllKeys(day, 1)]);
    const start = from || first;
    return { count, first, items: start ? await store.getAll(IDBKeyRange.lowerBound(start), most) : [] };
  }

  const listing = (account) => withDatabase(account, async (db) => (
    { waiting: await db.getAll("waiting"), attention: await db.getAll("attention") }));
  // One refused deed, because the person said so.
  async function letGo(account, id) {
    await withDatabase(account, (db) => db.delete("attention", id));
    announce(account);
  }

  const note = (account, key, value) => withDatabase(account, (db) => db.put("meta", value, key));
  const noted = (account, key) => withDatabase(account, (db) => db.get("meta", key));

  const outbox = {
    add, batch, learn, keepNewest, view, listing, letGo, note, noted, nameOf,
    withDatabase, writing, announce, wire, alone,
  };
  self.streepje = Object.assign(self.streepje ?? {}, { outbox });
})();
