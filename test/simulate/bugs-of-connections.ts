import type { Mutation } from './mutant.ts';

/** Mistakes in what keeps connections apart and strangers out. */
export const bugsOfConnections: readonly Mutation[] = [
  {
    name: 'one breaker serves all connections',
    file: 'src/usecases/patience/move-breaker.ts',
    from: '  remember(ports.memo, changed);\n  if (changed.breaker) ports.log',
    to: "  remember(ports.memo, changed);\n  if (changed.breaker) await openAll(ports, 'limited', now + 900);\n  if (changed.breaker) ports.log",
  },
  {
    name: 'a control message is taken again',
    file: 'src/core/protocol/verify-request.ts',
    from: 'return message.seq !== undefined && message.seq > connection.control.received;',
    to: 'return message.seq !== undefined;',
    also: [
      {
        file: 'src/usecases/connection/pause-connection.ts',
        from: 'if (seq <= now.control.received) return undefined;',
        to: '',
      },
    ],
  },
  {
    name: 'a message to another installation is taken',
    file: 'src/core/protocol/verify-request.ts',
    from: 'message.aud === siteIdentity(connection.local) &&',
    to: '',
  },
  {
    name: 'a key of the past still counts',
    file: 'src/core/connection/connection-record.ts',
    from: 'end.keys.filter((key) => key.until === undefined || key.until > now / 1000);',
    to: 'end.keys.filter((key) => key.until === undefined || now > 0);',
    also: [
      {
        file: 'src/core/connection/rotate.ts',
        from: 'if (previous.until <= seconds) return { ...end, keys: [current] };',
        to: '',
      },
    ],
  },
  {
    name: 'clocks must agree to the minute',
    file: 'src/core/protocol/verify-request.ts',
    from: 'Math.abs(now / 1000 - Number(timestamp)) <= APP.clockSeconds;',
    to: 'Math.abs(now / 1000 - Number(timestamp)) <= 60;',
  },
];
