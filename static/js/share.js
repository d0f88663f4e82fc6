// <share-picture>: the picture of a badge by the phone's own sheet for sharing. Where that takes no files, the button
// stays hidden, and the link beside it keeps the picture.
class SharePicture extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-share]");
    const { name, title } = this.dataset;
    const trial = new File([], name, { type: "image/png" });
    if (!navigator.canShare?.({ files: [trial] })) return;
    button.hidden = false;
    this.querySelector("a").classList.add("button-plain");
    button.addEventListener("click", () => this.#share(button, name, title));
  }

  // A sheet may only open right after a tap, and a slow network outlives that: the file is there beforehand at the second.
  async #share(button, name, title) {
    button.disabled = true;
    try {
      this.file ??= await this.#fetched(name);
      await navigator.share({ files: [this.file], title });
    } catch (wrong) {
      if (wrong.name !== "AbortError") this.querySelector("a").classList.remove("button-plain");
    } finally {
      button.disabled = false;
    }
  }

  async #fetched(name) {
    const answer = await fetch(this.dataset.src);
    if (!answer.ok) throw new Error(answer.status);
    return new File([await answer.blob()], name, { type: "image/png" });
  }
}

customElements.define("share-picture", SharePicture);
