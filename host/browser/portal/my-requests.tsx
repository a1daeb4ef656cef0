import { type ReactNode, useState } from 'react';
import { rest } from '../jira/rest.ts';
import { useLoad } from '../jira/use-load.ts';
import { API, PORTAL, pageOf, requestShape } from './portal-rest.ts';

/** Requests that one has a part in, or those that wait for one's decision. */
export function MyRequests({ approvals }: { readonly approvals: boolean }): ReactNode {
  const [status, setStatus] = useState(approvals ? 'ALL_REQUESTS' : 'OPEN_REQUESTS');
  const [term, setTerm] = useState('');
  const owner = approvals ? 'APPROVER&approvalStatus=MY_PENDING_APPROVAL' : 'ALL_REQUESTS';
  const search = term === '' ? '' : `&searchTerm=${encodeURIComponent(term)}`;
  const path = `${API}/request?requestOwnership=${owner}&requestStatus=${status}${search}&limit=100`;
  const { value, error } = useLoad(path, () => rest('GET', path, pageOf(requestShape)));
  return (
    <>
      <h1>{approvals ? 'Approvals' : 'Requests'}</h1>
      <div className="row">
        <input
          aria-label="Search"
          placeholder="Search"
          value={term}
          onChange={({ target }) => setTerm(target.value)}
        />
        <select aria-label="Status" value={status} onChange={({ target }) => setStatus(target.value)}>
          <option value="OPEN_REQUESTS">Open requests</option>
          <option value="CLOSED_REQUESTS">Closed requests</option>
          <option value="ALL_REQUESTS">All requests</option>
        </select>
      </div>
      {error ? <p className="error">{error}</p> : null}
      {value?.values.length === 0 ? <p>There is nothing here.</p> : null}
      <table className="grid" data-testid="requests">
        <tbody>
          {value?.values.map((request) => (
            <tr key={request.issueKey}>
              <td>
                <a href={`${PORTAL}/portal/${request.serviceDeskId}/${request.issueKey}`}>
                  {request.issueKey}
                </a>
              </td>
              <td>{request.summary}</td>
              <td>
                <span className="lozenge">{request.currentStatus.status}</span>
              </td>
              <td>{request.reporter.displayName}</td>
              <td>{request.createdDate.friendly}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
