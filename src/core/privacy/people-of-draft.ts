import { isRecord } from '../rules/diff-leaves.ts';
import type { HeldDraft } from '../rules/draft-record.ts';
import { mapping } from '../rules/mapping.ts';
import { versionSchema } from '../rules/version.ts';
import { accountsInTexts, accountsOfVersion, versionWithout } from './people-of-version.ts';

/** Account ids that a draft names, whether it is sound or not, and who saved it. */
export function accountsOfDraft({ by, asked, version }: HeldDraft): readonly string[] {
  const { userMap, comments, mappings } = version;
  const lines = isRecord(userMap) ? records(userMap['map']) : [];
  const sound = records(mappings).flatMap((line) => {
    const read = mapping.safeParse(line);
    return read.success ? [read.data] : [];
  });
  const found = accountsOfVersion({
    userMap: {
      map: lines.flatMap(({ here }) => (typeof here === 'string' ? [{ here, there: '' }] : [])),
      sendEmail: false,
      matchEmail: false,
    },
    comments: { out: 'off', in: 'off', authors: isRecord(comments) ? texts(comments['authors']) : [] },
    mappings: sound,
  });
  return [
    ...(by === undefined ? [] : [by]),
    ...(asked === undefined ? [] : [asked.by]),
    ...(isRecord(userMap) ? texts([userMap['default']]) : []),
    ...found,
    ...accountsInTexts(version),
  ];
}

/** A draft that names neither these accounts nor these references; undefined: it named them and cannot be kept. */
export function draftWithout(
  draft: HeldDraft,
  closed: ReadonlySet<string>,
  refs: ReadonlySet<string>,
): HeldDraft | undefined {
  const { by, asked, ...held } = draft;
  const rest = {
    ...held,
    ...(by === undefined || closed.has(by) ? {} : { by }),
    ...(asked === undefined || closed.has(asked.by) ? {} : { asked }),
  };
  const read = versionSchema.safeParse(draft.version);
  if (read.success) return { ...rest, version: { ...versionWithout(read.data, closed, refs) } };
  return accountsOfDraft(rest).some((account) => closed.has(account)) ? undefined : rest;
}

const records = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
