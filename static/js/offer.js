// The bar that offers what is never forced on somebody: a new version, or the new day while they write.
// Its words are in the page, one [data-offer] for each kind.
const bar = document.getElementById("offer");
const declined = new Set();
let offered = null;

async function refresh() {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting;
  if (waiting) {
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    waiting.postMessage({ type: "take-over" });
    await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, 3000))]);
  }
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
