// Takes over forms that are marked for the outbox: what they say is stored on the phone first.
//
// Where the browser refuses to store (a private window, no space), the form is sent the plain way
// with the same id, so nothing is lost and nothing can count twice.
import "../vendor/idb.js";
import "./shared/gameday.js";
import "./shared/outbox.js";
import { correctionOf, heldNow } from "./clock.js";

const { outbox, gameDay, uuid7 } = self.streepje;
const STAYS = new Set(["tally", "retraction", "choice", "applause"]); // forms that are used again as they are
const NOT_PAYLOAD = ["id", "account", "back", "occurred_at"]; // what is about the deed, and not in it

// Stamped at the tap: the moment, the zone and the day that it counts for. `added`: the ms by which that moment differs
// from what the phone's clock said.
export function stamp(kind, payload, now = new Date(), added = 0, moment = now) {
  const { zone, dayStart } = document.documentElement.dataset;
  return {
    id: uuid7(now.getTime()), kind, occurred_at: moment.toISOString(), zone,
    local_day: gameDay(moment, zone, Number(dayStart ?? 4)), payload, ...(added && { added }),
  };
}

let clock; // as the outbox knows it
document.addEventListener("view", ({ detail }) => { clock = detail.clock; });

// `earlier`: the moment that it tells of, where that is not the tap.
function stampNow(account, kind, payload, earlier) {
  const said = Date.now();
  const held = heldNow(clock, said);
  if (clock && held !== clock) outbox.note(account, "clock", clock = held).catch(() => null);
  const added = correctionOf(held);
  return stamp(kind, payload, new Date(said + added), added, earlier && new Date(earlier));
}

function payloadOf(form, submitter) {
  const fields = new FormData(form, submitter);
  const payload = {};
  for (const [name, value] of fields) {
    if (value === "" || NOT_PAYLOAD.includes(name)) continue;
    payload[name] = name in payload ? [payload[name], value].flat() : value; // more than one makes a list
  }
  return payload;
}

function tell(form, name, item) {
  form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { item } }));
}

function sendPlainly(form, submitter, item) {
  // Whose page it stands on, too: a sheet may have been fetched after somebody else signed in.
  const { account } = document.documentElement.dataset;
  for (const [name, value] of Object.entries({ id: item.id, account })) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  form.dataset.plain = "";
  // In a task of its own: while the first submit event is still on its way, a second is ignored.
  setTimeout(() => form.requestSubmit(submitter));
}

function afterwards(form, { payload }) {
  for (const part of form.querySelectorAll("[data-if-private]")) part.hidden = part.dataset.ifPrivate !== String(Boolean(payload.private));
  form.querySelectorAll("[data-saved]").forEach((part) => { part.hidden = false; });
  if (!STAYS.has(form.dataset.outbox)) form.reset();
  if (form.dataset.then) location.assign(form.dataset.then);
}

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  const { account } = document.documentElement.dataset;
  if (!account || !form.dataset.outbox || "plain" in form.dataset || event.defaultPrevented) return;
  event.preventDefault();
  if ("once" in form.dataset && "busy" in form.dataset) return;
  form.dataset.busy = "";
  const item = stampNow(account, form.dataset.outbox, payloadOf(form, submitter), form.elements.occurred_at?.value);
  if (form.dataset.of) item.of = form.dataset.of; // what is taken back, where that is no stroke of the day
  if (form.dataset.about) item.about = form.dataset.about; // and of which card it was
  tell(form, "deed:tapped", item);
  try {
    await outbox.add(account, item);
  } catch (error) {
    console.warn("outbox", error);
    tell(form, "deed:unstored", item);
    sendPlainly(form, submitter, item);
    return;
  }
  if (!("once" in form.dataset)) delete form.dataset.busy;
  tell(form, "deed:saved", item);
  afterwards(form, item);
});
