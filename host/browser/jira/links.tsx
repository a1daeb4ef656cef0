import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { type Issue, linkShape, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const linkList = z.array(linkShape);
const linkTypes = z.looseObject({
  issueLinkTypes: z.array(
    z.looseObject({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() }),
  ),
});

interface Props {
  readonly issue: Issue;
  readonly changed: () => void;
}

export function Links({ issue, changed }: Props): ReactNode {
  const parsed = linkList.safeParse(issue.fields['issuelinks'] ?? []);
  const { value } = useLoad('link types', () => rest('GET', '/rest/api/3/issueLinkType', linkTypes));
  const [chosen, setChosen] = useState('');
  const [other, setOther] = useState('');
  const { run, busy, problem } = useAction();
  const add = async (): Promise<void> => {
    const first = value?.issueLinkTypes[0];
    const [id = '', way = 'outward'] = (chosen || `${first?.id} outward`).split(' ');
    const [here, there] = [{ key: issue.key }, { key: other.trim() }];
    // The inward end is the issue that the outward sentence starts with: "SUP-1 blocks SUP-2".
    const ends =
      way === 'outward'
        ? { inwardIssue: here, outwardIssue: there }
        : { inwardIssue: there, outwardIssue: here };
    await rest('POST', '/rest/api/3/issueLink', z.unknown(), { type: { id }, ...ends });
    setOther('');
    changed();
  };
  const remove = (id: string): void =>
    run(async () => {
      await rest('DELETE', `/rest/api/3/issueLink/${id}`, z.unknown());
      changed();
    });
  return (
    <section data-testid="links">
      <h3>Linked work items</h3>
      <LinkList links={parsed.data ?? []} busy={busy} remove={remove} />
      <PageForm className="row" onSubmit={() => run(add)}>
        <select aria-label="Link type" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {value?.issueLinkTypes.flatMap((one) =>
            (one.inward === one.outward ? ['outward' as const] : (['outward', 'inward'] as const)).map(
              (way) => (
                <option key={`${one.id} ${way}`} value={`${one.id} ${way}`}>
                  {one[way]}
                </option>
              ),
            ),
          )}
        </select>
        <input
          aria-label="Work item to link"
          placeholder="KEY-1"
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
        <button type="submit" disabled={busy || other.trim() === ''}>
          Link
        </button>
      </PageForm>
      {problem}
    </section>
  );
}

function LinkList(props: {
  readonly links: readonly z.infer<typeof linkShape>[];
  readonly busy: boolean;
  readonly remove: (id: string) => void;
}): ReactNode {
  return (
    <ul>
      {props.links.map((link) => {
        const key = link.outwardIssue?.key ?? link.inwardIssue?.key ?? '';
        return (
          <li key={link.id}>
            {link.outwardIssue ? link.type.outward : link.type.inward} <a href={`/browse/${key}`}>{key}</a>{' '}
            <button
              type="button"
              className="quiet"
              aria-label={`Take away the link to ${key}`}
              disabled={props.busy}
              onClick={() => props.remove(link.id)}
            >
              Delete
            </button>
          </li>
        );
      })}
    </ul>
  );
}
