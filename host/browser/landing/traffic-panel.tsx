import { type ReactNode, useState } from 'react';
import { type Exchange, host, trafficShape } from './host-api.ts';
import { usePoll } from './use-poll.ts';

/** What went over the wire, newest first: exactly what the partner's site saw. */
export function TrafficPanel(): ReactNode {
  const { value, error } = usePoll(() => host('GET', '/host/traffic?limit=50', trafficShape), 1_500);
  const [open, setOpen] = useState<number>();
  return (
    <section>
      <h2>Traffic between the sites</h2>
      {error ? <p className="error">{error}</p> : null}
      {value?.length === 0 ? <p>Nothing yet. Change an issue that is under sync.</p> : null}
      <table className="grid" data-testid="traffic">
        <tbody>
          {[...(value ?? [])].reverse().map((exchange) => (
            <Row
              key={exchange.id}
              exchange={exchange}
              open={open === exchange.id}
              toggle={() => setOpen(open === exchange.id ? undefined : exchange.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(props: {
  readonly exchange: Exchange;
  readonly open: boolean;
  readonly toggle: () => void;
}): ReactNode {
  const { exchange, open, toggle } = props;
  return (
    <>
      <tr>
        <td>{new Date(exchange.at).toLocaleTimeString()}</td>
        <td>
          {exchange.from} → {exchange.to ?? 'nowhere'}
        </td>
        <td>{exchange.headers['counterpart-kind'] ?? 'unknown'}</td>
        <td>{(exchange.wireBytes / 1024).toFixed(1)} KB</td>
        <td>
          {exchange.status ?? 'no answer'} {exchange.verdict}
        </td>
        <td>
          <button type="button" className="quiet" onClick={toggle} aria-expanded={open}>
            {open ? 'Hide' : 'Show'}
          </button>
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={6}>
            <pre className="dump">
              {JSON.stringify(
                { headers: exchange.headers, body: exchange.body, answer: exchange.answer },
                null,
                2,
              )}
            </pre>
          </td>
        </tr>
      ) : null}
    </>
  );
}
