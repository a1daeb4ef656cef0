import { fixtureDelete, fixtureList, fixtureRun, fixtureSave } from '../../contract/fixtures.ts';
import { done } from '../../core/connection/explained.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import { siteAdmin } from './rights.ts';
import { type Right, type ServedOperation, serve } from './serve-operation.ts';

/** What is kept of a work item shows its values, so that whoever keeps it must see it. */
const seesIssue: Right<{ issue: string }> = async (app, caller, request) => {
  const denied = await siteAdmin(app, caller, request);
  if (denied || (await app.user.maySeeIssue(request.issue))) return denied;
  return {
    code: 'forbidden',
    field: 'issue',
    message: `You cannot see work item ${request.issue}, or it does not exist.`,
    next: 'Check the key, or ask for access.',
  };
};

export const fixtureOperations: readonly ServedOperation[] = [
  serve(fixtureList, siteAdmin, async (app, { connection }) => done(await listed(app, connection))),
  serve(fixtureSave, seesIssue, async (app, wish, { accountId }) => {
    const saved = await app.saveFixture({ ...wish, by: accountId });
    return saved.ok ? done(await listed(app, wish.connection)) : saved;
  }),
  serve(fixtureDelete, siteAdmin, async (app, { connection, issue }) => {
    await app.deleteFixture(connection, issue);
    return done(await listed(app, connection));
  }),
  serve(fixtureRun, siteAdmin, async (app, { connection, rules }, { accountId }) => {
    const runs = await app.runFixtures(connection, rules, accountId);
    if (!runs.ok) return runs;
    return done({
      results: runs.value.map(({ fixture: { key, name }, result }) => ({ key, name, result })),
    });
  }),
];

async function listed(app: ResolverApp, connection: string) {
  const fixtures = await app.fixtures(connection);
  return {
    fixtures: fixtures.map(({ issue, key, name, at, askPartner, last }) => ({
      issue,
      key,
      name,
      at: at * 1000,
      askPartner,
      ...(last === undefined ? {} : { last: { at: last.at * 1000, result: last.result } }),
    })),
  };
}
