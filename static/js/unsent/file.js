// What waits, as a file: a person can read it, and its deeds are a request of docs/sync.md as they stand.
import { kindOf, momentOf, phrase } from "./words.js";

const { outbox } = self.streepje;

function inWords(root, item) {
  return [kindOf(root, item), momentOf(item)].filter(Boolean).join(", ");
}

// Each as text, with the name of its deed.
async function photosOf(account) {
  const found = await outbox.withDatabase(account, (db) => db.getAll("photos"));
  return found.map(({ id, type, bytes }) => (
    { deed: id, type, base64: btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("")) }));
}

// Without sent_at: moments are believed then, however much later the file is handed in.
export async function written(root, account, now = new Date()) {
  const { waiting, attention } = await outbox.listing(account);
  return {
    about: phrase(root, "about", ""), made_at: now.toISOString(), version: 1, account,
    deeds: waiting.map((item) => ({ in_words: inWords(root, item), ...outbox.wire(item) })),
    photos: await photosOf(account),
    refused: attention.map((item) => (
      { in_words: inWords(root, item), why: phrase(root, "code", item.code), code: item.code, ...outbox.wire(item) })),
  };
}

export async function save(root, account) {
  const text = JSON.stringify(await written(root, account), null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `streepje-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
