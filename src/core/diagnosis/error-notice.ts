import * as z from 'zod';
import { type AdfDocument, type AdfNode, paragraph, textNode } from '../document/adf-node.ts';
import type { RecordKind } from '../ports/record-kind.ts';

/** What of the errors of a connection was told by which work item of this site, key `<connection>`. */
const toldSchema = z.object({
  v: z.literal(1),
  /** Id of the work item that tells of them. */
  issue: z.string().optional(),
  /** Names of the groups that stood when it was last told. */
  groups: z.array(z.string()).max(500),
  /** Epoch seconds. */
  at: z.number().int(),
});
export type ToldErrors = z.infer<typeof toldSchema>;

export const toldErrorsKind: RecordKind<ToldErrors> = { name: 'told-errors', schema: toldSchema };

/** One group of errors as a work item tells of it: words alone, no value of a field. */
export interface NoticedError {
  readonly message: string;
  readonly next: string;
  readonly path?: string;
  /** 0: the whole connection. */
  readonly count: number;
  readonly keys: readonly string[];
}

/** The heading of a work item that tells of errors, as short as Jira takes it. */
export const noticeSummary = (connectionName: string, errors: readonly NoticedError[]): string =>
  `Counterpart: ${errors.length === 1 ? 'an error' : `${errors.length} errors`} of ${connectionName}`
    .replace(/\s+/g, ' ')
    .slice(0, 250);

const bold = (text: string): AdfNode => textNode(text, [{ type: 'strong' }]);

/** What has gone wrong, each with its next step, and where the whole list is. */
export function noticeText(errors: readonly NoticedError[]): AdfDocument {
  const told = errors.flatMap(({ message, next, path, count, keys }) => {
    const where = count === 0 ? 'The whole connection.' : `Work items: ${count} (${keys.join(', ')}).`;
    return [
      paragraph(bold(message)),
      paragraph(textNode(`${path === undefined ? '' : `Field: ${path}. `}${where}`)),
      paragraph(textNode(next)),
    ];
  });
  const end = paragraph(textNode('The whole list is on the admin page of Counterpart, under Errors.'));
  return { type: 'doc', version: 1, content: [...told, end] };
}
