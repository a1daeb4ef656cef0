import type { ReactNode } from 'react';
import { rest } from '../jira/rest.ts';
import { useLoad } from '../jira/use-load.ts';
import { API, type PortalRequest, requestShape } from './portal-rest.ts';
import { RequestActivity } from './request-activity.tsx';
import { RequestSide } from './request-side.tsx';

interface Props {
  readonly deskId: string;
  readonly issueKey: string;
}

/** One request as its customer follows it. */
export function RequestPage({ deskId, issueKey }: Props): ReactNode {
  const path = `${API}/request/${issueKey}`;
  const { value, error, reload } = useLoad(path, () =>
    rest('GET', `${path}?expand=participant`, requestShape),
  );
  if (!value) return error ? <p className="error">{error}</p> : null;
  return (
    <div className="issue">
      <div>
        <p className="crumbs">{value.issueKey}</p>
        <h1>{value.summary}</h1>
        <Details request={value} />
        <RequestActivity deskId={deskId} path={path} changed={reload} />
      </div>
      <RequestSide request={value} path={path} changed={reload} />
    </div>
  );
}

function Details({ request }: { readonly request: PortalRequest }): ReactNode {
  const shown = request.requestFieldValues.filter(({ fieldId }) => fieldId !== 'summary');
  return (
    <section className="card" data-testid="details">
      <p className="meta">
        {request.reporter.displayName} raised this on {request.createdDate.friendly}
      </p>
      <dl>
        {shown.map(({ fieldId, label, value }) => (
          <div key={fieldId}>
            <dt>{label}</dt>
            <dd>{wordsOf(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const named = ['displayName', 'name', 'value'].map((key): unknown => Reflect.get(value, key));
  return String(named.find((name) => typeof name === 'string') ?? '');
}
