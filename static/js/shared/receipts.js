// What the server's answers do to the outbox: settle() moves what was named out of `waiting`, and
// trim() lets go of what was named long ago. Runs in pages and in the service worker: see gameday.js.
(() => {
  const { outbox } = self.streepje;
  const KEPT = 14 * 86_400_000; // ms that a named deed stays, for a server that is restored from a backup
  const MOST = 5000; // and no more than these, the newest
  const TRIM_EVERY = 3_600_000; // ms
  let trimmedAt = 0;

  const isNamed = (status) => status === "accepted" || status === "duplicate";
  const DISSOLVED = new Set(["not_named"]); // nobody can put it right: it is let go, which is told once (../arrived.js)
  const isRefused = (status) => status === "rejected" || status === "conflict";

  // results: the answer's list of {id, status, code}; clock: see ../clock.js. Answers how many deeds left `waiting`.
  async function settle(account, results, state, sentAt, clock) {
    const left = await outbox.withDatabase(account, async (db) => {
      const tx = outbox.writing(db, ["waiting", "attention", "sent", "meta"]);
      const [waiting, meta] = [tx.objectStore("waiting"), tx.objectStore("meta")];
      let count = 0;
      for (const { id, status, code } of results) {
        const item = await waiting.get(id);
        if (!item || !(isNamed(status) || isRefused(status))) continue;
        if (DISSOLVED.has(code)) meta.put({ days: {}, late: {}, ...await meta.get("arrived"), isUnnamed: true }, "arrived");
        else if (isRefused(status)) tx.objectStore("attention").put({ ...item, status, code });
        else tx.objectStore("sent").put({ ...item, sent_at: sentAt, epoch: state?.epoch ?? "" });
        waiting.delete(id);
        count += 1;
      }
      // If none of them is here any more, somebody has signed out meanwhile, and nothing personal comes back.
      if (count) {
        if (sentAt) meta.put(sentAt, "sent_at");
        if (clock) meta.put(clock, "clock");
        // Told once by the server, so kept until a page has celebrated them.
        if (state?.new_badges?.length) meta.put([...(await meta.get("badges")) ?? [], ...state.new_badges], "badges");
        await outbox.keepNewest(tx, state);
      }
      await tx.done;
      return count;
    });
    outbox.announce(account);
    return left;
  }

  // Now and then, after sending: never while a tap waits to be stored.
  async function trim(account, now = Date.now()) {
    if (now - trimmedAt < TRIM_EVERY) return;
    trimmedAt = now;
    await outbox.withDatabase(account, async (db) => {
      const tx = db.transaction("sent", "readwrite");
      const byAge = tx.store.index("sent_at");
      const old = await byAge.getAllKeys(IDBKeyRange.upperBound(new Date(now - KEPT).toISOString()));
      const over = Math.max(old.length, await tx.store.count() - MOST);
      if (over > 0) for (const id of await byAge.getAllKeys(null, over)) tx.store.delete(id);
      await tx.done;
    });
  }

  // What was noted to be told once, for the one who asks first: two tabs never tell the same twice.
  const take = (account, key) => outbox.withDatabase(account, async (db) => {
    const tx = db.transaction("meta", "readwrite");
    const [value] = await Promise.all([tx.store.get(key), tx.store.delete(key), tx.done]);
    return value;
  });

  Object.assign(outbox, { settle, trim, take });
})();
