import type { ProposedLine } from '../protocol/kinds/propose.ts';
import type { ProposalSide } from './proposals-record.ts';

const TURNED = { out: 'in', in: 'out', both: 'both' } as const;

/** Which way a line goes as this side sees it. */
export const wayHere = (side: ProposalSide, { direction }: ProposedLine): ProposedLine['direction'] =>
  side === 'out' ? direction : TURNED[direction];

/** Values as this side sees them: its own first. */
export const valuesHere = (side: ProposalSide, { values = [] }: ProposedLine) =>
  values.map(({ mine, yours }) =>
    side === 'out' ? { here: mine, there: yours } : { here: yours, there: mine },
  );
