import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { host } from './host-api.ts';

/** Ready to press; all that can be written by hand is in docs/local-host-faults.md. */
const ready: readonly { readonly label: string; readonly fault: object }[] = [
  { label: 'Cut the wire', fault: { kind: 'wire', partition: true } },
  { label: 'Jira answers 429 five times', fault: { kind: 'jira', status: 429, retryAfter: 20, count: 5 } },
  { label: 'Jira answers 503 once', fault: { kind: 'jira', status: 503 } },
  { label: 'Lose half of the events', fault: { kind: 'event', drop: 0.5 } },
  { label: 'Search lags by a minute', fault: { kind: 'index-lag', seconds: 60 } },
  { label: 'Schedules are silent', fault: { kind: 'scheduler', silent: true } },
];

const written = z.record(z.string(), z.unknown());

/** Breaks the host on purpose, and mends it. */
export function FaultsPanel({ sites }: { readonly sites: readonly string[] }): ReactNode {
  const [site, setSite] = useState('');
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const act = async (work: () => Promise<readonly string[]>): Promise<void> => {
    try {
      setNotes(await work());
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const strike = (fault: object, label: string): Promise<void> =>
    act(async () => {
      await host('POST', '/host/faults', z.unknown(), site === '' ? fault : { ...fault, site });
      return [...notes, site === '' ? label : `${label} (${site})`];
    });
  const inject = (text: string): Promise<void> =>
    act(async () => {
      await host('POST', '/host/faults', z.unknown(), written.parse(JSON.parse(text)));
      return [...notes, text];
    });
  const mend = (): Promise<void> =>
    act(async () => {
      await host('DELETE', '/host/faults', z.unknown());
      return [];
    });
  return (
    <section data-testid="faults">
      <h2>Faults</h2>
      <p className="row">
        <select aria-label="Site of the fault" value={site} onChange={(event) => setSite(event.target.value)}>
          <option value="">all sites</option>
          {sites.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        {ready.map(({ label, fault }) => (
          <button key={label} type="button" onClick={() => void strike(fault, label)}>
            {label}
          </button>
        ))}
        <button type="button" onClick={() => void mend()}>
          Mend everything
        </button>
      </p>
      <OwnFault inject={inject} />
      {problem ? <p className="error">{problem}</p> : null}
      {notes.length === 0 ? null : <p className="hint">Injected: {notes.join('; ')}.</p>}
    </section>
  );
}

/** A fault as JSON, for what no button has. */
function OwnFault({ inject }: { readonly inject: (text: string) => Promise<void> }): ReactNode {
  const [text, setText] = useState('{ "kind": "wire", "partition": true }');
  return (
    <PageForm className="row" onSubmit={() => void inject(text)}>
      <input
        aria-label="Fault"
        className="wide"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit">Inject</button>
    </PageForm>
  );
}
