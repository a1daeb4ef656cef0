import type { ReactNode } from 'react';
import * as z from 'zod';
import { host, metersShape } from './host-api.ts';
import { usePoll } from './use-poll.ts';

/** What the app has cost on each site since the last reset. */
export function MetersPanel(): ReactNode {
  const { value, error } = usePoll(() => host('GET', '/host/meters', metersShape), 2_000);
  return (
    <section>
      <h2>
        Meters{' '}
        <button
          type="button"
          className="quiet"
          onClick={() => void host('DELETE', '/host/meters', z.unknown())}
        >
          Reset
        </button>
      </h2>
      {error ? <p className="error">{error}</p> : null}
      <table className="grid" data-testid="meters">
        <thead>
          <tr>
            <th>Site</th>
            <th>Jira calls</th>
            <th>Points</th>
            <th>Limited</th>
            <th>Store operations</th>
            <th>Store bytes</th>
            <th>Invocations</th>
            <th>Queue events</th>
            <th>Messages</th>
            <th>Items</th>
            <th>Bytes sent</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(value?.sites ?? {}).map(([name, site]) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{site.jira.calls}</td>
              <td>{site.jira.points}</td>
              <td>{site.jira.limited}</td>
              <td>{site.store.ops}</td>
              <td>{site.store.bytes}</td>
              <td title={JSON.stringify(site.invocations)}>
                {Object.values(site.invocations).reduce((sum, count) => sum + count, 0)}
              </td>
              <td>{site.queueEvents}</td>
              <td>{site.messages}</td>
              <td>{site.items}</td>
              <td>{site.wireBytes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
