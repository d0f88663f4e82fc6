// One optional tap after a stroke: where it was, which question, from whom. It comes after the stroke and goes by itself.
// The pad calls `follow` with what was tapped on it.
const OFFERED = 9_000; // ms
const AFTER_A_TAP = 3_500;

const part = document.querySelector("stroke-note");
const form = part.querySelector("form");
const ask = form.querySelector("[data-ask]");
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
ask.addEventListener("click", () => unfold(ask.ariaExpanded !== "true"));
for (const name of ["pointerenter", "focusin", "scroll"]) form.addEventListener(name, () => close(OFFERED));
