import {
  templateApply,
  templateDelete,
  templateDrift,
  templateFill,
  templateGet,
  templateList,
  templateSave,
  templateSuggest,
  templateUnfollow,
} from '../../contract/templates.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Placeholder } from '../../core/rules/connection-file.ts';
import { readTemplate } from '../../core/rules/template-text.ts';
import type { Drift, FilledTemplate, Template } from '../../wiring/resolver.ts';
import { fileText, withLines } from './connection-file-operations.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';
import { shown } from './version-operations.ts';

export const templateOperations: readonly ServedOperation[] = [
  serve(templateList, siteAdmin, async (app) => {
    const followers = await app.followers();
    const templates = (await app.templates()).map((template) => ({
      ...shownTemplate(template),
      placeholders: placeholdersIn(template),
      followers: [...(followers.get(template.id) ?? [])],
    }));
    return done({ templates });
  }),
  serve(templateGet, siteAdmin, async (app, wish) => withText(await app.template(wish))),
  serve(templateSuggest, siteAdmin, async (app, wish) => {
    const file = await app.suggestTemplate(wish);
    if (!file.ok) return file;
    const found = await app.connection(wish.connection);
    return found.ok ? done({ name: found.value.name.slice(0, 80), text: fileText(file.value) }) : found;
  }),
  serve(templateSave, siteAdmin, async (app, wish, { accountId }) =>
    withText(await app.saveTemplate({ ...wish, by: accountId })),
  ),
  serve(templateDelete, siteAdmin, (app, { template }, { accountId }) =>
    app.deleteTemplate(template, accountId),
  ),
  serve(templateFill, siteAdmin, async (app, wish) => {
    const filled = await app.fillTemplate(wish);
    return filled.ok ? done(shownFilled(filled.value)) : filled;
  }),
  serve(templateApply, siteAdmin, async (app, wish, { accountId }) => {
    const applied = await app.applyTemplate({ ...wish, by: accountId });
    if (!applied.ok) return applied;
    if (applied.value.is === 'asks')
      return done({ kind: 'asks' as const, placeholders: [...applied.value.open] });
    const draft = shown(withLines(applied.value.shown, applied.value.file, 'the template'));
    if (!draft.ok) return draft;
    await app.audited({
      connection: wish.connection,
      act: 'template-applied',
      side: 'here',
      by: accountId,
    });
    return done({ kind: 'drafted' as const, draft: draft.value });
  }),
  serve(templateDrift, siteAdmin, async (app, { connection }) => {
    const drift = await app.driftOf(connection);
    return drift.ok ? done(shownDrift(drift.value)) : drift;
  }),
  serve(
    templateUnfollow,
    siteAdmin,
    recorded('template-left', async (app, { connection }) => {
      await app.unfollowTemplate(connection);
      return done({ connection });
    }),
  ),
];

const shownTemplate = ({ id, name, about, revision, at, by }: Template) => ({
  id,
  name,
  about,
  revision,
  at: at * 1000,
  ...(by === undefined ? {} : { by }),
});

const withText = (attempt: Attempt<Template>) =>
  attempt.ok ? done({ ...shownTemplate(attempt.value), text: attempt.value.text }) : attempt;

/** A text that an earlier release took and this one does not is shown all the same. */
function placeholdersIn({ text }: Template) {
  const read = readTemplate(text);
  return read.ok ? (read.value.file.placeholders ?? []).map(shownPlaceholder) : [];
}

const shownPlaceholder = ({ name, about, value }: Placeholder) => ({
  name,
  about,
  ...(value === undefined ? {} : { value }),
});

function shownFilled({ template, asked, missing, connection }: FilledTemplate) {
  return {
    name: template.name,
    asked: asked.map(shownPlaceholder),
    missing: [...missing],
    ...(connection === undefined
      ? {}
      : {
          connection: {
            name: connection.name,
            description: connection.description ?? '',
            mode: connection.mode,
            localName: connection.local.name,
            peerName: connection.peer.name,
            projectKey: connection.local.project,
            ...(connection.projectId === undefined ? {} : { projectId: connection.projectId }),
          },
        }),
  };
}

function shownDrift(drift: Drift) {
  switch (drift.is) {
    case 'none':
    case 'gone':
      return { kind: drift.is };
    case 'early':
      return { kind: drift.is, template: shownTemplate(drift.template) };
    case 'asks':
      return { kind: drift.is, template: shownTemplate(drift.template), placeholders: [...drift.open] };
    case 'compared':
      return {
        kind: drift.is,
        template: shownTemplate(drift.template),
        revision: drift.revision,
        differences: [...drift.differences],
      };
  }
}
