import type { Version } from '../rules/version.ts';
import { fieldsRead } from './fields-read.ts';
import type { ScriptResult } from './read-outcome.ts';
import { nameOfField } from './script-fields.ts';

/**
 * What a run has read beyond what publishing saw the script read, as a sentence: by that, edits are skipped, so a run
 * that goes beyond it counts for nothing. Undefined where the run kept to it.
 */
export function unforeseenRead(
  { reads, always, fields = [] }: Version['scripts'],
  run: Pick<ScriptResult, 'reads' | 'alwaysRun'>,
): string | undefined {
  if (reads === undefined) return undefined;
  if (run.alwaysRun && always !== true)
    return 'The script looks at the time or at chance in a way that cannot be seen before it runs. Write Date and Math plainly where they are used, and publish again.';
  // Whoever reads one custom field reads the list of them first.
  const single = run.reads.filter((read) => read !== 'issue.customFields');
  const field = fieldsRead({ reads: single }, fields).find((one) => !reads.includes(one));
  if (field === undefined) return undefined;
  return `The script reads ${nameOfField(field, fields)} of the work item in a way that cannot be seen before it runs. Name the field plainly, without a variable, and publish again.`;
}
