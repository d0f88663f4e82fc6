// The + sheet: /add in a dialog over the page where the thumb is, or simply the page itself.
async function fetchSheet(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("add-sheet");
}

// Its own stylesheet, if it has one: it does not come up bare.
const dressed = (sheet) => Promise.all([...sheet.querySelectorAll("link")].map((link) => new Promise((done) => {
  link.onload = link.onerror = done;
})));

function newDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) event.preventDefault(); // it may be a link: on /add itself it leads back to today
    if (close || event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

// Into the dialog that is open, in the place of another sheet, or into a new one.
async function show(sheet, dialog = newDialog()) {
  const before = dialog.querySelector("add-sheet");
  sheet.hidden = true;
  dialog.append(sheet);
  await dressed(sheet);
  before?.remove();
  sheet.hidden = false;
  if (!dialog.open) dialog.showModal();
  document.dispatchEvent(new CustomEvent("sheet:opened")); // how it stands is told in the sheet too
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("main add-sheet button[data-close]")) location.assign("/today");
  const link = event.target.closest("a[data-add]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || document.querySelector("main add-sheet")) return;
  event.preventDefault();
  const sheet = await fetchSheet(link.href).catch(() => null);
  if (sheet) await show(sheet, link.closest("dialog") ?? undefined);
  else location.assign(link.href);
});
