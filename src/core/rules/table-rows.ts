import type { Explained } from '../connection/explained.ts';
import { nameForm } from '../fields/option-kind.ts';
import type { NamedTable } from './named-table.ts';

/** Why rows cannot be those of a table; undefined where they can. */
export function rowsFault({ holds, rows }: Pick<NamedTable, 'holds' | 'rows'>): Explained | undefined {
  // One name here has one there; a person here, or a space, may be several there.
  const side = holds === 'values' ? 'here' : 'there';
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const form = nameForm(row[side]);
    if (seen.has(form)) return twice(at, side, row[side]);
    seen.set(form, at);
    if (holds === 'people' && !isAccount(row.here)) return noAccount(at, row.here);
  }
  return undefined;
}

/** Accounts have neither spaces nor the sign of an address, whatever form Jira gives them. */
const isAccount = (text: string): boolean => /^[^\s@]{1,128}$/.test(text);

const twice = (at: number, side: 'here' | 'there', name: string): Explained => ({
  code: 'row-twice',
  field: `rows.${at}.${side}`,
  message: `Row ${at + 1}: "${name.slice(0, 100)}" stands in the table already.`,
  next: 'Leave one row for each name.',
});

const noAccount = (at: number, here: string): Explained => ({
  code: 'row-account',
  field: `rows.${at}.here`,
  message: `Row ${at + 1}: "${here.slice(0, 100)}" is no account of this site.`,
  next: 'Choose the person, or paste the rows as lines with e-mail addresses.',
});
