import { type Rows, withOptional } from './rows.ts';

/** Under what a script's problem stands among the values set aside: no path of a replica is called so. */
export const SCRIPT = '@script';

/** As long as a person reads. */
const LONGEST = 500;

/** The rows with what the incoming script has stumbled over, or asked for in vain. `at`: epoch seconds. */
export function withScriptProblem(
  rows: Rows,
  { at, why, next }: { readonly at: number; readonly why: string; readonly next: string },
): Rows {
  const problem = { at, code: 'script', why: why.slice(0, LONGEST), next };
  return { ...rows, twin: { ...rows.twin, aside: { ...rows.twin.aside, [SCRIPT]: problem } } };
}

/** The rows without what an earlier run has stumbled over. */
export function withoutScriptProblem(rows: Rows): Rows {
  const { aside } = rows.twin;
  if (aside?.[SCRIPT] === undefined) return rows;
  const { [SCRIPT]: _over, ...others } = aside;
  const kept = Object.keys(others).length > 0 ? others : undefined;
  return { ...rows, twin: withOptional(rows.twin, 'aside', kept) };
}
