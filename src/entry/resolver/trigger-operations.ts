import {
  triggerBackfill,
  triggerDelete,
  triggerList,
  triggerPreview,
  triggerSave,
  triggerSwitch,
} from '../../contract/triggers.ts';
import { done } from '../../core/connection/explained.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { adminOfConnection, mayTendConnection } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const triggerOperations: readonly ServedOperation[] = [
  serve(triggerList, adminOfConnection, async (app, { connection }) => {
    const found = await app.triggers(connection);
    if (!found.ok) return found;
    const { triggers, inDraft, searched, spaces } = found.value;
    return done({
      triggers: triggers.map(({ trigger, ...seen }) => ({ ...trigger, ...seen })),
      spaces: spaces.map(shownSpace),
      ...(inDraft ? { inDraft } : {}),
      ...(searched === undefined ? {} : { searched: searched * 1000 }),
    });
  }),
  serve(triggerSave, mayTendConnection, async (app, wish, { accountId }) => {
    const saved = await app.saveTrigger({ ...wish, by: accountId });
    if (!saved.ok) return saved;
    const { trigger, number, unsynced } = saved.value;
    await noteScope(app, wish.connection, accountId, number ?? 'draft');
    return done({
      trigger,
      ...(number === undefined ? { waits: true as const } : {}),
      ...(unsynced === undefined ? {} : { unsynced }),
    });
  }),
  serve(triggerDelete, mayTendConnection, async (app, { connection, id }, { accountId }) => {
    const left = await app.deleteTrigger({ connection, id, by: accountId });
    if (!left.ok) return left;
    const { triggers, number } = left.value;
    await noteScope(app, connection, accountId, number ?? 'draft');
    return done({ triggers: [...triggers], ...(number === undefined ? { waits: true as const } : {}) });
  }),
  serve(triggerPreview, adminOfConnection, async (app, asked) => {
    const seen = await app.previewTrigger(asked);
    if (!seen.ok) return seen;
    const { sample, moves, ...rest } = seen.value;
    return done({ ...rest, sample: [...sample], moves: [...moves] });
  }),
  serve(triggerBackfill, mayTendConnection, async (app, wish) => {
    const begun = await app.beginBackfill(wish);
    if (!begun.ok) return begun;
    const { state, total = 0, waits } = begun.value;
    return done({ state, total, ...(waits === undefined ? {} : { waits }) });
  }),
  serve(
    triggerSwitch,
    mayTendConnection,
    recorded(
      'space-switched',
      async (app, wish) => {
        const switched = await app.switchProject(wish);
        return switched.ok ? done({ spaces: switched.value.map(shownSpace) }) : switched;
      },
      (_, { on }) => (on ? 'on' : 'off'),
    ),
  ),
];

const shownSpace = ({ since, ...space }: { id: string; key: string; since?: number }) => ({
  ...space,
  ...(since === undefined ? {} : { offSince: since * 1000 }),
});

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
