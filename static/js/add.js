// The + sheet: /add in a dialog over the page where the thumb is, or simply the page itself.
async function fetchSheet(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("add-sheet");
}

function open(sheet) {
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.append(sheet);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) event.preventDefault(); // it may be a link: on /add itself it leads back to today
    if (close || event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  document.dispatchEvent(new CustomEvent("sheet:opened")); // how it stands is told in the sheet too
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("main add-sheet button[data-close]")) location.assign("/today");
  const link = event.target.closest("a[data-add]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || document.querySelector("add-sheet")) return;
  event.preventDefault();
  const sheet = await fetchSheet(link.href).catch(() => null);
  if (sheet) open(sheet);
  else location.assign(link.href);
});
