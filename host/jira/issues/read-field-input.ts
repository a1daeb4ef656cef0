import type { Call } from '../call.ts';
import { FieldError, type FieldKind, type FieldPlace, isStrings } from '../fields/field-kind.ts';
import { kindOf } from '../fields/kind-of.ts';
import type { Field, Issue, Project } from '../model.ts';
import { notOnScreen } from './issue-screens.ts';
import { readTimeTracking } from './time-tracking.ts';

/** Things that an update adds beside field values, to be done after the issue has been stored. */
export interface Addition {
  readonly kind: 'comment' | 'worklog' | 'issuelinks';
  readonly value: unknown;
}

/** What `fields` and `update` come to: stored values by field, refusals by field, and additions. */
export interface FieldInputResult {
  readonly values: Record<string, unknown>;
  readonly errors: Record<string, string>;
  readonly additions: Addition[];
}

export interface FieldInputPlace {
  readonly call: Call;
  readonly project: Project;
  readonly issueTypeId: string;
  readonly issue?: Issue | undefined;
  /** Whether a field can be set here (screen, permission). */
  readonly settable: (fieldId: string) => boolean;
}

/** Fields that their own code reads: they are no values of the issue. */
const READ_ELSEWHERE = new Set(['project', 'issuetype', 'parent']);
const ADDITIONS = ['comment', 'worklog', 'issuelinks'] as const;

export function readFieldInput(
  place: FieldInputPlace,
  fields: Readonly<Record<string, unknown>>,
  update: Readonly<Record<string, readonly Record<string, unknown>[]>>,
): FieldInputResult {
  const result: FieldInputResult = { values: {}, errors: {}, additions: [] };
  for (const [fieldId, input] of Object.entries(fields)) {
    if (READ_ELSEWHERE.has(fieldId)) continue;
    attempt(result, fieldId, () => {
      if (update[fieldId])
        throw new FieldError(`Field '${fieldId}' was given in both 'fields' and 'update'.`);
      set(place, result, fieldId, input);
    });
  }
  for (const [fieldId, operations] of Object.entries(update)) {
    if (READ_ELSEWHERE.has(fieldId)) continue;
    for (const step of operations.flatMap((operation) => Object.entries(operation))) {
      attempt(result, fieldId, () => apply(place, result, fieldId, step[0], step[1]));
    }
  }
  return result;
}

function attempt(result: FieldInputResult, fieldId: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    result.errors[error.under ?? fieldId] ??= error.message;
  }
}

function set(place: FieldInputPlace, result: FieldInputResult, fieldId: string, input: unknown): void {
  if (fieldId === 'timetracking') {
    requireSettable(place, fieldId);
    Object.assign(result.values, readTimeTracking(input, place.issue));
    return;
  }
  const { field, kind } = writable(place, fieldId);
  result.values[fieldId] = kind.parse(input, placeOf(place, field));
}

function apply(
  place: FieldInputPlace,
  result: FieldInputResult,
  fieldId: string,
  operation: string,
  input: unknown,
): void {
  const addition = ADDITIONS.find((kind) => kind === fieldId);
  if (addition) {
    if (operation !== 'add') throw unsupported(fieldId, fieldId, operation, ['add']);
    result.additions.push({ kind: addition, value: input });
    return;
  }
  if (fieldId === 'timetracking' && (operation === 'edit' || operation === 'set')) {
    set(place, result, fieldId, input);
    return;
  }
  const { field, kind } = writable(place, fieldId);
  if (operation === 'set') {
    result.values[fieldId] = kind.parse(input, placeOf(place, field));
    return;
  }
  if ((operation !== 'add' && operation !== 'remove') || !kind.element) {
    throw unsupported(fieldId, field.name, operation, kind.operations);
  }
  const element = kind.element(input, placeOf(place, field));
  const now = fieldId in result.values ? result.values[fieldId] : place.issue?.values[fieldId];
  const others = (isStrings(now) ? now : []).filter((id) => id !== element);
  const next = operation === 'add' ? [...others, element] : others;
  result.values[fieldId] = next.length > 0 ? next : undefined;
}

function writable(place: FieldInputPlace, fieldId: string): { field: Field; kind: FieldKind } {
  const field = place.call.state.fields.get(fieldId);
  const kind = field && !field.trashed ? kindOf(field) : undefined;
  if (!field || !kind || kind.operations.length === 0) throw new FieldError(notOnScreen(fieldId));
  requireSettable(place, fieldId);
  return { field, kind };
}

function requireSettable(place: FieldInputPlace, fieldId: string): void {
  if (!place.settable(fieldId)) throw new FieldError(notOnScreen(fieldId));
}

function placeOf({ call, project, issueTypeId, issue }: FieldInputPlace, field: Field): FieldPlace {
  return { call, field, project, issueTypeId, issue };
}

function unsupported(id: string, name: string, operation: string, known: readonly string[]): FieldError {
  return new FieldError(
    `Field with id '${id}' and name '${name}' does not support operation '${operation}' Supported operation(s) are: '${known.join(', ')}'`,
  );
}
