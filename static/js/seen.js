// What somebody has seen on this phone is read: a badge that was celebrated, and the messages of an inbox that they look at.
// The marks of what was new stay on that very page; the number on the bell and on the app's icon goes.
import "../vendor/idb.js";
import "./shared/outbox.js";

const { outbox } = self.streepje;
const { account } = document.documentElement.dataset;

// `which`: fields of the form "I have seen everything". Without a network it stays unread, and is read the next time.
export async function seen(which) {
  const answer = await fetch("/inbox/read", { method: "POST", body: new URLSearchParams(which), redirect: "manual" });
  if (answer.type !== "opaqueredirect") return;
  const state = await fetch("/api/v1/state", { headers: { Accept: "application/json" } });
  if (!state.ok) return;
  await outbox.learn(account, await state.json());
  outbox.announce(account); // this page reads it again too, and tells
}

const inbox = document.querySelector(".inbox[data-until]");

function look() {
  if (document.hidden) return;
  document.removeEventListener("visibilitychange", look);
  inbox.querySelector("form")?.remove();
  seen({ until: inbox.dataset.until }).catch(() => null);
}

if (inbox) {
  document.addEventListener("visibilitychange", look);
  look();
}
