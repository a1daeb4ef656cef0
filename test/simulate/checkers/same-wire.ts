import type { TrafficEntry } from '../../../host/network/traffic.ts';

/** I9: what no rule lets out changes nothing on the wire: two runs that differ in it alone send the same bytes. */
export function checkSameWire(first: readonly TrafficEntry[], second: readonly TrafficEntry[]): string[] {
  const [a, b] = [first.map(line), second.map(line)];
  if (a.length !== b.length)
    return [`I9 ${a.length} messages pass, and ${b.length} where only what is held back differs`];
  const index = a.findIndex((text, at) => text !== b[at]);
  const { from, to, body } = first[index] ?? {};
  if (index === -1) return [];
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? String(body.kind) : 'a message';
  return [`I9 message ${index + 1} (${kind} from ${from} to ${to}) tells of what is held back`];
}

const line = ({ at, from, to, url, headers, body, status, answer, wireBytes }: TrafficEntry): string =>
  JSON.stringify([at, from, to, url, headers, body, status, answer, wireBytes]);
