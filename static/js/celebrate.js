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

function fill(template, badges) {
  const dialog = template.content.firstElementChild.cloneNode(true);
  dialog.querySelector("[data-badge-name]").textContent = badges.map(({ name }) => name).join(", ");
  const kind = dialog.querySelector("[data-several]");
  if (kind && badges.length > 1) kind.textContent = kind.dataset.several;
  const [{ tier, picture }] = badges; // of several, the medal of the first
  if (picture) {
    dialog.querySelector(".medal").dataset.tier = tier;
    dialog.querySelector(".medal-art").src = picture;
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && close(dialog));
  return dialog;
}

// As a popover where there are any: a modal dialog makes the browser style all of the page anew, which a slow phone
// feels under the thumb, and a badge need not stop anybody.
function open(dialog) {
  if (!dialog.showPopover) return dialog.showModal();
  dialog.popover = "auto";
  dialog.addEventListener("toggle", ({ newState }) => newState === "closed" && dialog.dispatchEvent(new Event("close")));
  return dialog.showPopover();
}

const close = (dialog) => (dialog.popover ? dialog.hidePopover() : dialog.close());

// A page in the background paints no frame, and still goes on.
const nextFrame = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });

// In steps with a frame in between, so that no thumb has to wait for all of them.
async function show(dialog) {
  document.body.append(dialog);
  await nextFrame();
  open(dialog);
  await nextFrame();
  throwConfetti(dialog);
}

let queue = Promise.resolve();

// The badges that wait for it in the outbox, once; after the sheet that is open, not over it.
export function celebrate() {
  queue = queue.then(async () => {
    const template = document.getElementById("badge-earned");
    if (!template || !(await outbox.noted(account, "badges"))?.length) return;
    const before = document.querySelector("dialog:is([open], [popover])");
    if (before) {
      before.addEventListener("close", celebrate, { once: true });
      return;
    }
    const badges = await outbox.take(account, "badges");
    if (!badges?.length) return;
    await show(fill(template, badges));
    const { seen } = await import("./seen.js");
    seen({ badges: badges.map(({ key }) => key).join(",") }).catch(() => null);
  }).catch((error) => console.warn("celebrate", error));
  return queue;
}
