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

// Where nothing changed since the page was made, its own words stand, and what follows the streak is not fetched.
let streak = null;
const hasNews = ({ isPageOld, waiting, strokes, items }) => isPageOld || waiting || strokes || items.length;

async function show(view) {
  if (view.state?.pot) showPot(view.state.pot);
  if (document.querySelector("[data-mine]")) return; // mine.js knows of other days too
  if (hasNews(view)) streak ??= import("./streak.js");
  if (streak) (await streak).follow(view);
}

document.addEventListener("view", (event) => show(event.detail));
if (self.streepje.view) show(self.streepje.view);
