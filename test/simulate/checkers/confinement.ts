import type { FinishedRun } from '../run.ts';

/** I9: what no rule lets out never leaves its site, in whatever field or message. */
export function checkConfinement(run: FinishedRun): string[] {
  const wire = run.host
    .traffic()
    .map(({ from, body, answer }) => ({ from, text: JSON.stringify([body, answer]) }));
  return run.history.canaries.flatMap(({ site, text }) => {
    const seen = wire.some((message) => message.text.includes(text));
    return seen ? [`I9 ${text} of ${site} has crossed`] : [];
  });
}
