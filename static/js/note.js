// One optional tap after a stroke: which question, where it was, from whom. It comes after the stroke and goes by itself.
// The pad calls `follow` with what was tapped on it.
const OFFERED = 9_000; // ms
const AFTER_A_TAP = 3_500;

const part = document.querySelector("stroke-note");
const form = part.querySelector("form");
const strips = [...form.querySelectorAll("[data-strip]")].map((strip) => ({
  strip,
  chips: strip.firstElementChild,
  turns: [...strip.querySelectorAll("[data-turn]")],
}));
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
let timer = 0;

export function follow({ kind, id }) {
  if (kind === "tally" || kind === "meeting_stroke") offer(id);
  if (kind === "retraction") close();
}

function offer(stroke) {
  form.elements.namedItem("stroke").value = stroke;
  for (const chip of form.querySelectorAll("[aria-pressed]")) release(chip);
  part.hidden = false;
  part.classList.add("is-open");
  for (const one of strips) {
    one.chips.scrollTo(0, 0);
    look(one);
  }
  close(OFFERED);
}

// Where there is more: an arrow that has nothing left goes, and whoever stood on it with the keyboard stands on the other.
function look({ strip, chips, turns: [back, on] }) {
  const left = chips.scrollWidth - chips.clientWidth - chips.scrollLeft;
  const focused = document.activeElement;
  strip.toggleAttribute("data-before", chips.scrollLeft > 4);
  strip.toggleAttribute("data-after", left > 4);
  if (focused === on && left <= 4) back.focus({ preventScroll: true });
  if (focused === back && chips.scrollLeft <= 4) on.focus({ preventScroll: true });
}

for (const one of strips) {
  const { chips, turns } = one;
  for (const turn of turns) {
    turn.addEventListener("click", () => {
      close(OFFERED);
      chips.scrollBy({ left: turn.dataset.turn * chips.clientWidth * 0.7, behavior: isCalm.matches ? "instant" : "smooth" });
    });
  }
  chips.addEventListener("scroll", () => {
    close(OFFERED);
    look(one);
  }, { passive: true });
  new ResizeObserver(() => look(one)).observe(chips);
}

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

// As soon as what was tapped is read, so that a second tap says the opposite; where it cannot be kept here, the form says
// it plainly, as it was tapped.
let tapped = null;
form.addEventListener("submit", ({ submitter }) => {
  tapped = submitter;
});
for (const name of ["deed:tapped", "deed:unstored"]) form.addEventListener(name, () => mark(tapped));
for (const name of ["pointerenter", "focusin"]) form.addEventListener(name, () => close(OFFERED));
