// What the time is, as far as this phone can know: its own clock, put right by what the server's last answer showed.
//
// It is noted with a deed at the tap, because the clock may have been put right by the time that it is sent. No clock
// of the browser helps: performance.now() may stand still while a phone sleeps.
const TOLERATED = 120_000; // ms: as in app/deeds/rules.py
const LONG = 7 * 86_400_000; // ms: who is away for longer has deeds that no longer score

// `known`: {at: the moment of the last answer, ahead: ms that the server's clock was ahead of this one}, or undefined.
// Gives what holds now: the same, or another where the clock was moved since.
export function heldNow(known, said) {
  if (!known) return { at: 0, ahead: 0 };
  const { at, ahead } = known;
  // Put back since: what it says is believed as soon as it could be so, and until then no time has passed.
  if (said < at - ahead - TOLERATED) return { at, ahead: Math.max(0, at - said) };
  if (ahead > LONG && said >= at) return { at, ahead: 0 }; // put right since
  return known;
}

// The ms to add to what the clock says.
export const correctionOf = ({ ahead }) => (Math.abs(ahead) > TOLERATED ? ahead : 0);
