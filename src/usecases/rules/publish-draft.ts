import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { changedParts, draftOf } from '../../core/rules/draft-version.ts';
import { faultsOf } from '../../core/rules/read-version.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { clearDraft, draftChanged, loadDraft } from './keep-draft.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishRules } from './publish-rules.ts';

export interface DraftPublishing {
  readonly connection: string;
  readonly existing: Existing;
  /** Revision of the draft and number of the version in force that the person has seen; absent: whatever stands. */
  readonly revision?: number | undefined;
  readonly over?: number | undefined;
  /** Account id of who publishes. */
  readonly by?: string | undefined;
}

export interface PublishedDraft {
  readonly kind: 'published';
  readonly number: number;
  readonly waits: boolean;
}

/** Puts the draft in force, by its parts that differ: what others publish at the same time in other parts stands. */
export async function publishDraft(
  ports: PublishPorts & { jira: Pick<Jira, 'project'> & JiraQueries },
  wish: DraftPublishing,
): Promise<Attempt<PublishedDraft>> {
  const { connection, existing, by } = wish;
  const draft = await loadDraft(ports, connection);
  if (!draft.ok) return draft;
  const { revision, inForce, version, over } = draft.value;
  if ((wish.revision ?? revision) !== revision || (wish.over ?? inForce) !== inForce)
    return failed(draftChanged);
  const parts = changedParts(version, draftOf(over));
  if (Object.keys(parts).length === 0) return failed(NOTHING_TO_PUBLISH);
  const [fault] = faultsOf(over, version);
  if (fault) return failed(fault);

  const published = await publishRules(ports, connection, {
    version: parts,
    existing,
    mayChangeProjects: true,
    by,
  });
  if (!published.ok) return published;
  const { number, waits = false } = published.value;
  // What waits for the partner's yes is kept: after a no it is written on.
  if (!waits) await clearDraft(ports, connection, revision);
  return done({ kind: 'published', number, waits });
}

const NOTHING_TO_PUBLISH: Explained = {
  code: 'nothing-to-publish',
  message: 'The draft says what is in force already.',
  next: 'Change something and save it first.',
};
