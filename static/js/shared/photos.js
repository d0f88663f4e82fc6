// Sends photos, each after the deed that it belongs to, one sender at a time over all tabs.
// Runs after sender.js.
//
// As with deeds: a photo leaves the phone's own store only when an answer in JSON for this account names its deed as
// kept, or says that it will never be wanted. What the server cannot take moves to `attention`, without its deed.
(() => {
  const { outbox, restOf, secondsOf } = self.streepje;
  const PATIENCE = 120_000; // ms: some hundreds of kilobytes on a poor line
  const REST = "photos_rest"; // noted: until when (ms) the server asked to be sent no photo
  const UNWANTED = ["taken_back", "no_surprise"];
  const UNFIT = ["photo_too_large", "photo_unreadable"];
  const LASTING = ["signed_out", "other_account"]; // trying again alone changes nothing

  async function put(account, { id, type, bytes }) {
    const response = await fetch(`/api/v1/deeds/${id}/photo?account=${account}`, {
      method: "PUT", body: bytes, credentials: "same-origin", redirect: "manual",
      headers: { "Content-Type": type, Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE),
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = isJson ? await response.json() : null;
    const isPortal = response.type === "opaqueredirect" || response.status === 511 || (response.ok && !isJson);
    return { status: response.status, answer, isPortal, retryAfter: secondsOf(response.headers.get("Retry-After")) };
  }

  // A photo with the store in which its deed stands, "" where it is in none any more.
  const look = (account, id) => outbox.withDatabase(account, async (db) => {
    const tx = db.transaction(["photos", "waiting", "attention", "sent"]);
    const names = ["waiting", "attention", "sent"];
    const [photo, ...keys] = await Promise.all(
      [tx.objectStore("photos").get(id), ...names.map((name) => tx.objectStore(name).getKey(id))]);
    return { photo, where: names.find((_, at) => keys[at]) ?? "" };
  });

  const letGo = (account, id) => outbox.withDatabase(account, (db) => db.delete("photos", id));

  // The surprise stands without it; somebody is told, and lets it go.
  const refuse = (account, { id }, code) => outbox.withDatabase(account, async (db) => {
    const tx = outbox.writing(db, ["photos", "attention", "sent"]);
    const { occurred_at, zone, local_day } = await tx.objectStore("sent").get(id) ?? {};
    const told = { id: `photo-${id}`, kind: "photo", payload: {}, occurred_at, zone, local_day, status: "rejected", code };
    tx.objectStore("attention").put(told);
    tx.objectStore("photos").delete(id);
    await tx.done;
  });

  // Answers why sending has to stop, or null.
  async function settle(account, photo, where, { status, answer, isPortal, retryAfter }) {
    const code = answer?.code;
    const isKept = status === 200 && answer?.account === account && answer.deed === photo.id;
    if (isKept || (status === 410 && UNWANTED.includes(code))) await letGo(account, photo.id);
    else if (status === 422 && UNFIT.includes(code)) await refuse(account, photo, code);
    // A server that was restored learns the deed anew; of a deed that was let go here it will never hear.
    else if (status === 404 && code === "unknown_deed" && !where) await letGo(account, photo.id);
    else if (LASTING.includes(code)) return { reason: code, why: code, retryAfter: 0 };
    else {
      if (retryAfter) await outbox.note(account, REST, Date.now() + retryAfter * 1000);
      return { reason: "unreachable", why: isPortal ? "portal" : status === 503 || status === 429 ? "busy" : "failed", retryAfter };
    }
    outbox.announce(account);
    return null;
  }

  // Each try is the whole photo over the line, so nothing but a person who asks for it cuts a rest short.
  async function sendAll(account, isAsked) {
    const rest = await restOf(account, REST);
    if (rest && !isAsked) return { reason: "unreachable", why: "busy", retryAfter: rest };
    let stop = null;
    for (const id of await outbox.withDatabase(account, (db) => db.getAllKeys("photos"))) {
      const { photo, where } = await look(account, id);
      if (!photo || where === "waiting" || where === "attention") continue; // its deed goes first
      const reply = await put(account, photo).catch(() => null);
      stop = reply ? await settle(account, photo, where, reply) : { reason: "unreachable", why: "offline", retryAfter: 0 };
      if (stop) break;
    }
    if (!stop && rest) await outbox.note(account, REST, 0);
    return stop ?? { reason: "empty", why: "empty", retryAfter: 0 };
  }

  // Resolves, and waits for a Retry-After, as drain() of sender.js does.
  function sendPhotos(account, isAsked = false) {
    const lock = `${outbox.nameOf(account)}-photos`;
    return navigator.locks ? navigator.locks.request(lock, () => sendAll(account, isAsked)) : sendAll(account, isAsked);
  }

  Object.assign(self.streepje, { sendPhotos });
})();
