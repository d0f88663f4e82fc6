// Taking back what was just written on this page, or stands on it with a form for that ([data-deed]): it goes at the tap.
const { account } = document.documentElement.dataset;
const own = document.querySelector("form[data-after]"); // whose button stands beside "saved"
const saved = () => document.querySelector(`form[data-outbox="${own.dataset.after}"] [data-saved]`);

function hide(id) {
  document.querySelector(`[data-deed="${CSS.escape(id)}"]`)?.toggleAttribute("hidden", true);
}

document.addEventListener("deed:saved", ({ detail: { item } }) => {
  if (item.kind === own.dataset.after) own.elements.namedItem("deed").value = item.id;
});

document.addEventListener("deed:tapped", ({ detail: { item: { kind, payload } } }) => {
  if (kind !== "retraction") return;
  hide(payload.deed);
  if (payload.deed === own.elements.namedItem("deed").value) saved().hidden = true;
  document.getElementById("live").textContent = own.querySelector("template").content.textContent;
});

// On a kept page it stays away while that waits to be sent.
self.streepje.outbox.listing(account).then(({ waiting }) => {
  for (const { kind, payload } of waiting) if (kind === "retraction") hide(payload.deed);
}, () => null);
