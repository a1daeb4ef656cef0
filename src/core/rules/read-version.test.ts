import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { readVersion } from './read-version.ts';

const basic = basicVersion({ id: '1', key: 'ONE' });
const summary = { id: 'a', field: 'summary', path: 'summary', kind: 'text' };

describe('rules that a person gives', () => {
  it('keep every part that is left out as it is in force', () => {
    const read = readVersion(basic, { mappings: [summary] });
    expect(read).toMatchObject({ ok: true, value: { scope: basic.scope, comments: basic.comments } });
    expect(read.ok && read.value.mappings).toEqual([
      { ...summary, on: true, direction: 'both', noMatch: 'error' },
    ]);
  });

  it('are refused with the number of the mapping, the place and the value', () => {
    const read = readVersion(basic, { mappings: [summary, { ...summary, id: 'b', kind: 'colour' }] });
    expect(read).toMatchObject({ ok: false, error: { field: 'mappings.1.kind' } });
    expect(!read.ok && read.error.message).toMatch(/^Mapping 2, kind: .*The value is "colour"\.$/);
  });

  it('are refused where two mappings have one id', () => {
    expect(readVersion(basic, { mappings: [summary, summary] })).toMatchObject({
      ok: false,
      error: { code: 'mapping-twice', field: 'mappings.1.id' },
    });
  });

  it('are refused where values without a match have no default to become', () => {
    expect(readVersion(basic, { mappings: [{ ...summary, noMatch: 'default' }] })).toMatchObject({
      ok: false,
      error: { code: 'default-missing', field: 'mappings.0.default' },
    });
  });

  it('are refused where a path is the name of something that every object has', () => {
    expect(readVersion(basic, { mappings: [{ ...summary, path: 'constructor' }] }).ok).toBe(false);
  });
});
