// The outbox: deeds that wait on this phone, one database for each account.
//
// Rules that everything else leans on:
// - add() resolves after the transaction has completed on disk; only then may "saved" be shown.
// - a deed leaves `waiting` only in settle(), when the server's answer names its id.
// - refused deeds move to `attention`, where a person sees them and lets them go one by one.
// - the newest state is stored in the same transaction, so that a reader never sees a deed both
//   waiting and counted.
// Runs in pages and in the service worker: see gameday.js.
(() => {
  const openings = new Map(); // account -> promise of its open database
  const FIELDS = ["id", "kind", "occurred_at", "zone", "local_day", "payload"];
  const nameOf = (account) => `streepje-${account}`;

  function upgrade(db, from) {
    if (from < 1) {
      const waiting = db.createObjectStore("waiting", { keyPath: "id" });
      waiting.createIndex("local_day", "local_day");
      db.createObjectStore("attention", { keyPath: "id" });
      db.createObjectStore("meta");
    }
  }

  function open(account) {
    if (!openings.has(account)) {
      const forget = () => openings.delete(account);
      const blocking = (_now, _asked, event) => { forget(); event.target.close(); };
      const callbacks = { upgrade, blocking, terminated: forget };
      const opening = idb.openDB(nameOf(account), 1, callbacks).catch((error) => {
        // A newer tab has already upgraded: upgrades only add, so its database serves us too.
        if (error.name === "VersionError") return idb.openDB(nameOf(account), undefined, { blocking, terminated: forget });
        throw error;
      });
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

  async function add(account, item) {
    await withDatabase(account, async (db) => {
      const tx = writing(db, ["waiting"]);
      tx.store.put(item);
      await tx.done;
    });
    announce(account);
  }

  // What goes over the wire: the contract's fields, without our own notes.
  const wire = (item) => Object.fromEntries(FIELDS.map((field) => [field, item[field]]));

  // The oldest deeds, at most `count` of them and `bytes` of JSON, but always at least one.
  const batch = (account, count, bytes) => withDatabase(account, async (db) => {
    const deeds = [];
    let size = 0;
    for (const item of await db.getAll("waiting", null, count)) {
      const deed = wire(item);
      size += new TextEncoder().encode(JSON.stringify(deed)).length + 1;
      if (deeds.length && size > bytes) break;
      deeds.push(deed);
    }
    return deeds;
  });

  async function keepNewest(meta, state) {
    const known = await meta.get("state");
    if (state && (!known || state.revision >= known.revision)) await meta.put(state, "state");
  }

  async function learn(account, state) {
    await withDatabase(account, async (db) => {
      const tx = db.transaction("meta", "readwrite");
      await keepNewest(tx.store, state);
      await tx.done;
    });
  }

  // results: the answer's list of {id, status, code}. Answers how many deeds left `waiting`.
  async function settle(account, results, state, sentAt) {
    const left = await withDatabase(account, async (db) => {
      const tx = writing(db, ["waiting", "attention", "meta"]);
      const waiting = tx.objectStore("waiting");
      let count = 0;
      for (const { id, status, code } of results) {
        const item = await waiting.get(id);
        const refused = status === "rejected" || status === "conflict";
        if (!item || !(refused || status === "accepted" || status === "duplicate")) continue;
        if (refused) tx.objectStore("attention").put({ ...item, status, code });
        waiting.delete(id);
        count += 1;
      }
      const meta = tx.objectStore("meta");
      if (sentAt) meta.put(sentAt, "sent_at");
      // Told once by the server, so kept until a page has celebrated them.
      if (state?.new_badges?.length) meta.put([...(await meta.get("badges")) ?? [], ...state.new_badges], "badges");
      await keepNewest(meta, state);
      await tx.done;
      return count;
    });
    announce(account);
    return left;
  }

  const view = (account) => withDatabase(account, async (db) => {
    const tx = db.transaction(["waiting", "attention", "meta"]);
    const meta = tx.objectStore("meta");
    const [waiting, attention, state, sentAt, badges] = await Promise.all([
      tx.objectStore("waiting").count(), tx.objectStore("attention").count(),
      meta.get("state"), meta.get("sent_at"), meta.get("badges")]);
    return { waiting, attention, state, sentAt, badges };
  });

  const waitingOn = (account, day) => withDatabase(account, (db) => db.getAllFromIndex("waiting", "local_day", day));
  const listing = (account) => withDatabase(account, async (db) => (
    { waiting: await db.getAll("waiting"), attention: await db.getAll("attention") }));
  // One refused deed, because the person said so.
  async function letGo(account, id) {
    await withDatabase(account, (db) => db.delete("attention", id));
    announce(account);
  }

  const note = (account, key, value) => withDatabase(account, (db) => db.put("meta", value, key));
  const noted = (account, key) => withDatabase(account, (db) => db.get("meta", key));

  // Everything of this account on this phone. Only signout.js calls it, after asking.
  async function discard(account) {
    const opening = openings.get(account);
    openings.delete(account);
    (await opening?.catch(() => null))?.close();
    await idb.deleteDB(nameOf(account));
  }

  const outbox = {
    add, batch, learn, settle, view, waitingOn, listing, letGo, note, noted, discard, nameOf,
    withDatabase, writing, announce, wire, // for unsent/store.js, which shows and changes what waits
  };
  self.streepje = Object.assign(self.streepje ?? {}, { outbox });
})();
