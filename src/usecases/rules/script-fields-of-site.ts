import * as z from 'zod';
import { kindOfField } from '../../core/fields/kind-of-field.ts';
import { localKind } from '../../core/fields/local-kind.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { CustomFieldName } from '../../core/scripting/script-fields.ts';

const KEY = 'script-fields';

/** Lint asks with every pause of typing, and fields are seldom made. */
const KEPT_SECONDS = 120;

const kept = z.array(z.object({ name: z.string(), field: z.string(), kind: localKind }));

/**
 * Custom fields of this site whose values scripts can use, by name. Of several of one name each is called by its id,
 * since a name that means two fields means none.
 */
export async function scriptFieldsOfSite(ports: {
  readonly jira: Pick<JiraQueries, 'siteFields'>;
  readonly memo: Memo;
}): Promise<readonly CustomFieldName[]> {
  const known = kept.safeParse(ports.memo.recall(KEY, KEPT_SECONDS));
  if (known.success) return known.data;
  const listed = (await ports.jira.siteFields()).filter(({ custom }) => custom);
  const fields = listed.flatMap(({ id, name, schema }): CustomFieldName[] => {
    const kind = schema && kindOfField(schema);
    if (!kind) return [];
    const isOnly = listed.filter((one) => one.name === name).length === 1;
    return [{ name: isOnly && name !== '' ? name.slice(0, 255) : id, field: id, kind }];
  });
  ports.memo.keep(KEY, fields);
  return fields;
}
