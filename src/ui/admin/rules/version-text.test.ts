import { describe, expect, it } from 'vitest';
import { versionText } from './version-text.ts';

describe('A version to compare', () => {
  it('shows its parts as JSON and each line of its scripts as a line', () => {
    const fields = [{ name: 'Severity', field: 'customfield_7', kind: 'select' }];
    const text = versionText({ mode: 'script', scripts: { outgoing: 'a()\nb()', fields } });
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['  "mode": "script",', '// scripts.outgoing', 'a()', 'b()']),
    );
    expect(text).toContain('"name": "Severity"');
    expect(text).not.toContain('incoming');
  });

  it('names nobody who has published it', () => {
    expect(versionText({ mode: 'basic', published: { at: 1, by: 'account' } })).not.toContain('account');
  });
});
