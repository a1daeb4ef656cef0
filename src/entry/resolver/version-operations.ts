import {
  versionCompare,
  versionDiscard,
  versionDraft,
  versionGet,
  versionList,
  versionPublish,
  versionRollback,
  versionSave,
} from '../../contract/versions.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { AskedPublish } from '../../core/rules/draft-record.ts';
import { explainVersion } from '../../core/rules/explain-version.ts';
import type { ListedVersion, ResolverApp, ShownDraft } from '../../wiring/resolver.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const versionOperations: readonly ServedOperation[] = [
  serve(versionDraft, siteAdmin, async (app, { connection }) => shown(await app.draft(connection))),
  serve(versionSave, siteAdmin, async (app, wish, { accountId }) =>
    shown(await app.saveDraft({ ...wish, by: accountId })),
  ),
  serve(versionDiscard, siteAdmin, async (app, { connection }) => shown(await app.discardDraft(connection))),
  serve(versionRollback, siteAdmin, async (app, wish, { accountId }) =>
    shown(await app.rollBack({ ...wish, by: accountId })),
  ),
  serve(versionPublish, siteAdmin, async (app, wish, { accountId }) => {
    const published = await app.publishDraft({ ...wish, by: accountId });
    if (published.ok && published.value.kind === 'published')
      await noted(app, wish.connection, accountId, published.value);
    return published;
  }),
  serve(versionList, siteAdmin, async (app, wish) => {
    const page = await app.versions(wish);
    return page.ok ? done({ versions: page.value.versions.map(listed), more: page.value.more }) : page;
  }),
  serve(versionGet, siteAdmin, async (app, { connection, number }) => {
    const found = await app.version({ connection, number });
    if (!found.ok) return found;
    const { version, inForce } = found.value;
    const { leaves, enters } = explainVersion(version, await app.fieldNames());
    return done({
      number,
      ...whenAndWho(version.published),
      inForce,
      version: { ...version },
      leaves: [...leaves],
      enters: [...enters],
    });
  }),
  serve(versionCompare, siteAdmin, async (app, wish) => {
    const changes = await app.compareVersions(wish);
    return changes.ok ? done({ changes: [...changes.value] }) : changes;
  }),
];

async function noted(
  app: ResolverApp,
  connection: string,
  by: string | undefined,
  { number, waits }: { readonly number: number; readonly waits: boolean },
): Promise<void> {
  await app.audited({
    connection,
    act: 'published',
    side: 'here',
    by,
    about: waits ? 'waits' : String(number),
  });
}

/** A draft as the pages read it. */
export function shown(attempt: Attempt<ShownDraft>) {
  if (!attempt.ok) return attempt;
  const { draft, problems, changes, notes, leaves, enters } = attempt.value;
  const { inForce, basedOn, revision, version, held } = draft;
  return done({
    inForce,
    basedOn,
    revision,
    version: { ...version },
    ...(held === undefined
      ? {}
      : { saved: { at: held.at * 1000, ...(held.by === undefined ? {} : { by: held.by }) } }),
    ...(held?.asked === undefined ? {} : { asked: askedOf(held.asked) }),
    problems: problems.map(({ field = '', message, next }) => ({
      field,
      message,
      ...(next === undefined ? {} : { next }),
    })),
    changes: [...changes],
    notes: [...notes],
    leaves: [...leaves],
    enters: [...enters],
  });
}

const askedOf = ({ at, by, existing, token, text }: AskedPublish) => ({
  at: at * 1000,
  by,
  existing,
  agreed: token,
  text,
});

/** Sentences of a line in the list. */
const SENTENCES = 2;

function listed({ number, inForce, version, changes }: ListedVersion) {
  if (version === 'unreadable') return { number, inForce, mode: version, text: WRITTEN_BY_NEWER };
  const some = (changes ?? []).slice(0, SENTENCES).map(({ text }) => text);
  const more = (changes ?? []).length - some.length;
  const sentences = more > 0 ? [...some, `And ${more} more.`] : some;
  const text =
    changes === undefined
      ? 'The first rules.'
      : changes.length === 0
        ? 'Nothing differs.'
        : sentences.join(' ');
  return { number, ...whenAndWho(version.published), inForce, mode: version.mode, text };
}

const whenAndWho = (published: { readonly at: number; readonly by?: string | undefined } | undefined) =>
  published === undefined
    ? {}
    : { at: published.at * 1000, ...(published.by === undefined ? {} : { by: published.by }) };

const WRITTEN_BY_NEWER =
  'A newer release of the app wrote these rules; this one leaves them alone. Update the app on this site.';
