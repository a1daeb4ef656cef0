import { JIRA } from '../../../src/core/limits.ts';
import type { Call } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import type { Issue } from '../model.ts';
import type { IssueInput } from './issue-input.ts';

const KEY_CHARACTERS = JIRA.propertyKeyCharacters;

/** Properties given with a new or edited issue, checked as the property endpoints check them. */
export function readProperties(given: readonly { key: string; value?: unknown }[]): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const { key, value } of given) {
    checkProperty(key, value);
    properties[key] = value;
  }
  return properties;
}

function checkProperty(key: string, value: unknown): void {
  if (key === '' || key.length > KEY_CHARACTERS) {
    throw badRequest(`The property key must have 1 to ${KEY_CHARACTERS} characters, but has ${key.length}.`);
  }
  if (value === undefined) throw badRequest(`The property '${key}' has no value.`);
  const length = JSON.stringify(value).length;
  if (length > JIRA.propertyCharacters) {
    throw badRequest(
      `The property value '${key}' has ${length} characters; it must be shorter than ${JIRA.propertyCharacters}.`,
    );
  }
}

/** Properties change without an event, a changelog entry or a new `updated`. */
export function editedProperties(call: Call, issue: Issue, input: IssueInput): Issue {
  const latest = call.state.issues.get(issue.id) ?? issue;
  if (!input.properties || input.properties.length === 0) return latest;
  const properties = { ...latest.properties, ...readProperties(input.properties) };
  return call.state.issues.put({ ...latest, properties });
}
