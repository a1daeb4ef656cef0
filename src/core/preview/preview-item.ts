import type { PreviewPayload } from '../protocol/kinds/preview.ts';
import type { UpdateItem } from '../protocol/kinds/sync.ts';
import type { Rows } from '../sync/rows.ts';

/** Above every sequence that a twin can have: each path of a preview counts as changed just now. */
const LATEST = 2_000_000_000;

/** The item that a preview stands for. `rows`: of the twin that it would change; absent where it would make an issue. */
export function previewItem({ issue, to, fields, rules = [] }: PreviewPayload, rows?: Rows): UpdateItem {
  return {
    do: 'update',
    gen: rows?.twin.gen ?? '1.preview',
    seq: LATEST,
    base: 0,
    // The sender is taken to have heard all that left here.
    context: LATEST,
    policy: 1,
    ...(rows === undefined ? { full: true } : {}),
    issue,
    ...(to === undefined ? {} : { to }),
    changed: Object.keys(fields).map((path) => ({
      path,
      since: LATEST,
      ...(rules.includes(path) ? { rules: true } : {}),
    })),
    fields,
    comments: [],
    attachments: [],
    removed: [],
  };
}
