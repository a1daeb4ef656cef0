import { changedSince } from './changed-since.ts';
import { clocksApart } from './clocks-apart.ts';
import { fairWeather } from './fair-weather.ts';
import { heldBack } from './held-back.ts';
import { intruder } from './intruder.ts';
import { lostRing } from './lost-ring.ts';
import { manyStarts } from './many-starts.ts';
import { moreFields } from './more-fields.ts';
import { oneWinner } from './one-winner.ts';
import { outage } from './outage.ts';
import { poison } from './poison.ts';
import { reinstalled } from './reinstalled.ts';
import { restricted } from './restricted.ts';
import { theirDelete } from './their-delete.ts';
import type { Trial } from './trial.ts';
import { twoPartners } from './two-partners.ts';

/** All situations that are tried beside the seeds, those that cost least first. */
export const trials: readonly Trial[] = [
  lostRing,
  changedSince,
  fairWeather,
  theirDelete,
  restricted,
  reinstalled,
  moreFields,
  manyStarts,
  heldBack,
  intruder,
  clocksApart,
  oneWinner,
  twoPartners,
  outage,
  poison,
];
