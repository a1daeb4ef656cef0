import type { AdfDocument } from '../../core/document/adf-node.ts';
import { type Authorship, withAuthorLine } from '../../core/document/author-line.ts';
import { cleanDocument } from '../../core/document/clean-document.ts';
import { filesByName, type TextFile, withMedia } from '../../core/document/with-media.ts';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ChildCode } from '../../core/protocol/kinds/sync.ts';
import type { ReplicaComment, ReplicaRemoteLink } from '../../core/replica/replica-children.ts';
import { mentionOf } from '../../core/rules/people.ts';
import { childByPeer, type Ledger } from '../../core/sync/children/ledger.ts';
import { findLink, localLinks } from '../../core/sync/children/local-links.ts';
import { OWN_REMOTE_LINK } from '../../core/sync/children/outgoing-candidates.ts';
import type { PostedChild } from '../../core/sync/children/posted-child.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import type { ResolvedLinks } from '../incoming/resolve-links.ts';
import type { Context } from '../twin/load-context.ts';

/** Where children are written, and what is known of it. */
export interface ChildPlace {
  readonly issue: string;
  readonly links: ResolvedLinks;
  readonly ledger: Ledger;
  /** Files that a text may show. */
  readonly files: readonly TextFile[];
  /** In a service desk an internal comment is seen to be one. */
  readonly desk: boolean;
}

/** What the ledger will say of a child that was to be made: where it is, or why it is not. */
export type Landed = Pick<Child, 'l' | 'no' | 't'>;

const refused = (code: ChildCode = 'refused'): Landed => ({ no: code });
const refusedBy = ({ passing }: Refused): Landed => refused(passing ? 'not-now' : 'refused');
const landed = (result: { readonly id: string } | Refused): Landed =>
  'id' in result ? { l: result.id } : refusedBy(result);

/** Makes a child in Jira, with its mark inside wherever Jira takes one. */
export async function addChild(
  ports: Ports,
  context: Context,
  place: ChildPlace,
  child: PostedChild,
): Promise<Landed> {
  const { id } = child.value;
  const properties = { [COUNTERPART]: { c: context.connection.id, child: id } };
  switch (child.kind) {
    case 'comment': {
      const answered = child.value.parent;
      const parent = answered === undefined ? undefined : childByPeer(place.ledger, 'c', answered)?.l;
      const comment = { ...asComment(context, child, place), properties };
      if (parent !== undefined) {
        const reply = await ports.jira.addComment(place.issue, { ...comment, parent });
        // What it answers may be gone, or be an answer itself: then it stands alone.
        if ('id' in reply) return landed(reply);
      }
      return landed(await ports.jira.addComment(place.issue, comment));
    }
    case 'worklog':
      return landed(
        await ports.jira.addWorklog(place.issue, {
          ...asWorklog(context, child),
          quiet: context.rules.quiet,
          properties,
        }),
      );
    case 'link':
      return addLink(ports, place, id);
    case 'remoteLink':
      return landed(await ports.jira.putRemoteLink(place.issue, asRemoteLink(context, child.value)));
  }
}

/** Brings a child to what its owner has made of it. */
export async function editChild(
  ports: Ports,
  context: Context,
  place: ChildPlace,
  { local, child }: { readonly local: string; readonly child: PostedChild },
): Promise<Landed> {
  const done = (result: 'done' | 'not-found' | Refused): Landed =>
    typeof result === 'object' ? { l: local, ...refusedBy(result) } : { l: local };
  switch (child.kind) {
    case 'comment':
      return done(
        await ports.jira.updateComment(place.issue, local, {
          ...asComment(context, child, place),
          quiet: context.rules.quiet,
        }),
      );
    case 'worklog':
      return done(
        await ports.jira.updateWorklog(place.issue, local, {
          ...asWorklog(context, child),
          quiet: context.rules.quiet,
        }),
      );
    case 'link':
      // Jira's links are never edited: this is another one under an id that has come before.
      if ((await removeChild(ports, place.issue, 'l', local)) === 'refused')
        return { l: local, ...refused('not-now') };
      return addLink(ports, place, child.value.id);
    case 'remoteLink':
      return landed(await ports.jira.putRemoteLink(place.issue, asRemoteLink(context, child.value)));
  }
}

const REFUSED: ReadonlySet<string> = new Set(['forbidden', 'invalid']);

/** Removes a child that the ledger names as the peer's. What Jira does not let the app remove stays, and nothing else waits for it. */
export async function removeChild(
  ports: Pick<Ports, 'jira'>,
  issue: string,
  k: Child['k'],
  local: string,
): Promise<'done' | 'refused'> {
  try {
    await remove(ports, issue, k, local);
    return 'done';
  } catch (error) {
    if (error instanceof PortError && REFUSED.has(error.code)) return 'refused';
    throw error;
  }
}

async function remove(
  { jira }: Pick<Ports, 'jira'>,
  issue: string,
  k: Child['k'],
  local: string,
): Promise<void> {
  switch (k) {
    case 'c':
      return jira.deleteComment(issue, local);
    case 'a':
      return jira.deleteAttachment(local);
    case 'w':
      return jira.deleteWorklog(issue, local);
    case 'l':
      return jira.deleteLink(local);
    case 'r':
      return jira.deleteRemoteLink(issue, local);
  }
}

async function addLink(ports: Ports, place: ChildPlace, peer: string): Promise<Landed> {
  const link = place.links[peer];
  if (link?.other === undefined) return refused('no-twin');
  // Somebody here has made the same link: it stands for the peer's, and stays when the peer's goes.
  if (link.present !== undefined) return { l: link.present, no: 'present', t: link.other };
  const result = await ports.jira.addLink({ type: link.type, from: place.issue, to: link.other });
  if ('refused' in result) {
    if (result.passing) return refusedBy(result);
    const types = (await ports.jira.linkTypes()).map((name) => name.toLowerCase());
    return refused(types.includes(link.type.toLowerCase()) ? 'refused' : 'no-match');
  }
  const made = result.id ?? (await linkId(ports, place.issue, { type: link.type, other: link.other }));
  return made === undefined ? refused() : { t: link.other, l: made };
}

/** Jira did not say which link it has made: the issue shows it. */
async function linkId(
  { jira }: Pick<Ports, 'jira'>,
  issue: string,
  link: { readonly type: string; readonly other: string },
): Promise<string | undefined> {
  const read = await jira.readIssue(issue, { fields: ['issuelinks'] });
  return read === 'not-found' ? undefined : findLink(localLinks(read.fields).list, link)?.id;
}

/** A text of the peer's, naming people of this site as far as the user map knows them. */
function asLocal(
  { rules, key, connection }: Context,
  document: AdfDocument,
  files: readonly TextFile[],
): AdfDocument {
  const clean = cleanDocument(document, { mention: mentionOf(rules.userMap, key) }) ?? document;
  return withMedia(clean, filesByName(undefined, files, connection.local.siteUrl));
}

export function asComment(
  context: Context,
  { value: comment, plain, hushed }: Extract<PostedChild, { kind: 'comment' }>,
  { files, desk }: Pick<ChildPlace, 'files' | 'desk'>,
): { body: AdfDocument; internal: boolean } {
  const secret = comment.visibility === 'internal';
  const author = { ...authorOf(context, comment, comment.created), internal: secret && !desk };
  const text = asLocal(context, comment.body, files);
  const body = withAuthorLine(text, author, plain ? '' : context.rules.comments.template);
  return { body, internal: secret || hushed === true };
}

export function asWorklog(
  context: Context,
  { value: worklog, plain }: Extract<PostedChild, { kind: 'worklog' }>,
) {
  const author = authorOf(context, worklog, worklog.started);
  const body = worklog.body ?? { type: 'doc' as const, version: 1 as const, content: [] };
  return {
    started: worklog.started,
    seconds: worklog.seconds,
    body: withAuthorLine(asLocal(context, body, []), author, plain ? '' : undefined),
    internal: worklog.visibility === 'internal',
  };
}

const authorOf = (context: Context, { author }: Pick<ReplicaComment, 'author'>, at: number): Authorship => ({
  name: author.name,
  company: context.connection.peer.name,
  at,
});

function asRemoteLink(context: Context, { id, url, title, summary, relationship }: ReplicaRemoteLink) {
  return {
    globalId: `${OWN_REMOTE_LINK}${context.connection.id}:${id}`,
    url,
    title,
    ...(summary === undefined ? {} : { summary }),
    ...(relationship === undefined ? {} : { relationship }),
  };
}
