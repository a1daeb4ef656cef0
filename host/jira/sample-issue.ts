import type { Issue, Project } from './model.ts';
import type { SampleSite } from './sample-site.ts';

/** Puts an issue straight into a sample site, reported by its admin, for tests that are about what hangs on one. */
export function sampleIssue(sample: SampleSite, project: Project, over: Partial<Issue> = {}): Issue {
  const { state } = sample.site;
  const number = (state.projects.get(project.id)?.lastIssueNumber ?? 0) + 1;
  state.projects.put({ ...(state.projects.get(project.id) ?? project), lastIssueNumber: number });
  const issueTypeId = project.issueTypeIds[0] ?? '';
  const workflow = state.workflows.get(project.workflows[issueTypeId] ?? project.workflows['*'] ?? '');
  return state.issues.put({
    id: state.nextId('issue'),
    key: `${project.key}-${number}`,
    projectId: project.id,
    issueTypeId,
    statusId: workflow?.initialStatusId ?? '',
    parentId: null,
    created: sample.clock.now(),
    updated: sample.clock.now(),
    creatorId: sample.admin.accountId,
    values: { summary: `Issue ${number}`, reporter: sample.admin.accountId },
    properties: {},
    watcherIds: [],
    voterIds: [],
    rank: `0|i${number}:`,
    archived: false,
    formerKeys: [],
    ...over,
  });
}
