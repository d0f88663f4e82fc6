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

// <share-link>: an address, such as that of a shared badge or an invitation, to be copied or handed on by the phone's own sheet. What this browser cannot
// do stays hidden; the address stands there to be marked by hand.
class ShareLink extends HTMLElement {
  connectedCallback() {
    const [copy, share] = [this.querySelector("[data-copy]"), this.querySelector("[data-share]")];
    const input = this.querySelector("input");
    copy.hidden = !navigator.clipboard;
    share.hidden = !navigator.share;
    input.addEventListener("focus", () => input.select());
    copy.addEventListener("click", () => this.#copy(copy, input));
    share.addEventListener("click", () => navigator.share({ url: input.value, title: this.dataset.title }).catch(() => null));
  }

  async #copy(button, input) {
    try {
      await navigator.clipboard.writeText(input.value);
      button.querySelector("[data-say]").textContent = this.querySelector("[data-copied]").content.textContent;
    } catch {
      input.focus(); // not allowed here: it is marked, to be copied by hand
    }
  }
}

customElements.define("share-link", ShareLink);
