import * as z from 'zod';
import { claimOf } from '../families.ts';
import type { FinishedRun } from '../run.ts';

const message = z.object({
  kind: z.literal('sync'),
  payload: z.object({ items: z.array(z.object({ issue: z.object({ id: z.string() }) })) }),
});
const version = z.object({
  mappings: z.array(z.looseObject({ on: z.boolean(), field: z.string(), direction: z.string() })),
});

/** What Jira writes into an issue's history beside its fields, when a child is made or a field drags another along. */
const CHILDREN = [
  'Attachment',
  'Comment',
  'Link',
  'RemoteIssueLink',
  'WorklogId',
  'timespent',
  'timeestimate',
];
const DRAGGED: Readonly<Record<string, readonly string[]>> = { status: ['resolution', 'resolutiondate'] };
/** Where the app notes whose counterpart an issue is: of no partner's asking. */
const OWN_NOTE = /\/properties\/counterpart$/;

/** Answers to a message that was turned away at the door. */
const NOT_TAKEN = [400, 401, 403, 404, 405, 413, 415, 429];

/** I10: what the app writes at a Jira, a partner has asked for in a message that was taken, and the rules let in. */
export function checkAuthority(run: FinishedRun): string[] {
  return [...askedFor(run), ...letIn(run)];
}

function askedFor(run: FinishedRun): string[] {
  const asked = run.host.traffic().flatMap(({ to, at, status, body }) => {
    const parsed = message.safeParse(body);
    // Without an answer, or with that of a function that was killed, it may well have been taken.
    if (to === null || !parsed.success || (status !== null && NOT_TAKEN.includes(status))) return [];
    return parsed.data.payload.items.map(({ issue }) => ({ to, at, issue: issue.id }));
  });
  const wrong = run.evidence.calls.flatMap(({ site, name, at }) => {
    const issue = /^jira\.(?:POST|PUT|DELETE) \/rest\/api\/3\/issue\/(\d+)/.exec(name)?.[1];
    if (issue === undefined || OWN_NOTE.test(name)) return [];
    const peers = peersOf(run, site, issue);
    const known = asked.some((one) => one.to === site && one.at <= at && peers.has(one.issue));
    return known ? [] : [`I10 ${site} calls ${name}, which no message has asked for`];
  });
  const made = run.evidence.creates.flatMap((create) => {
    if (create.kind !== 'issue') return [];
    const peer = claimOf(create)?.peerIssue;
    const known = asked.some((one) => one.to === create.site && one.at <= create.at && one.issue === peer);
    return known ? [] : [`I10 ${create.site} makes issue ${create.id}, which no message has asked for`];
  });
  return [...new Set([...wrong, ...made])];
}

/** Ids of the issues of other sites that belong together with this one. */
function peersOf(run: FinishedRun, site: string, issue: string): ReadonlySet<string> {
  const family = run.families.find(({ members }) => members.get(site)?.includes(issue));
  const peers = [...(family?.members ?? [])].flatMap(([other, ids]) => (other === site ? [] : ids));
  return new Set(peers);
}

function letIn(run: FinishedRun): string[] {
  const wrong = run.ground.sites.flatMap((site) => {
    const { jira, installation } = run.host.site(site);
    const fields = fieldsIn(run, site);
    const entries = jira.state.issues.all().flatMap(({ id }) => jira.state.changes.by('issue', id));
    return entries
      .filter(({ authorId }) => authorId === installation?.appAccountId)
      .flatMap(({ issueId, items }) =>
        items.flatMap(({ field, fieldId }) =>
          fields.has(fieldId ?? field) || fields.has(field)
            ? []
            : [`I10 ${site}/${issueId}: the app writes ${field}, which its rules do not take in`],
        ),
      );
  });
  return [...new Set(wrong)];
}

function fieldsIn({ host }: FinishedRun, site: string): ReadonlySet<string> {
  const rules = host.records(site, 'version:').flatMap(({ value }) => version.parse(value).mappings);
  const taken = rules.filter(({ on, direction }) => on && direction !== 'out').map(({ field }) => field);
  return new Set([...CHILDREN, ...taken, ...taken.flatMap((field) => DRAGGED[field] ?? [])]);
}
