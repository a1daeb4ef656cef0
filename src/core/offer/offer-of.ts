import { fieldKinds } from '../fields/fields.ts';
import { MOST_OFFERED, type Offer, type OfferedField, offer, wireKind } from '../protocol/kinds/describe.ts';
import { isPeerSource } from '../rules/mapping.ts';
import { hiddenNames } from '../rules/redacted-version.ts';
import { isHit, type Redaction, redactionOf } from '../rules/redaction.ts';
import { termsOf } from '../rules/terms-of.ts';
import type { Version } from '../rules/version.ts';
import type { ExposedField, ExposedWay, Exposure } from './exposure-record.ts';
import { bytesOf, withoutLongest } from './without-longest.ts';

/** Bytes of JSON that an offer may have: an answer holds 64 KB with its envelope. */
const MOST_BYTES = 50_000;

/**
 * What the partner is told when it asks. What an admin has chosen counts; where nobody has, the names under which the
 * rules in force let values leave and enter, which the partner's admin has been shown with the terms. Redaction rules
 * hide here what they hide of issues.
 */
export function offerOf(version: Version, exposure: Exposure | undefined): Offer {
  const terms = termsOf(version);
  const [leaving, entering] = [new Set(terms.out.paths), new Set(terms.in.paths)];
  const { redaction } = version.policies;
  const hidden = hiddenNames(redaction);
  const may = textFilter(redactionOf(redaction));
  const shown = exposure?.fields ?? fieldsOfRules(version);
  const fields = shown
    .filter(({ field, path }) => !hidden.has(field) && !hidden.has(path))
    .flatMap(({ path, kind, values }): OfferedField[] => {
      const wire = wireKind.safeParse(fieldKinds[kind]?.wire);
      if (!wire.success) return [];
      const told = values === undefined ? {} : { values: may(values) };
      return [{ path, kind: wire.data, leaves: leaving.has(path), enters: entering.has(path), ...told }];
    });
  const entersAs = new Map(shown.map(({ field, path }) => [field, path]));
  return fitted({
    fields: fields.slice(0, MOST_OFFERED.fields),
    ...(exposure?.statuses === undefined ? {} : { statuses: may(exposure.statuses) }),
    ...(exposure?.ways === undefined ? {} : { ways: waysOf(exposure.ways, may, entersAs, entering) }),
    ...(exposure === undefined ? {} : { read: exposure.at }),
    cut: exposure?.cut ?? false,
  });
}

/** The lines of the rules that run, each name once. */
export function fieldsOfRules({ mappings }: Version): ExposedField[] {
  const running = mappings.filter(({ on, path }) => on && !isPeerSource(path));
  return [...new Map(running.map(({ path, field, kind }) => [path, { path, field, kind }])).values()];
}

type TextFilter = (names: readonly string[]) => string[];

/** Names that may be told: what a redaction pattern hits stays here, and so does what no line of text can be. */
const textFilter =
  (redaction: Redaction | undefined): TextFilter =>
  (names) =>
    [...new Set(names)].filter((name) => isLine(name) && !(redaction && isHit(redaction, name)));

const line = offer.shape.statuses.unwrap().element;
const isLine = (name: string): boolean => line.safeParse(name).success;

function waysOf(
  ways: readonly ExposedWay[],
  may: TextFilter,
  pathOf: ReadonlyMap<string, string>,
  entering: ReadonlySet<string>,
): Offer['ways'] {
  return ways
    .filter(({ from, to }) => may([from, to]).length === new Set([from, to]).size)
    .map(({ from, to, needs }) => {
      const paths = needs.map((field) => pathOf.get(field));
      const known = paths.filter((path) => path !== undefined && entering.has(path));
      const named = [...new Set(known.flatMap((path) => path ?? []))].slice(0, MOST_OFFERED.needs);
      return { from, to, needs: named, other: known.length < paths.length };
    });
}

/** What fits into an answer: the longest lists of values go first, then transitions, statuses and names. */
function fitted(whole: Offer): Offer {
  let now = whole;
  while (bytesOf(now) > MOST_BYTES) now = { ...shorter(now), cut: true };
  return now;
}

function shorter({ ways, statuses, fields, ...rest }: Offer): Offer {
  const less = withoutLongest(fields);
  if (less) return { ...rest, fields: [...less], ...(ways && { ways }), ...(statuses && { statuses }) };
  if (ways !== undefined) return { ...rest, fields, ...(statuses && { statuses }) };
  if (statuses !== undefined) return { ...rest, fields };
  return { ...rest, fields: fields.slice(0, Math.floor(fields.length / 2)) };
}
