// The day turned while the page was open: it moves on, or offers to where somebody would lose words. Once a day, so it comes
// only then.
import { offer } from "./offer.js";

function isTouched(field) {
  const { options, value, defaultValue, checked, defaultChecked } = field;
  if (field === document.activeElement) return true;
  if (!options) return value !== defaultValue || checked !== defaultChecked;
  return value !== ([...options].find((option) => option.defaultSelected) ?? options[0])?.value;
}

// Whether somebody would lose words if the page went now.
function isWriting() {
  const fields = [...document.querySelectorAll("textarea, select, input:not([type=hidden])")];
  return document.querySelector("dialog:is([open], [popover])") !== null || fields.some(isTouched);
}

export function turn() {
  if (isWriting()) offer("day");
  else location.replace("/today");
}
