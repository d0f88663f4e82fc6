// The own streak by the newest state and by what waits here; fetched where either says more than the page.
import "../vendor/idb.js";
import "./shared/outbox.js";

const { outbox } = self.streepje;
const { account, day } = document.documentElement.dataset;

const lineFor = (number) => (number === 0 ? "none" : number === 1 ? "one" : "many");

function showNumber(name, number, shown = lineFor(number)) {
  for (const line of document.querySelectorAll(`[data-${name}]`)) {
    line.hidden = line.getAttribute(`data-${name}`) !== shown;
    if (line.hidden || !number || shown === "long") continue;
    line.querySelector("[data-number]").textContent = number;
    line.querySelectorAll(".streak-cosy-art > *").forEach((art, at) => { art.hidden = at >= number; });
  }
}

// The days that what waits here makes days with a deed: as in app/scores/rules.py. A stroke that was taken back makes none.
const DEED = /^(tally|meeting_stroke|completion|surprise|applause|compliment)$/;
export function daysWithDeed(items) {
  const deeds = new Map();
  for (const { kind, local_day: on, of } of items) {
    const weight = DEED.test(kind) ? 1 : kind === "retraction" && !of ? -1 : 0;
    deeds.set(on, (deeds.get(on) ?? 0) + weight);
  }
  return new Set([...deeds.keys()].filter((on) => deeds.get(on) > 0));
}

// A day that was open when the page was made, and has a deed since, counted or waiting, shows so. From the day of the
// state on, each that only waits makes the streak one longer than the server knows, and each that went by without a
// deed costs a cosy. What the phone cannot work out, because a streak that stood then may be over, or one of earlier
// days may stand again, is said in words. `waiting`: the days with a deed that waits on this phone.
export function showStreak({ day: since = "", days = {}, streak }, waiting) {
  let [more, missed, hasEarlier] = [0, 0, false];
  for (const { dataset } of document.querySelectorAll("[data-streak-day]")) {
    const on = dataset.streakDay;
    const isCounted = days[on]?.strokes || days[on]?.done?.length;
    const isWaiting = waiting.has(on) && !isCounted;
    if ("open" in dataset) dataset.mark = isCounted || isWaiting ? "deed" : "open";
    if (on < since || !("open" in dataset)) hasEarlier ||= isWaiting;
    else if (isWaiting) more += 1;
    else if (!isCounted && on < day) missed += 1;
  }
  if (!streak) return;
  const isKnown = missed <= streak.cosies;
  showNumber("streak", streak.length + (isKnown ? more : 0), streak.is_long ? "long" : undefined);
  showNumber("cosies", streak.cosies - (isKnown ? missed : 0));
  for (const words of document.querySelectorAll("[data-streak-waits]")) {
    words.hidden = !hasEarlier && (isKnown || !more);
  }
}

// Of the days of the row, what waits: of this page's own day the view knows already.
async function waitingOn(days) {
  const listed = await outbox.withDatabase(account, (db) => (
    Promise.all(days.map((on) => db.getAllFromIndex("waiting", "local_day", on)))));
  return daysWithDeed(listed.flat());
}

export async function follow({ state, strokes, items, waiting }) {
  const row = [...document.querySelectorAll("[data-streak-day]")].map(({ dataset }) => dataset.streakDay);
  const others = row.filter((on) => on !== day);
  const before = waiting && others.length ? await waitingOn(others) : [];
  showStreak(state ?? {}, new Set([...before, ...(strokes > 0 || daysWithDeed(items).size ? [day] : [])]));
}
