import { type ReactNode, useState } from 'react';
import { type Exchange, host, trafficShape } from './host-api.ts';
import { usePoll } from './use-poll.ts';
import { ValueTree } from './value-tree.tsx';

const kindOf = (exchange: Exchange): string => exchange.headers['counterpart-kind'] ?? 'unknown';

/** What went over the wire, newest first: exactly what the partner's site saw. */
export function TrafficPanel(): ReactNode {
  const { value, error } = usePoll(() => host('GET', '/host/traffic?limit=100', trafficShape), 1_500);
  const [open, setOpen] = useState<number>();
  const [kind, setKind] = useState('');
  const kinds = [...new Set((value ?? []).map(kindOf))].sort();
  const shown = [...(value ?? [])].reverse().filter((exchange) => kind === '' || kindOf(exchange) === kind);
  return (
    <section>
      <h2>Traffic between the sites</h2>
      {error ? <p className="error">{error}</p> : null}
      {value?.length === 0 ? <p>Nothing yet. Change a work item that is under sync.</p> : null}
      {kinds.length > 1 ? (
        <label>
          Kind{' '}
          <select value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">all</option>
            {kinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      ) : null}
      <div className="traffic">
        <table className="grid" data-testid="traffic">
          <tbody>
            {shown.map((exchange) => (
              <Row
                key={exchange.id}
                exchange={exchange}
                open={open === exchange.id}
                toggle={() => setOpen(open === exchange.id ? undefined : exchange.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
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
        <td>{kindOf(exchange)}</td>
        <td>{exchange.items === 0 ? '' : exchange.items === 1 ? 'one item' : `${exchange.items} items`}</td>
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
          <td colSpan={7} className="tree" data-testid="message">
            <ValueTree name="body" value={exchange.body} open={8} />
            <ValueTree name="answer" value={exchange.answer} open={3} />
            <ValueTree name="headers" value={exchange.headers} open={0} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
