import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { host, type Overview } from './host-api.ts';

const drained = z.looseObject({ idle: z.boolean() });

/** Time on the host. Under virtual time it stands still until somebody moves it. */
export function ClockPanel({ overview }: { readonly overview: Overview }): ReactNode {
  const [note, setNote] = useState('');
  const act = async (work: () => Promise<string>): Promise<void> => {
    try {
      setNote(await work());
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    }
  };
  const drain = async (): Promise<string> => {
    const answer = await host('POST', '/host/drain', drained, {});
    return answer.idle ? 'All work that was due is done.' : 'Some work is still waiting for its time.';
  };
  const advance = async (seconds: number): Promise<string> => {
    await host('POST', '/host/clock', z.unknown(), { advanceSeconds: seconds });
    return `The clock moved on by ${seconds / 60} minutes.`;
  };
  return (
    <p className="row">
      <time>{new Date(overview.now).toLocaleString()}</time> ({overview.clock} time)
      <button type="button" onClick={() => void act(drain)}>
        Run what is due
      </button>
      {overview.clock === 'virtual' ? (
        <button type="button" onClick={() => void act(() => advance(300))}>
          Five minutes later
        </button>
      ) : null}
      <span className="hint">{note}</span>
    </p>
  );
}
