import * as z from 'zod';
import type { PageStore } from '../page-store.ts';
import { isForgeDoc, isRecord } from '../wire/forge-doc.ts';
import type { CommandTable } from './command.ts';

const frameError = z.object({ kind: z.string(), message: z.string(), stack: z.string() });

/** Commands about the frame that sends them: its tree, its errors, its height. */
export function frameCommands(store: PageStore): CommandTable {
  return {
    reconcile: (data, part) => {
      const doc = isRecord(data) ? data['forgeDoc'] : undefined;
      if (part.kind !== 'page' || !isForgeDoc(doc))
        throw new Error('reconcile came without a tree of UI Kit.');
      if (doc.type === 'Root') store.change({ doc });
      return true;
    },
    onError: (data) => {
      const error = isRecord(data) ? data['error'] : data;
      const text = error instanceof Error ? error.message : String(error);
      console.error('The page could not be drawn:', text);
      store.change({ failure: text });
    },
    frameError: (data) => {
      const { kind, message, stack } = frameError.parse(data);
      console.error(`${kind} in the app's page: ${message}\n${stack}`);
      if (store.read().doc === null) store.change({ failure: message });
    },
    frameHeight: (data, part) => {
      if (isRecord(data) && typeof data['height'] === 'number') part.onHeight?.(data['height']);
    },
    getFrameDispatch: (_data, part) => part.dispatch ?? null,
    getFrameId: (_data, part) => part.frameId ?? null,
  };
}
