import { connectionUpdate } from '../../contract/connection-update.ts';
import {
  connectionCheck,
  connectionConfirm,
  connectionGet,
  connectionInvite,
  connectionInviteAgain,
  connectionList,
  connectionPause,
  connectionResume,
  projectSearch,
} from '../../contract/connections.ts';
import { selfCheckGet } from '../../contract/self-check.ts';
import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Person } from '../../core/connection/explained.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';
import { recorded } from './recorded.ts';
import {
  adminOfConnection,
  adminOfPage,
  isOfProject,
  lookingOn,
  mayTendConnection,
  siteAdmin,
} from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';
import { noteScope } from './trigger-operations.ts';

/** The caller by name, as consent records keep it. The role is the one that the right of the page asks for. */
export async function personOf(app: ResolverApp, { surface }: Caller): Promise<Person> {
  const { accountId, displayName } = await app.user.me();
  return {
    name: displayName,
    account: accountId,
    role: surface === 'project' ? 'project-admin' : 'site-admin',
  };
}

export async function detailed(app: ResolverApp, attempt: Attempt<Connection>) {
  return attempt.ok ? done(await app.detail(attempt.value)) : attempt;
}

export const connectionOperations: readonly ServedOperation[] = [
  serve(connectionList, adminOfPage, async (app, wish, caller) => {
    const mayBeShown = ({ local }: Connection) => caller.surface !== 'project' || isOfProject(caller, local);
    // Counts cost a look at the twins of each, so only those of the page are counted.
    const { part, total } = await app.connections(mayBeShown, wish);
    return done({ connections: await allOf(part.map((one) => app.summary(one))), total });
  }),
  serve(connectionGet, lookingOn(connectionGet, adminOfConnection), async (app, { connection }) =>
    detailed(app, await app.connection(connection)),
  ),
  serve(connectionInvite, siteAdmin, async (app, wish, caller) => {
    const template = wish.template && (await app.template({ template: wish.template.id }));
    if (template?.ok === false) return template;
    const made = await app.invite(wish);
    if (!made.ok) return made;
    const { connection, code, expires, acceptUrl } = made.value;
    if (wish.template)
      await app.followTemplate({
        connection: connection.id,
        template: wish.template.id,
        values: wish.template.values,
      });
    await app.audited({ connection: connection.id, act: 'invited', side: 'here', by: caller.accountId });
    return done({
      connection: await app.detail(connection),
      code,
      expires: expires * 1000,
      ...(acceptUrl === undefined ? {} : { acceptUrl }),
    });
  }),
  serve(connectionInviteAgain, siteAdmin, async (app, wish, caller) => {
    const made = await app.inviteAgain(wish);
    if (!made.ok) return made;
    const { connection, code, expires } = made.value;
    await app.audited({
      connection: connection.id,
      act: 'invited',
      side: 'here',
      by: caller.accountId,
      about: 'again',
    });
    return done({ connection: await app.detail(connection), code, expires: expires * 1000 });
  }),
  serve(
    connectionConfirm,
    mayTendConnection,
    recorded('confirmed', async (app, wish, caller) =>
      detailed(app, await app.confirm(wish, await personOf(app, caller))),
    ),
  ),
  serve(connectionCheck, mayTendConnection, (app, { connection }) => app.check(connection)),
  serve(connectionUpdate, siteAdmin, async (app, wish, { accountId: by }) => {
    const updated = await app.updateConnection({ ...wish, by });
    if (!updated.ok) return updated;
    const { connection, renamed, scope } = updated.value;
    if (renamed) await app.audited({ connection: connection.id, act: 'renamed', side: 'here', by });
    if (scope !== undefined) await noteScope(app, connection.id, by, scope);
    const detail = await app.detail(connection);
    if (scope === undefined) return done(detail);
    return done({ ...detail, scope: typeof scope === 'number' ? ('in-force' as const) : scope });
  }),
  serve(
    connectionPause,
    mayTendConnection,
    recorded('paused', async (app, { connection }) => detailed(app, await app.pause(connection, true))),
  ),
  serve(
    connectionResume,
    mayTendConnection,
    recorded('resumed', async (app, { connection }) => detailed(app, await app.pause(connection, false))),
  ),
  serve(projectSearch, adminOfPage, async (app, { query }) =>
    done({ projects: [...(await app.user.projects(query))] }),
  ),
  serve(selfCheckGet, siteAdmin, async (app) => done({ checks: await app.checkSelf() })),
];
