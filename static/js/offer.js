// The bar that offers what is never forced on somebody: a new version, or the new day while they write.
// Its words are in the page, one [data-offer] for each kind.
const bar = document.getElementById("offer");
const declined = new Set();
const MOST = 20; // times to ask, a second apart
const PATIENCE = 3000; // ms
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
let offered = null;

// A browser may miss the moment when the version before has nothing in hand, so it is asked again.
async function askToTakeOver(registration) {
  const taken = new Promise((resolve) => navigator.serviceWorker?.addEventListener("controllerchange", resolve, { once: true }));
  for (let asked = 0; registration?.waiting && asked < MOST; asked += 1) {
    registration.waiting.postMessage({ type: "take-over" });
    await Promise.race([taken, wait(1000)]);
  }
}

// A version that waits takes over: mostly at once, and otherwise while the page goes on.
export const takeOver = (registration) => Promise.race([askToTakeOver(registration), wait(PATIENCE)]);

async function refresh() {
  await takeOver(await navigator.serviceWorker?.getRegistration());
  location.reload();
}

const TAKE = { version: refresh, other_version: refresh, wall: () => location.reload(), day: () => location.assign("/today") };

export function offer(kind) {
  if (!bar || declined.has(kind) || offered === kind) return;
  offered = kind;
  for (const words of bar.querySelectorAll("[data-offer]")) words.hidden = words.dataset.offer !== kind;
  bar.hidden = false;
  const live = document.getElementById("live");
  if (live) live.textContent = bar.querySelector(`[data-offer="${kind}"]`).textContent;
}

bar?.addEventListener("click", (event) => {
  if (event.target.closest("[data-take]")) TAKE[offered]();
  if (!event.target.closest("[data-later]")) return;
  declined.add(offered);
  offered = null;
  bar.hidden = true;
});
