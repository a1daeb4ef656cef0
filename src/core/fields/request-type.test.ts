import { describe, expect, it } from 'vitest';
import { editOf, overlaid, type Runnable } from '../rules/command.ts';
import { organizations } from './organizations.ts';
import { requestType } from './request-type.ts';

const nobody = { asPeerMayKnow: () => ({ name: '', ref: '' }) };
const target = {
  field: 'customfield_10010',
  underParent: false,
  labelSpaces: 'error',
  skipUnknown: false,
  accountOf: () => undefined,
  mentionOf: () => undefined,
} as const;

describe('a request type', () => {
  it('is read by its name and told to Jira as text, while it counts as what Jira will show', () => {
    const raw = { requestType: { id: '3', name: 'Get IT help' }, currentStatus: { status: 'Open' } };
    expect(requestType.read(raw, nobody)).toEqual({ kind: 'option', value: 'Get IT help' });
    expect(requestType.read(null, nobody)).toEqual({ kind: 'option', value: null });
    expect(requestType.read({ id: '3' }, nobody)).toBeUndefined();
    const written = requestType.write({ kind: 'option', value: ' Get IT help ' }, target);
    if (!written.ok) throw new Error(written.code);
    expect(requestType.read(written.raw, nobody)).toEqual({ kind: 'option', value: 'Get IT help' });
    const command: Runnable = { ...written, field: 'customfield_10010', local: 'f' };
    expect(editOf({ requestType: command }).fields).toEqual({ customfield_10010: 'Get IT help' });
    expect(overlaid({}, [command])).toEqual({ customfield_10010: written.raw });
  });

  it('is emptied by nothing', () => {
    expect(requestType.write({ kind: 'option', value: null }, target)).toEqual({ ok: true, raw: null });
  });
});

describe('organizations', () => {
  it('cross by their names, each once', () => {
    const raw = [{ id: '1', name: 'Acme' }];
    expect(organizations.read(raw, nobody)).toEqual({ kind: 'options', value: ['Acme'] });
    expect(organizations.read(null, nobody)).toEqual({ kind: 'options', value: [] });
    expect(organizations.write({ kind: 'options', value: ['Acme', 'acme ', ''] }, target)).toEqual({
      ok: true,
      raw: [{ name: 'acme' }],
      told: ['acme'],
    });
  });
});
