// <photo-choice> in the form of a surprise: a photo is made small and upright here, drawn anew from its pixels, so that
// nothing of what a camera writes beside them leaves the phone. It is stored with its deed (see shared/outbox.js).
const LONGEST = 1600; // pixels of the longer side: as in app/photos/rules.py
const QUALITIES = [0.8, 0.6, 0.4];
const MOST = 3_500_000; // bytes: the server takes a little more
const TYPE = "image/jpeg";

async function drawn(file, canvas) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(canvas).backgroundColor; // what shines through
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}

const written = (canvas, quality) => new Promise((done, fail) => {
  canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture came of it"))), TYPE, quality);
});

async function photoOf(file, canvas) {
  await drawn(file, canvas);
  for (const quality of QUALITIES) {
    const blob = await written(canvas, quality);
    if (blob.size <= MOST) return { type: blob.type, bytes: await blob.arrayBuffer() };
  }
  throw new Error("too large");
}

class PhotoChoice extends HTMLElement {
  #photo = null;
  #making = null;

  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector("input[type=file]");
    this.form = this.closest("form");
    this.input.removeAttribute("name"); // it travels apart from what the form says
    this.input.addEventListener("change", () => this.#choose(this.input.files[0]));
    this.querySelector("[data-drop]").addEventListener("click", () => this.#clear());
    this.form.addEventListener("submit", (event) => this.#waitFor(event), { capture: true });
    this.form.addEventListener("deed:tapped", (event) => this.#attach(event.detail.item));
    this.form.addEventListener("deed:unstored", () => this.#sendAlong());
    this.form.addEventListener("reset", () => this.#clear());
    this.dataset.live = "";
  }

  #choose(file) {
    if (!file) return;
    this.#photo = null;
    this.#show({ isBusy: true });
    const making = photoOf(file, this.querySelector("canvas")).then((photo) => {
      if (this.#making === making) this.#photo = photo;
    }, (error) => {
      console.warn("photo", error);
      if (this.#making === making) this.#clear(true);
    }).finally(() => {
      if (this.#making !== making) return;
      this.#making = null;
      this.#show({});
    });
    this.#making = making;
  }

  // Whoever is quicker than the picture is not left without it.
  #waitFor(event) {
    if (!this.#making) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    this.#making.finally(() => this.form.requestSubmit(submitter));
  }

  #attach(item) {
    if (!this.#photo) return;
    item.payload.photo = true;
    item.photo = this.#photo;
  }

  // The phone keeps nothing: the form goes the plain way, and the small picture with it.
  #sendAlong() {
    if (!this.#photo) return;
    const box = new DataTransfer();
    box.items.add(new File([this.#photo.bytes], "photo.jpg", { type: this.#photo.type }));
    this.input.files = box.files;
    this.input.name = "picture";
  }

  #clear(isWrong = false) {
    this.#photo = this.#making = null;
    this.input.value = "";
    this.#show({ isWrong });
  }

  #show({ isBusy = false, isWrong = false }) {
    const has = Boolean(this.#photo);
    this.toggleAttribute("data-busy", isBusy);
    this.querySelector("[data-shown]").hidden = !has && !isBusy;
    this.querySelector("[data-pick]").hidden = has || isBusy;
    this.querySelector("[data-wrong]").hidden = !isWrong;
    this.querySelector("[data-said]").textContent = has ? this.dataset.said : "";
  }
}

customElements.define("photo-choice", PhotoChoice);
