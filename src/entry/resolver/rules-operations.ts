import { rulesPublish, rulesRead } from '../../contract/rules.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { explainVersion } from '../../core/rules/explain-version.ts';
import type { PublishedRules } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { adminOfConnection } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const rulesOperations: readonly ServedOperation[] = [
  serve(rulesRead, adminOfConnection, async (app, { connection }) => shown(await app.rules(connection))),
  serve(
    rulesPublish,
    adminOfConnection,
    recorded(
      'published',
      async (app, { connection, version, existing }, caller) => {
        const mayChangeProjects = caller.surface === 'admin';
        return shown(await app.publishRules(connection, { version, existing, mayChangeProjects }));
      },
      ({ number }) => `version ${number}`,
    ),
  ),
];

function shown(attempt: Attempt<PublishedRules>) {
  if (!attempt.ok) return attempt;
  const { number, version } = attempt.value;
  const { leaves, enters } = explainVersion(version);
  return done({ number, version: { ...version }, leaves: [...leaves], enters: [...enters] });
}
