import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { termsHash, termsInWords, termsOf } from './terms-of.ts';
import type { Version } from './version.ts';

const basic = basicVersion({ id: '1', key: 'SUP' });
const withScript = (outgoing: string, more: Partial<Version['scripts']> = {}): Version => ({
  ...basic,
  scripts: { outgoing, ...more },
});
const hashOf = (version: Version) => termsHash(termsOf(version));

describe('what both sides agree to', () => {
  const summary = withScript('replica.summary = issue.summary');

  it('is another with a script, and with another script', () => {
    const labels = withScript('replica.labels = issue.labels');
    expect(new Set([basic, summary, labels].map(hashOf)).size).toBe(3);
    expect(hashOf(summary)).toBe(hashOf(withScript('replica.summary = issue.summary')));
  });

  it('is another where the same script reads another field under the same name', () => {
    const text = 'replica.summary = issue.customFields["Cost"].value';
    const cost = (field: string) =>
      withScript(text, { fields: [{ name: 'Cost', field, kind: 'text' }], reads: [field] });
    expect(hashOf(cost('customfield_10001'))).not.toBe(hashOf(cost('customfield_10002')));
  });

  it('shows the partner neither the script nor a field that it reads', () => {
    const terms = termsOf(withScript('replica.x = issue.secretField', { reads: ['customfield_10077'] }));
    expect(JSON.stringify(terms)).not.toMatch(/secretField|customfield/);
    expect(termsInWords(terms, 'Blue')).toContainEqual(
      expect.stringMatching(
        /^Blue sends what a script of its own takes from a work item, be it any field \(script .{8}\)\.$/,
      ),
    );
  });

  it('has no script where nothing leaves', () => {
    const methods = { out: 'off', in: 'automatic' } as const;
    expect(termsOf({ ...summary, scope: { ...summary.scope, methods } }).out.script).toBeUndefined();
  });
});
