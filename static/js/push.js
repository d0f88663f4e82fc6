// <push-setup>: notifications, only after a tap; and at every start the address once more,
// because browsers renew it without a word.
const root = document.documentElement;
const API = "/api/v1/push/subscriptions";
const PATIENCE = 3000; // ms for the server to hear that notifications stop: the browser stops them anyway

function keyBytes(text) {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const isSameKey = (subscription, key) => {
  const own = new Uint8Array(subscription.options.applicationServerKey ?? []);
  return own.length === key.length && own.every((byte, index) => byte === key[index]);
};

function call(method, path, body, signal) {
  return fetch(path, {
    method, signal, body: JSON.stringify(body ?? {}), credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
  }).then((response) => {
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response;
  });
}

async function manager() {
  return (await navigator.serviceWorker.ready).pushManager;
}

// The server keeps the choice of detail with the address and the person; a note here shows it again.
const DETAIL = "push-detail";
// Who had switched notifications on here: if the browser blocks them later, that is worth a word.
const WANTED = "push-wanted";
const noteFor = (subscription) => `${root.dataset.account} ${subscription.endpoint}`;

function noteDetail(subscription, detail) {
  if (detail) localStorage.setItem(DETAIL, noteFor(subscription));
  else localStorage.removeItem(DETAIL);
}

// detail: whether notifications on this phone may say more than general words; undefined: as it was.
async function subscribe(keyText, detail) {
  const key = keyBytes(keyText);
  const pushes = await manager();
  let subscription = await pushes.getSubscription();
  // The server has new keys: a subscription under the old ones is deaf.
  if (subscription && !isSameKey(subscription, key)) {
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await pushes.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await call("POST", API, { ...subscription.toJSON(), key: keyText, detail });
  localStorage.setItem(WANTED, root.dataset.account);
  if (detail !== undefined) noteDetail(subscription, detail);
}

export async function unsubscribe() {
  localStorage.removeItem(WANTED);
  const subscription = await (await navigator.serviceWorker?.getRegistration())?.pushManager?.getSubscription();
  if (!subscription) return;
  await call("DELETE", API, { endpoint: subscription.endpoint }, AbortSignal.timeout(PATIENCE)).catch(() => null);
  await subscription.unsubscribe();
  noteDetail(subscription, false);
}

function initialState() {
  if (!("PushManager" in self) || !navigator.serviceWorker || !document.querySelector("link[rel=serviceworker]")) {
    // On an iPhone push exists only inside the installed app.
    return /iPhone|iPad/.test(navigator.userAgent) ? "install" : "unsupported";
  }
  return Notification.permission === "denied" ? "denied" : "ask";
}

class PushSetup extends HTMLElement {
  async connectedCallback() {
    const on = (selector, work) => this.querySelector(selector)?.addEventListener("click", () => this.#try(work));
    on("[data-subscribe]", () => this.#subscribe());
    on("[data-test]", () => this.#test());
    on("[data-unsubscribe]", () => this.#stop());
    this.querySelector("[data-detail]")?.addEventListener("change", () => this.#try(() => this.#changeDetail()));
    this.#say(initialState());
    const subscription = this.dataset.state === "ask" && await (await manager()).getSubscription();
    if (subscription) this.#showOn(subscription);
  }

  #showOn(subscription) {
    const detail = this.querySelector("[data-detail]");
    if (detail) detail.checked = localStorage.getItem(DETAIL) === noteFor(subscription);
    this.#say("on");
  }

  // Before there is a subscription the box is only an intention; afterwards each change is told.
  async #changeDetail() {
    if (this.dataset.state === "on") await subscribe(this.dataset.key, this.querySelector("[data-detail]").checked);
  }

  #say(state) {
    this.dataset.state = state;
    for (const part of this.querySelectorAll("[data-when-state]")) {
      part.hidden = !part.dataset.whenState.split(" ").includes(state);
    }
  }

  async #try(work) {
    this.ariaBusy = "true";
    await work().catch((error) => { console.warn("push", error); this.#say("failed"); });
    this.ariaBusy = "false";
  }

  async #test() {
    const outcome = this.querySelector("push-outcome");
    outcome?.say("waiting"); // js/outcome.js
    const { trial } = await (await call("POST", "/api/v1/push/test")).json();
    await outcome?.follow(trial);
  }

  async #stop() {
    await unsubscribe();
    const detail = this.querySelector("[data-detail]");
    if (detail) detail.checked = false;
    this.#say("ask");
  }

  async #subscribe() {
    if (await Notification.requestPermission() !== "granted") return this.#say("denied");
    await subscribe(this.dataset.key, this.querySelector("[data-detail]")?.checked);
    return this.#say("on");
  }
}

function tellBlocked() {
  const isMissed = self.Notification?.permission === "denied" && localStorage.getItem(WANTED) === root.dataset.account;
  for (const banner of document.querySelectorAll("[data-push-blocked]")) banner.hidden = !isMissed;
}

async function repeatAddress() {
  if (!root.dataset.pushKey || self.Notification?.permission !== "granted") return;
  if (await (await manager()).getSubscription()) await subscribe(root.dataset.pushKey);
}

customElements.define("push-setup", PushSetup);
tellBlocked();
repeatAddress().catch((error) => console.warn("push", error));
