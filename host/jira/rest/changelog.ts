import * as z from 'zod';
import { type Answer, ok, type RestCall } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { findIssue, visibleIssue } from '../lookup.ts';
import type { ChangeEntry, Issue } from '../model.ts';
import { canSee } from '../permissions.ts';
import { get, post, type Route } from '../route.ts';
import { changeBean, changesOf } from '../shape/changelog.ts';
import { self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

const BULK = { issues: 1000, fields: 10, page: 1000, pageMax: 10_000 };

function list(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const page = pageRequest(call.query, { size: 100, max: 100 });
  const url = self(call, `issue/${call.param('issueIdOrKey')}/changelog`);
  return ok(pageBean(url, changesOf(call, issue), page, (entry) => changeBean(call, entry)));
}

const idsSchema = z.object({ changelogIds: z.array(z.number().int()) });

function listByIds(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const { changelogIds } = call.json(idsSchema);
  const wanted = new Set(changelogIds.map(String));
  const found = changesOf(call, issue).filter(({ id }) => wanted.has(id));
  return ok(
    {
      startAt: 0,
      maxResults: found.length,
      total: found.length,
      histories: found.map((entry) => changeBean(call, entry)),
    },
    found.length,
  );
}

const bulkSchema = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fieldIds: z.array(z.string()).optional(),
  maxResults: z.number().int().optional(),
  nextPageToken: z.string().nullish(),
});

/** Changes of many issues, oldest first over all of them, paged by token. */
function bulkFetch(call: RestCall): Answer {
  const input = call.json(bulkSchema);
  const count = input.issueIdsOrKeys.length;
  if (count < 1 || count > BULK.issues) {
    throw badRequest(`issueIdsOrKeys must hold 1 to ${BULK.issues} issues, but holds ${count}.`);
  }
  if ((input.fieldIds?.length ?? 0) > BULK.fields) {
    throw badRequest(
      `fieldIds must hold at most ${BULK.fields} fields, but holds ${input.fieldIds?.length}.`,
    );
  }
  const size = input.maxResults ?? BULK.page;
  if (size < 1 || size > BULK.pageMax) throw badRequest(`maxResults must be 1 to ${BULK.pageMax}.`);
  const entries = wantedEntries(call, input.issueIdsOrKeys, input.fieldIds);
  const start = input.nextPageToken ? readToken(input.nextPageToken) : 0;
  const shown = entries.slice(start, start + size);
  const byIssue = new Map<string, ChangeEntry[]>();
  for (const entry of shown) byIssue.set(entry.issueId, [...(byIssue.get(entry.issueId) ?? []), entry]);
  const next = start + shown.length;
  return ok(
    {
      issueChangeLogs: [...byIssue].map(([issueId, histories]) => ({
        issueId,
        changeHistories: histories.map((entry) => ({ ...changeBean(call, entry), created: entry.created })),
      })),
      ...(next < entries.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {}),
    },
    shown.length,
  );
}

function wantedEntries(
  call: RestCall,
  idsOrKeys: readonly string[],
  fieldIds?: readonly string[],
): ChangeEntry[] {
  const seen = new Map<string, Issue>();
  for (const idOrKey of idsOrKeys) {
    const issue = findIssue(call.state, idOrKey);
    if (issue && canSee(call, issue)) seen.set(issue.id, issue);
  }
  return [...seen.values()]
    .flatMap((issue) => changesOf(call, issue))
    .flatMap((entry) => {
      if (!fieldIds || fieldIds.length === 0) return [entry];
      const items = entry.items.filter((item) => fieldIds.includes(item.fieldId ?? item.field));
      return items.length > 0 ? [{ ...entry, items }] : [];
    })
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

function readToken(token: string): number {
  const start = Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw badRequest('The nextPageToken is not valid.');
  return start;
}

export const changelogRoutes: readonly Route[] = [
  get('/rest/api/3/issue/{issueIdOrKey}/changelog', list, { points: 'core' }),
  post('/rest/api/3/issue/{issueIdOrKey}/changelog/list', listByIds, { points: 'core' }),
  post('/rest/api/3/changelog/bulkfetch', bulkFetch, { points: 'core' }),
];
