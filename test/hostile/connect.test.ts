import { beforeEach, describe, expect, it } from 'vitest';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
});

const stored = () =>
  JSON.stringify([...on.site.snapshot()].filter(([key]) => !key.startsWith('new-issues:')));
const connect = (key: string, id = '900', gen = '1.guess') => ({
  do: 'connect',
  gen,
  issue: { id, key: `BLUE-${id}` },
  with: key,
});

/** An issue of this site that the partner has nothing to do with. */
async function ownIssue(fields: Record<string, unknown> = {}): Promise<{ id: string; key: string }> {
  const made = await on.jira.createIssue({
    fields: { summary: 'Ours', project: { id: '10000' }, ...fields },
  });
  if (!('id' in made)) throw new Error('No issue was made');
  return made;
}

describe('a partner that guesses keys', () => {
  it('hears the same of a key that is not there, one that is archived, and one behind a security level', async () => {
    const archived = await ownIssue({ archiveddate: '2026-01-05T10:00:00.000+0000' });
    const behind = await ownIssue({ security: { id: '1', name: 'Board only' } });
    const before = [stored(), on.writes().length];
    const answers = await on.send(connect('GREEN-77777'), connect(archived.key), connect(behind.key));
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ code: 'no-such-issue' })));
    expect([stored(), on.writes().length]).toEqual(before);
  });

  it('learns nothing of an issue but its key and id, also where it may have it', async () => {
    const own = await ownIssue({ summary: 'A plan' });
    const answers = await on.send(connect(own.key));
    expect(answers).toEqual([{ code: 'connected', gen: '1.guess', issue: { id: own.id, key: own.key } }]);
    expect(JSON.stringify(answers)).not.toContain('A plan');
    expect(on.jira.issues.get(own.id)?.fields['summary']).toBe('A plan');
  });

  it('hears the same twice, and takes no issue from a pair that has begun', async () => {
    const own = await ownIssue();
    const [first] = await on.send(connect(own.key));
    expect(await on.send(connect(own.key, '900', '1.again'))).toEqual([first]);
    await on.send(on.item('900', { gen: '1.guess', to: own.id }));
    const before = stored();
    expect(await on.send(connect(own.key, '901'))).toEqual([{ code: 'taken' }]);
    expect(stored()).toBe(before);
  });

  it('cannot join its issue with a second one while the first pair lives', async () => {
    const made = await on.create('501');
    const own = await ownIssue();
    const before = stored();
    expect(await on.send(connect(own.key, '501'))).toEqual([{ code: 'taken' }]);
    expect(stored()).toBe(before);
    expect(on.jira.issues.get(made.id)?.fields['summary']).toBe('From the partner');
  });

  it('is refused what is no key', async () => {
    for (const key of ['GREEN-1 OR project = SECRET', '../GREEN-1', '10001', '', 'green-1'])
      expect(await on.send(connect(key)), key).toEqual([{ code: 'bad-item' }]);
  });
});
