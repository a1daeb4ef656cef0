import { beforeEach, describe, expect, it } from 'vitest';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
});

const issues = () => [...on.jira.issues.values()];
const only = () => {
  const [issue] = issues();
  if (!issue) throw new Error('No issue was made');
  return issue;
};

/** The second message of an issue that the first one has made. */
const second = (to: string, over: Record<string, unknown>) =>
  on.item('501', { seq: 2, base: 1, full: undefined, to, ...over });

describe('a file of the partner', () => {
  const name = async (given: string) => {
    const { id } = await on.create('501');
    const file = { id: '7', name: given, size: 3, mime: 'text/html', visibility: 'public' };
    const [answer] = await on.send(second(id, { changed: [], fields: {}, attachments: [file] }));
    expect(answer?.code).toBe('applied');
    const row = [...on.site.snapshot()].find(([key]) => key.startsWith('children:'))?.[1] ?? '';
    return /"name":"((?:[^"\\]|\\.)*)"/.exec(row)?.[1];
  };

  it.each([
    ['../../etc/passwd', 'etc_passwd'],
    ['C:\\x.exe', 'C__x.exe'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\r\nContent-Type: x', 'aContent-Type_ x'],
    ['say "hi".svg', 'say _hi_.svg'],
    ['', 'file'],
    ['...', 'file'],
    [`${'n'.repeat(5000)}.pdf`, `${'n'.repeat(100)}.pdf`],
  ])('A39 named %j is stored under a name that does no harm', async (given, safe) => {
    expect(await name(given)).toBe(safe);
  });

  it('A41 cannot be an address to be fetched: the protocol has no such field', async () => {
    const { id } = await on.create('501');
    const file = {
      id: '7',
      name: 'x',
      size: 3,
      mime: 'text/plain',
      visibility: 'public',
      url: 'http://169.254.169.254',
    };
    const sent = on.world.wire.length;
    const [answer] = await on.send(second(id, { attachments: [file] }));
    expect(answer).toMatchObject({ without: [{ kind: 'attachment', id: '7', code: 'refused' }] });
    expect(answer).not.toHaveProperty('pulling');
    expect(on.jira.calls.filter((call) => call.startsWith('addAttachment'))).toEqual([]);
    expect(on.world.wire).toHaveLength(sent);
  });

  it('A42 nor can a link in a text make the app fetch something', async () => {
    const sent = on.world.wire.length;
    await on.send(
      on.item('501', { fields: { summary: { kind: 'text', value: 'http://169.254.169.254/' } } }),
    );
    expect(only().fields['summary']).toBe('http://169.254.169.254/');
    expect(on.world.wire).toHaveLength(sent);
  });
});

describe('the same again', () => {
  it('A62 under a thousand new message ids writes nothing more', async () => {
    await on.create('501');
    const writes = on.writes().length;
    for (let time = 0; time < 1000; time += 1) await on.send(on.item('501'));
    expect(on.writes()).toHaveLength(writes);
  });

  it('A62 under new sequence numbers writes nothing more', async () => {
    const { id } = await on.create('501');
    const writes = on.writes().length;
    for (let seq = 2; seq < 52; seq += 1)
      await on.send(second(id, { seq, base: seq - 1, changed: [{ path: 'summary', since: seq }] }));
    expect(on.writes()).toHaveLength(writes);
  });

  it('A6 a hundred times at once makes one issue', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => on.send(on.item('501'))));
    expect(issues()).toHaveLength(1);
    expect(answers).toHaveLength(100);
    expect(on.writes().filter((call) => call === 'createIssue')).toHaveLength(1);
  });
});
