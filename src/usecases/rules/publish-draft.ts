import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import {
  defaultPublishPolicy,
  isWide,
  type PublishPolicy,
  type Radius,
  radiusInWords,
} from '../../core/rules/blast-radius.ts';
import { changedParts, draftOf } from '../../core/rules/draft-version.ts';
import { faultsOf } from '../../core/rules/read-version.ts';
import type { Version } from '../../core/rules/version.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { getConnection } from '../connection/list-connections.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { loadSettings } from '../invitation/keep-settings.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { askForDraft, clearDraft, draftChanged, loadDraft, type StandingDraft } from './keep-draft.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishRules, wantedRules } from './publish-rules.ts';

/** What is weighed: the rules in force and those to come, over so many of the issues that were synced last. */
export interface ToWeigh {
  readonly connection: Connection;
  /** Checked, with its queries and scripts compiled. */
  readonly after: Version;
  readonly existing: Existing;
  readonly lookAt: number;
}

type DraftPublishPorts = PublishPorts & {
  readonly jira: Pick<Jira, 'project'> & JiraQueries;
  readonly weigh: (what: ToWeigh) => Promise<Radius>;
};

export interface DraftPublishing {
  readonly connection: string;
  readonly existing: Existing;
  /** Of the second answer: what the first question, or the request of another admin, said. */
  readonly agreed?: string | undefined;
  /** Revision of the draft and number of the version in force that the person has seen; absent: whatever stands. */
  readonly revision?: number | undefined;
  readonly over?: number | undefined;
  /** Account id of who publishes. */
  readonly by?: string | undefined;
}

export type PublishAnswer =
  | { readonly kind: 'published'; readonly number: number; readonly waits: boolean }
  | {
      readonly kind: 'asks';
      readonly why: 'blast-radius' | 'second-admin';
      readonly affected: number;
      readonly of: number;
      readonly agreed: string;
      readonly text: string;
    };

/**
 * Puts the draft in force, by its parts that differ: what others publish at the same time in other parts stands.
 * Where it would be about many issues it asks once more; where the site wants that, another admin answers.
 */
export async function publishDraft(
  ports: DraftPublishPorts,
  wish: DraftPublishing,
): Promise<Attempt<PublishAnswer>> {
  const { connection: id } = wish;
  const draft = await loadDraft(ports, id);
  if (!draft.ok) return draft;
  const { revision, inForce, version, over, held, behind } = draft.value;
  if ((wish.revision ?? revision) !== revision || (wish.over ?? inForce) !== inForce)
    return failed(draftChanged);
  const parts = changedParts(version, draftOf(over));
  if (Object.keys(parts).length === 0 && behind.length === 0) return failed(NOTHING_TO_PUBLISH);
  const [fault] = faultsOf(over, version);
  if (fault) return failed(fault);

  const asked = held?.asked;
  const agrees = asked !== undefined && wish.agreed === asked.token;
  if (!agrees || asked.by === wish.by) {
    const question = agrees ? askedAgain(asked) : await questionOf(ports, wish, draft.value, parts);
    if (!question.ok) return question;
    if (question.value) return done(question.value);
  }
  const existing = agrees ? asked.existing : wish.existing;
  const publishing = { version: parts, existing, mayChangeProjects: true, by: wish.by };
  const published = await publishRules(ports, id, publishing);
  if (!published.ok) return published;
  const { number, waits = false } = published.value;
  // What waits for the partner's yes is kept: after a no it is written on.
  if (!waits) await clearDraft(ports, id, revision);
  return done({ kind: 'published', number, waits });
}

type Question = Attempt<PublishAnswer | undefined>;

/** What is to be answered before the draft is published; undefined: nothing. */
async function questionOf(
  ports: DraftPublishPorts,
  wish: DraftPublishing,
  draft: StandingDraft,
  parts: Readonly<Record<string, unknown>>,
): Promise<Question> {
  const connection = await getConnection(ports, wish.connection);
  if (!connection.ok) return connection;
  const policy = (await loadSettings(ports)).publishing ?? defaultPublishPolicy;
  const { fingerprintKey } = connection.value;
  const token = fingerprint(fingerprintKey, ['publish', draft.revision, draft.inForce, wish.existing]);
  if (wish.agreed === token && policy.secondAdmin === 'never') return done(undefined);
  const wanted = await wantedRules(ports, draft.over, parts);
  if (!wanted.ok) return wanted;
  const { existing } = wish;
  const { lookAt } = policy;
  const radius = await ports.weigh({
    connection: connection.value,
    after: wanted.value,
    existing,
    lookAt,
  });
  if (needsSecond(radius, policy)) return askSecond(ports, wish, draft, { radius, token });
  if (!isWide(radius, policy)) return done(undefined);
  const text = `${radiusInWords(radius)} Publish all the same?`;
  return done({ kind: 'asks', why: 'blast-radius', ...counts(radius), agreed: token, text });
}

const needsSecond = (radius: Radius, policy: PublishPolicy): boolean =>
  policy.secondAdmin === 'always' || (policy.secondAdmin === 'wide' && isWide(radius, policy));

/** Keeps the request with the draft, where the other admin finds it. */
async function askSecond(
  ports: DraftPublishPorts,
  { connection, existing, by }: DraftPublishing,
  draft: StandingDraft,
  { radius, token }: { readonly radius: Radius; readonly token: string },
): Promise<Question> {
  if (by === undefined) return failed(NOBODY);
  const at = epochSeconds(ports.clock);
  const text = radiusInWords(radius);
  const asked = { token, at, by, existing, ...counts(radius), text };
  if (!(await askForDraft(ports, connection, draft, asked))) return failed(draftChanged);
  await noteAudit(ports, { connection, act: 'publish-asked', side: 'here', by });
  return askedAgain(asked);
}

function askedAgain(asked: {
  readonly token: string;
  readonly affected: number;
  readonly of: number;
  readonly text: string;
}): Question {
  const { token: agreed, affected, of } = asked;
  const text = `${asked.text} Another administrator of this site must agree: the request stands on this page.`;
  return done({ kind: 'asks', why: 'second-admin', affected, of, agreed, text });
}

const counts = ({ affected, of }: Radius) => ({ affected, of });

const NOTHING_TO_PUBLISH: Explained = {
  code: 'nothing-to-publish',
  message: 'The draft says what is in force already.',
  next: 'Change something and save it first.',
};

const NOBODY: Explained = {
  code: 'forbidden',
  message: 'Jira did not say who you are, and two different administrators must agree to this publish.',
  next: 'Log in and load the page again.',
};
