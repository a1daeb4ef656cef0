import { rulesPublish, rulesRead } from '../../contract/rules.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { explainVersion } from '../../core/rules/explain-version.ts';
import type { PublishedRules, ResolverApp } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { adminOfConnection, mayPublish } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const rulesOperations: readonly ServedOperation[] = [
  serve(rulesRead, adminOfConnection, async (app, { connection }) => shown(app, await app.rules(connection))),
  serve(
    rulesPublish,
    mayPublish,
    recorded(
      'published',
      async (app, { connection, version, existing }, caller) => {
        const mayChangeProjects = caller.surface === 'admin';
        return shown(
          app,
          await app.publishRules(connection, { version, existing, mayChangeProjects, by: caller.accountId }),
        );
      },
      ({ number, waits }) => (waits ? 'waits' : String(number)),
    ),
  ),
];

async function shown(app: ResolverApp, attempt: Attempt<PublishedRules>) {
  if (!attempt.ok) return attempt;
  const { number, version, waits = false } = attempt.value;
  const { leaves, enters } = explainVersion(version, await app.fieldNames());
  const notes = [...(await app.notesOnRules(version))];
  return done({ number, version: { ...version }, leaves: [...leaves], enters: [...enters], notes, waits });
}
