import type { JIRA } from '../limits.ts';
import type { NotesOf } from './note.ts';

const rest = 'Jira Cloud REST API v3';
const rates = 'Jira Cloud: "Rate limiting"';
const perIssue = 'Jira Cloud: "Issue limits" (GET /issue/limit/report)';
const fieldRule = 'Jira Cloud: what the field refuses with 400';

export const jiraNotes: NotesOf<typeof JIRA> = {
  propertyCharacters: {
    what: 'characters of an entity property',
    from: rest,
    does: 'the property `counterpart` holds keys and states alone',
  },
  propertyKeyCharacters: {
    what: 'characters of a property key',
    from: rest,
    does: 'the keys are fixed words',
  },
  summaryCharacters: {
    what: 'characters of a summary and of a one-line text field',
    from: fieldRule,
    does: 'a longer value is set aside as `too-long`; the rest of the issue arrives',
  },
  textCharacters: {
    what: 'characters of a paragraph field, description, environment or comment',
    from: fieldRule,
    does: 'as for the summary',
  },
  labelCharacters: {
    what: 'characters of a label, none of them a space',
    from: fieldRule,
    does: 'as for the summary',
  },
  optionCharacters: {
    what: 'characters of an option of a field',
    from: rest,
    does: 'an option is made only where a mapping says so, never with a longer name',
  },
  numberMax: {
    what: 'largest number of a number field, and as far below zero',
    from: fieldRule,
    does: 'a value outside is set aside with the reason',
  },
  remoteLinkIdCharacters: {
    what: 'characters of the global id of a remote link',
    from: rest,
    does: 'ids are short',
  },
  searchPage: {
    what: 'issues of a search page that asks for ids alone',
    from: rest,
    does: 'searches are paged',
  },
  searchPageWithFields: {
    what: 'issues of a search page with fields',
    from: rest,
    does: 'searches are paged',
  },
  searchProperties: { what: 'properties that a search brings along', from: rest, does: 'one is asked for' },
  reconcileIssues: {
    what: 'issues that a search is told to look at despite a late index',
    from: `${rest}: reconcileIssues`,
    does: 'a trigger that needs Jira’s search names its one issue there',
  },
  bulkFetchIssues: {
    what: 'issues of one bulk fetch',
    from: rest,
    does: 'the rolling check reads in such portions',
  },
  bulkCreateIssues: { what: 'issues of one bulk create', from: rest, does: 'not used by single syncs' },
  commentPage: {
    what: 'comments of a page',
    from: rest,
    does: 'a longer list is read page by page, and only when it has changed',
  },
  commentListIds: { what: 'comments of one read by id', from: rest, does: 'not reached' },
  worklogPage: { what: 'worklogs of a page', from: rest, does: 'read page by page' },
  commentsPerIssue: {
    what: 'comments of an issue',
    from: perIssue,
    does: 'a comment that does not fit any more is left out and named; the rest of the issue arrives',
  },
  worklogsPerIssue: { what: 'worklogs of an issue', from: perIssue, does: 'as for comments' },
  attachmentsPerIssue: { what: 'attachments of an issue', from: perIssue, does: 'as for comments' },
  linksPerIssue: { what: 'links of an issue', from: perIssue, does: 'as for comments' },
  remoteLinksPerIssue: { what: 'remote links of an issue', from: perIssue, does: 'as for comments' },
  pointsPerHour: {
    what: 'points an hour, shared by all sites that use the app; a read costs 1 and 1 per issue, a write 1',
    from: rates,
    does: 'each installation keeps to a budget of its own (3,000 by default) and waits for the next hour',
  },
  burstPerSecond: {
    what: 'calls a second of one endpoint and method',
    from: rates,
    does: 'that endpoint waits for Retry-After, others go on',
  },
  issueWrites: {
    what: 'writes of one issue in 2 s and in 30 s',
    from: rates,
    does: 'all fields go in one write; many comments are spread over several messages',
  },
};
