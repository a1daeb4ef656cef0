import { type CustomFieldName, systemFields } from './script-fields.ts';
import type { StaticFacts } from './static-facts.ts';

/** Jira fields behind the names of the issue that a script reads; all of them where only a run can tell. */
export function fieldsRead(
  { reads }: Pick<StaticFacts, 'reads'>,
  custom: readonly CustomFieldName[],
): string[] {
  const found = new Set<string>();
  for (const read of reads) {
    const [side, name, ...rest] = read.split('.');
    if (side !== 'issue') continue;
    const all = name === '*';
    for (const one of systemFields) if (all || one.name === name) found.add(one.field);
    const member = rest.join('.');
    for (const one of custom)
      if (all || (name === 'customFields' && (member === '' || member === '*' || member === one.name)))
        found.add(one.field);
  }
  return [...found];
}
