import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import { versionsOf, visibleProject } from '../lookup.ts';
import type { Version } from '../model.ts';
import { get, type Route } from '../route.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { requestUrl, self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { versionBean } from '../shape/version.ts';
import { versionOf } from '../versions/find-version.ts';
import { issuesWith, versionFields } from '../versions/version-usage.ts';
import { versionChangeRoutes } from './version-changes.ts';

const reading = { points: 'flat' } as const;

export const versionsRoutes: readonly Route[] = [
  get('/rest/api/3/version/{id}', one, reading),
  get('/rest/api/3/version/{id}/relatedIssueCounts', counts, reading),
  get('/rest/api/3/version/{id}/unresolvedIssueCount', unresolved, reading),
  get('/rest/api/3/version/{id}/relatedwork', () => ok([]), reading),
  get('/rest/api/3/project/{projectIdOrKey}/version', page, reading),
  get('/rest/api/3/project/{projectIdOrKey}/versions', all, reading),
  ...versionChangeRoutes,
];

function expanded(call: RestCall, version: Version): Record<string, unknown> {
  const expand = listParameter(call.query, 'expand');
  const bean = versionBean(call, version);
  if (!expand.includes('issuesstatus')) return bean;
  const category = { new: 0, indeterminate: 0, done: 0 };
  for (const { statusId } of issuesWith(call, 'fixVersions', version.id)) {
    const status = call.state.statuses.get(statusId);
    if (status !== undefined) category[status.category] += 1;
  }
  const { new: toDo, indeterminate: inProgress, done } = category;
  return { ...bean, issuesStatusForFixVersion: { unmapped: 0, toDo, inProgress, done } };
}

function one(call: RestCall): Answer {
  return ok(expanded(call, versionOf(call)));
}

function all(call: RestCall): Answer {
  const project = visibleProject(call, call.param('projectIdOrKey'));
  return ok(versionsOf(call.state, project.id).map((version) => expanded(call, version)));
}

function statusOf({ archived, released }: Version): string {
  return archived ? 'archived' : released ? 'released' : 'unreleased';
}

function page(call: RestCall): Answer {
  const { query } = call;
  const project = visibleProject(call, call.param('projectIdOrKey'));
  const text = (query.get('query') ?? '').toLowerCase();
  const states = listParameter(query, 'status');
  const asked = query.get('orderBy') ?? 'sequence';
  const found = versionsOf(call.state, project.id)
    .filter((version) => states.length === 0 || states.includes(statusOf(version)))
    .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(text))
    .sort(
      (left, right) => (asked.startsWith('-') ? -1 : 1) * compare(left, right, asked.replace(/^[+\- ]/, '')),
    );
  const request = pageRequest(query, { size: 50, max: 200 });
  return ok(pageBean(requestUrl(call), found, request, (version) => expanded(call, version)));
}

function compare(left: Version, right: Version, by: string): number {
  const textOf = (version: Version): string => {
    if (by === 'name') return version.name.toLowerCase();
    if (by === 'description') return version.description.toLowerCase();
    if (by === 'releaseDate') return version.releaseDate ?? '9999';
    return by === 'startDate' ? (version.startDate ?? '9999') : '';
  };
  return textOf(left).localeCompare(textOf(right), 'en') || left.sequence - right.sequence;
}

function counts(call: RestCall): Answer {
  const version = versionOf(call);
  const usage = versionFields(call).map((field) => ({
    fieldName: field.name,
    customFieldId: field.schema.customId ?? 0,
    issueCountWithVersionInCustomField: issuesWith(call, field.id, version.id).length,
  }));
  return ok({
    self: self(call, `version/${version.id}`),
    issuesFixedCount: issuesWith(call, 'fixVersions', version.id).length,
    issuesAffectedCount: issuesWith(call, 'versions', version.id).length,
    issueCountWithCustomFieldsShowingVersion: usage.reduce(
      (sum, entry) => sum + entry.issueCountWithVersionInCustomField,
      0,
    ),
    customFieldUsage: usage,
  });
}

function unresolved(call: RestCall): Answer {
  const version = versionOf(call);
  const issues = issuesWith(call, 'fixVersions', version.id);
  return ok({
    self: self(call, `version/${version.id}`),
    issuesCount: issues.length,
    issuesUnresolvedCount: issues.filter(({ values }) => values['resolution'] === undefined).length,
  });
}
