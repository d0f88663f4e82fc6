// Photos on the wall that are not here: without a network their words stand in their place, and one's own that still
// waits is shown from the phone itself (drawn, for a page may show no picture that did not come from our server).
const { account } = document.documentElement.dataset;
const { outbox } = self.streepje;

function isAway(image, away) {
  image.hidden = away;
  image.nextElementSibling.hidden = !away;
}

document.addEventListener("error", ({ target }) => {
  if (target.matches?.("img.entry-photo")) isAway(target, true);
}, { capture: true });
for (const image of document.querySelectorAll("img.entry-photo")) {
  if (image.complete && !image.naturalWidth) isAway(image, true);
}
addEventListener("online", () => {
  for (const image of document.querySelectorAll("img.entry-photo[hidden]")) {
    isAway(image, false);
    image.src = image.src; // asks once more
  }
});

async function draw(canvas, { bytes, type }) {
  const picture = await createImageBitmap(new Blob([bytes], { type }));
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  canvas.hidden = false;
}

for (const canvas of document.querySelectorAll("canvas[data-own-photo]")) {
  outbox.withDatabase(account, (db) => db.get("photos", canvas.dataset.ownPhoto))
    .then((photo) => photo && draw(canvas, photo)).catch((error) => console.warn("photo", error));
}
