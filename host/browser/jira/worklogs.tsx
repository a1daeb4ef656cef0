import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { plainTextOf, textToAdf } from './adf-text.ts';
import { rest, worklogShape } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const worklogs = z.looseObject({ worklogs: z.array(worklogShape) });
type Worklog = z.infer<typeof worklogShape>;

interface Props {
  readonly path: string;
  readonly changed: () => void;
}

export function Worklogs({ path, changed }: Props): ReactNode {
  const { value, reload } = useLoad(`${path} worklog`, () => rest('GET', `${path}/worklog`, worklogs));
  const [open, setOpen] = useState<string>();
  const { run, busy, problem } = useAction();
  const act = (method: string, id: string, body?: object): void =>
    run(async () => {
      await rest(method, `${path}/worklog${id}`, z.unknown(), body);
      setOpen(undefined);
      reload();
      changed();
    });
  return (
    <section data-testid="worklogs">
      <h3>Work log</h3>
      <ul>
        {value?.worklogs.map((log) => (
          <li key={log.id}>
            {log.author?.displayName ?? 'unknown'} logged {log.timeSpent} on{' '}
            {new Date(log.started).toLocaleDateString()} {plainTextOf(log.comment) ?? ''}{' '}
            <button type="button" className="quiet" onClick={() => setOpen(log.id)}>
              Edit
            </button>
            <button
              type="button"
              className="quiet"
              disabled={busy}
              onClick={() => act('DELETE', `/${log.id}`)}
            >
              Delete
            </button>
            {open === log.id ? (
              <WorkForm log={log} busy={busy} save={(body) => act('PUT', `/${log.id}`, body)} />
            ) : null}
          </li>
        ))}
      </ul>
      <WorkForm key={value?.worklogs.length ?? 0} busy={busy} save={(body) => act('POST', '', body)} />
      {problem}
    </section>
  );
}

function WorkForm(props: {
  readonly log?: Worklog;
  readonly busy: boolean;
  readonly save: (body: object) => void;
}): ReactNode {
  const { log, busy, save } = props;
  const [spent, setSpent] = useState(log?.timeSpent ?? '');
  const [note, setNote] = useState(plainTextOf(log?.comment) ?? '');
  return (
    <PageForm
      className="row"
      onSubmit={() => save({ timeSpent: spent, ...(note === '' ? {} : { comment: textToAdf(note) }) })}
    >
      <input
        aria-label="Time spent"
        placeholder="1h 30m"
        value={spent}
        onChange={(event) => setSpent(event.target.value)}
      />
      <input
        aria-label="What was done"
        placeholder="What was done"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit" disabled={busy || spent === ''}>
        {log === undefined ? 'Log work' : 'Save'}
      </button>
    </PageForm>
  );
}
