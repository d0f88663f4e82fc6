// The own team's pot and the own streak follow the newest state, so that they move when what was done has arrived.
const STATES = ["cold", "lukewarm", "warm", "hot", "boiling"];

function showPot({ temperature, state }) {
  if (!STATES.includes(state)) return;
  for (const pot of document.querySelectorAll(".pot[data-own]")) {
    pot.dataset.state = state;
    pot.querySelector("svg.teapot").dataset.state = state;
    pot.querySelector("[data-degrees]").textContent = temperature;
    pot.ariaLabel = pot.getAttribute(`data-${state}`).replace("{}", temperature);
    // The same level as in templates/macros/teapot.html.
    const level = Math.min(44, Math.max(2, 46 - temperature * 0.44));
    pot.querySelector("[data-tea]").setAttribute("transform", `translate(0 ${level.toFixed(1)})`);
  }
}

const lineFor = (number) => (number === 0 ? "none" : number === 1 ? "one" : "many");

function showNumber(name, number) {
  for (const line of document.querySelectorAll(`[data-${name}]`)) {
    line.hidden = line.getAttribute(`data-${name}`) !== lineFor(number);
    if (line.hidden || !number) continue;
    line.querySelector("[data-number]").textContent = number;
    line.querySelectorAll(".streak-cosy-art > *").forEach((art, at) => { art.hidden = at >= number; });
  }
}

// Whether it makes its day one with a deed: as in app/scores/rules.py.
export const isDeed = ({ kind }) => /^(tally|meeting_stroke|completion|surprise|applause|compliment)$/.test(kind);

// A day that was open when the page was made, and has a deed since, counted or waiting, shows so; each that only waits
// makes the streak one longer than the server knows. `waiting`: the days with a deed that waits on this phone.
export function showStreak({ days = {}, streak }, waiting) {
  let more = 0;
  for (const { dataset } of document.querySelectorAll("[data-streak-day]")) {
    const counted = days[dataset.streakDay];
    const isCounted = counted?.strokes || counted?.done?.length;
    const isDone = isCounted || waiting.has(dataset.streakDay);
    if (isDone && !isCounted) more += 1;
    dataset.mark = isDone ? "deed" : "open";
  }
  if (!streak) return;
  showNumber("streak", streak.length + more);
  showNumber("cosies", streak.cosies);
}

const { day } = document.documentElement.dataset;
function show({ state, strokes, items }) {
  if (state?.pot) showPot(state.pot);
  if (document.querySelector("[data-mine]")) return; // mine.js knows of other days too
  showStreak(state ?? {}, new Set(strokes > 0 || items.some(isDeed) ? [day] : []));
}

document.addEventListener("view", (event) => show(event.detail));
if (self.streepje.view) show(self.streepje.view);
