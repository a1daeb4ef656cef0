import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyField, furnishProject } from '../support/every-field.ts';
import { hostileItem } from '../support/hostile-item.ts';
import { paragraph } from '../support/jira-user.ts';
import { type SignedPartner, signedPartner } from '../support/signed-partner.ts';
import { standingOf } from '../support/two-sites.ts';

const good = { kind: 'text', value: 'It arrives' };
const ref = { name: 'Nobody of yours', ref: 'reference-of-nobody' };

/** What a partner says of one field, what becomes of it here, and what people of this side are told. */
const bad: readonly (readonly [string, string, unknown, string, RegExp])[] = [
  [
    'a day that no month has',
    'due',
    { kind: 'date', value: '2026-02-30' },
    'out-of-range',
    /"2026-02-30".*due/,
  ],
  [
    'the year nought',
    'target',
    { kind: 'date', value: '0000-01-01' },
    'out-of-range',
    /"0000-01-01".*target/,
  ],
  ['words for a day', 'due', { kind: 'date', value: 'next week' }, 'wrong-kind', /due.*does not fit/],
  ['an instant after all years', 'start', { kind: 'dateTime', value: 9e15 }, 'wrong-kind', /start/],
  ['half a millisecond', 'start', { kind: 'dateTime', value: 0.5 }, 'wrong-kind', /start/],
  ['a number beyond Jira’s', 'budget', { kind: 'number', value: 1e300 }, 'out-of-range', /"1e\+300".*budget/],
  ['a text for a number', 'budget', { kind: 'number', value: '12' }, 'wrong-kind', /budget/],
  [
    'a time less than none',
    'originalEstimate',
    { kind: 'duration', value: -60 },
    'wrong-kind',
    /originalEstimate/,
  ],
  [
    'an option that is not there',
    'colour',
    { kind: 'option', value: 'Octarine' },
    'no-match',
    /"Octarine".*colour/,
  ],
  [
    'one of several that is not there',
    'channels',
    { kind: 'options', value: ['Phone', 'Telex'] },
    'no-match',
    /"Phone, Telex".*channels/,
  ],
  [
    'a child of an option that is not there',
    'region',
    { kind: 'cascading', value: { parent: 'Europe', child: 'Atlantis' } },
    'no-match',
    /"Europe \/ Atlantis".*region/,
  ],
  [
    'a version that is not there',
    'foundIn',
    { kind: 'option', value: '99.0' },
    'no-match',
    /"99\.0".*foundIn/,
  ],
  ['a group that is not there', 'teamGroup', { kind: 'option', value: 'nobodies' }, 'refused', /teamGroup/],
  ['a priority that is not there', 'priority', { kind: 'option', value: 'P0' }, 'no-match', /"P0".*priority/],
  [
    'a link that runs a script',
    'link',
    { kind: 'text', value: 'javascript:alert(1)' },
    'wrong-kind',
    /"javascript:alert\(1\)".*link/,
  ],
  [
    'a label longer than any',
    'tags',
    { kind: 'options', value: ['x'.repeat(255), 'y'.repeat(300)] },
    'wrong-kind',
    /tags/,
  ],
  [
    'somebody whom nobody knows',
    'responsible',
    { kind: 'user', value: ref },
    'no-user',
    /"Nobody of yours".*responsible/,
  ],
  ['half of a person', 'responsible', { kind: 'user', value: { name: 'Half' } }, 'wrong-kind', /responsible/],
  ['a kind that does not exist', 'reference', { kind: 'hologram', value: {} }, 'wrong-kind', /reference/],
  ['no kind at all', 'reference', 'just words', 'wrong-kind', /reference/],
  ['a path that no rule knows', 'unheardOf', { kind: 'text', value: 'x' }, 'not-mapped', /unheardOf/],
];

/** One bad value never keeps its neighbours from arriving, and a person here reads which it was and why. */
describe('of a rightly signed replica', () => {
  let partner: SignedPartner;
  let issues = 0;
  beforeAll(async () => {
    partner = await signedPartner('values', async (sites, connection) => {
      await furnishProject(sites.green, 'DEV');
      const mappings = everyField.map((line) => ({ ...line, direction: 'in', noMatch: 'error' }));
      await sites.publish('green', connection, { mappings });
    });
  }, 60_000);
  afterAll(() => partner.sites.dispose());

  /** Sends the first state of a new issue; answers what the partner heard and the key of the issue here. */
  async function sent(fields: Readonly<Record<string, unknown>>) {
    issues += 1;
    const id = String(900 + issues);
    const { items } = await partner.send([hostileItem(id, 1, { summary: good, ...fields })]);
    return { answer: items[0], id, key: `DEV-${issues}` };
  }

  /** This side may just be looking at the issue by itself. */
  async function unlessBusy(one: unknown) {
    for (let tries = 0; ; tries += 1) {
      const [answer] = (await partner.send([one])).items;
      if (answer?.['code'] !== 'busy' || tries === 5) return answer;
      await partner.sites.host.advance(1);
    }
  }

  it.each(bad)(
    '%s is set aside with a reason, and the rest arrives',
    async (_name, path, value, code, why) => {
      const text = { kind: 'richText', value: paragraph('So does this') };
      const { answer, key } = await sent({ description: text, [path]: value });
      expect(answer).toMatchObject({ code: 'applied', partial: { [path]: code } });
      const { fields } = await partner.sites.green.read(key);
      expect(fields).toMatchObject({ summary: 'It arrives', description: paragraph('So does this') });
      const [twin] = (await standingOf(partner.sites, 'green', key)).twins;
      expect(twin?.problem?.message).toMatch(why);
      expect(twin?.problem?.next).toMatch(/\.$/);
    },
  );

  it.each(bad)(
    '%s leaves the value of before where the issue is there already',
    async (_name, path, value, code, why) => {
      const { id, key } = await sent({});
      const field = everyField.find((line) => line.path === path)?.field ?? 'description';
      const before = (await partner.sites.green.read(key)).fields[field];
      const change = { summary: { kind: 'text', value: 'Arrives too' }, [path]: value };
      const answer = await unlessBusy(hostileItem(id, 2, change, { base: 1, full: false }));
      expect(answer).toMatchObject({ code: 'applied', partial: { [path]: code } });
      const { fields } = await partner.sites.green.read(key);
      expect(fields.summary).toBe('Arrives too');
      expect(fields[field]).toEqual(before);
      const [twin] = (await standingOf(partner.sites, 'green', key)).twins;
      expect(twin?.problem?.message).toMatch(why);
    },
  );

  it('labels with spaces arrive with underscores, and what is no label is set aside', async () => {
    const labels = { kind: 'options', value: ['two words', 'tab\there', 'plain', '  edges  '] };
    const { answer, key } = await sent({ labels });
    expect(answer).toMatchObject({ code: 'applied' });
    expect(answer).not.toHaveProperty('partial');
    const { fields } = await partner.sites.green.read(key);
    expect(fields['labels']).toEqual(expect.arrayContaining(['two_words', 'tab_here', 'plain', 'edges']));
  });
});
