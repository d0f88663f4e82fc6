// Deeds in words. They come from the templates inside <unsent-list>, moments in the page's language.
const { lang } = document.documentElement;
const DAY = { weekday: "long", day: "numeric", month: "long" };
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
const numbers = new Intl.NumberFormat(lang);
const formats = new Map(); // making one costs more than a row

function format(form, zone) {
  const key = JSON.stringify([form, zone]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(lang, { ...form, timeZone: zone }));
  return formats.get(key);
}

// A moment or a zone that nobody can read may be the very reason for a refusal: then nothing.
function say(form, { occurred_at: moment, zone }) {
  try {
    return format(form, zone).format(new Date(moment));
  } catch {
    return "";
  }
}

export const timeOf = (item) => say(TIME, item);
export const momentOf = (item) => say({ ...DAY, ...TIME }, item);

const BACKDATING = 7 * 86_400_000; // ms: docs/sync.md, what is older than this when it arrives does not score
export const isLate = ({ occurred_at: moment }, now = Date.now()) => now - Date.parse(moment) > BACKDATING;

export function dayName(day) {
  const date = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : format(DAY, "UTC").format(date);
}

// "today" or "yesterday", as far back as a word for it is kinder than a date; else nothing.
export function nearName(day, today) {
  const back = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return back === 0 || back === 1 ? relative.format(-back, "day") : "";
}

export const number = (count) => numbers.format(count);

// The words of a template such as data-code="unknown_challenge"; the one without a name serves the rest.
export function phrase(root, name, value) {
  const found = root.querySelector(`template[data-${name}="${CSS.escape(value ?? "")}"]`);
  return (found ?? root.querySelector(`template[data-${name}=""]`))?.content.textContent ?? "";
}

// A note about a stroke says one thing: [which, what], else nothing.
function noted({ kind, payload }) {
  return kind === "note" ? Object.entries(payload ?? {}).find(([name]) => ["question", "place", "heard"].includes(name)) : null;
}

export function kindOf(root, item) {
  const form = item.payload?.action ?? noted(item)?.[0];
  return phrase(root, "kind", form ? `${item.kind}-${form}` : item.kind);
}

// What a person wrote or chose themselves; nothing for a stroke.
export function textOf(root, item) {
  const { payload } = item;
  const { what, for_whom: forWhom, line, challenge, about, how, with_whom: withWhom, title: name, why, because } = payload ?? {};
  const title = challenge ? root.querySelector(`template[data-challenge="${CSS.escape(challenge)}"]`) : null;
  return [title?.content.textContent, phrase(root, "said", noted(item)?.[1]), name, what, why, forWhom, line, about, how, withWhom, because].filter(Boolean).join("\n");
}
