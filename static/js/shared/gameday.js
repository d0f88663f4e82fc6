// Which game day a moment belongs to, and ids that sort by time.
//
// Scripts in shared/ run in two places: in pages as modules and in the service worker by
// importScripts(). A classic worker cannot import modules, and two copies of these rules would
// drift apart. So they have no import or export and put their verbs on `self.streepje`.
(() => {
  const formats = new Map();
  const known = new Map(); // zone -> {steps: [[ms since which, ms ahead of UTC], ...], until: ms}

  // `offsets`: as <html data-offsets>, see app/calendar/offsets.py. Spares a slow phone its browser's tables of zones.
  function learnZone(zone, offsets) {
    if (!offsets) return;
    const steps = offsets.split(",").map((step) => step.split(":").map((seconds) => Number(seconds) * 1000));
    const [until] = steps.pop();
    known.set(zone, { steps, until });
  }

  function aheadAt(instant, zone) {
    const { steps, until } = known.get(zone) ?? {};
    return instant < until ? steps.findLast(([since]) => since <= instant)?.[1] : undefined;
  }

  function format(zone) {
    if (!formats.has(zone)) {
      const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
      const make = (timeZone) => new Intl.DateTimeFormat("en-GB", { ...parts, hourCycle: "h23", timeZone });
      try {
        formats.set(zone, make(zone));
      } catch {
        formats.set(zone, make(undefined)); // a zone this phone has never heard of: the phone's own
      }
    }
    return formats.get(zone);
  }

  function wallClock(instant, zone) {
    const ahead = aheadAt(Number(instant), zone);
    if (ahead === undefined) {
      const parts = format(zone).formatToParts(instant);
      return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
    }
    const wall = new Date(Number(instant) + ahead);
    return {
      year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(),
      hour: wall.getUTCHours(), minute: wall.getUTCMinutes(),
    };
  }

  // "2026-11-23": the local date, or the one before while the local hour is before dayStart.
  function gameDay(instant, zone, dayStart) {
    const { year, month, day, hour } = wallClock(instant, zone);
    const date = new Date(Date.UTC(year, month - 1, hour < dayStart ? day - 1 : day));
    return date.toISOString().slice(0, 10);
  }

  const hourOf = (instant, zone) => wallClock(instant, zone).hour;

  // RFC 9562 section 5.7: 48 bits of Unix milliseconds, then version, variant and chance.
  function uuid7(now = Date.now()) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (40 - 8 * i)) % 256;
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  const here = self.document?.documentElement.dataset;
  if (here) learnZone(here.zone, here.offsets);
  self.streepje = Object.assign(self.streepje ?? {}, { gameDay, hourOf, wallClock, learnZone, uuid7 });
})();
