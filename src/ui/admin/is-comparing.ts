import type { ConnectionDetail } from '../../contract/connections.ts';

/** Both sides tell each other their pairs right now; a restored connection that does not yet waits for its admin. */
export const isComparing = ({ state, relinked }: Pick<ConnectionDetail, 'state' | 'relinked'>): boolean =>
  state === 'restored' && relinked !== undefined && relinked.at === undefined;
