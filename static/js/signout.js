// Signing out leaves nothing of this person on the phone, and never throws a deed away unasked.
import "./shared/leaving.js";
import { send } from "./sync.js";
import { unsubscribe } from "./push.js";
import { save } from "./unsent/file.js";

const { outbox } = self.streepje;
const isEmpty = ({ waiting, attention }) => waiting + attention === 0;
const { account } = document.documentElement.dataset;
const PATIENCE = 5000; // ms for notifications to be switched off

function submitPlainly(form) {
  form.dataset.leaving = "";
  form.submit();
}

// known: how many deeds the person has agreed to lose. If there are more by now, that is asked again.
async function leave(form, known) {
  const left = await outbox.discard(account, known).catch((error) => console.warn("signout", error));
  const dialog = document.getElementById("signout-waiting");
  if (left && !left.isGone && dialog) return ask(form, dialog, left);
  navigator.serviceWorker?.controller?.postMessage({ type: "signed-out" });
  await Promise.race([unsubscribe().catch(() => null), new Promise((go) => { setTimeout(go, PATIENCE); })]);
  return submitPlainly(form);
}

// What was refused stays refused: with only that left, sending is no longer a choice.
function tell(dialog, { waiting, attention }) {
  for (const part of dialog.querySelectorAll("[data-left]")) part.hidden = (part.dataset.left === "waiting") !== (waiting > 0);
  for (const part of dialog.querySelectorAll("[data-count]")) part.textContent = waiting + attention;
  dialog.querySelector("[data-choice=send]").hidden = !waiting;
}

function ask(form, dialog, view) {
  const choices = {
    stay: () => dialog.close(),
    export: () => save(dialog, account),
    discard: () => leave(form, view.waiting + view.attention),
    send: async () => {
      await send();
      const left = await outbox.view(account);
      if (isEmpty(left)) await leave(form, 0);
      else ask(form, dialog, left);
    },
  };
  tell(dialog, view);
  dialog.onclick = (event) => choices[event.target.closest("[data-choice]")?.dataset.choice]?.();
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-signout]") || "leaving" in form.dataset) return;
  event.preventDefault();
  const view = await outbox.view(account).catch((error) => console.warn("signout", error));
  const dialog = document.getElementById("signout-waiting");
  if (view && isEmpty(view)) await leave(form, 0);
  else if (view && dialog) ask(form, dialog, view);
  else submitPlainly(form); // the session ends, and the outbox stays: what cannot be read may hold deeds
});
