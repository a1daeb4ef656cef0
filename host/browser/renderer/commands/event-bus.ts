import * as z from 'zod';
import type { RemoteFunction } from '../wire/forge-doc.ts';
import type { CommandTable } from './command.ts';

const subscription = z.object({
  event: z.string(),
  callback: z.custom<RemoteFunction>((value) => typeof value === 'function'),
});
const emission = z.object({ event: z.string(), payload: z.unknown().optional() });

/** Events between the frames of one page. Every subscriber hears them, the sender too. */
export class EventBus {
  private readonly subscribers = new Map<string, Set<RemoteFunction>>();

  emit(event: string, payload: unknown): void {
    for (const callback of this.subscribers.get(event) ?? []) {
      callback(payload).catch((error: unknown) => console.error(`A listener of "${event}" failed:`, error));
    }
  }

  commands(): CommandTable {
    const on = (data: unknown): unknown => {
      const { event, callback } = subscription.parse(data);
      const set = this.subscribers.get(event) ?? new Set<RemoteFunction>();
      this.subscribers.set(event, set.add(callback));
      return { unsubscribe: () => set.delete(callback) };
    };
    const emit = (data: unknown): void => {
      const { event, payload } = emission.parse(data);
      this.emit(event, payload);
    };
    return { on, onPublic: on, emit, emitPublic: emit };
  }
}
