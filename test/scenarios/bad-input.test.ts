import { afterEach, describe, expect, it } from 'vitest';
import { APP } from '../../src/core/limits.ts';
import { hostileItem } from '../support/hostile-item.ts';
import { paragraph } from '../support/jira-user.ts';
import { type SignedPartner, signedPartner } from '../support/signed-partner.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/** What a partner may send that no Jira of ours would: each bad part is set aside and the rest arrives. */
describe('a rightly signed replica', () => {
  let partner: SignedPartner;
  afterEach(() => partner.sites.dispose());

  const item = (id: string, fields: Readonly<Record<string, unknown>>, more: object = {}) =>
    hostileItem(id, 1, fields, more);
  const good = { kind: 'text', value: 'It arrives' };
  const comment = (id: number, more: object = {}) => ({
    id: String(id),
    author: { name: 'Ann', ref: 'reference-of-ann' },
    created: id,
    updated: id,
    visibility: 'public',
    body: paragraph(`Remark ${id}`),
    ...more,
  });

  it('with unknown paths and values of a wrong type is taken without them', async () => {
    partner = await signedPartner('wrong-types');
    const { items } = await partner.send([
      item('900', {
        summary: good,
        description: { kind: 'number', value: 'seven' },
        unheardOf: { kind: 'text', value: 'x' },
        fromTheFuture: { kind: 'hologram', value: {} },
      }),
    ]);
    expect(items).toMatchObject([
      {
        code: 'applied',
        partial: { description: 'wrong-kind', unheardOf: 'not-mapped', fromTheFuture: 'not-mapped' },
      },
    ]);
    expect((await partner.sites.green.read('DEV-1')).fields).toMatchObject({
      summary: 'It arrives',
      description: null,
    });
  });

  it('with a summary that Jira cannot hold is taken under its key', async () => {
    partner = await signedPartner('long');
    const { items } = await partner.send([
      item('900', {
        summary: { kind: 'text', value: 'x'.repeat(400) },
        description: { kind: 'richText', value: paragraph('The text arrives') },
      }),
    ]);
    expect(items).toMatchObject([{ code: 'applied', partial: { summary: 'too-long' } }]);
    expect((await partner.sites.green.read('DEV-1')).fields).toMatchObject({
      summary: 'SUP-900',
      description: paragraph('The text arrives'),
    });
  });

  it('that is no item at all is refused alone, and its neighbours are taken', async () => {
    partner = await signedPartner('no-item');
    const { items } = await partner.send([
      item('900', { summary: good }, { evil: true }),
      'nothing of the sort',
      item('901', { summary: good }),
    ]);
    expect(items.map(({ code }) => code)).toEqual(['bad-item', 'bad-item', 'applied']);
    expect(partner.sites.host.site('green').jira.state.issues.size).toBe(1);
  });

  it('with 5,000 comments is taken with as many as a message may carry, and nothing is said of the others', async () => {
    partner = await signedPartner('many');
    const comments = Array.from({ length: 5_000 }, (_, index) => comment(index + 1));
    const { items } = await partner.send([item('900', { summary: good }, { comments })]);
    expect(items).toMatchObject([{ code: 'applied' }]);
    expect((await partner.sites.green.read('DEV-1')).fields.summary).toBe('It arrives');
    const made = Object.keys(Object(items[0]?.['made']).comment);
    expect(made).toHaveLength(APP.childWritesAtOnce);
    expect(await partner.sites.green.comments('DEV-1')).toHaveLength(APP.childWritesAtOnce);
    expect(items[0]).not.toHaveProperty('without');
  });

  it('with children that are none is taken without them, and each is named', async () => {
    partner = await signedPartner('children');
    const { items } = await partner.send([
      item(
        '900',
        { summary: good },
        { comments: [comment(1), comment(2, { visibility: 'for friends' }), comment(3, { body: 'words' })] },
      ),
    ]);
    expect(items).toMatchObject([
      {
        code: 'applied',
        made: { comment: { 1: expect.any(String) } },
        without: [
          { kind: 'comment', id: '2', code: 'refused' },
          { kind: 'comment', id: '3', code: 'refused' },
        ],
      },
    ]);
    expect(await partner.sites.green.comments('DEV-1')).toHaveLength(1);
  });

  it('with a document 200 levels deep, foreign nodes and a script for a link is degraded, never passed on', async () => {
    partner = await signedPartner('documents');
    const deep = (levels: number): unknown =>
      levels === 0 ? textBlock('bottom') : { type: 'blockquote', content: [deep(levels - 1)] };
    const link = { type: 'text', text: 'press', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] };
    const content = [
      {
        type: 'paragraph',
        content: [link, { type: 'mention', attrs: { id: 'account-of-blue', text: '@Ann' } }],
      },
      { type: 'extension', attrs: { extensionType: 'evil', extensionKey: 'k' } },
      deep(200),
    ];
    const { items } = await partner.send([
      item('900', {
        summary: good,
        description: { kind: 'richText', value: { type: 'doc', version: 1, content } },
      }),
    ]);
    expect(items).toMatchObject([{ code: 'applied' }]);
    const stored = JSON.stringify((await partner.sites.green.read('DEV-1')).fields.description);
    for (const word of ['javascript', 'account-of-blue', 'extension']) expect(stored).not.toContain(word);
    for (const word of ['press', 'Ann', 'bottom']) expect(stored).toContain(word);
  });

  it('with half of a surrogate pair in its text is refused as a whole: it means no one thing', async () => {
    partner = await signedPartner('surrogates');
    const answer = await partner.sendText([item('900', { summary: good })], (body) =>
      body.replace('It arrives', 'It \\ud800 arrives'),
    );
    expect(answer.status).toBe(401);
    expect(partner.sites.host.site('green').jira.state.issues.size).toBe(0);
  });
});

/** The same from our own side: Jira holds such things, and they must not keep an issue from crossing. */
describe('an issue with a text that JSON can hardly carry', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());

  async function crossing(summary: string, content: readonly unknown[]) {
    sites = await twoSites('odd');
    const connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', {
      summary,
      description: { type: 'doc', version: 1, content },
    });
    await sites.settle();
    expect((await standingOf(sites, 'blue', 'SUP-1')).twins).toMatchObject([{ state: 'in-step' }]);
    return (await sites.green.read('DEV-1')).fields;
  }

  it('such as half of a surrogate pair arrives with the replacement character', async () => {
    const fields = await crossing('half \ud800 a pair', [textBlock('whole 😀 and half \udc00')]);
    expect(fields.summary).toBe('half \ufffd a pair');
    expect(JSON.stringify(fields.description)).toContain('whole 😀 and half \ufffd');
  });

  it('such as a list in a list, twenty levels deep, arrives as it is', async () => {
    const list = (level: number): unknown => ({
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [textBlock(`level ${level}`), ...(level === 20 ? [] : [list(level + 1)])],
        },
      ],
    });
    const fields = await crossing('Deep list', [list(1)]);
    expect(fields.description).toEqual({ type: 'doc', version: 1, content: [list(1)] });
  });
});

const textBlock = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
