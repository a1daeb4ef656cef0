import {
  connectionApprove,
  connectionAsk,
  connectionCode,
  projectRights,
  settingsGet,
  settingsSave,
} from '../../contract/project-admins.ts';
import { done, failed } from '../../core/connection/explained.ts';
import type { SiteSettings } from '../../core/connection/site-settings.ts';
import { defaultPublishPolicy } from '../../core/rules/blast-radius.ts';
import { USUAL_FACET_POINTS } from '../../core/service/facet-points.ts';
import { detailed, personOf } from './connection-operations.ts';
import { recorded } from './recorded.ts';
import { adminOfPage, mayConnect, mayTendConnection, pageProject, siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const projectAdminOperations: readonly ServedOperation[] = [
  serve(settingsGet, siteAdmin, async (app) =>
    done({ ...shown(await app.settings()), facets: await app.requestsInTurn() }),
  ),
  serve(settingsSave, siteAdmin, async (app, wish) => {
    const { errorsIn, ...others } = wish;
    const space = errorsIn === undefined ? done(undefined) : await app.errorSpace(errorsIn);
    if (!space.ok) return space;
    const chosen = errorsIn === undefined ? {} : { errorsIn: space.value ?? ('none' as const) };
    const saved = await app.saveSettings({ ...others, ...chosen });
    return saved.ok ? done({ ...shown(saved.value), facets: await app.requestsInTurn() }) : saved;
  }),
  serve(projectRights, adminOfPage, async (app, _, caller) => {
    const project = await pageProject(app, caller);
    if (!project.ok) return project;
    const { id, key, name } = project.value;
    return done({ ...shown(await app.settings()), project: { id, key, name } });
  }),
  serve(connectionAsk, mayConnect, async (app, wish, caller) => {
    const project = await pageProject(app, caller);
    if (!project.ok) return project;
    const { name } = await personOf(app, caller);
    const asker = { by: caller.accountId ?? '', name };
    const asked = await app.askToInvite({ ...wish, projectId: project.value.id }, asker);
    if (!asked.ok) return asked;
    const { connection, code, expires } = asked.value;
    const act = code === undefined ? 'asked' : 'invited';
    await app.audited({ connection: connection.id, act, side: 'here', by: caller.accountId });
    return done({
      connection: await app.detail(connection),
      ...(code === undefined || expires === undefined ? {} : { code, expires: expires * 1000 }),
    });
  }),
  serve(
    connectionCode,
    mayTendConnection,
    recorded('invited', async (app, wish) => {
      const made = await app.openCode(wish);
      if (!made.ok) return failed(made.error);
      const { connection, code, expires } = made.value;
      return done({ connection: await app.detail(connection), code, expires: expires * 1000 });
    }),
  ),
  serve(
    connectionApprove,
    siteAdmin,
    recorded('approved', async (app, { connection }) => detailed(app, await app.approve(connection))),
  ),
];

const shown = ({ projectAdmins, partners, publishing, errorsIn, facetPoints }: SiteSettings) => ({
  projectAdmins,
  ...(partners === undefined ? {} : { partners: [...partners] }),
  publishing: publishing ?? defaultPublishPolicy,
  ...(errorsIn === undefined ? {} : { errorsIn: errorsIn.key }),
  facetPoints: facetPoints ?? USUAL_FACET_POINTS,
});
