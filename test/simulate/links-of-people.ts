import * as z from 'zod';
import type { Issue } from '../../host/jira/model.ts';
import type { LinkMade } from './history.ts';
import { paragraph } from './plain-text.ts';
import type { Hands } from './work-of-people.ts';

const TYPES = ['Blocks', 'Relates', 'Duplicate', 'Cloners'] as const;
const made = z.object({ id: z.string() });

/** Projects that no connection has anything to do with. */
const ELSEWHERE: Readonly<Record<string, { readonly key: string; readonly type: string }>> = {
  blue: { key: 'OPS', type: 'Task' },
  green: { key: 'HELP', type: 'Service Request' },
};

/** Links an issue: to another one that is under sync or will be, or to one that never is. */
export async function linkIssue(hands: Hands, site: string, issue: Issue): Promise<void> {
  const { state } = hands.host.site(site).jira;
  const others = state.issues
    .all()
    .filter(({ id, projectId }) => id !== issue.id && projectId === issue.projectId);
  const away = hands.random.next() < 0.25 || others.length === 0;
  const other = away ? await issueElsewhere(hands, site) : hands.random.pick(others).id;
  const turned = hands.random.next() < 0.5;
  const ends = turned ? { from: other, to: issue.id } : { from: issue.id, to: other };
  await link(hands, site, { type: hands.random.pick(TYPES), ...ends });
}

/** Links two issues in the way in which people of another site have linked their counterparts. */
export async function linkAlike(hands: Hands, site: string, issue: Issue): Promise<void> {
  const alike = madeElsewhere(hands, site).filter(({ one }) => !one.ended);
  if (alike.length === 0) return linkIssue(hands, site, issue);
  const { one, ...same } = hands.random.pick(alike);
  // From now on it has two owners: nobody ends it any more.
  one.kept = true;
  await link(hands, site, same, true);
}

/** What people of other sites have linked, as it is between the issues of this one. */
function madeElsewhere({ history, counterpartOf }: Hands, site: string) {
  return history.links.flatMap((one) => {
    if (one.site === site) return [];
    const [from, to] = [counterpartOf(one.site, one.from), counterpartOf(one.site, one.to)];
    return from === undefined || to === undefined ? [] : [{ one, type: one.type, from, to }];
  });
}

/** Ends a link that people of this site have made. */
export async function endLink(hands: Hands, site: string, issue: Issue): Promise<void> {
  const own = hands.history.links.filter(
    (one) => one.site === site && !one.ended && !one.kept && (one.from === issue.id || one.to === issue.id),
  );
  if (own.length === 0) return linkIssue(hands, site, issue);
  const one = hands.random.pick(own);
  const found = linkOf(hands, one);
  if (found === undefined) return;
  await hands.send(site, 'DELETE', `/issueLink/${found.id}`);
  hands.note(`${site} PERSON ends ${one.type} ${one.from} ${one.to}`);
  one.ended = true;
}

async function link(
  hands: Hands,
  site: string,
  what: Pick<LinkMade, 'type' | 'from' | 'to'>,
  kept = false,
): Promise<void> {
  const own = hands.history.links.filter((one) => one.site === site);
  const known = kept ? own : [...own, ...madeElsewhere(hands, site)];
  // Each is made once, but for those that are made alike, so that whoever ends one ends it for good.
  if (known.some(({ type, from, to }) => type === what.type && from === what.from && to === what.to)) return;
  const body = { type: { name: what.type }, inwardIssue: { id: what.from }, outwardIssue: { id: what.to } };
  await hands.send(site, 'POST', '/issueLink', body);
  hands.note(`${site} PERSON links ${what.type} ${what.from} ${what.to}`);
  hands.history.links.push({ site, ...what, ended: false, kept });
}

function linkOf({ host }: Hands, { site, type, from, to }: Pick<LinkMade, 'site' | 'type' | 'from' | 'to'>) {
  const { state } = host.site(site).jira;
  return state.issueLinks
    .by('issue', from)
    .find(
      (one) =>
        one.inwardIssueId === from &&
        one.outwardIssueId === to &&
        state.linkTypes.get(one.typeId)?.name === type,
    );
}

/** An issue of a project that is not connected, one on each site; what stands in it must never leave. */
async function issueElsewhere(hands: Hands, site: string): Promise<string> {
  const { key, type } = ELSEWHERE[site] ?? { key: 'OPS', type: 'Task' };
  const { state } = hands.host.site(site).jira;
  const project = state.projects.by('key', key)[0];
  const there = state.issues.all().find(({ projectId }) => projectId === project?.id);
  if (there !== undefined) return there.id;
  const text = hands.fresh('secret-');
  hands.history.canaries.push({ site, text });
  const fields = {
    project: { key },
    issuetype: { name: type },
    summary: text,
    description: paragraph(text),
  };
  return made.parse(await hands.send(site, 'POST', '/issue', { fields })).id;
}
