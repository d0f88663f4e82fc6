// What somebody has seen on this phone is read: a badge that was celebrated, and the messages of an inbox that they look at.
// The marks of what was new stay on that very page; the number on the bell and on the app's icon goes.
import "../vendor/idb.js";
import "./shared/outbox.js";

const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;

// `which`: fields of the form "I have seen everything". Answers whether it was read: without a network it is not.
export async function seen(which) {
  const answer = await fetch("/inbox/read", { method: "POST", body: new URLSearchParams(which), redirect: "manual" })
    .catch(() => null);
  if (answer?.type !== "opaqueredirect") return false;
  await learn().catch(() => null);
  return true;
}

async function learn() {
  const state = await fetch("/api/v1/state", { headers: { Accept: "application/json" } });
  if (!state.ok) return;
  await outbox.learn(account, await state.json());
  outbox.announce(account); // this page reads it again too, and tells
}

const inbox = document.querySelector(".inbox[data-until]");

// Until it was read: the phone may be taken up later, or have no network now.
async function look() {
  if (document.hidden || !(await seen({ until: inbox.dataset.until, shown: inbox.dataset.shown }))) return;
  document.removeEventListener("visibilitychange", look);
  removeEventListener("online", look);
  inbox.querySelector("form")?.remove();
}

if (inbox) {
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  look();
}
