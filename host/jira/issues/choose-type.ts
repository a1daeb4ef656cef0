import type { Call } from '../call.ts';
import { isObject } from '../fields/field-kind.ts';
import type { IssueType, Project } from '../model.ts';

/** The type of the project that `{id}` or `{name}` names, or the message of the refusal. */
export function chooseType(call: Call, project: Project, input: unknown): IssueType | string {
  if (input === undefined || input === null) return 'Specify an issue type';
  if (!isObject(input)) return 'Specify a valid issue type';
  const { id, name } = input;
  const types = project.issueTypeIds.flatMap((typeId) => call.state.issueTypes.get(typeId) ?? []);
  const found = types.find((type) =>
    id === undefined ? type.name.toLowerCase() === String(name).toLowerCase() : type.id === String(id),
  );
  return found ?? 'Specify a valid issue type';
}
