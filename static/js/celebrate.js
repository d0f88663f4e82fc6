// A badge came in: its name, and a little confetti for who likes things to move.
const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;
const TEA = ["#B84A22", "#E2A33B", "#56775A", "#5C7C94"];

async function throwConfetti(dialog) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const { default: confetti } = await import("../vendor/canvas-confetti.js");
  const canvas = document.createElement("canvas");
  canvas.className = "confetti";
  canvas.ariaHidden = "true";
  dialog.prepend(canvas);
  // Without its own worker: that would be a script from a blob, which our policy forbids.
  const fire = confetti.create(canvas, { resize: true, useWorker: false });
  await fire({ particleCount: 90, spread: 80, origin: { y: 0.45 }, colors: TEA });
  canvas.remove();
}

function show(template, badges) {
  const dialog = template.content.firstElementChild.cloneNode(true);
  dialog.querySelector("[data-badge-name]").textContent = badges.map(({ name }) => name).join(", ");
  const [{ tier, picture }] = badges; // of several, the medal of the first
  if (picture) {
    dialog.querySelector(".medal").dataset.tier = tier;
    dialog.querySelector(".medal-art").src = picture;
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  throwConfetti(dialog);
}

let queue = Promise.resolve();

// The badges that wait for it in the outbox, once; after the sheet that is open, not over it.
export function celebrate() {
  queue = queue.then(async () => {
    const template = document.getElementById("badge-earned");
    const badges = await outbox.noted(account, "badges");
    if (!template || !badges?.length) return;
    const open = document.querySelector("dialog[open]");
    if (open) {
      open.addEventListener("close", celebrate, { once: true });
      return;
    }
    await outbox.note(account, "badges", []);
    show(template, badges);
  }).catch((error) => console.warn("celebrate", error));
  return queue;
}
