import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { type Issue, issueTypesShape, projectShape, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ values: z.array(projectShape) });
const moved = z.looseObject({ key: z.string() });

/** Another space and a type there; the issue gets a new key and still answers to its old one. */
export function MoveForm({ issue, close }: { readonly issue: Issue; readonly close: () => void }): ReactNode {
  const { value: projects } = useLoad('projects', () =>
    rest('GET', '/rest/api/3/project/search?maxResults=50', page),
  );
  const [chosen, setChosen] = useState('');
  const target = chosen || projects?.values[0]?.key;
  const { value: types } = useLoad(`types ${target ?? ''}`, async () =>
    target === undefined
      ? undefined
      : rest('GET', `/rest/api/3/issue/createmeta/${target}/issuetypes`, issueTypesShape),
  );
  const [type, setType] = useState('');
  const { run, busy, problem } = useAction();
  const typeId = types?.issueTypes.some(({ id }) => id === type) ? type : types?.issueTypes[0]?.id;
  const move = async (): Promise<void> => {
    await rest('POST', '/rest/api/3/bulk/issues/move', z.unknown(), {
      sendBulkNotification: false,
      targetToSourcesMapping: {
        [`${target},${typeId}`]: {
          issueIdsOrKeys: [issue.id],
          inferFieldDefaults: true,
          inferStatusDefaults: true,
          inferSubtaskTypeDefault: true,
        },
      },
    });
    const { key } = await rest('GET', `/rest/api/3/issue/${issue.id}?fields=summary`, moved);
    window.location.assign(`/browse/${key}`);
  };
  return (
    <PageForm className="card row" aria-label="Move" onSubmit={() => run(move)}>
      <Choice
        label="Space to move to"
        value={target}
        change={setChosen}
        choices={(projects?.values ?? []).map(({ key, name }) => ({ id: key, name: `${name} (${key})` }))}
      />
      <Choice label="Type there" value={typeId} change={setType} choices={types?.issueTypes ?? []} />
      <button type="submit" disabled={busy || typeId === undefined}>
        Move
      </button>
      <button type="button" onClick={close}>
        Cancel
      </button>
      {problem}
    </PageForm>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly change: (id: string) => void;
}): ReactNode {
  return (
    <select
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(event) => props.change(event.target.value)}
    >
      {props.choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
