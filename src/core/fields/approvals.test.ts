import { describe, expect, it } from 'vitest';
import { reading } from '../../../test/support/field-place.ts';
import { convert } from './convert.ts';
import { normalForm, readField } from './fields.ts';
import { valueText } from './value-text.ts';

const at = (epochMillis: number) => ({ epochMillis });
const person = (accountId: string, emailAddress?: string) => ({
  accountId,
  displayName: accountId.toUpperCase(),
  ...(emailAddress === undefined ? {} : { emailAddress }),
});
const approver = (who: object, approverDecision = 'pending') => ({ approver: who, approverDecision });
const approval = (part: object = {}) => ({
  id: '1',
  name: 'Waiting for approval',
  finalDecision: 'pending',
  canAnswerApproval: false,
  approvers: [approver(person('ann', 'ann@partner.example')), approver(person('bob', 'bob@own.example'))],
  createdDate: at(5),
  ...part,
});

function read(raw: unknown, approverDomains?: readonly string[]) {
  const value = readField('approvals', raw, { ...reading, approverDomains });
  if (value?.kind !== 'approvals') throw new Error('not read');
  return value;
}

describe('approvals', () => {
  it('keep approver, decision and time', () => {
    const decided = approval({
      finalDecision: 'approved',
      completedDate: at(9),
      approvers: [approver(person('ann'), 'approved')],
    });
    expect(read([decided]).value).toEqual([
      {
        name: 'Waiting for approval',
        decision: 'approved',
        asked: 5,
        decided: 9,
        approvers: [{ who: { name: 'ANN', ref: 'r-ann' }, decision: 'approved' }],
      },
    ]);
    expect(valueText(read([decided]))).toBe(
      'Waiting for approval: approved 1970-01-01T00:00:00.009Z (ANN: approved)',
    );
  });

  it.each([[['partner.example']], [['@Partner.example ', 'third.example']]])(
    'S65: name only approvers of the domains %j',
    (domains) => {
      expect(read([approval()], domains).value[0]?.approvers.map(({ who }) => who.name)).toEqual(['ANN']);
    },
  );

  it('S65: do not name an approver whose address Jira does not show, where domains are asked for', () => {
    const hidden = approval({
      approvers: [approver(person('eve')), approver(person('x', 'x@sub.partner.example'))],
    });
    expect(read([hidden], ['partner.example']).value[0]?.approvers).toEqual([]);
  });

  it('of one approver who has said yes differ, although the request still waits', () => {
    const half = approval({
      approvers: [
        approver(person('ann', 'ann@partner.example'), 'approved'),
        approver(person('bob', 'bob@own.example')),
      ],
    });
    expect(normalForm('approvals', read([half]))).not.toEqual(normalForm('approvals', read([approval()])));
  });

  it('are the same in whatever order Jira lists the approvers', () => {
    const turned = approval({ approvers: [...approval().approvers].reverse() });
    expect(normalForm('approvals', read([turned]))).toEqual(normalForm('approvals', read([approval()])));
  });

  it('are oldest first, and none where the request never waited for one', () => {
    const two = [approval({ id: '2', name: 'second', createdDate: at(8) }), approval({ name: 'first' })];
    expect(read(two).value.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(read(null).value).toEqual([]);
  });

  it('become people, a word, and a text', () => {
    const value = read([approval()]);
    expect(convert(value, 'users')).toMatchObject({
      ok: true,
      value: { value: [{ name: 'ANN' }, { name: 'BOB' }] },
    });
    expect(convert(value, 'option')).toEqual({ ok: true, value: { kind: 'option', value: 'Pending' } });
    expect(convert(read(null), 'text')).toEqual({ ok: true, value: { kind: 'text', value: null } });
  });

  it('that Jira shows in another form are absent', () => {
    expect(readField('approvals', [{ name: 1 }], reading)).toBeUndefined();
  });
});

describe('satisfaction', () => {
  it('is the rating, or none', () => {
    expect(readField('satisfaction', { rating: 4 }, reading)).toEqual({ kind: 'number', value: 4 });
    expect(readField('satisfaction', { rating: null }, reading)).toEqual({ kind: 'number', value: null });
    expect(readField('satisfaction', null, reading)).toEqual({ kind: 'number', value: null });
    expect(readField('satisfaction', { rating: 9 }, reading)).toBeUndefined();
  });
});
