import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { diffVersions } from './diff-versions.ts';
import { type DraftVersion, draftOf } from './draft-version.ts';

const basic = draftOf(basicVersion({ id: '10000', key: 'SUP' }));
const priority = {
  id: 'priority',
  on: true,
  field: 'priority',
  path: 'priority',
  kind: 'priority',
  direction: 'both',
  noMatch: 'error',
  values: [{ here: 'High', there: 'P1' }],
};
const withMappings = (...mappings: readonly object[]): DraftVersion => ({ ...basic, mappings });
const textsOf = (before: DraftVersion, after: DraftVersion) =>
  diffVersions(before, after).map(({ text }) => text);

/** Any JSON, as a hostile or half-written draft may hold it. */
const json = fc.jsonValue({ maxDepth: 3 });
const names = ['mode', 'scope', 'mappings', 'userMap', 'comments', 'scripts', 'triggers', 'policies'];
const drafts = fc.dictionary(fc.constantFrom(...names), json);

describe('the difference between two versions', () => {
  it('is none between equal ones, whatever they hold', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(diffVersions(draft, structuredClone(draft))).toEqual([]);
      }),
    );
  });

  it('is at least one sentence with a place wherever anything differs', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(...names), json, (draft, name, part) => {
        const other = { ...draft, [name]: part };
        fc.pre(JSON.stringify(other[name]) !== JSON.stringify(draft[name]));
        // -0 and 0 are one number in JSON.
        fc.pre(JSON.stringify(structuredClone(other)) !== JSON.stringify(draft));
        const found = diffVersions(draft, other);
        const equal = sorted(draft[name]) === sorted(other[name]);
        expect(found.length > 0 || equal).toBe(true);
        for (const { place, text } of found) {
          expect(place.startsWith(name)).toBe(true);
          expect(text.endsWith('.')).toBe(true);
        }
      }),
    );
  });

  it('names mappings that come, go, are switched and change, with their values', () => {
    expect(textsOf(basic, withMappings(priority))).toEqual([
      'The mapping of "summary" and "summary" is removed.',
      'The mapping of "description" and "description" is removed.',
      'The mapping of "issuetype" and "issueType" is removed.',
      'The mapping of "priority" and "priority" is added.',
    ]);
    expect(textsOf(withMappings(priority), withMappings({ ...priority, on: false }))).toEqual([
      'The mapping of "priority" and "priority" is switched off.',
    ]);
    const values = [{ here: 'Low', there: 'P4' }];
    expect(textsOf(withMappings(priority), withMappings({ ...priority, values, direction: 'out' }))).toEqual([
      'The mapping of "priority" and "priority", direction: "out" instead of "both".',
      'The mapping of "priority" and "priority", values: "Low" = "P4" comes in; "High" = "P1" goes.',
    ]);
  });

  it('says that the order of mappings changes', () => {
    const other = { ...priority, id: 'other', field: 'customfield_1' };
    expect(textsOf(withMappings(priority, other), withMappings(other, priority))).toEqual([
      'The mappings: their order changes; of two for one target the later one counts.',
    ]);
  });

  it('counts the lines of scripts and tells nothing of what they say', () => {
    const scripted = (outgoing?: string): DraftVersion => ({
      ...basic,
      scripts: outgoing === undefined ? {} : { outgoing },
    });
    expect(textsOf(scripted(), scripted('a\nb'))).toEqual(['The outgoing script is added: 2 lines.']);
    expect(textsOf(scripted('a\nb\nc'), scripted('a\nc\nd'))).toEqual([
      'The outgoing script changes: 1 line new, 1 line gone.',
    ]);
    expect(textsOf(scripted('a\nb'), scripted('b\na'))).toEqual([
      'The outgoing script changes: its lines stand in another order.',
    ]);
    expect(textsOf(scripted('a'), scripted())).toEqual(['The outgoing script is removed.']);
  });

  it('names other parts by what they are about', () => {
    const after = {
      ...basic,
      mode: 'visual',
      comments: { out: 'all', in: 'on' },
      policies: { delete: 'unlink', mail: 'quiet', labelSpaces: 'underscore' },
    };
    expect(textsOf(basic, after)).toEqual([
      'The mode: "visual" instead of "basic".',
      'Comments, out: "all" instead of "public".',
      'The policies, mail: "quiet" instead of "jira".',
    ]);
  });
});

/** JSON whose members stand in the order of their names. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
