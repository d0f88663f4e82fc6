// Notifications. Every push shows something: a phone that sees a silent one stops delivering. One
// that came before replaces itself without a sound; one for another person says nothing about them.
(() => {
  const { bringOutbox, notes } = self.streepje;
  const SEEN = 50; // notification ids remembered

  // generic: {title, body, icon, badge} for what may not be told here.
  async function show(data, generic) {
    let message = {};
    try { message = data.json(); } catch { /* empty or not ours: the generic text */ }
    const page = await notes.recall("page");
    const isOurs = Boolean(page) && message.account === page.account;
    const { title, body, navigate, lang, tag, icon } = { ...generic, ...(isOurs ? message.notification : {}) };
    const seen = (await notes.recall("seen")) ?? [];
    const isRepeat = seen.includes(message.id);
    await registration.showNotification(title, {
      body, lang, icon: icon ?? generic.icon, badge: generic.badge, tag: tag ?? message.id ?? "streepje", silent: isRepeat,
      data: { navigate },
    });
    if (!isRepeat && message.id) await notes.remember("seen", [...seen, message.id].slice(-SEEN));
    if (isOurs && "app_badge" in message) await showBadge(page.account, message.app_badge).catch(() => null);
  }

  async function showBadge(account, unread) {
    bringOutbox();
    await self.streepje.showBadge(account, unread);
  }

  async function follow(notification) {
    notification.close();
    const wanted = new URL(notification.data?.navigate ?? "/today", location.origin);
    const target = wanted.origin === location.origin ? wanted.href : "/today";
    const windows = await clients.matchAll({ type: "window" });
    const open = windows.find(({ url }) => url === target) ?? windows[0];
    if (!open) return clients.openWindow(target);
    await open.focus();
    return open.url === target ? open : open.navigate(target);
  }

  self.streepje = Object.assign(self.streepje ?? {}, { notify: { show, follow } });
})();
