import * as z from 'zod';
import type { HostedJiraSite } from '../../jira/create-jira-site.ts';
import type { Issue } from '../../jira/model.ts';
import type { LoadedIssue } from './load-real-issues.ts';
import type { SeedFiles } from './read-seed-files.ts';

export interface FieldLine {
  readonly field: string;
  readonly word: 'equal' | 'mapped' | 'not carried' | 'waiting';
  readonly why: string;
}

export interface SeedReport {
  readonly issues: readonly {
    readonly file: string;
    readonly source: string;
    readonly target: string | null;
    readonly fields: readonly FieldLine[];
  }[];
  readonly older: SeedFiles['older'];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

const property = z.looseObject({ links: z.array(z.looseObject({ k: z.string() })) });

/** What became of each field of each loaded issue, read from both sites as they are now. */
export function fieldReport(
  files: SeedFiles,
  loaded: readonly LoadedIssue[],
  source: HostedJiraSite,
  partners: readonly HostedJiraSite[],
): SeedReport {
  const failed = loaded.flatMap(({ file, problem }) =>
    problem === undefined ? [] : [{ file, reason: problem }],
  );
  return {
    issues: loaded.flatMap((one) => {
      const issue = one.key === undefined ? undefined : source.state.issues.by('key', one.key)[0];
      if (!issue) return [];
      const twin = twinOf(issue, partners);
      return [
        {
          file: one.file,
          source: issue.key,
          target: twin?.issue.key ?? null,
          fields: lines(one, issue, source, twin),
        },
      ];
    }),
    older: files.older,
    refused: [...files.refused, ...failed],
  };
}

interface Twin {
  readonly issue: Issue;
  readonly site: HostedJiraSite;
}

function twinOf(issue: Issue, partners: readonly HostedJiraSite[]): Twin | undefined {
  const parsed = property.safeParse(issue.properties['counterpart']);
  for (const { k } of parsed.success ? parsed.data.links : []) {
    for (const site of partners) {
      const [found] = site.state.issues.by('key', k);
      if (found) return { issue: found, site };
    }
  }
  return undefined;
}

function lines(one: LoadedIssue, issue: Issue, source: HostedJiraSite, twin: Twin | undefined): FieldLine[] {
  return Object.entries(one.issue.fields).map(([field, value]) => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
      return { field, word: 'not carried', why: 'empty in the file' };
    }
    const refused = one.notLoaded[field];
    if (refused !== undefined) return { field, word: 'not carried', why: `not loaded: ${refused}` };
    return lineOf(field, issue, source, twin);
  });
}

function lineOf(field: string, issue: Issue, source: HostedJiraSite, twin: Twin | undefined): FieldLine {
  switch (field) {
    case 'summary':
    case 'description':
      return compare(field, issue.values[field] ?? null, twin && (twin.issue.values[field] ?? null));
    case 'issuetype':
      return compareNames(
        source.state.issueTypes.get(issue.issueTypeId)?.name ?? '',
        twin && (twin.site.state.issueTypes.get(twin.issue.issueTypeId)?.name ?? ''),
      );
    case 'comment':
      return compareComments(source, issue, twin);
    default:
      return {
        field,
        word: 'not carried',
        why: 'Basic carries summary, description, issue type, public comments and attachments',
      };
  }
}

function compare(field: string, here: unknown, there: unknown): FieldLine {
  if (there === undefined) return { field, word: 'waiting', why: 'the issue has not crossed yet' };
  if (JSON.stringify(here) === JSON.stringify(there)) return { field, word: 'equal', why: '' };
  return { field, word: 'mapped', why: 'media and mentions stand as text on the other side' };
}

function compareNames(here: string, there: string | undefined): FieldLine {
  const field = 'issuetype';
  if (there === undefined) return { field, word: 'waiting', why: 'the issue has not crossed yet' };
  if (here === there) return { field, word: 'equal', why: here };
  return { field, word: 'mapped', why: `${here} became ${there}, which the other project has` };
}

function compareComments(source: HostedJiraSite, issue: Issue, twin: Twin | undefined): FieldLine {
  const field = 'comment';
  const here = source.state.comments.by('issue', issue.id).length;
  if (here === 0) return { field, word: 'not carried', why: 'the file holds no comment' };
  if (!twin) return { field, word: 'waiting', why: 'the issue has not crossed yet' };
  const there = twin.site.state.comments.by('issue', twin.issue.id).length;
  if (there < here) return { field, word: 'waiting', why: `${there} of ${here} have arrived` };
  return { field, word: 'mapped', why: `${there} comments, each under its author's name in the first line` };
}
