import { plainText } from '../plain-text.ts';
import type { FinishedRun } from '../run.ts';

/** I6: of two edits of one moment that of the initiator stands on both sides, whatever broke between. */
export function checkWinner(run: FinishedRun): string[] {
  const [initiator] = run.ground.sites;
  const winner = run.history.edits.findLast((edit) => edit.site === initiator);
  if (winner === undefined) return ['I6 nobody on the initiator’s side has edited anything'];
  return run.ground.sites.flatMap((site) =>
    run.host
      .site(site)
      .jira.state.issues.all()
      .flatMap(({ id, values }) => {
        const shown = plainText(values[winner.field]);
        return shown === winner.value
          ? []
          : [`I6 ${site}/${id} ${winner.field} is "${shown}", not "${winner.value}"`];
      }),
  );
}
