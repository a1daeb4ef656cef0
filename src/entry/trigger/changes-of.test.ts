import { describe, expect, it } from 'vitest';
import { changesOf } from './changes-of.ts';

const fields = { summary: 'x', project: { id: '10000', key: 'SUP' }, status: { id: '1', name: 'Open' } };
const issue = { id: '10001', key: 'SUP-1', fields };
const event = (eventType: string, body: object) => ({ eventType, selfGenerated: false, ...body });

describe('what an event says', () => {
  it('of an update: the ids of the changed fields and the facts it carries', () => {
    const changelog = {
      id: '1',
      items: [
        { field: 'summary', fieldId: 'summary' },
        { field: 'labels', fieldId: 'labels' },
      ],
    };
    expect(changesOf(event('avi:jira:updated:issue', { issue, changelog }))).toMatchObject([
      {
        issue: '10001',
        what: 'updated',
        bySelf: false,
        project: '10000',
        changed: ['summary', 'labels'],
        facts: { summary: [['x']] },
      },
    ]);
  });

  it('of a change without a field id: everything may have changed', () => {
    const changelog = {
      items: [{ field: 'IssueParentAssociation' }, { field: 'summary', fieldId: 'summary' }],
    };
    const [change] = changesOf(event('avi:jira:updated:issue', { issue, changelog })) ?? [];
    expect(change).not.toHaveProperty('changed');
  });

  it('of the update that goes with a comment or a file: the child alone', () => {
    const changelog = { items: [{ field: 'Comment' }, { field: 'Attachment' }] };
    expect(changesOf(event('avi:jira:updated:issue', { issue, changelog }))).toMatchObject([
      { changed: ['comment', 'attachment'] },
    ]);
  });

  it.each([
    ['avi:jira:commented:issue', { issue, comment: { id: '1' } }, 'comment'],
    ['avi:jira:deleted:comment', { issue, comment: { id: '1' } }, 'comment'],
    [
      'avi:jira:created:attachment',
      { attachment: { id: '1', issueId: 10001, projectId: '10000' } },
      'attachment',
    ],
    ['avi:jira:deleted:worklog', { worklog: { issueId: '10001' } }, 'other-child'],
    ['avi:jira:deleted:issue', { issue }, 'deleted'],
    ['avi:jira:created:issue', { issue }, 'created'],
  ])('%s is read', (name, body, what) => {
    expect(changesOf(event(name, body))).toMatchObject([{ issue: '10001', what }]);
  });

  it('of a link: both of its ends', () => {
    const link = {
      id: '1',
      sourceIssueId: '10001',
      destinationIssueId: 10002,
      sourceProjectId: 1,
      destinationProjectId: 2,
    };
    expect(changesOf(event('avi:jira:created:issuelink', link))).toMatchObject([
      { issue: '10001', what: 'other-child', project: '1' },
      { issue: '10002', what: 'other-child', project: '2' },
    ]);
  });

  it('of our own write: that it is ours', () => {
    expect(changesOf({ ...event('avi:jira:updated:issue', { issue }), selfGenerated: true })).toMatchObject([
      { bySelf: true },
    ]);
  });

  it.each([
    [{}],
    [null],
    ['text'],
    [{ eventType: 'avi:jira:updated:issue', issue: { id: 'x; drop' } }],
    [{ eventType: 'avi:jira:released:version' }],
  ])('in a shape that Jira does not document is nothing: %j', (odd) => {
    expect(changesOf(odd)).toBeUndefined();
  });
});
