import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraph } from '../support/jira-user.ts';
import { moveToProject } from '../support/move-to-project.ts';
import { portalUser } from '../support/portal-user.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { startSync } from '../support/synced-pair.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const mark = (internal: boolean) => [{ key: 'sd.public.comment', value: { internal } }];

type Act =
  | { readonly do: 'say'; readonly internal: boolean; readonly file: boolean }
  | { readonly do: 'hide' | 'show'; readonly which: number }
  | { readonly do: 'move' };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('say' as const), internal: fc.boolean(), file: fc.boolean() }),
  fc.record({ do: fc.constantFrom('hide' as const, 'show' as const), which: fc.nat({ max: 5 }) }),
  fc.constant({ do: 'move' as const }),
);

interface Said {
  readonly id: string;
  text: string;
  internal: boolean;
}

/** The same as visibility.test.ts in the simulation, with the real app on two sites. */
describe('random changes of what customers may see', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('visibility');
    connection = await sites.connect();
    await sites.publish('blue', connection, { attachments: { out: 'public', in: 'on' } });
    const projects = projectsOf(sites.host, 'blue', 'SUP', 'OPS');
    await publishScope(sites, 'blue', connection, { projects });
  }, 60_000);
  afterAll(() => sites.dispose());

  let count = 0;
  const fresh = (what: string) => {
    count += 1;
    return `${what}-${count}-`;
  };

  it('never show the partner what is internal, in a desk and out of it', async () => {
    const runs = fc.sample(fc.array(act, { minLength: 4, maxLength: 8 }), { numRuns: 40, seed: 11 });
    const carol = portalUser(sites.host, 'blue', 'carol@customer.example');
    for (const acts of runs) {
      const key = await carol.raise('SUP', 'Get IT help', { summary: fresh('request') });
      await sites.settle();
      const dev = await startSync(sites, key);
      await play(key, dev, acts);
    }
    expect(sites.host.host.reports()).toEqual([]);
  }, 300_000);

  async function play(key: string, dev: string, acts: readonly Act[]): Promise<void> {
    const said: Said[] = [];
    const files: string[] = [];
    let desk = true;
    for (const one of acts) {
      const before = sites.host.traffic({}).length;
      if (one.do === 'move') {
        desk = !desk;
        await moveToProject(sites, key, desk ? 'SUP' : 'OPS', desk ? 'Service Request' : 'Task');
      } else if (one.do === 'say') {
        const internal = one.internal && desk;
        if (internal && one.file) {
          files.push(fresh('file'));
          await sites.blue.attach(key, files.at(-1) ?? '', new Uint8Array(3));
        }
        said.push(await say(key, internal));
      } else if (desk && said.length > 0) await change(key, said[one.which % said.length], one.do === 'hide');
      await sites.settle();
      await sites.pass(30);
      const wire = JSON.stringify(sites.host.traffic({}).slice(before));
      const there = (await sites.green.comments(dev)).join('\n');
      for (const { text, internal } of said.filter((each) => each.internal)) {
        expect([internal, there.includes(text), wire.includes(text)]).toEqual([true, false, false]);
      }
      for (const { text } of said.filter((each) => !each.internal)) expect(there).toContain(text);
      for (const name of files) expect(wire).not.toContain(name);
    }
  }

  async function say(key: string, internal: boolean): Promise<Said> {
    const text = fresh('remark');
    const properties = internal ? mark(true) : [];
    const made = await sites.blue.call('POST', `/issue/${key}/comment`, {
      body: paragraph(text),
      properties,
    });
    return { id: Object(made).id, text, internal };
  }

  /** Who changes who may read a comment may change its words with it. */
  async function change(key: string, one: Said | undefined, internal: boolean): Promise<void> {
    if (one === undefined) return;
    one.text = fresh('words');
    one.internal = internal;
    const body = { body: paragraph(one.text), properties: mark(internal) };
    await sites.blue.call('PUT', `/issue/${key}/comment/${one.id}`, body);
  }
});
