import { isSafeUrl } from '../../document/safe-url.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import { isHit } from '../../rules/redaction.ts';
import { redactedNote, redactedRemoteLink } from '../../rules/redaction-children.ts';
import { asReplicaLink, asReplicaRemoteLink, asReplicaWorklog } from './child-content.ts';
import { sendsOut } from './child-kind.ts';
import { commentCandidate } from './comment-candidate.ts';
import type { LocalChildren } from './local-children.ts';
import type { LocalLink, LocalRemoteLink } from './local-links.ts';
import type { PostedChild } from './posted-child.ts';

/** Remote links that the app has made itself, for whatever reason, begin like this. */
export const OWN_REMOTE_LINK = 'counterpart:';

/** A local child that the rules let out, or would if it were not hidden. */
export interface Candidate {
  readonly child: PostedChild;
  /** The peer may not see it: what has crossed is taken back. */
  readonly hidden: boolean;
  /** It does not leave for a first time; what has crossed stays in step. */
  readonly held: boolean;
}

/** Local issue id of a linked twin -> the peer's issue id. */
export type TwinsByIssue = Readonly<Record<string, string>>;

/** Every posted child of the issue that the rules of this side name, in the order in which they are to leave. */
export function outgoingCandidates(
  rules: CompiledRules,
  key: string,
  children: LocalChildren,
  twins: TwinsByIssue,
): readonly Candidate[] {
  const all: Candidate[] = [];
  if (sendsOut(rules, 'comment')) {
    for (const comment of children.comments) {
      all.push(commentCandidate(rules, key, comment));
    }
  }
  if (sendsOut(rules, 'worklog')) {
    for (const worklog of children.worklogs) {
      const hidden = rules.worklogs.out !== 'all' && !worklog.public;
      const value = redactedNote(rules.redaction, asReplicaWorklog(key, worklog));
      all.push({ child: { kind: 'worklog', value }, hidden, held: value.seconds < 1 });
    }
  }
  if (sendsOut(rules, 'link')) {
    for (const link of children.links.filter((one) => one.starts))
      all.push(linkCandidate(rules, link, twins));
  }
  if (sendsOut(rules, 'remoteLink')) {
    for (const link of children.remoteLinks.filter(mayCross)) {
      const value = asReplicaRemoteLink(link);
      const left = redactedRemoteLink(rules.redaction, value);
      all.push({ child: { kind: 'remoteLink', value: left ?? value }, hidden: !left, held: false });
    }
  }
  return all;
}

/** A link leaves once its other end is a twin of the same connection. */
function linkCandidate(rules: CompiledRules, link: LocalLink, twins: TwinsByIssue): Candidate {
  const to = twins[link.other.id];
  const hidden = rules.redaction !== undefined && isHit(rules.redaction, link.type);
  return { child: { kind: 'link', value: asReplicaLink(link, to) }, hidden, held: to === undefined };
}

function mayCross(link: LocalRemoteLink): boolean {
  const own = link.globalId?.startsWith(OWN_REMOTE_LINK) ?? false;
  return (
    !own && isSafeUrl(link.url) && /^https?:/.test(link.url) && link.title !== '' && link.url.length <= 2_000
  );
}
