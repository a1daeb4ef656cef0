import { describe, expect, it } from 'vitest';
import { into, KEY, rulesOf, runnable } from '../../../test/support/run-rules.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import { mendCommand } from './mend-command.ts';
import { commandOfWord } from './run-incoming.ts';

const ALLOWED = [
  { value: 'Ball', id: '1', children: [{ value: 'Foot', id: '2' }] },
  { value: 'Bat', id: '3' },
];

/** What becomes of the value of a field whose options are Ball / Foot and Bat, or are not listed (null). */
function mended(
  kind: string,
  values: ReplicaFields,
  part: Record<string, unknown>,
  allowed: typeof ALLOWED | null = ALLOWED,
) {
  const rules = rulesOf([{ field: 'cf', path: 'sport', kind, ...part }]);
  const [entry] = Object.entries(runnable(into(rules, values)));
  const rule = rules.incoming.find(({ path }) => path === splitPath(entry?.[0] ?? '').name);
  if (!entry || !rule) throw new Error('no command to mend');
  const [, command] = entry;
  return mendCommand(rule, command, allowed ?? undefined, (...words) =>
    commandOfWord(rules, KEY, rule, words, { moment: 'always', fields: {} }, command.member !== undefined),
  );
}

const option = (value: string) => ({ sport: { kind: 'option' as const, value } });
const both = (parent: string, child: string) => ({
  sport: { kind: 'cascading' as const, value: { parent, child } },
});
const several = (...value: string[]) => ({ sport: { kind: 'options' as const, value } });
const member = (name: string) => ({ [`sport/${name}`]: { kind: 'member' as const, value: true as const } });

describe('a refused resolution, whose values Jira never lists', () => {
  it.each([
    ['error', { is: 'aside', code: 'refused' }],
    ['nothing', { is: 'leave' }],
    ['default', { is: 'again', command: { raw: { name: 'Done' } } }],
  ])('is, by the policy %s, dealt with as one that is not there', (noMatch, result) => {
    const made = mended('resolution', option('Abandoned'), { noMatch, default: 'Done' }, null);
    expect(made).toMatchObject(result);
  });

  it('is not tried twice where the default itself was refused, and other fields are set aside', () => {
    const aside = { is: 'aside', code: 'refused' };
    const done = { noMatch: 'default', default: 'Done' };
    expect(mended('resolution', option('Done'), done, null)).toEqual(aside);
    expect(mended('select', option('Polo'), { noMatch: 'nothing' }, null)).toEqual(aside);
  });
});

describe('a refused option that is not there', () => {
  it.each([
    ['error', { is: 'aside', code: 'no-match' }],
    ['same', { is: 'aside', code: 'no-match' }],
    ['nothing', { is: 'leave' }],
    ['default', { is: 'again', command: { raw: { value: 'Bat' } } }],
    ['create', { is: 'make', missing: [{ makes: 'option', name: 'Polo' }] }],
  ])('is, by the policy %s, dealt with as it says', (noMatch, result) => {
    expect(mended('select', option('Polo'), { noMatch, default: 'Bat' })).toMatchObject(result);
  });

  it('has no default that is not there either', () => {
    expect(mended('select', option('Polo'), { noMatch: 'default', default: 'Golf' })).toEqual({
      is: 'aside',
      code: 'no-match',
    });
  });

  it('below another keeps the one above where nothing is to be done, and is made with it', () => {
    expect(mended('cascading', both('Ball', 'Hand'), { noMatch: 'nothing' })).toMatchObject({
      is: 'again',
      command: { raw: { value: 'Ball' } },
    });
    expect(mended('cascading', both('Polo', 'Water'), { noMatch: 'create' })).toMatchObject({
      missing: [
        { makes: 'option', name: 'Polo' },
        { makes: 'option', name: 'Water', parent: 'Polo' },
      ],
    });
    expect(mended('cascading', both('Ball', 'Hand'), { noMatch: 'create' })).toMatchObject({
      missing: [{ makes: 'option', name: 'Hand', parent: 'Ball' }],
    });
  });

  it('of a whole set leaves the others where nothing is to be done', () => {
    const part = { merge: 'replace', noMatch: 'nothing' };
    expect(mended('multiSelect', several('Bat', 'Polo'), part)).toMatchObject({
      is: 'again',
      command: { raw: [{ value: 'Bat' }] },
    });
  });

  it('as a member of a set is made or left by itself', () => {
    expect(mended('multiSelect', member('Polo'), { noMatch: 'nothing' })).toEqual({ is: 'leave' });
    expect(mended('multiSelect', member('Polo'), { noMatch: 'create' })).toMatchObject({ is: 'make' });
    expect(mended('multiSelect', member('Polo'), { noMatch: 'default', default: 'Bat' })).toMatchObject({
      command: { member: { op: 'add', entries: [{ value: 'Bat' }] } },
    });
  });
});

describe('a refused value that is there', () => {
  it('is set aside, but for a member that was refused with its neighbours', () => {
    expect(mended('select', option('bat'), { noMatch: 'create' })).toEqual({ is: 'aside', code: 'refused' });
    expect(mended('multiSelect', member('bat'), {})).toMatchObject({ is: 'again' });
  });
});

describe('a refused version or component', () => {
  it.each([
    ['versions', 'version'],
    ['components', 'component'],
  ])('of %s is made as a %s', (kind, makes) => {
    expect(mended(kind, member('2.4'), { noMatch: 'create' }, [])).toMatchObject({
      missing: [{ makes, name: '2.4' }],
    });
  });
});
