// Sends what waits in the outbox, one sender at a time over all tabs and the service worker.
//
// A deed is done only when a 200 answer in JSON, for the account that asked, names its id. All
// else (no network, a captive portal's page, 401, 403, 5xx, another account) leaves everything
// where it is. Runs in pages and in the service worker: see gameday.js.
(() => {
  const MAX_DEEDS = 100;
  const MAX_BYTES = 60_000; // the server takes 65,536 with the envelope
  const PATIENCE = 30_000; // ms; also frees the lock from a request that hangs
  const MOST_REST = 3600; // seconds
  const PACKED_FROM = 2000; // characters: less goes in one packet anyway
  const LASTING_CODES = ["signed_out", "other_account", "other_version"]; // trying again alone changes nothing

  // Whether much is sent packed: a fifth of the bytes on a slow line. Whatever stands in between may not like
  // that, so after the first answer that takes nothing, all goes as it is. One deed alone always does.
  let packs = "CompressionStream" in self;

  function packed(text) {
    return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  }

  // isCorrected: these moments are no longer what this clock says, so it is not told (docs/sync.md, Clocks and days).
  async function post(account, deeds, isCorrected = false) {
    const said = Date.now();
    const sentAt = isCorrected ? undefined : new Date(said).toISOString();
    const text = JSON.stringify({ version: 1, account, sent_at: sentAt, deeds });
    const isPacked = packs && deeds.length > 1 && text.length > PACKED_FROM;
    const response = await fetch("/api/v1/deeds", {
      method: "POST", body: isPacked ? await packed(text) : text, credentials: "same-origin", redirect: "manual",
      headers: {
        "Content-Type": "application/json", Accept: "application/json", ...(isPacked && { "Content-Encoding": "gzip" }),
      },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = isJson ? await response.json() : null;
    return {
      status: response.status, answer, clock: clockOf(answer, said),
      retryAfter: secondsOf(response.headers.get("Retry-After")),
      // Our server neither redirects nor speaks HTML here: then it was something in between.
      isPortal: response.type === "opaqueredirect" || response.status === 511 || (response.ok && !isJson),
    };
  }

  // The moment of this answer, and how many ms the server's clock is ahead of what this phone's said.
  function clockOf(answer, said) {
    const at = Date.parse(answer?.received_at);
    return at ? { at, ahead: at - said } : undefined;
  }

  // RFC 9110 section 10.2.3: a number of seconds or a date. An hour at most: no server knows better for longer.
  function secondsOf(retryAfter) {
    const given = Number(retryAfter ?? 0);
    const seconds = Number.isNaN(given) ? (Date.parse(retryAfter) - Date.now()) / 1000 || 0 : given;
    return Math.min(Math.max(0, seconds), MOST_REST);
  }

  // For how many seconds more the server asked to be left alone, in whatever tab or worker it said so.
  // `of`: what it is that rests, "rest" for deeds.
  async function restOf(account, of = "rest") {
    const left = (((await self.streepje.outbox.noted(account, of)) ?? 0) - Date.now()) / 1000;
    return left > 0 && left <= MOST_REST ? left : 0; // more: the clock has been put back since
  }

  // Why everything stays for now, for the words on the screen.
  function whyOf({ status, isPortal }) {
    if (isPortal) return "portal";
    return status === 429 || status === 503 ? "busy" : "failed";
  }

  const isReceipt = ({ status, answer }, account) => status === 200
    && answer?.account === account && Array.isArray(answer.results);

  const takesNothing = (account) => post(account, []).then((reply) => isReceipt(reply, account), () => false);

  // One request. Says what to do next: {stop: reason | null, size: deeds for the next
  // request, isSure: the server has just taken an empty batch}. isAsked: by a person, who need not wait.
  async function sendSome(account, size, isSure, isAsked) {
    const { arrivals, outbox } = self.streepje;
    const { deeds, isCorrected } = await outbox.batch(account, size, MAX_BYTES);
    if (!deeds.length) return { stop: "empty" };
    const rest = await restOf(account);
    if (rest && !isAsked) return { stop: "unreachable", why: "busy", retryAfter: rest };
    let reply;
    try {
      reply = await post(account, deeds, isCorrected);
    } catch {
      return { stop: "unreachable", why: "offline" };
    }
    if (isReceipt(reply, account)) {
      const ours = new Set(deeds.map((deed) => deed.id));
      const results = reply.answer.results.filter((result) => ours.has(result.id));
      const earlier = await arrivals.of(account, deeds, results, reply.answer.state);
      const left = await outbox.settle(account, results, reply.answer.state, new Date().toISOString(), reply.clock);
      if (left && earlier) await arrivals.note(account, earlier);
      if (left && rest) await outbox.note(account, "rest", 0);
      return left ? { stop: null, size, left } : { stop: "unreachable", why: "failed" };
    }
    const code = reply.answer?.code;
    const isForPacking = packs && code === "encoding_unknown";
    packs = false;
    if (isForPacking) return { stop: null, size };
    if (reply.status === 413 || (reply.status === 400 && code === "malformed")) {
      if (deeds.length > 1) return { stop: null, size: Math.ceil(deeds.length / 2) };
      // Refused alone twice, with an empty batch taken in between: it is the deed, not the server, nor something
      // on the way. Our own server's word that it is too large is enough.
      if (code !== "batch_too_large" && !isSure) {
        return await takesNothing(account) ? { stop: null, size: 1, isSure: true } : { stop: "unreachable", why: "failed" };
      }
      // Alone and still not taken: it would block the others for ever.
      const refusal = reply.status === 413 ? "too_large" : code;
      await outbox.settle(account, [{ id: deeds[0].id, status: "rejected", code: refusal }]);
      return { stop: null, size: MAX_DEEDS };
    }
    if (LASTING_CODES.includes(code)) return { stop: code };
    if (reply.retryAfter) await outbox.note(account, "rest", Date.now() + reply.retryAfter * 1000);
    return { stop: "unreachable", why: whyOf(reply), retryAfter: reply.retryAfter };
  }

  async function sendAll(account, isAsked) {
    let sent = 0;
    let step = { stop: null, size: MAX_DEEDS };
    while (!step.stop) {
      step = await sendSome(account, step.size, step.isSure, isAsked);
      sent += step.left ?? 0;
    }
    if (sent) await self.streepje.outbox.trim(account).catch((error) => console.warn("trim", error));
    return { reason: step.stop, why: step.why ?? step.stop, retryAfter: step.retryAfter ?? 0, sent };
  }

  // Resolves to {reason: empty | unreachable | signed_out | other_account | other_version, why, retryAfter: s, sent}.
  // `why` is finer than `reason`: an unreachable server is offline | portal | busy | failed.
  // A second caller waits for the lock and then looks again, so a deed added meanwhile goes too.
  // Who `isAsked` by a person does not wait for a Retry-After to pass; everything else does.
  function drain(account, isAsked = false) {
    const lock = `${self.streepje.outbox.nameOf(account)}-sender`;
    return navigator.locks ? navigator.locks.request(lock, () => sendAll(account, isAsked)) : sendAll(account, isAsked);
  }

  self.streepje = Object.assign(self.streepje ?? {}, { drain, restOf, secondsOf });
})();
