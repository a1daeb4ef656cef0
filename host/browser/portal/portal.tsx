import type { ReactNode } from 'react';
import { HelpCenter, RequestTypes } from './help-center.tsx';
import { MyRequests } from './my-requests.tsx';
import { PORTAL } from './portal-rest.ts';
import { RaiseRequest } from './raise-request.tsx';
import { RequestPage } from './request-page.tsx';

/** The customers' side of service projects. `path` is what follows `/servicedesk/customer`, split at slashes. */
export function Portal({ path }: { readonly path: readonly string[] }): ReactNode {
  return (
    <>
      <p className="crumbs">
        <a href={`${PORTAL}/portals`}>Help center</a> · <a href={`${PORTAL}/user/requests`}>Requests</a> ·{' '}
        <a href={`${PORTAL}/user/approvals`}>Approvals</a>
      </p>
      <Place path={path} />
    </>
  );
}

function Place({ path }: { readonly path: readonly string[] }): ReactNode {
  const [first, second, third, fourth] = path;
  if (first === 'user') return <MyRequests approvals={second === 'approvals'} />;
  if (first !== 'portal' || second === undefined) return <HelpCenter />;
  if (third === undefined) return <RequestTypes deskId={second} />;
  if (third === 'create' && fourth !== undefined) return <RaiseRequest deskId={second} typeId={fourth} />;
  return <RequestPage deskId={second} issueKey={decodeURIComponent(third)} />;
}
