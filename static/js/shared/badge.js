// The number on the app's icon: what asks something of this person. That is what they have not read
// yet, plus what only this phone has: waiting or refused. One rule for pages, push and worker.
(() => {
  // `unread` comes from a push; without it, the newest state says.
  async function showBadge(account, unread) {
    if (!navigator.setAppBadge) return;
    const { waiting, attention, state } = await self.streepje.outbox.view(account);
    await navigator.setAppBadge((unread ?? state?.unread ?? 0) + waiting + attention); // 0 takes it off
  }

  self.streepje = Object.assign(self.streepje ?? {}, { showBadge });
})();
