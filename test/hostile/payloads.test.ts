import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { quoteJql } from '../../src/core/trigger/quote-jql.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';
import { paragraph } from '../support/jira-user.ts';
import { jqlOf } from '../support/jql-clauses.ts';
import { acceptedBy, confirmedBy, granted, invitedBy } from '../support/memory-installations.ts';

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
});

const rich = (...content: unknown[]) => ({ kind: 'richText', value: { type: 'doc', version: 1, content } });
/** All that is stored but the count of new issues, which knows the hour alone. */
const stored = () =>
  JSON.stringify([...on.site.snapshot()].filter(([key]) => !key.startsWith('new-issues:')));
const issues = () => [...on.jira.issues.values()];
const only = () => {
  const [issue] = issues();
  if (!issue) throw new Error('No issue was made');
  return issue;
};

/** The second message of an issue that the first one has made. */
const second = (to: string, over: Record<string, unknown>) =>
  on.item('501', { seq: 2, base: 1, full: undefined, to, ...over });

const comment = (id: string, body: unknown, over: Record<string, unknown> = {}) => ({
  id,
  author: { name: 'Mallory', ref: 'm' },
  created: 1,
  updated: 1,
  visibility: 'public',
  body,
  ...over,
});

describe('a field that no rule lets in', () => {
  it('A32 is not written, whatever it is called', async () => {
    await on.send(
      on.item('501', {
        changed: ['summary', 'reporter', 'project', 'security', 'customfield_10001'].map((path) => ({
          path,
          since: 1,
        })),
        fields: {
          summary: { kind: 'text', value: 'Hello' },
          reporter: { kind: 'user', value: { name: 'Root', ref: 'admin' } },
          project: { kind: 'project', value: { key: 'SECRET', name: 'Secret' } },
          security: { kind: 'option', value: 'Public' },
          customfield_10001: { kind: 'text', value: 'x' },
        },
      }),
    );
    expect(only().fields).toMatchObject({ summary: 'Hello', project: { id: '10000' } });
    for (const field of ['reporter', 'security', 'customfield_10001'])
      expect(Object.keys(only().fields)).not.toContain(field);
  });
});

describe('an issue that is not under this connection', () => {
  it('A33 named as the target is neither read nor written', async () => {
    const own = await on.jira.createIssue({ fields: { summary: 'Ours alone', issuetype: { id: '1' } } });
    if (!('id' in own)) throw new Error('Not made');
    on.jira.calls.length = 0;
    const before = stored();
    expect(await on.send(second(own.id, { issue: { ...Object(on.item('777')['issue']) } }))).toEqual([
      { code: 'refused' },
    ]);
    expect(on.jira.calls).toEqual([]);
    expect(stored()).toBe(before);
  });

  it('A34 but under another one cannot be reached by its id or key', async () => {
    const { id } = await on.create('501');
    const foreign = on.item('502', { to: id, seq: 2, base: 1, full: undefined });
    on.jira.calls.length = 0;
    const [answer] = await on.send({ ...foreign, gen: '9.other' });
    expect(answer?.code).not.toBe('applied');
    expect(on.writes()).toEqual([]);
  });

  it('A34 is neither read nor written for a third company that names it under its own good connection', async () => {
    const { id } = await on.create('501');
    const [, , red] = on.world.sites;
    const invited = await invitedBy(on.site);
    granted(await acceptedBy(red, invited.code));
    granted(await confirmedBy(on.site, invited.id));
    granted(await confirmedBy(red, invited.id));
    on.jira.calls.length = 0;
    const twins = () => [...on.site.snapshot()].filter(([key]) => key.startsWith('twin:'));
    const before = JSON.stringify(twins());
    for (const gen of ['1.partner', '9.other'])
      expect(
        await peerByMessage(red.ports).call(invited.id, 'sync', { items: [second(id, { gen })] }, 1000),
      ).toMatchObject({ ok: true, answer: { items: [{ code: 'refused' }] } });
    expect(on.jira.calls).toEqual([]);
    expect(JSON.stringify(twins())).toBe(before);
  });
});

describe('text that flows into a query', () => {
  it('A35 stays one literal, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const clauses = jqlOf(`counterpartKey = ${quoteJql(text)}`);
        const value = text.replace(/[\p{Cc}\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, ' ');
        expect(clauses).toEqual([{ field: 'counterpartKey', operator: '=', value }]);
      }),
      {
        numRuns: 500,
        examples: [
          ['") OR project=SECRET --'],
          ['\\" OR 1=1'],
          ['{code}'],
          ['a\nb'],
          ['\\'],
          ['\uFFFE'],
          ['\uFDD0'],
        ],
      },
    );
  });

  it('A35 as the key of an issue is refused before any query', async () => {
    const issue = { ...Object(on.item('501')['issue']), key: 'X-1") OR project = SECRET --' };
    expect(await on.send(on.item('501', { issue }))).toEqual([{ code: 'bad-item' }]);
    expect(on.jira.calls).toEqual([]);
  });
});

describe('a document of the partner', () => {
  const deep = (levels: number): unknown =>
    levels === 0
      ? { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }
      : { type: 'blockquote', content: [deep(levels - 1)] };
  const link = (href: string) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: 'click', marks: [{ type: 'link', attrs: { href } }] }],
  });
  const written = async (...content: unknown[]) => {
    await on.send(
      on.item('501', {
        changed: [{ path: 'description', since: 1 }],
        fields: { summary: { kind: 'text', value: 'x' }, description: rich(...content) },
      }),
    );
    return JSON.stringify(only().fields['description'] ?? null);
  };

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/admin',
    'file:///etc/passwd',
  ])('A36 loses a link to %s and keeps its text', async (href) => {
    const text = await written(link(href));
    expect(text).toContain('click');
    expect(text).not.toContain(href);
  });

  it('A36 loses macros, cards into this site, foreign media and mentions of accounts', async () => {
    const text = await written(
      { type: 'extension', attrs: { extensionKey: 'other-app', extensionType: 'com.evil' } },
      {
        type: 'paragraph',
        content: [{ type: 'mention', attrs: { id: '5b10a2844c20165700ede21g', text: '@Root' } }],
      },
      {
        type: 'mediaSingle',
        content: [{ type: 'media', attrs: { type: 'file', id: 'f0e1', collection: 'c' } }],
      },
      { type: 'blockCard', attrs: { url: 'javascript:alert(1)' } },
      { type: 'iframe', attrs: { src: 'https://evil.example' } },
    );
    for (const bad of ['extension', '5b10a2844c20165700ede21g', '"media"', 'blockCard', '"attrs"', 'iframe'])
      expect(text).not.toContain(bad);
    expect(text).toContain('@Root');
  });

  it('A36 nested 200 deep arrives, and what lies below the depth that people write is kept as text', async () => {
    const text = await written(deep(200));
    expect(text).toContain('deep');
    expect(text.split('blockquote').length).toBeLessThan(70);
  });

  it('A48 with ten thousand mentions mails nobody: they are text', async () => {
    const mentions = Array.from({ length: 500 }, (_, n) => ({
      type: 'mention',
      attrs: { id: `acc-${n}`, text: `@P${n}` },
    }));
    const text = await written({ type: 'paragraph', content: mentions });
    expect(text).not.toContain('"mention"');
    expect(text).toContain('@P499');
  });
});

describe('people and comments of the partner', () => {
  it('A43 never act as a local account that the partner names', async () => {
    const { id } = await on.create('501');
    await on.send(
      second(id, {
        changed: [],
        fields: {},
        comments: [comment('9', paragraph('Hi'), { author: { name: 'Root', ref: 'acc-of-local-admin' } })],
      }),
    );
    const [copy] = only().comments;
    expect(copy?.byApp).toBe(true);
    expect(JSON.stringify(copy?.body)).toContain('Root');
    expect(JSON.stringify([only().fields, copy?.body])).not.toContain('acc-of-local-admin');
  });

  it('A44 that are internal arrive as internal and never become public', async () => {
    const { id } = await on.create('501');
    await on.send(
      second(id, {
        changed: [],
        fields: {},
        comments: [comment('9', paragraph('secret'), { visibility: 'internal' })],
      }),
    );
    const copies = () => only().comments.filter((one) => !one.internal);
    expect(copies()).toEqual([]);
    await on.send(
      second(id, {
        seq: 3,
        base: 2,
        changed: [],
        fields: {},
        comments: [comment('9', paragraph('secret!'), { visibility: 'public', updated: 2 })],
      }),
    );
    expect(copies()).toEqual([]);
  });
});

describe('values out of all bounds', () => {
  it('A50 are set aside one by one, and the others arrive', async () => {
    const [answer] = await on.send(
      on.item('501', {
        changed: ['summary', 'due', 'points', 'labels', 'spent'].map((path) => ({ path, since: 1 })),
        fields: {
          summary: { kind: 'text', value: 'Still here' },
          due: { kind: 'date', value: '9999-99-99' },
          points: { kind: 'number', value: 'Infinity' },
          labels: { kind: 'options', value: ['with spaces'] },
          spent: { kind: 'duration', value: -1 },
        },
      }),
    );
    expect(answer?.code).toBe('applied');
    expect(only().fields['summary']).toBe('Still here');
  });

  it.each(['1:2', '1#2', '1\n2', '../1', '', '9'.repeat(20), 'x'])(
    'A52 an issue id %j reaches no key of the store',
    async (id) => {
      const before = stored();
      const issue = { ...Object(on.item('1')['issue']), id };
      expect(await on.send(on.item('1', { issue }))).toEqual([{ code: 'bad-item' }]);
      expect(await on.send(on.item('1', { to: id }))).toEqual([{ code: 'bad-item' }]);
      expect(stored()).toBe(before);
    },
  );
});
