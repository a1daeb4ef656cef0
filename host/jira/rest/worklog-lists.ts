import * as z from 'zod';
import { type Answer, ok, type RestCall } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { projectOf } from '../lookup.ts';
import { canSee } from '../permissions.ts';
import { get, post, type Route } from '../route.ts';
import { self } from '../shape/link.ts';
import { seesRestricted } from '../visibility.ts';
import { shownWorklog } from './find-worklog.ts';

const PAGE = 1_000;
/** Worklogs of the last minute are not listed yet. */
const DELAY_MS = 60_000;

const idsInput = z.object({ ids: z.array(z.number().int()) });

interface Changed {
  readonly id: string;
  readonly at: number;
}

/** Every worklog of the site that changed, for readers that keep up with it. */
export const worklogListRoutes: readonly Route[] = [
  get('/rest/api/3/worklog/updated', (call) => {
    const worklogs = call.state.worklogs.filter(({ id }) => isVisible(call, id));
    return changedSince(
      call,
      'worklog/updated',
      worklogs.map(({ id, updated }) => ({ id, at: updated })),
    );
  }),
  get('/rest/api/3/worklog/deleted', (call) =>
    changedSince(
      call,
      'worklog/deleted',
      call.state.deletedWorklogs.all().map(({ id, deleted }) => ({ id, at: deleted })),
    ),
  ),
  post('/rest/api/3/worklog/list', byIds, { points: 'other' }),
];

function isVisible(call: RestCall, id: string): boolean {
  const worklog = call.state.worklogs.get(id);
  const issue = worklog && call.state.issues.get(worklog.issueId);
  if (!issue || !canSee(call, issue)) return false;
  return seesRestricted(call, worklog.visibility, projectOf(call.state, issue));
}

function changedSince(call: RestCall, path: string, changes: readonly Changed[]): Answer {
  const text = call.query.get('since') ?? '0';
  if (!/^\d+$/.test(text)) throw badRequest(`The value '${text}' of since is not a time in milliseconds.`);
  const since = Number(text);
  const due = changes
    .filter(({ at }) => at > since && at <= call.now - DELAY_MS)
    .sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
  const page = due.slice(0, PAGE);
  // Readers go on from `until`, so those of the same millisecond must not be parted.
  while (page.length < due.length && due[page.length]?.at === page.at(-1)?.at)
    page.push(...due.slice(page.length, page.length + 1));
  const lastPage = page.length === due.length;
  const until = page.at(-1)?.at ?? Math.max(since, call.now - DELAY_MS);
  const properties = (id: string) =>
    Object.entries(call.state.worklogs.get(id)?.properties ?? {}).map(([key, value]) => ({ key, value }));
  const expanded = (call.query.get('expand') ?? '').split(',').includes('properties');
  const values = page.map(({ id, at }) => ({
    worklogId: Number(id),
    updatedTime: at,
    properties: expanded ? properties(id) : [],
  }));
  return ok(
    {
      values,
      since,
      until,
      self: self(call, `${path}?since=${since}`),
      ...(lastPage ? {} : { nextPage: self(call, `${path}?since=${until}`) }),
      lastPage,
    },
    values.length,
  );
}

function byIds(call: RestCall): Answer {
  const { ids } = call.json(idsInput);
  if (ids.length > PAGE)
    throw badRequest(`The list holds ${ids.length} worklog ids; at most ${PAGE} are allowed.`);
  const seen = [...new Set(ids.map(String))].filter((id) => isVisible(call, id));
  const worklogs = seen.flatMap((id) => call.state.worklogs.get(id) ?? []);
  return ok(
    worklogs.map((worklog) => shownWorklog(call, worklog)),
    worklogs.length,
  );
}
