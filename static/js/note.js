// One optional tap after a stroke: where it was, which question, from whom. It comes after the stroke and goes by itself.
// The pad calls `follow` with what was tapped on it.
const OFFERED = 9_000; // ms
const AFTER_A_TAP = 3_500;

const part = document.querySelector("stroke-note");
const form = part.querySelector("form");
const ask = form.querySelector("[data-ask]");
const [back, on] = part.querySelectorAll("[data-turn]");
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
let timer = 0;

export function follow({ kind, id }) {
  if (kind === "tally") offer(id);
  if (kind === "retraction") close();
}

function offer(stroke) {
  form.elements.namedItem("stroke").value = stroke;
  for (const chip of form.querySelectorAll("[aria-pressed]")) release(chip);
  unfold(false);
  part.hidden = false;
  part.classList.add("is-open");
  close(OFFERED);
}

// The questions are long: they stand behind one word until they are wanted.
function unfold(isOpen) {
  ask.ariaExpanded = String(isOpen);
  form.scrollTo(isOpen ? ask.offsetWidth + 8 : 0, 0);
  look();
}

// Where there is more: an arrow that has nothing left goes, and whoever stood on it with the keyboard stands on the other.
function look() {
  const left = form.scrollWidth - form.clientWidth - form.scrollLeft;
  const focused = document.activeElement;
  part.toggleAttribute("data-before", form.scrollLeft > 4);
  part.toggleAttribute("data-after", left > 4);
  if (focused === on && left <= 4) back.focus({ preventScroll: true });
  if (focused === back && form.scrollLeft <= 4) on.focus({ preventScroll: true });
}

for (const turn of [back, on]) {
  turn.addEventListener("click", () => {
    close(OFFERED);
    form.scrollBy({ left: turn.dataset.turn * form.clientWidth * 0.7, behavior: isCalm.matches ? "instant" : "smooth" });
  });
}
form.addEventListener("scroll", look, { passive: true });
new ResizeObserver(look).observe(form);

// Pressed: the next tap on it takes it back. One of a kind at a time.
function mark(chip) {
  const wasPressed = chip.ariaPressed === "true";
  for (const other of form.querySelectorAll(`[name=${chip.name}][aria-pressed]`)) release(other);
  if (!wasPressed) {
    chip.dataset.said = chip.value;
    chip.value = "none";
    chip.ariaPressed = "true";
  }
  close(AFTER_A_TAP);
}

function release(chip) {
  chip.value = chip.dataset.said;
  chip.removeAttribute("aria-pressed");
}

function close(after = 0) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (after && part.querySelector(":focus-visible")) close(OFFERED);
    else part.classList.remove("is-open");
  }, after);
}

form.addEventListener("submit", ({ submitter }) => setTimeout(() => mark(submitter)));
ask.addEventListener("click", () => unfold(ask.ariaExpanded !== "true"));
for (const name of ["pointerenter", "focusin", "scroll"]) form.addEventListener(name, () => close(OFFERED));
