import type { Mapping } from './mapping.ts';
import { hiddenNames, isHidden } from './redacted-version.ts';
import type { Version } from './version.ts';

/** Kinds of fields of which the marked part would come back with an edit of the partner's. */
const TEXTS: ReadonlySet<Mapping['kind']> = new Set(['text', 'richText']);

/** What is hidden of all that leaves, in sentences, and what that does to fields that cross both ways. */
export function redactionInWords(
  { policies: { redaction }, mappings }: Version,
  names: Readonly<Record<string, string>>,
): string[] {
  const patterns = (redaction?.patterns ?? []).filter(({ on }) => on);
  const hidden = hiddenNames(redaction);
  const named = patterns.map(({ name, pattern }) => name ?? pattern).join(', ');
  const back = mappings.filter(
    (one) => one.on && one.direction === 'both' && TEXTS.has(one.kind) && !isHidden(hidden, one),
  );
  return [
    ...(hidden.size === 0
      ? []
      : [
          `Never leaves, whatever mappings and scripts say: ${[...hidden]
            .map((field) => names[field] ?? field)
            .sort()
            .join(', ')}.`,
        ]),
    ...(patterns.length === 0
      ? []
      : [
          `In everything that leaves, also comments and names of files, is hidden: ${named}. A name of an option, a date or a number that holds it does not leave at all.`,
        ]),
    ...(patterns.length === 0 || back.length === 0
      ? []
      : [
          `Where the partner edits around a hidden part of ${[...new Set(back.map(({ path }) => path))].join(', ')}, its text replaces yours, hidden part included.`,
        ]),
  ];
}
