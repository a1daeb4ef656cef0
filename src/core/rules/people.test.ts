import { describe, expect, it } from 'vitest';
import { into, out, rulesOf, runnable, write } from '../../../test/support/run-rules.ts';
import { editOf } from './command.ts';

describe('people', () => {
  const assignee = { field: 'assignee', path: 'assignee', kind: 'user' };
  const ann = { accountId: 'acc-ann', displayName: 'Ann', emailAddress: 'Ann@acme.example' };
  const came = (part: object) => ({
    assignee: { kind: 'user' as const, value: { name: 'Ann', ref: 'x', ...part } },
  });

  it('leave without account id, and without the e-mail address unless the version says so', () => {
    const quiet = JSON.stringify(out(rulesOf([assignee]), { assignee: ann }));
    expect(quiet).not.toMatch(/acc-ann|acme\.example/);
    const open = JSON.stringify(
      out(rulesOf([assignee], { userMap: { sendEmail: true } }), { assignee: ann }),
    );
    expect(open).toContain('Ann@acme.example');
  });

  it.each([
    ['reference', 'x'],
    ['name', 'ann'],
  ])('are found in the map by %s', (_, there) => {
    const rules = rulesOf([assignee], { userMap: { map: [{ here: 'me', there }] } });
    expect(write(rules, came({})).fields).toEqual({ assignee: { accountId: 'me' } });
  });

  it('are found in the map by an address of which only the keyed hash came', () => {
    const sent = out(rulesOf([assignee]), { assignee: ann })['assignee'];
    const rules = rulesOf([assignee], { userMap: { map: [{ here: 'me', there: 'ANN@acme.example' }] } });
    expect(sent && write(rules, { assignee: sent }).fields).toEqual({ assignee: { accountId: 'me' } });
  });

  it('are found by an equal address here, unless the version says otherwise', () => {
    const place = { addresses: { 'ann@acme.example': 'local' } };
    const values = came({ email: 'Ann@Acme.example' });
    const found = runnable(into(rulesOf([assignee]), values, {}, place));
    expect(editOf(found).fields).toEqual({ assignee: { accountId: 'local' } });
    const not = into(rulesOf([assignee], { userMap: { matchEmail: false } }), values, {}, place);
    expect(not).toEqual({ assignee: { ok: false, code: 'no-user' } });
  });

  it('without a counterpart become the default, and who may not be assigned gives way to it', () => {
    const rules = rulesOf([assignee], { userMap: { default: 'desk', map: [{ here: 'me', there: 'x' }] } });
    expect(write(rules, came({ ref: 'y', name: 'Bob' })).fields).toEqual({ assignee: { accountId: 'desk' } });
    expect(into(rules, came({}))['assignee']).toMatchObject({
      raw: { accountId: 'me' },
      instead: { raw: { accountId: 'desk' } },
    });
  });

  it('who are nobody are nobody here', () => {
    const rules = rulesOf([assignee], { userMap: { default: 'desk' } });
    expect(write(rules, { assignee: { kind: 'user', value: null } }).fields).toEqual({ assignee: null });
  });
});
