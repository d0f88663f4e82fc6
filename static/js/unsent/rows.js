// One line for what waits, one card for what was refused.
import { kindOf, momentOf, phrase, textOf, timeOf } from "./words.js";

const CHANGEABLE = new Set(["surprise", "completion"]); // in these somebody typed something that can be put right

// Whether the same may be taken another time: a team's server may know more tomorrow. Not where its text has to
// change first, nor where the same id already stands for something else.
const canBeTaken = ({ kind, code, status }) => kind !== "photo" && code !== "not_named" && status !== "conflict" && (!CHANGEABLE.has(kind) || code === "unknown_kind");

function fill(part, selector, words) {
  const element = part.querySelector(selector);
  element.textContent = words;
  element.hidden = !words;
}

export function row(root, item) {
  const part = root.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  part.dataset.id = item.id;
  part.querySelector("use").setAttribute("href", `#kind-${item.kind}`);
  fill(part, "[data-word]", kindOf(root, item));
  fill(part, "[data-text]", [item.payload?.photo && phrase(root, "with", "photo"), textOf(root, item)].filter(Boolean).join(" · "));
  const time = timeOf(item);
  fill(part, "[data-time]", time && phrase(root, "done", "").replace("{time}", time));
  return part;
}

export function refusedRow(root, item) {
  const part = root.querySelector("template[data-refused-row]").content.firstElementChild.cloneNode(true);
  const text = textOf(root, item);
  part.dataset.id = item.id;
  fill(part, "[data-word]", kindOf(root, item));
  fill(part, "[data-moment]", momentOf(item));
  fill(part, "[data-text]", text);
  fill(part, "[data-why]", phrase(root, "code", item.code));
  part.querySelector("[data-act=copy]").hidden = !text;
  part.querySelector("[data-act=edit]").hidden = !CHANGEABLE.has(item.kind);
  part.querySelector("[data-act=again]").hidden = !canBeTaken(item);
  return part;
}
