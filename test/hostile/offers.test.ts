import { beforeEach, describe, expect, it } from 'vitest';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import {
  type Exposure,
  exposureKey,
  exposureKind,
  peerOfferKey,
  peerOfferKind,
} from '../../src/core/offer/exposure-record.ts';
import { describeAnswer, offer } from '../../src/core/protocol/kinds/describe.ts';
import { headerNames } from '../../src/core/protocol/request-head.ts';
import { writeAnswer } from '../../src/core/protocol/signed-answer.ts';
import { askOffer } from '../../src/usecases/peer/describe-peer.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';
import { connectionAt } from '../support/memory-installations.ts';
import { withRules } from '../support/rules-of-hostile-partner.ts';

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
});

const asked = async () => describeAnswer.parse(await on.say('describe', {})).offer;
const expose = (exposure: Partial<Exposure>) =>
  on.ports.store.put(exposureKind, exposureKey(on.world.id), {
    v: 1,
    at: 1_767_603_600,
    fields: [],
    ...exposure,
  });
const line = { id: 'x', on: true, field: 'customfield_1', path: 'colour', kind: 'select' } as const;
const more = { direction: 'both', noMatch: 'error' } as const;
const stored = () => JSON.stringify([...on.site.snapshot()]);

describe('what the partner is shown', () => {
  it('is, where nobody has chosen, the names by which the rules let values cross, and nothing else of the site', async () => {
    await withRules(on, ({ mappings }) => ({
      mappings: [...mappings, { ...line, ...more, values: [{ here: 'canary-value', there: 'Red' }] }],
    }));
    const said = await asked();
    expect(said.fields.map(({ path }) => path)).toEqual(['summary', 'description', 'issueType', 'colour']);
    expect(said.fields.at(-1)).toEqual({ path: 'colour', kind: 'option', leaves: true, enters: true });
    expect(said).not.toHaveProperty('statuses');
    expect(JSON.stringify(said)).not.toMatch(/canary|customfield/);
  });

  it('is to the letter what an admin has chosen, with values where chosen', async () => {
    await expose({
      fields: [
        { path: 'summary', field: 'summary', kind: 'text' },
        { path: 'colour', field: 'customfield_1', kind: 'select', values: ['Red', 'Blue'] },
      ],
      statuses: ['To Do', 'Done'],
      ways: [{ from: 'To Do', to: 'Done', needs: ['customfield_1', 'summary'] }],
    });
    expect(await asked()).toEqual({
      fields: [
        { path: 'summary', kind: 'text', leaves: true, enters: true },
        { path: 'colour', kind: 'option', leaves: false, enters: false, values: ['Red', 'Blue'] },
      ],
      statuses: ['To Do', 'Done'],
      ways: [{ from: 'To Do', to: 'Done', needs: ['summary'], other: true }],
      read: 1_767_603_600,
      cut: false,
    });
  });

  it('holds nothing that redaction rules hide: no such field, and no value that a pattern finds', async () => {
    await expose({
      fields: [
        { path: 'summary', field: 'summary', kind: 'text' },
        { path: 'colour', field: 'customfield_1', kind: 'select', values: ['Red', 'canary-4711'] },
      ],
      statuses: ['Open', 'canary-1234'],
      ways: [{ from: 'Open', to: 'canary-1234', needs: [] }],
    });
    await withRules(on, ({ policies }) => ({
      policies: {
        ...policies,
        redaction: {
          patterns: [{ id: 'p', on: true, name: 'c', pattern: 'canary-\\d+', ignoreCase: false }],
          fields: [{ id: 'f', on: true, field: 'summary' }],
        },
      },
    }));
    expect(await asked()).toMatchObject({
      fields: [{ path: 'colour', values: ['Red'] }],
      statuses: ['Open'],
      ways: [],
    });
  });

  it('fits a message, whatever was chosen: the longest lists are left out, and that is said', async () => {
    const values = Array.from({ length: 100 }, (_, n) => `${n} ${'läng '.repeat(14)}`.slice(0, 70));
    const fields = Array.from({ length: 12 }, (_, n) => ({
      path: `field${n}`,
      field: `customfield_${n}`,
      kind: 'select' as const,
      values: values.slice(0, n === 0 ? 2 : 100),
    }));
    await expose({ fields });
    const said = await asked();
    expect(Buffer.byteLength(JSON.stringify(said))).toBeLessThan(60_000);
    expect(said.cut).toBe(true);
    expect(said.fields).toHaveLength(12);
    expect(said.fields[0]?.values).toHaveLength(2);
  });

  it('costs no Jira call and no write, and the same again when it is played again', async () => {
    const before = stored();
    const answers = [await asked(), await asked()];
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(on.jira.calls).toEqual([]);
    expect(stored()).toBe(before);
  });

  it.each([
    ['members that nobody knows', { fields: ['secret'] }],
    ['a list', []],
    ['the prototype', JSON.parse('{"__proto__": {"a": 1}}')],
  ])('is not told to a question with %s', async (_name, payload) => {
    await expect(on.say('describe', payload)).rejects.toThrow(/^401: /);
  });
});

const field = { path: 'colour', kind: 'option', leaves: true, enters: true };
const good = { fields: [field], cut: false };

describe('an offer of a hostile partner', () => {
  const answering = async (said: unknown) => {
    const partner = await connectionAt(on.partner, on.world.id);
    const keys = await on.partner.ports.secrets.get(keysKind, on.world.id);
    const { end } = partner.peer;
    if (!end || !keys) throw new Error('The partner has no keys');
    on.world.onWire = async (request) => ({
      ...writeAnswer({
        requestId: request.headers[headerNames.id] ?? '',
        connection: on.world.id,
        kind: 'describe',
        from: partner.local,
        to: end,
        keys,
        now: on.world.now,
        result: { answer: said },
        ignored: [],
      }),
    });
    return askOffer(on.site.ports, on.world.id);
  };

  it('that is well formed is remembered with its time', async () => {
    expect(await answering({ offer: good })).toMatchObject({ ok: true, value: { offer: good } });
    expect(await on.ports.store.get(peerOfferKind, peerOfferKey(on.world.id))).toMatchObject({ offer: good });
  });

  it.each([
    ['a name of the prototype', { ...good, fields: [{ ...field, path: 'constructor' }] }],
    ['a name that is no name', { ...good, fields: [{ ...field, path: 'a b' }] }],
    ['a kind that does not cross', { ...good, fields: [{ ...field, kind: 'script' }] }],
    ['a value with controls', { ...good, fields: [{ ...field, values: ['Red\u0007'] }] }],
    ['a value that turns the direction', { ...good, fields: [{ ...field, values: ['Red\u202eneerg'] }] }],
    ['a value of two lines', { ...good, fields: [{ ...field, values: ['a\nb'] }] }],
    ['too many fields', { ...good, fields: Array.from({ length: 301 }, () => field) }],
    ['too many values', { ...good, fields: [{ ...field, values: Array(301).fill('x') }] }],
    ['a huge value', { ...good, fields: [{ ...field, values: ['x'.repeat(256)] }] }],
    ['an account of somebody', { ...good, people: ['5b10a2844c20165700ede21g'] }],
    ['a transition of unknown shape', { ...good, ways: [{ from: 'a', to: 'b', needs: ['a b'], other: 1 }] }],
  ])('with %s is believed in nothing, and nothing is stored', async (_name, bad) => {
    const before = stored();
    expect(offer.safeParse(bad).success).toBe(false);
    expect(await answering({ offer: bad })).toMatchObject({ ok: false, error: { code: 'peer-unreachable' } });
    expect(stored()).toBe(before);
  });

  it('that nobody has signed is not believed', async () => {
    on.world.onWire = async () => ({ status: 200, headers: {}, body: JSON.stringify({ offer: good }) });
    expect(await askOffer(on.site.ports, on.world.id)).toMatchObject({ ok: false });
  });
});
