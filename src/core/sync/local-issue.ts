import * as z from 'zod';
import type { JiraIssue } from '../ports/jira.ts';
import type { ReplicaIssue } from '../replica/replica.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { isHit, type Redaction } from '../rules/redaction.ts';
import { RESOLVED_FIELD } from '../service/facet-watch.ts';
import { jiraFieldFor } from '../trigger/trigger-fields.ts';
import { ARCHIVED_FIELD, SECURITY_FIELD } from './scope.ts';

/** What every read of an issue needs beside the fields of the rules: where it lies and what it is. */
const PLACE_FIELDS = ['project', 'issuetype', 'updated', SECURITY_FIELD, ARCHIVED_FIELD] as const;

/** Exactly the fields that one read must bring for sending. */
export function fieldsToSend(rules: CompiledRules): readonly string[] {
  const more = rules.silent ? [RESOLVED_FIELD] : [];
  return [...new Set([...rules.fields, ...rules.reads, ...filterFields(rules), ...more, ...PLACE_FIELDS])];
}

/** What a search must bring to judge whether an issue is in scope. */
export function fieldsToJudge(rules: CompiledRules): readonly string[] {
  return [...new Set([...filterFields(rules), ...PLACE_FIELDS])];
}

/** Exactly the fields that one read must bring for applying: no children, for these the ledger decides. */
export function fieldsToApply(rules: CompiledRules): readonly string[] {
  return [...new Set([...rules.fields, ...filterFields(rules), ...PLACE_FIELDS])];
}

const filterFields = ({ filter }: CompiledRules): readonly string[] =>
  (filter?.fields ?? []).flatMap((field) => jiraFieldFor(field) ?? []);

export function issueUrl(siteUrl: string, key: string): string {
  return `${siteUrl.replace(/\/$/, '')}/browse/${key}`;
}

/** The issue as the peer may know it. */
export function asReplicaIssue(
  siteUrl: string,
  issue: JiraIssue,
  { redaction }: Pick<CompiledRules, 'redaction'> = {},
): ReplicaIssue {
  const type = z.looseObject({ name: z.string() }).safeParse(issue.fields['issuetype']);
  return {
    id: issue.id,
    key: issue.key,
    url: issueUrl(siteUrl, issue.key),
    type: type.success && !hides(redaction, type.data.name) ? type.data.name : '',
    project: issue.project.key,
  };
}

const hides = (redaction: Redaction | undefined, type: string): boolean =>
  redaction !== undefined && (redaction.fields.has('issuetype') || isHit(redaction, type));
