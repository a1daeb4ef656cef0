import type { Connection } from './connection-record.ts';
import type { Figures } from './figures.ts';

/** The peer was heard at `now` (epoch seconds): a silence is over, and what both sides say of themselves is kept. */
export function withHeard(
  connection: Connection,
  now: number,
  said: { readonly here?: Figures | undefined; readonly there?: Figures | undefined },
): Connection {
  const { silent: _, ...alerts } = connection.alerts ?? {};
  const here = said.here ? { ...said.here, at: now } : connection.figures?.here;
  const there = said.there ? { ...said.there, at: now } : connection.figures?.there;
  const known = here !== undefined || there !== undefined;
  return {
    ...connection,
    heard: now,
    ...(connection.alerts === undefined ? {} : { alerts }),
    ...(known ? { figures: { ...(here ? { here } : {}), ...(there ? { there } : {}) } } : {}),
  };
}
