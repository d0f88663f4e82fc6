// After a while without a network: what came in for which day, and whether the streak is whole again.
// All words are on <template id="arrived">: data-KIND-one, data-KIND-other by the language's plural.
const { dataset: { day: today }, lang } = document.documentElement;
const LINES = 3; // days by name; older ones are told together
const NEAR = 6; // days back in which a weekday's name says enough

const plural = new Intl.PluralRules(lang);
const number = new Intl.NumberFormat(lang);
const list = new Intl.ListFormat(lang, { type: "conjunction" });
const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });

const letter = (word) => word[0].toUpperCase() + word.slice(1);
const counted = (words, key, count) => words[`${key}${letter(plural.select(count))}`] ?? words[`${key}Other`] ?? "";

function dayWords(day) {
  const back = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (back === 1) return relative.format(-1, "day");
  const form = back > 0 && back <= NEAR ? { weekday: "long" } : { day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(lang, { ...form, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

function line(words, kinds, day, news) {
  const parts = Object.entries(kinds).map(([kind, count]) => counted(words, kind, count).replace("{n}", number.format(count)));
  const total = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  return counted(words, news, total).replace("{what}", list.format(parts)).replace("{day}", day);
}

function together(days) {
  const all = {};
  for (const [, kinds] of days) for (const [kind, count] of Object.entries(kinds)) all[kind] = (all[kind] ?? 0) + count;
  return all;
}

function linesBy(words, days, news) {
  const newest = Object.entries(days ?? {}).sort(([one], [other]) => (one < other ? 1 : -1));
  const lines = newest.slice(0, LINES).map(([day, kinds]) => line(words, kinds, dayWords(day), news));
  if (newest.length > LINES) lines.push(line(words, together(newest.slice(LINES)), words.earlier, news));
  return lines;
}

// What counts, with the good news about the streak after the last of it; then what came too late to count, and that a
// name was not kept.
export function linesOf(words, { isRepaired, isUnnamed, days, late }) {
  const lines = linesBy(words, days, "news");
  const ends = lines.map((_, place) => (isRepaired && place === lines.length - 1 ? words.repaired : words.end));
  const tooLate = linesBy(words, late, "late").map((text) => text + words.end);
  return [...lines.map((text, place) => text + ends[place]), ...tooLate, ...(isUnnamed ? [words.unnamed] : [])];
}

export function tell(arrived) {
  const template = document.getElementById("arrived");
  if (!template) return;
  const bar = template.content.firstElementChild.cloneNode(true);
  const lines = linesOf(template.dataset, arrived);
  bar.querySelector("[data-lines]").append(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  bar.querySelector("[data-close]").addEventListener("click", () => bar.remove());
  document.body.append(bar);
  const live = document.getElementById("live");
  if (live) live.textContent = lines.join(" ");
}
