// Putting a refused deed right: it goes as a new one, for the moment and the day of the first.
import { send } from "../sync.js";
import { open } from "./dialogs.js";
import { replace } from "./store.js";
import { isLate, momentOf, phrase } from "./words.js";

const { account } = document.documentElement.dataset;
const plural = new Intl.PluralRules(document.documentElement.lang);

// A text that came in too long stays whole; the words under it say how much is too much.
function measure(root, field) {
  const over = field.maxLength > 0 ? field.value.length - field.maxLength : 0;
  const words = over > 0 ? phrase(root, "over", plural.select(over)).replace("{n}", over) : "";
  const note = field.closest(".field")?.querySelector("[data-over]");
  field.setCustomValidity(words);
  if (note) {
    note.textContent = words;
    note.hidden = !words;
  }
}

function put(form, payload) {
  for (const [name, value] of Object.entries(payload ?? {})) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
    if (field?.selectedIndex === -1) field.value = ""; // what was refused is not among the choices
  }
}

export function edit(root, item) {
  const dialog = root.querySelector("dialog[data-edit]");
  const form = root.querySelector(`template[data-form="${item.kind}"]`).content.firstElementChild.cloneNode(true);
  dialog.querySelector("[data-moment]").textContent = momentOf(item);
  dialog.querySelector("[data-late]").hidden = !isLate(item);
  dialog.querySelector("[data-why]").textContent = phrase(root, "code", item.code);
  dialog.querySelector("[data-fields]").replaceChildren(form);
  dialog.querySelector("[data-unkept]").hidden = true;
  put(form, item.payload);
  const texts = [...form.querySelectorAll("textarea, input[maxlength]")];
  for (const field of texts) {
    measure(root, field);
    field.addEventListener("input", () => measure(root, field));
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const payload = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    try {
      await replace(account, item, payload);
      dialog.close();
      send();
    } catch (error) {
      console.warn("unsent", error);
      dialog.querySelector("[data-unkept]").hidden = false;
    }
  });
  open(dialog, {});
}
