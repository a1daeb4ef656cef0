import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { historyShape, type Issue, linkShape, rest, worklogShape } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const linkList = z.array(linkShape);
const linkTypes = z.looseObject({
  issueLinkTypes: z.array(
    z.looseObject({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() }),
  ),
});

export function Links({
  issue,
  changed,
}: {
  readonly issue: Issue;
  readonly changed: () => void;
}): ReactNode {
  const parsed = linkList.safeParse(issue.fields['issuelinks'] ?? []);
  const { value } = useLoad('link types', () => rest('GET', '/rest/api/3/issueLinkType', linkTypes));
  const [type, setType] = useState('');
  const [other, setOther] = useState('');
  const { run, busy, problem } = useAction();
  const add = async (): Promise<void> => {
    const name = type || value?.issueLinkTypes[0]?.name;
    // The outward end is the issue that the sentence starts with: "SUP-1 blocks SUP-2".
    const body = { type: { name }, inwardIssue: { key: issue.key }, outwardIssue: { key: other.trim() } };
    await rest('POST', '/rest/api/3/issueLink', z.unknown(), body);
    setOther('');
    changed();
  };
  return (
    <section>
      <h3>Linked issues</h3>
      <LinkList links={parsed.success ? parsed.data : []} />
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <select aria-label="Link type" value={type} onChange={(event) => setType(event.target.value)}>
          {value?.issueLinkTypes.map((one) => (
            <option key={one.id} value={one.name}>
              {one.outward}
            </option>
          ))}
        </select>
        <input
          aria-label="Issue to link"
          placeholder="KEY-1"
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
        <button type="submit" disabled={busy || other.trim() === ''}>
          Link
        </button>
      </form>
      {problem}
    </section>
  );
}

function LinkList({ links }: { readonly links: readonly z.infer<typeof linkShape>[] }): ReactNode {
  return (
    <ul>
      {links.map((link) => {
        const key = link.outwardIssue?.key ?? link.inwardIssue?.key ?? '';
        return (
          <li key={link.id}>
            {link.outwardIssue ? link.type.outward : link.type.inward} <a href={`/browse/${key}`}>{key}</a>
          </li>
        );
      })}
    </ul>
  );
}

const worklogs = z.looseObject({ worklogs: z.array(worklogShape) });

export function Worklogs({ path }: { readonly path: string }): ReactNode {
  const { value, reload } = useLoad(`${path} worklog`, () => rest('GET', `${path}/worklog`, worklogs));
  const [spent, setSpent] = useState('');
  const { run, busy, problem } = useAction();
  const add = async (): Promise<void> => {
    await rest('POST', `${path}/worklog`, z.unknown(), { timeSpent: spent });
    setSpent('');
    reload();
  };
  return (
    <section>
      <h3>Work log</h3>
      <ul>
        {value?.worklogs.map((log) => (
          <li key={log.id}>
            {log.author?.displayName ?? 'unknown'} logged {log.timeSpent} on{' '}
            {new Date(log.started).toLocaleDateString()}
          </li>
        ))}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <input
          aria-label="Time spent"
          placeholder="1h 30m"
          value={spent}
          onChange={(event) => setSpent(event.target.value)}
        />
        <button type="submit" disabled={busy || spent === ''}>
          Log work
        </button>
      </form>
      {problem}
    </section>
  );
}

const changelog = z.looseObject({ values: z.array(historyShape) });

export function History({ path }: { readonly path: string }): ReactNode {
  const { value } = useLoad(`${path} history`, () =>
    rest('GET', `${path}/changelog?maxResults=100`, changelog),
  );
  return (
    <details>
      <summary>History ({value?.values.length ?? 0})</summary>
      <ul className="history">
        {[...(value?.values ?? [])].reverse().map((entry) => (
          <li key={entry.id}>
            <span className="meta">
              {entry.author?.displayName ?? 'unknown'}, {new Date(entry.created).toLocaleString()}
            </span>
            {entry.items.map((item) => (
              <div key={item.field}>
                {item.field}: <s>{item.fromString ?? 'none'}</s> → {item.toString ?? 'none'}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
