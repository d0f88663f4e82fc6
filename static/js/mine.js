// Own numbers on a kept page: the newest state that this phone knows, and what waits in its outbox. Where that cannot be
// worked out here, [data-without] says how many wait.
import { drawSheet } from "./today.js";
import { daysWithDeed, showStreak } from "./streak.js";

const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;
const DRAWN = 15; // strokes: as in templates/me/me.html
const COUNTED = { completion: "completions", surprise: "surprises" };

function showDay(row, state, waiting) {
  const { day } = row.dataset;
  const known = state?.days?.[day];
  const of = (kind) => waiting.filter((item) => item.local_day === day && item.kind === kind);
  const taken = of("retraction").filter((item) => !item.of).length;
  const strokes = Math.max(0, (known?.strokes ?? Number(row.dataset.strokes)) + of("tally").length - taken);
  row.classList.toggle("is-ahead", "ahead" in row.dataset && !strokes);
  row.querySelector("[data-to-come]").hidden = !row.classList.contains("is-ahead");
  row.querySelector("[data-drawn]").hidden = row.classList.contains("is-ahead");
  row.querySelector("[data-number]").textContent = strokes;
  drawSheet(row, Math.min(DRAWN, strokes), false);
  for (const [kind, name] of Object.entries(COUNTED)) {
    const sign = row.querySelector(`[data-sign="${name}"]`);
    const more = of(kind).length || (kind === "completion" && known?.done?.length);
    if (more) sign.hidden = false;
  }
}

async function show({ state, waiting: number }) {
  for (const without of document.querySelectorAll("[data-without]")) {
    without.hidden = !number;
    without.textContent = (number === 1 ? without.dataset.one : without.dataset.many).replace("{n}", number);
  }
  if (!document.querySelector(".my-week")) return;
  const { waiting } = await outbox.listing(account);
  for (const row of document.querySelectorAll(".my-day")) showDay(row, state, waiting);
  showStreak(state ?? {}, daysWithDeed(waiting));
}

document.addEventListener("view", (event) => show(event.detail));
if (self.streepje.view) show(self.streepje.view);
