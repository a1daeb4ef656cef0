import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { host, type Overview } from './host-api.ts';

const drained = z.looseObject({ idle: z.boolean() });
const hour = 3600;
/** Under real time work may be due minutes later: nobody waits for that at a page. */
const patienceSeconds = 10;

/** Time on the host. Under virtual time it stands still until somebody moves it. */
export function ClockPanel({ overview }: { readonly overview: Overview }): ReactNode {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<string>): Promise<void> => {
    setBusy(true);
    try {
      setNote(await work());
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const drain = async (): Promise<string> => {
    const answer = await host('POST', '/host/drain', drained, { timeoutSeconds: patienceSeconds });
    return answer.idle ? 'All work that was due is done.' : 'Some work is still waiting for its time.';
  };
  const advance = async (seconds: number): Promise<string> => {
    await host('POST', '/host/clock', z.unknown(), { advanceSeconds: seconds });
    return `The clock moved on by ${inWords(seconds)}.`;
  };
  const step = (label: string, seconds: number): ReactNode => (
    <button type="button" disabled={busy} onClick={() => void act(() => advance(seconds))}>
      {label}
    </button>
  );
  // A schedule that is due now fires with the smallest step.
  const toNext = Math.max(1, Math.ceil(((overview.nextSchedule ?? overview.now) - overview.now) / 1000));
  return (
    <p className="row" data-testid="clock">
      <time>{new Date(overview.now).toLocaleString()}</time> ({overview.clock} time)
      <button type="button" disabled={busy} onClick={() => void act(drain)}>
        Run what is due
      </button>
      {overview.clock === 'virtual' ? (
        <>
          {step('One second', 1)}
          {step('Five minutes', 300)}
          {step('One hour', hour)}
          {overview.nextSchedule === null ? null : step(`To the next schedule (${inWords(toNext)})`, toNext)}
        </>
      ) : null}
      <span className="hint">{note}</span>
    </p>
  );
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 2 * hour) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / hour)} hours`;
}
