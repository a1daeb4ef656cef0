import { triggerDelete, triggerList, triggerPreview, triggerSave } from '../../contract/triggers.ts';
import { done } from '../../core/connection/explained.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import { adminOfConnection, mayTendConnection } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const triggerOperations: readonly ServedOperation[] = [
  serve(triggerList, adminOfConnection, async (app, { connection }) => {
    const found = await app.triggers(connection);
    if (!found.ok) return found;
    const { triggers, inDraft } = found.value;
    return done({ triggers: [...triggers], ...(inDraft ? { inDraft } : {}) });
  }),
  serve(triggerSave, mayTendConnection, async (app, wish, { accountId }) => {
    const saved = await app.saveTrigger({ ...wish, by: accountId });
    if (!saved.ok) return saved;
    const { trigger, number } = saved.value;
    await noteScope(app, wish.connection, accountId, number ?? 'draft');
    return done({ trigger, ...(number === undefined ? { waits: true as const } : {}) });
  }),
  serve(triggerDelete, mayTendConnection, async (app, { connection, id }, { accountId }) => {
    const left = await app.deleteTrigger({ connection, id, by: accountId });
    if (!left.ok) return left;
    const { triggers, number } = left.value;
    await noteScope(app, connection, accountId, number ?? 'draft');
    return done({ triggers: [...triggers], ...(number === undefined ? { waits: true as const } : {}) });
  }),
  serve(triggerPreview, adminOfConnection, async (app, { connection, jql }) => {
    const seen = await app.previewTrigger(connection, jql);
    return seen.ok ? done({ count: seen.value.count, sample: [...seen.value.sample] }) : seen;
  }),
];

/** Notes who put rules in force, or changed the draft of them that another admin must agree to. */
export async function noteScope(
  app: ResolverApp,
  connection: string,
  by: string | undefined,
  outcome: number | 'draft' | 'waits',
): Promise<void> {
  const act = outcome === 'draft' ? 'drafted' : 'published';
  await app.audited({
    connection,
    act,
    side: 'here',
    by,
    ...(outcome === 'draft' ? {} : { about: String(outcome) }),
  });
}
