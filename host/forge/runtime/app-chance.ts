import nodeCrypto from 'node:crypto';
import type { Random } from '../../random.ts';

/** Everything through which the app draws chance, fed by the host's seed. */
export interface AppChance {
  readonly math: object;
  /** Stands for `globalThis.crypto`. */
  readonly webCrypto: object;
  /** Stands for the module `node:crypto`. */
  readonly nodeCrypto: object;
}

/**
 * Seeded chance, so that a run in virtual time can be repeated to the last token. In real time the app draws
 * from the machine. Key pairs made by `node:crypto` itself stay as they are: nothing of a run hangs on them.
 */
export function appChance(random: Random | undefined): AppChance {
  if (random === undefined) return { math: Math, webCrypto: globalThis.crypto, nodeCrypto };
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    bytes.set(random.bytes(view.byteLength));
    return view;
  };
  const randomUUID = () => random.uuid();
  return {
    math: Object.create(Math, { random: { value: () => random.next() } }),
    webCrypto: {
      subtle: globalThis.crypto.subtle,
      getRandomValues: fill,
      randomUUID,
    },
    nodeCrypto: Object.create(nodeCrypto, {
      randomBytes: { value: (size: number) => Buffer.from(random.bytes(size)), enumerable: true },
      randomFillSync: { value: fill, enumerable: true },
      randomUUID: { value: randomUUID, enumerable: true },
      webcrypto: { value: { subtle: globalThis.crypto.subtle, getRandomValues: fill, randomUUID } },
    }),
  };
}
