// What is known of a half hour, and how it stands: it follows from moments, so that a locked phone, a reload and a kept
// page all tell the same. `known`: {day, begins, isStarted, isDone, notYetOn, about, changed}, moments in ms.
const { outbox } = self.streepje;
const { account, zone, dayStart } = document.documentElement.dataset;
const { lang } = document.documentElement;
export const LENGTH = 1_800_000; // ms: as in app/half_hours/rules.py
const ASKED = 604_800_000; // ms: as BACKDATING in app/deeds/rules.py
const NOTE = "half-hour"; // on the phone: the newest that was decided here
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
export const words = (form) => new Intl.DateTimeFormat(lang, { ...CLOCK, ...form });
// Made when they are first needed: the first question to the browser's tables takes a slow phone 50 to 100 ms.
let onDay = null;
let parts = null;

// What the clock on the wall says at a moment, as if that were UTC.
function onTheWall(moment) {
  parts ??= new Intl.DateTimeFormat("en-GB", { ...CLOCK, year: "numeric", month: "2-digit", day: "2-digit" });
  const { year, month, day, hour, minute } = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`);
}

// The moment of a day at which the clock on the wall says `at`: before the day's start, the night after it.
function momentAt(day, at) {
  const wanted = Date.parse(`${day}T${at}Z`) + (Number(at.slice(0, 2)) < Number(dayStart) ? 86_400_000 : 0);
  const near = wanted - (onTheWall(wanted) - wanted);
  return near - (onTheWall(near) - wanted);
}

// What is known after one more deed, tapped at `now`.
export function play(known, { kind, payload, occurred_at: at, local_day: today }, now) {
  if (kind === "completion") return { ...known, isDone: true, changed: now };
  const changed = Date.parse(at);
  const day = payload.day ?? today;
  if (payload.action === "not_yet") return { ...known, notYetOn: today, changed };
  if (payload.action === "let_go") return { day, changed };
  if (payload.action === "start") return { ...known, day, begins: changed, isStarted: true, isDone: false, changed };
  return { day, begins: momentAt(day, payload.at), about: payload.about ?? "", changed };
}

export function standsAt(now, today, { day, begins, isStarted, isDone, notYetOn }) {
  if (!begins) return "none";
  if (isDone) return day < today ? "none" : "done";
  const isOver = now >= begins + LENGTH;
  if (isStarted && !(isOver && day < today)) return isOver ? "over" : "runs";
  if (!isOver) return "waits";
  return notYetOn >= today || now > begins + LENGTH + ASKED ? "none" : "missed";
}

export const keep = (known) => outbox.note(account, NOTE, known).catch(() => null);

// What was decided on this phone may still wait in its outbox, or the page may be a kept one: the newer holds.
export async function newest(known) {
  const noted = await outbox.noted(account, NOTE).catch(() => null);
  const isOld = Date.parse(noted?.day) < Date.now() - ASKED - 2 * 86_400_000;
  return noted && noted.changed > known.changed && !isOld ? noted : known;
}

// Inside `place`, whatever names the half hour names this one.
export function name(place, { day, begins, about }) {
  onDay ??= words({ weekday: "long", day: "numeric", month: "long" });
  for (const part of place.querySelectorAll("[data-about]")) part.textContent = about ?? "";
  for (const part of place.querySelectorAll("[data-starts]")) part.textContent = begins ? onDay.format(begins) : "";
  for (const field of place.querySelectorAll("[data-its-day]")) field.value = day;
  for (const field of place.querySelectorAll("[data-its-end]")) field.value = begins ? new Date(begins + LENGTH).toISOString() : "";
}
