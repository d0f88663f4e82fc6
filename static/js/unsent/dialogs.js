// A closer look at one deed that waits, and the question before anything is thrown away.
import { send } from "../sync.js";
import { save } from "./file.js";
import * as store from "./store.js";
import { dayName, isLate, kindOf, momentOf, number, textOf } from "./words.js";

const { outbox } = self.streepje;
const { account, zone } = document.documentElement.dataset;

function fill(dialog, name, words) {
  for (const part of dialog.querySelectorAll(`[data-${name}]`)) part.textContent = words;
}

// Opens it; each button of the dialog with data-choice does its work and closes it.
export function open(dialog, choices) {
  dialog.onclick = async (event) => {
    if (event.target === dialog) dialog.close();
    const button = event.target.closest("[data-choice]");
    if (!button) return;
    const outcome = await choices[button.dataset.choice]?.();
    if (outcome !== "stay") dialog.close();
  };
  dialog.showModal();
}

// Why it waits is what <sync-state> says inside the dialog: the same for all that wait.
export function look(root, item) {
  const dialog = root.querySelector("dialog[data-look]");
  fill(dialog, "word", kindOf(root, item));
  fill(dialog, "moment", momentOf(item));
  fill(dialog, "counts", dayName(item.local_day));
  fill(dialog, "zone", item.zone === zone ? "" : item.zone);
  fill(dialog, "own", textOf(root, item));
  dialog.querySelector("[data-own]").hidden = !textOf(root, item);
  dialog.querySelector("[data-late]").hidden = !isLate(item);
  for (const part of dialog.querySelectorAll("[data-in-time]")) part.hidden = isLate(item);
  open(dialog, { send: () => { send(); }, drop: () => { setTimeout(() => ask(root, item)); } });
}

// item: the one to throw away, or null for all that wait now.
export async function ask(root, item) {
  const dialog = root.querySelector("dialog[data-drop]");
  const isRefused = Boolean(item?.code);
  const ids = item ? [item.id] : await store.allWaiting(account);
  fill(dialog, "count", number(ids.length));
  fill(dialog, "word", item ? [kindOf(root, item), momentOf(item)].filter(Boolean).join(", ") : "");
  for (const part of dialog.querySelectorAll("[data-when]")) part.hidden = (part.dataset.when === "one") !== Boolean(item);
  open(dialog, {
    save: async () => { await save(root, account); return "stay"; },
    drop: () => (isRefused ? outbox.letGo(account, item.id) : store.throwAway(account, ids)),
  });
}
