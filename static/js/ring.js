// The hours outside of somebody's own in which the word fell: the ring gets an arc for each, as after a reload, and the
// arcs move together. The same geometry as hour_ring() in templates/macros/tally.html.
const { dayStart } = document.documentElement.dataset;
const GAP = 5.6; // of 360, between two arcs and between two dots
const placeOf = (hour) => (hour - Number(dayStart ?? 4) + 24) % 24;
const hourOf = (part) => Number(part.dataset.hour);

// `heard`: hours in which the word fell; those that are on the ring are filled already.
export function follow(ring, heard) {
  const svg = ring.querySelector("svg");
  if (!svg) return;
  for (const part of svg.querySelectorAll("[data-extra]:not([data-filled])")) part.remove();
  for (const hour of heard) if (!svg.querySelector(`[data-hour="${hour}"]`)) svg.append(made(svg, hour));
  const parts = [...svg.querySelectorAll("[data-hour]")].sort((one, other) => placeOf(hourOf(one)) - placeOf(hourOf(other)));
  svg.append(...parts);
  svg.classList.toggle("is-fine", parts.length > 14);
  parts.forEach((part, index) => lay(part, index, 360 / parts.length));
  tell(svg.querySelectorAll("[data-extra]").length);
}

// In words too, which are never hidden: whoever hears the page hears them with the rest.
function tell(count) {
  const outside = document.querySelector("[data-outside]");
  if (outside) outside.textContent = count ? outside.dataset[count === 1 ? "one" : "other"].replace("{n}", count) : "";
}

function made(svg, hour) {
  const part = svg.querySelector("[data-hour]").cloneNode(true);
  part.dataset.hour = hour;
  part.removeAttribute("data-now");
  part.toggleAttribute("data-extra", true);
  part.toggleAttribute("data-filled", true);
  part.querySelector(".hour-label").textContent = hour;
  return part;
}

function lay(part, index, step) {
  const span = step - GAP;
  const dots = Math.floor(span / GAP) || 1;
  const [arc, dotted, label] = part.children;
  const turn = `rotate(${index * step + GAP / 2 - 90} 160 160)`;
  const middle = (index + 0.5) * step;
  arc.setAttribute("stroke-dasharray", `${span} 360`);
  dotted.setAttribute("stroke-dasharray", `${`0 ${span / dots} `.repeat(dots)}0 360`);
  for (const circle of [arc, dotted]) circle.setAttribute("transform", turn);
  label.setAttribute("transform", `rotate(${middle} 160 160) translate(160 33.5) rotate(${-middle})`);
}
