import * as z from 'zod';
import type { ConflictEntry, ConflictRecord } from '../sync/conflicts/conflict-record.ts';
import { refsIn } from './refs-in.ts';

const account = z.looseObject({ accountId: z.string() });
const raw = z.union([account, z.array(account)]);

/** Account ids in values that people's fields had here. */
export function accountsOfConflict({ entries }: ConflictRecord): readonly string[] {
  return entries.flatMap((entry) => {
    const parsed = raw.safeParse(parsedJson(entry.raw));
    if (!parsed.success) return [];
    return [parsed.data].flat().map(({ accountId }) => accountId);
  });
}

/** Whether a value of the log is, or names, one of these people: by account id or by the reference of a side. */
export function namesPeople(
  record: ConflictRecord,
  closed: ReadonlySet<string>,
  refs: ReadonlySet<string>,
): boolean {
  return (
    accountsOfConflict(record).some((id) => closed.has(id)) ||
    record.entries.some((entry) => refsOf(entry).some((ref) => refs.has(ref)))
  );
}

function refsOf({ here, there }: ConflictEntry): readonly string[] {
  return [here, there].flatMap((value) => refsIn(parsedJson(value)));
}

function parsedJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
