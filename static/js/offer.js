// The bar that offers what is never forced on somebody: a new version, or the new day while they write.
// Its words are in the page, one [data-offer] for each kind.
const bar = document.getElementById("offer");
const declined = new Set();
const PATIENCE = 3000; // ms
let offered = null;

// A waiting version takes over, now or as soon as the one before has nothing in hand.
export async function takeOver(registration) {
  if (!registration?.waiting) return;
  const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  registration.waiting.postMessage({ type: "take-over" });
  await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

async function refresh() {
  await takeOver(await navigator.serviceWorker?.getRegistration());
  location.reload();
}

const TAKE = { version: refresh, other_version: refresh, day: () => location.assign("/today") };

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
