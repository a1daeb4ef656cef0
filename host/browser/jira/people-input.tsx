import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import type { FieldInputProps } from './field-input.tsx';
import { personList, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

interface Props extends FieldInputProps {
  readonly many: boolean;
}

const account = z.looseObject({ accountId: z.string() });
const named = z.looseObject({ name: z.string() });
const groupPage = z.looseObject({ groups: z.array(named) });

/** People who can be assigned, or anybody for other fields. */
export function PersonInput(props: Props): ReactNode {
  const { meta, projectKey } = props;
  const path =
    meta.schema.system === 'assignee'
      ? `/rest/api/3/user/assignable/search?project=${projectKey}&maxResults=100`
      : '/rest/api/3/users/search?maxResults=100';
  const { value: people } = useLoad(path, () => rest('GET', path, personList));
  const choices = (people ?? []).filter(({ accountType }) => accountType !== 'app');
  return (
    <Names
      {...props}
      nobody="Nobody"
      choices={choices.map(({ accountId, displayName }) => ({ id: accountId, label: displayName }))}
      idOf={(value) => account.safeParse(value).data?.accountId}
      written={(accountId) => ({ accountId })}
    />
  );
}

export function GroupInput(props: Props): ReactNode {
  const { value } = useLoad('groups', () =>
    rest('GET', '/rest/api/3/groups/picker?maxResults=100', groupPage),
  );
  return (
    <Names
      {...props}
      nobody="None"
      choices={(value?.groups ?? []).map(({ name }) => ({ id: name, label: name }))}
      idOf={(group) => named.safeParse(group).data?.name}
      written={(name) => ({ name })}
    />
  );
}

interface NamesProps extends Props {
  readonly nobody: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly idOf: (value: unknown) => string | undefined;
  readonly written: (id: string) => unknown;
}

function Names({ meta, value, many, change, nobody, choices, idOf, written }: NamesProps): ReactNode {
  const present = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  const [ids, setIds] = useState<readonly string[]>(present.flatMap((one) => idOf(one) ?? []));
  const tell = (chosen: readonly string[]): void => {
    setIds(chosen);
    if (many) change(chosen.map(written));
    else change(chosen[0] === undefined ? null : written(chosen[0]));
  };
  return (
    <select
      aria-label={meta.name}
      multiple={many}
      value={many ? [...ids] : (ids[0] ?? '')}
      onChange={(event) =>
        tell([...event.target.selectedOptions].map((option) => option.value).filter((id) => id !== ''))
      }
    >
      {many ? null : <option value="">{nobody}</option>}
      {choices.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
