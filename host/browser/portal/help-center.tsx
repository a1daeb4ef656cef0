import type { ReactNode } from 'react';
import { rest } from '../jira/rest.ts';
import { useLoad } from '../jira/use-load.ts';
import { API, deskShape, groupShape, PORTAL, pageOf, typeShape } from './portal-rest.ts';

export function HelpCenter(): ReactNode {
  const { value, error } = useLoad('desks', () =>
    rest('GET', `${API}/servicedesk?limit=100`, pageOf(deskShape)),
  );
  return (
    <>
      <h1>Welcome to the help center</h1>
      {error ? <p className="error">{error}</p> : null}
      {value?.values.length === 0 ? <p>No portal is open to you.</p> : null}
      {value?.values.map((desk) => (
        <p className="card" key={desk.id}>
          <a href={`${PORTAL}/portal/${desk.id}`}>{desk.projectName}</a>
        </p>
      ))}
    </>
  );
}

/** What one portal offers, by group; a type of no group stands at the end. */
export function RequestTypes({ deskId }: { readonly deskId: string }): ReactNode {
  const at = `${API}/servicedesk/${deskId}`;
  const desk = useLoad(at, () => rest('GET', at, deskShape));
  const groups = useLoad(`${at} groups`, () => rest('GET', `${at}/requesttypegroup`, pageOf(groupShape)));
  const types = useLoad(`${at} types`, () => rest('GET', `${at}/requesttype?limit=100`, pageOf(typeShape)));
  const all = types.value?.values ?? [];
  const shown = [...(groups.value?.values ?? []), { id: '', name: 'Other' }].map((group) => ({
    ...group,
    types: all.filter(({ groupIds }) =>
      group.id === '' ? groupIds.length === 0 : groupIds.includes(group.id),
    ),
  }));
  const problem = desk.error ?? groups.error ?? types.error;
  return (
    <>
      <h1>{desk.value?.projectName ?? ''}</h1>
      {problem ? <p className="error">{problem}</p> : null}
      {shown
        .filter((group) => group.types.length > 0)
        .map((group) => (
          <section key={group.id}>
            <h3>{group.name}</h3>
            {group.types.map((type) => (
              <p className="card" key={type.id}>
                <a href={`${PORTAL}/portal/${deskId}/create/${type.id}`}>{type.name}</a>
                <br />
                <span className="hint">{type.description}</span>
              </p>
            ))}
          </section>
        ))}
    </>
  );
}
