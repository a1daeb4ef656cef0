import { triggerDelete, triggerList, triggerPreview, triggerSave } from '../../contract/triggers.ts';
import { done } from '../../core/connection/explained.ts';
import { recorded } from './recorded.ts';
import { adminOfConnection, mayTendConnection } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const triggerOperations: readonly ServedOperation[] = [
  serve(triggerList, adminOfConnection, async (app, { connection }) => {
    const found = await app.triggers(connection);
    return found.ok ? done({ triggers: [...found.value] }) : found;
  }),
  serve(
    triggerSave,
    mayTendConnection,
    recorded('published', async (app, wish) => {
      const saved = await app.saveTrigger(wish);
      return saved.ok ? done({ trigger: saved.value }) : saved;
    }),
  ),
  serve(
    triggerDelete,
    mayTendConnection,
    recorded('published', async (app, { connection, id }) => {
      const left = await app.deleteTrigger(connection, id);
      return left.ok ? done({ triggers: [...left.value] }) : left;
    }),
  ),
  serve(triggerPreview, adminOfConnection, async (app, { connection, jql }) => {
    const seen = await app.previewTrigger(connection, jql);
    return seen.ok ? done({ count: seen.value.count, sample: [...seen.value.sample] }) : seen;
  }),
];
