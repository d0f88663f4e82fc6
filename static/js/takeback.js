// Taking back one's own, from the wall or among the badges that one gave: it goes at the tap, and a moment is left to undo
// that. Only then is it a deed, for what is taken back never comes back. Whoever looks away before the moment is over has meant it.
const MOMENT = 8000; // ms
const { account } = document.documentElement.dataset;
const held = new Map(); // forms in their moment: how to go on

function goes(form, submitter, template) {
  const entry = form.closest("[data-deed]");
  const strip = template.content.firstElementChild.cloneNode(true);
  const undo = strip.querySelector("button");
  const now = () => {
    over();
    undo.remove();
    form.dataset.meant = "";
    form.requestSubmit(submitter);
  };
  const timer = setTimeout(now, MOMENT);
  const over = () => { clearTimeout(timer); held.delete(form); };
  undo.addEventListener("click", () => {
    over();
    strip.remove();
    entry.hidden = false;
    form.parentElement.open = false;
    form.parentElement.firstElementChild.focus();
  });
  held.set(form, now);
  entry.hidden = true;
  entry.before(strip);
  undo.focus();
}

// Before the outbox hears of it, which listens on the same document, but not to what is on its way down.
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const template = document.querySelector("template[data-taken-back]");
  if (!template || form.dataset.outbox !== "retraction" || !form.closest("[data-deed]") || "meant" in form.dataset) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  goes(form, submitter, template);
}, { capture: true });

const goOn = () => [...held.values()].forEach((now) => now());

// A link waits until the phone has it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!held.size || !link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.addEventListener("deed:saved", () => location.assign(link.href), { once: true });
  goOn();
});

// A page that goes otherwise may have no time to store it, but it can still ask. Twice taken back is once.
function leaves() {
  for (const form of held.keys()) navigator.sendBeacon(form.action, new FormData(form));
  goOn();
}
addEventListener("pagehide", leaves);
document.addEventListener("visibilitychange", () => document.hidden && leaves());

// On a kept page it stays away while that waits to be sent.
self.streepje.outbox.listing(account).then(({ waiting }) => {
  for (const { kind, payload } of waiting) {
    if (kind === "retraction") document.querySelector(`[data-deed="${CSS.escape(payload.deed)}"]`)?.toggleAttribute("hidden", true);
  }
}, () => null);
