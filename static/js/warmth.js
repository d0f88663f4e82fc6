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

// A day that was open when the page was made, and has counted since, shows so.
function showDays(days) {
  for (const open of document.querySelectorAll("[data-streak-day]")) {
    const counted = days[open.dataset.streakDay];
    if (!counted?.strokes && !counted?.done?.length) continue;
    open.dataset.mark = "deed";
    open.title = open.querySelector(".for-ears").textContent = open.dataset.done;
    delete open.dataset.streakDay;
  }
}

function show({ state }) {
  if (state?.pot) showPot(state.pot);
  if (state?.days) showDays(state.days);
  if (!state?.streak) return;
  showNumber("streak", state.streak.length);
  showNumber("cosies", state.streak.cosies);
}

document.addEventListener("view", (event) => show(event.detail));
if (self.streepje.view) show(self.streepje.view);
