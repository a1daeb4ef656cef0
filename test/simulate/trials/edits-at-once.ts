import type { Random } from '../../../host/random.ts';
import type { EndState } from '../checkers/determinism.ts';
import { plainText } from '../plain-text.ts';
import { issueOf } from './linked-issues.ts';
import type { TrialStage } from './trial-stage.ts';

const FIELDS = ['summary', 'description'] as const;

export interface EditAtOnce {
  readonly site: string;
  readonly field: (typeof FIELDS)[number];
  readonly value: string;
}

/** Each field is edited by one side or by both. */
export function drawEdits(random: Random, sites: readonly string[], round: number): EditAtOnce[] {
  return FIELDS.flatMap((field) => {
    const dice = random.next();
    const editors = dice < 0.6 ? sites : [random.pick(sites)];
    return editors.map((site) => ({ site, field, value: `${field}-${site}-${round}.` }));
  });
}

/** What the fields hold now, and whose edit they should hold. */
export function endOf(stage: TrialStage, edits: readonly EditAtOnce[], round: number): EndState[] {
  const [initiator] = stage.ground.sites;
  return FIELDS.flatMap((field) => {
    const own = edits.filter((one) => one.field === field);
    const winner = own.find(({ site }) => site === initiator) ?? own[0];
    if (winner === undefined) return [];
    const held = stage.ground.sites.map(
      (site) => [site, plainText(issueOf(stage, 0, site).values[field])] as const,
    );
    return [{ what: `${field} of round ${round}`, wanted: winner.value, held: Object.fromEntries(held) }];
  });
}
