import { beforeEach, describe, expect, it } from 'vitest';
import { connectionKind } from '../../src/core/connection/connection-record.ts';
import { proposalsKind } from '../../src/core/proposal/proposals-record.ts';
import { draftKind } from '../../src/core/rules/draft-record.ts';
import { versionKey, versionKind } from '../../src/core/rules/version.ts';
import { answerProposal } from '../../src/usecases/proposal/answer-proposal.ts';
import { loadProposals } from '../../src/usecases/proposal/keep-proposals.ts';
import { sendProposal } from '../../src/usecases/proposal/send-proposal.ts';
import { agreeByItself } from '../../src/usecases/proposal/tell-proposals.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';
import { connectionAt } from '../support/memory-installations.ts';
import { sampleCatalogue } from '../support/sample-catalogue.ts';

let on: HostilePartner;
let seq: number;
beforeEach(async () => {
  on = await hostilePartner();
  seq = (await connectionAt(on.site, on.world.id)).control.received;
});

const said = (payload: unknown, number?: number) => {
  if (number === undefined) seq += 1;
  return on.say('propose', payload, number ?? seq);
};
const line = { path: 'priority', kind: 'option', direction: 'both' };
const proposal = (over: object = {}) => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  lines: [line],
  until: Math.floor(on.world.now / 1000) + 86_400,
  ...over,
});
const idOf = (n: number) => String(n).padStart(22, 'A');
const make = (over: object = {}) => said({ do: 'make', proposal: proposal(over) });
const kept = () => loadProposals(on.ports, on.world.id);
const stored = () =>
  JSON.stringify([...on.site.snapshot()].filter(([key]) => !key.startsWith('connection:')));
const catalogue = async () => ({ ok: true as const, value: sampleCatalogue() });
const answer = (id: string, yes: boolean) =>
  answerProposal(on.site.ports, catalogue, {
    connection: on.world.id,
    id,
    yes,
    fields: [{ path: 'priority', field: 'priority' }],
    by: undefined,
  });

describe('a proposal of the partner', () => {
  it('is shown to an admin, and changes neither rules nor draft nor whose value stands', async () => {
    const before = await connectionAt(on.site, on.world.id);
    const rules = await on.ports.store.get(versionKind, versionKey(on.world.id, before.version));
    expect(await make({ policy: { number: 2, winner: 'acceptor' } })).toEqual({ agreed: false });
    const after = await connectionAt(on.site, on.world.id);
    expect(after).toMatchObject({ version: before.version, policy: before.policy });
    expect(after.alerts).toHaveProperty('proposal-waits');
    expect(await on.ports.store.get(versionKind, versionKey(on.world.id, after.version))).toEqual(rules);
    expect(await on.ports.store.get(draftKind, on.world.id)).toBeUndefined();
    expect(on.jira.calls).toEqual([]);
  });

  it.each([
    ['nothing in it', { lines: [] }],
    ['a name of the prototype', { lines: [{ ...line, path: 'hasOwnProperty' }] }],
    ['a path of the prototype', { lines: [JSON.parse('{"__proto__": {}, "path": "a", "kind": "text"}')] }],
    ['a source of the peer', { lines: [{ ...line, path: '@key' }] }],
    ['the same name twice', { lines: [line, line] }],
    ['a kind that does not cross', { lines: [{ ...line, kind: 'script' }] }],
    ['a field id of this site', { lines: [{ ...line, field: 'customfield_10000' }] }],
    ['values with controls', { lines: [{ ...line, values: [{ mine: 'a\u0007', yours: 'b' }] }] }],
    ['a text that turns the direction', { text: 'fine\u202e' }],
    ['a text of several lines', { text: 'a\nb' }],
    [
      'more lines than anybody reads',
      { lines: Array.from({ length: 51 }, (_, n) => ({ ...line, path: `f${n}` })) },
    ],
    [
      'more bytes than are kept',
      {
        lines: [
          {
            ...line,
            values: Array.from({ length: 200 }, (_, n) => ({ mine: `${n}${'x'.repeat(200)}`, yours: 'y' })),
          },
        ],
      },
    ],
    ['a policy of an owner that is no side', { policy: { number: 2, winner: 'mallory' } }],
    [
      'a policy for the prototype',
      { policy: { number: 2, winner: 'acceptor', owners: { constructor: 'acceptor' } } },
    ],
    ['a script', { script: 'replica.summary = 1' }],
    ['an id that is a path', { id: '../../../../../../../..' }],
  ])('with %s is turned away, and nothing is kept', async (_name, over) => {
    const before = stored();
    await expect(make(over)).rejects.toThrow(/^401: /);
    expect(stored()).toBe(before);
  });

  it.each([
    ['an end in the past', { until: 1 }],
    ['an end that never comes', { until: 9_999_999_999 }],
    ['a policy that does not follow the one in force', { policy: { number: 7, winner: 'acceptor' } }],
  ])('with %s is refused by a signed answer, and not kept', async (_name, over) => {
    await expect(make(over)).rejects.toThrow(/^409: /);
    expect((await kept()).in).toEqual([]);
  });

  it('is kept five times and no more, until some are answered', async () => {
    for (let n = 0; n < 5; n += 1) await make({ id: idOf(n) });
    await expect(make({ id: idOf(5) })).rejects.toThrow(/too-many/);
    expect((await kept()).in).toHaveLength(5);
    await answer(idOf(0), false);
    expect(await make({ id: idOf(6) })).toEqual({ agreed: false });
  });

  it('played again is refused by its number, said again it is the same, and another of its id is refused', async () => {
    await make();
    await expect(said({ do: 'make', proposal: proposal() }, seq)).rejects.toThrow(/^401: |^409: /);
    expect(await make()).toEqual({ agreed: false });
    await expect(make({ text: 'Something else' })).rejects.toThrow(/taken/);
    expect((await kept()).in).toHaveLength(1);
  });

  it('cannot be withdrawn after it was agreed to', async () => {
    await make();
    expect(await answer(proposal().id, true)).toMatchObject({ ok: false });
    // The partner never made it: it takes no yes to it, and nothing is drafted here.
    expect(await on.ports.store.get(draftKind, on.world.id)).toBeUndefined();
    expect((await kept()).in[0]?.state).toBe('withdrawn');
  });
});

describe('agreeing by itself', () => {
  it('is off before an admin says so, and then agrees only to what has a known field here', async () => {
    await agreeByItself(on.site.ports, on.world.id, true);
    expect(await make()).toEqual({ agreed: true });
    expect(await make({ id: idOf(2), lines: [{ ...line, path: 'nobodyKnowsIt' }] })).toEqual({
      agreed: false,
    });
    expect(await make({ id: idOf(3), lines: [{ ...line, kind: 'dateTime' }] })).toEqual({ agreed: false });
    const draft = await on.ports.store.get(draftKind, on.world.id);
    expect(draft?.held?.version['mappings']).toMatchObject([
      {},
      {},
      {},
      { field: 'priority', path: 'priority' },
    ]);
    expect((await connectionAt(on.site, on.world.id)).version).toBe(1);
  });
});

describe('an answer of the partner', () => {
  const agree = (payload: unknown) => {
    seq += 1;
    return on.say('agree', payload, seq);
  };
  const sent = async () => {
    const wish = {
      connection: on.world.id,
      lines: [{ path: 'priority', field: 'priority', kind: 'priority', direction: 'out', values: [] }],
      days: 14,
      by: undefined,
    } as const;
    const made = await sendProposal(on.site.ports, wish);
    if (!made.ok) throw new Error(made.error.message);
    return made.value.out[0]?.hash ?? '';
  };

  it('to something that was never proposed is refused, whatever it says', async () => {
    const hash = 'A'.repeat(43);
    await expect(agree({ hash, yes: true, proposal: {} })).rejects.toThrow(/not-awaited/);
    await expect(agree({ hash, yes: true, proposal: { lines: [line] } })).rejects.toThrow(/^401: /);
    expect(await on.ports.store.get(proposalsKind, on.world.id)).toBeUndefined();
  });

  it('is bound to what was proposed to the letter, counts once, and puts that alone into the draft', async () => {
    const hash = await sent();
    expect(await agree({ hash, yes: true, proposal: { text: 'Fine' } })).toEqual({});
    expect((await kept()).out[0]).toMatchObject({ state: 'agreed', said: 'Fine', drafted: true });
    const before = JSON.stringify(await on.ports.store.get(draftKind, on.world.id));
    expect(await agree({ hash, yes: true, proposal: {} })).toEqual({});
    await expect(agree({ hash, yes: false, proposal: {} })).rejects.toThrow(/not-open/);
    expect(JSON.stringify(await on.ports.store.get(draftKind, on.world.id))).toBe(before);
    expect(await on.ports.store.get(connectionKind, on.world.id)).toMatchObject({ version: 1 });
  });

  it('with words that are no line of text is turned away', async () => {
    const hash = await sent();
    for (const text of ['a\nb', 'x'.repeat(501), 'up\u202e', ''])
      await expect(agree({ hash, yes: true, proposal: { text } })).rejects.toThrow(/^401: /);
    expect((await kept()).out[0]?.state).toBe('open');
  });
});
