// What the page "Not sent yet" asks of the outbox: pages of what waits, newest first, and the few
// changes that a person may make. Every change is one transaction.
import "../shared/gameday.js";
import "../shared/outbox.js";

const { outbox, gameDay, uuid7 } = self.streepje;
const { withDatabase, writing, announce } = outbox;

// [{day, count}], the newest day first.
export const days = (account) => withDatabase(account, async (db) => {
  const index = db.transaction("waiting").store.index("local_day");
  const found = [];
  for (let cursor = await index.openKeyCursor(null, "prevunique"); cursor; cursor = await cursor.continue()) {
    found.push(cursor.key);
  }
  return Promise.all(found.map(async (day) => ({ day, count: await index.count(day) })));
});

// At most `count` deeds that come after `last` ({local_day, id}, or null to begin).
export const page = (account, last, count) => withDatabase(account, async (db) => {
  const index = db.transaction("waiting").store.index("local_day");
  const range = last && IDBKeyRange.upperBound(last.local_day);
  const items = [];
  let cursor = await index.openCursor(range, "prev");
  if (cursor && last && cursor.primaryKey > last.id && cursor.key === last.local_day) {
    cursor = await cursor.continuePrimaryKey(last.local_day, last.id);
  }
  if (last && cursor?.primaryKey === last.id) cursor = await cursor.continue();
  for (; cursor && items.length < count; cursor = await cursor.continue()) items.push(cursor.value);
  return items;
});

export const refused = (account) => withDatabase(account, (db) => db.getAll("attention"));

// Of these ids, the ones that still wait.
export const stillWaiting = (account, ids) => withDatabase(account, async (db) => {
  const { store } = db.transaction("waiting");
  const keys = await Promise.all(ids.map((id) => store.getKey(id)));
  return new Set(keys);
});

const ID_MOMENT = 12; // hexadecimal digits of a UUIDv7 that hold its milliseconds

function momentOf({ id, occurred_at: moment }) {
  const known = Date.parse(moment);
  return Number.isNaN(known) ? parseInt(id.replaceAll("-", "").slice(0, ID_MOMENT), 16) || Date.now() : known;
}

const STAMPS = new Set(["bad_occurred_at", "bad_zone", "bad_local_day"]); // the stamp itself was refused

const ANOTHER_DAY = new Set(["compliments_enough"]); // too much for its day: it is said on the day that it goes again

// What a server refused to read is stamped again from the moment in the deed's name: there it cannot be missing.
function readable(old) {
  const isAnew = ANOTHER_DAY.has(old.code);
  const moment = isAnew ? Date.now() : momentOf(old);
  const added = isAnew ? 0 : old.added; // see forms.js
  const deed = { ...outbox.wire(old), occurred_at: new Date(moment).toISOString(), ...(added && { added }) };
  if (isAnew || old.code === "bad_id") deed.id = uuid7(moment); // under its own it was never stored
  if (!isAnew && !STAMPS.has(old.code)) return deed;
  const { zone, dayStart } = document.documentElement.dataset;
  return { ...deed, zone, local_day: gameDay(moment, zone, Number(dayStart ?? 4)) };
}

// It waits again, under its own id: a server that has stored it meanwhile knows it by that.
export async function tryAgain(account, old) {
  await withDatabase(account, async (db) => {
    const tx = writing(db, ["waiting", "attention"]);
    // Another tab may have let it go, or have sent it, since this page showed it.
    if (await tx.objectStore("attention").getKey(old.id)) {
      tx.objectStore("waiting").put(readable(old));
      tx.objectStore("attention").delete(old.id);
    }
    await tx.done;
  });
  announce(account);
}

// Sent as a new deed with the moment and the day of the first one, which leaves only when the new
// one is on disk: both or neither.
export async function replace(account, old, payload) {
  const hasPhoto = old.payload?.photo;
  const fresh = { ...readable(old), id: uuid7(momentOf(old)), payload: { ...payload, ...(hasPhoto && { photo: true }) } };
  await withDatabase(account, async (db) => {
    const tx = writing(db, ["waiting", "attention", "photos"]);
    const photos = tx.objectStore("photos");
    const photo = hasPhoto && await photos.get(old.id); // it goes along under the new name
    if (photo) {
      photos.put({ ...photo, id: fresh.id });
      photos.delete(old.id);
    }
    tx.objectStore("waiting").add(fresh);
    tx.objectStore("attention").delete(old.id);
    await tx.done;
  });
  announce(account);
  return fresh;
}

// Nothing is thrown away while it is on its way: then the answer could no longer be noted.
function whileNobodySends(account, work) {
  const lock = `${outbox.nameOf(account)}-sender`;
  return navigator.locks ? navigator.locks.request(lock, work) : work();
}

// Exactly these: what comes in meanwhile, or comes back after a restore of the server, is not meant.
export const throwAway = (account, ids) => whileNobodySends(account, async () => {
  await withDatabase(account, async (db) => {
    const tx = writing(db, ["waiting", "photos"]);
    for (const id of ids) for (const name of ["waiting", "photos"]) tx.objectStore(name).delete(id);
    await tx.done;
  });
  announce(account);
});

// How many photos wait for their own turn: those of deeds that are no longer in these lists, too.
export const photos = (account) => withDatabase(account, (db) => db.count("photos"));

export const allWaiting = (account) => withDatabase(account, (db) => db.getAllKeys("waiting"));
