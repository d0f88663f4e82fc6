// One optional tap after a stroke: where it was, which question, from whom. It comes after the stroke and goes by itself.
// The pad calls `follow` with what was tapped on it.
const OFFERED = 9_000; // ms
const AFTER_A_TAP = 3_500;

const part = document.querySelector("stroke-note");
const form = part.querySelector("form");
let timer = 0;

export function follow({ kind, id }) {
  if (kind === "tally") offer(id);
  if (kind === "retraction") close();
}

function offer(stroke) {
  form.elements.namedItem("stroke").value = stroke;
  for (const chip of form.querySelectorAll("[aria-pressed]")) release(chip);
  form.scrollTo(0, 0);
  part.hidden = false;
  part.classList.add("is-open");
  close(OFFERED);
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

form.addEventListener("submit", ({ submitter }) => setTimeout(() => mark(submitter)));
for (const name of ["pointerenter", "focusin", "scroll"]) form.addEventListener(name, () => close(OFFERED));
