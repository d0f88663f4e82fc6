// What comes in for days that are over, noted until a page has told of it (arrived.js). Runs in pages
// and in the service worker: see gameday.js.
(() => {
  const { outbox } = self.streepje;
  const TOLD = new Set(["tally", "completion", "surprise", "applause", "compliment"]); // kinds that are told of
  const NAMED = new Set(["accepted", "duplicate"]);

  // Of these deeds, and with these results: {earlier: those for days that are over, isRepaired}; or null. The day
  // is the server's, for the phone's clock may be wrong. What only goes again after a restore was told before.
  async function of(account, deeds, results, state) {
    const named = new Map(results.filter(({ status }) => NAMED.has(status)).map((result) => [result.id, result]));
    const undone = new Set(deeds.filter(({ kind }) => kind === "retraction").map(({ payload }) => payload.deed));
    const told = deeds.filter(({ id, kind }) => TOLD.has(kind) && named.has(id) && !undone.has(id)).map(
      ({ id, kind, local_day: said }) => ({ id, kind, day: named.get(id).day ?? said, isLate: named.get(id).late }),
    );
    const earlier = await firstTime(account, told.filter(({ day }) => day < state?.day));
    if (!earlier.length) return null;
    const isOfToday = told.some(({ day }) => day === state.day);
    return { earlier, isRepaired: isRepaired(await outbox.noted(account, "state"), state, isOfToday) };
  }

  const firstTime = (account, told) => told.length ? outbox.withDatabase(account, async (db) => {
    const { store } = db.transaction("waiting");
    const kept = await Promise.all(told.map(({ id }) => store.get(id)));
    return told.filter((_, place) => !kept[place]?.is_again);
  }) : told;

  const isActive = ({ days }, day) => Boolean(days?.[day]?.strokes || days?.[day]?.done?.length);

  // Whether the streak grew by more than the days that went by, today's own step among them, can explain.
  function isRepaired(shown, state, isOfToday) {
    if (!shown?.streak || !state.streak || shown.epoch !== state.epoch) return false;
    const between = Math.max(0, Math.round((Date.parse(state.day) - Date.parse(shown.day)) / 86_400_000));
    const hasStepped = !isActive(shown, shown.day) && (between > 0 || isOfToday || isActive(state, state.day));
    return state.streak.length - shown.streak.length > between + (hasStepped ? 1 : 0);
  }

  function count(days, day, kind) {
    const kinds = days[day] ??= {};
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }

  // Added to what no page has told yet: {isRepaired, days: {day: {kind: count}}, late: the same of what came too late}.
  async function note(account, { earlier, isRepaired }) {
    const arrived = { days: {}, late: {}, ...await outbox.noted(account, "arrived") };
    for (const { day, kind, isLate } of earlier) count(isLate ? arrived.late : arrived.days, day, kind);
    arrived.isRepaired ||= isRepaired;
    await outbox.note(account, "arrived", arrived);
  }

  self.streepje = Object.assign(self.streepje ?? {}, { arrivals: { of, note } });
})();
