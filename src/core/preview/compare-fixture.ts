import * as z from 'zod';
import type { TestedField, TestedIssue } from './tested-issue.ts';

/** What a path is expected to come to: the far side's value in words, or why it does not get there. */
export const expectedField = z.strictObject({
  far: z.string().max(4_100),
  /** Tells an edit of the work item from a change of rules, of a field, or of the partner. */
  input: z.string().max(64).optional(),
});
export type ExpectedField = z.infer<typeof expectedField>;

const altered = z.strictObject({
  path: z.string(),
  expected: z.string().optional(),
  found: z.string().optional(),
});

/**
 * `altered`: another result though nobody has edited the work item. `edited`: only where it was edited since.
 * `stopped`: there is no result, for the reason of `text`.
 */
export const fixtureResult = z.strictObject({
  state: z.enum(['same', 'altered', 'edited', 'stopped']),
  altered: z.array(altered).max(300),
  /** Paths whose value was edited since and that came to something else. */
  edited: z.array(z.string()).max(300),
  text: z.string().max(4_000).optional(),
});
export type FixtureResult = z.infer<typeof fixtureResult>;

/** What a tested work item comes to, to be kept and compared with. */
export function expectedOf({ fields }: TestedIssue): Record<string, ExpectedField> {
  return Object.fromEntries(
    fields
      .filter(({ result }) => result !== 'stays')
      .map((field) => [
        field.path,
        { far: farOf(field), ...(field.input === undefined ? {} : { input: field.input }) },
      ]),
  );
}

/** The result now beside the one that was kept. */
export function compareFixture(
  expected: Readonly<Record<string, ExpectedField>>,
  tested: TestedIssue,
): FixtureResult {
  if (tested.against === undefined)
    return { state: 'stopped', altered: [], edited: [], text: tested.text ?? 'It came to nothing.' };
  const found = expectedOf(tested);
  const differing = [...new Set([...Object.keys(expected), ...Object.keys(found)])].filter(
    (path) => expected[path]?.far !== found[path]?.far,
  );
  const edited = differing.filter((path) => isEdited(expected[path], found[path]));
  const alters = differing
    .filter((path) => !edited.includes(path))
    .map((path) => ({
      path,
      ...(expected[path] === undefined ? {} : { expected: expected[path].far }),
      ...(found[path] === undefined ? {} : { found: found[path].far }),
    }));
  const state = alters.length > 0 ? 'altered' : edited.length > 0 ? 'edited' : 'same';
  return { state, altered: alters.slice(0, 300), edited: edited.slice(0, 300) };
}

/** A path that is gone, or that has come, is nobody's edit of a value. */
const isEdited = (before: ExpectedField | undefined, now: ExpectedField | undefined): boolean =>
  before?.input !== undefined && now?.input !== undefined && before.input !== now.input;

/** Whether a value is written or there already depends on the day: what counts is what the far side has in the end. */
function farOf({ result, sends = '', after = sends, why = '' }: TestedField): string {
  switch (result) {
    case 'aside':
      return `not written: ${why}`;
    case 'kept':
    case 'left':
    case 'stays':
      return 'not written';
    case 'written':
    case 'same':
      return after;
  }
}
