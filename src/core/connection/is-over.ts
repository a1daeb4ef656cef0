import type { Connection } from './connection-record.ts';

/** Nothing more becomes of the connection unless its partner is invited anew under it. */
export const isOver = ({ state }: Pick<Connection, 'state'>): boolean =>
  state === 'disconnected' || state === 'refused' || state === 'expired';
