// What comes in for days that are over, noted until a page has told of it (arrived.js). Runs in pages
// and in the service worker: see gameday.js.
(() => {
  const { outbox } = self.streepje;
  const TOLD = new Set(["tally", "completion", "surprise", "applause"]); // kinds that are told of

  // Of these deeds, and with these results: the late ones, and the streak that was shown before; or null.
  async function of(account, deeds, results, state) {
    const taken = new Set(results.filter(({ status }) => ["accepted", "duplicate"].includes(status)).map(({ id }) => id));
    const undone = new Set(deeds.filter(({ kind }) => kind === "retraction").map(({ payload }) => payload.deed));
    const isTold = ({ id, kind }) => TOLD.has(kind) && taken.has(id) && !undone.has(id);
    const late = deeds.filter((deed) => deed.local_day < state?.day && isTold(deed));
    if (!late.length) return null;
    const shown = await outbox.noted(account, "state");
    return { late, streak: shown?.streak?.length ?? null };
  }

  // Added to what no page has told yet: {streak, days: {day: {kind: count}}}.
  async function note(account, { late, streak }) {
    const arrived = (await outbox.noted(account, "arrived")) ?? { streak, days: {} };
    for (const { kind, local_day: day } of late) {
      const kinds = arrived.days[day] ??= {};
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    await outbox.note(account, "arrived", arrived);
  }

  self.streepje = Object.assign(self.streepje ?? {}, { arrivals: { of, note } });
})();
