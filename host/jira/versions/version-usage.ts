import type { Call } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { storedIds } from '../jql/stored-values.ts';
import type { Field, Issue, Version } from '../model.ts';

/** Custom fields that hold versions. */
export function versionFields(call: Call): Field[] {
  return call.state.fields.filter(({ schema }) => /:(?:multi)?version$/.test(schema.custom ?? ''));
}

export function issuesWith(call: Call, fieldId: string, versionId: string): Issue[] {
  return call.state.issues.filter((issue) => storedIds(issue, fieldId).includes(versionId));
}

/** Takes a version out of a field of all issues, and puts another in its place where one is given. */
export function replaceVersion(
  call: Call,
  fieldId: string,
  versionId: string,
  other: string | null,
  only: (issue: Issue) => boolean = () => true,
): void {
  const single = call.state.fields.get(fieldId)?.schema.type === 'version';
  for (const issue of issuesWith(call, fieldId, versionId).filter(only)) {
    const kept = storedIds(issue, fieldId).filter((id) => id !== versionId);
    const next = other === null ? kept : [...new Set([...kept, other])];
    changeIssue(call, issue, {
      values: { [fieldId]: next.length === 0 ? undefined : single ? next[0] : next },
    });
  }
}

/** Versions of the project in order, with their sequences counted anew from 1. */
export function reorder(call: Call, projectId: string, arrange: (versions: Version[]) => Version[]): void {
  const before = call.state.versions.by('project', projectId).sort((a, b) => a.sequence - b.sequence);
  for (const [at, version] of arrange(before).entries()) {
    if (version.sequence !== at + 1) call.state.versions.put({ ...version, sequence: at + 1 });
  }
}
