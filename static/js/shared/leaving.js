// What goes from this phone when a session ends. Runs in pages and in the service worker: see gameday.js.
(() => {
  const { outbox } = self.streepje;
  const PATIENCE = 3000; // ms for a request under way; its answer finds nothing to settle then

  // The session ended, but not by this person's own hand: only what was never sent stays.
  async function keepUnsent(account) {
    await outbox.withDatabase(account, async (db) => {
      const tx = outbox.writing(db, ["sent", "meta"]);
      await Promise.all([tx.objectStore("sent").clear(), tx.objectStore("meta").clear(), tx.done]);
    });
    outbox.announce(account); // also a page that the back button would bring is given up then
  }

  async function whileNobodySends(account, work) {
    const lock = `${outbox.nameOf(account)}-sender`;
    try {
      if (navigator.locks) return await navigator.locks.request(lock, { signal: AbortSignal.timeout(PATIENCE) }, work);
    } catch (error) {
      if (error.name !== "TimeoutError") throw error;
    }
    return work();
  }

  // Everything of this account on this phone, if that is no more than the `most` deeds that the person knows of:
  // counted and cleared in one transaction, for another tab may have saved some since. The database stays, empty:
  // with it would go what is saved at that moment. Answers the counts {waiting, attention}, and whether it `isGone`.
  async function discard(account, most) {
    const left = await whileNobodySends(account, () => outbox.withDatabase(account, (db) => empty(db, most)));
    if (left.isGone) outbox.announce(account);
    return left;
  }

  async function empty(db, most) {
    const names = [...db.objectStoreNames];
    const tx = outbox.writing(db, names);
    const counting = ["waiting", "attention", "photos"].map((name) => tx.objectStore(name).count());
    const [deeds, attention, photos] = await Promise.all(counting);
    const waiting = deeds + photos; // as outbox.view() counts
    const isGone = waiting + attention <= most;
    if (isGone) for (const name of names) tx.objectStore(name).clear();
    await tx.done;
    return { waiting, attention, isGone };
  }

  Object.assign(outbox, { keepUnsent, discard });
})();
