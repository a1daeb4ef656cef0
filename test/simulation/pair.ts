import type { PeerResult } from '../../src/core/ports/peer.ts';
import { document } from './people.ts';
import { sampleConnection } from './sample-connection.ts';
import { Site, type Tally } from './site.ts';
import type { World } from './world.ts';

type Wiring = { readonly winner: 'initiator' | 'acceptor'; readonly loss: number };

/** Two connected sites; issues of the first start by themselves. */
export function makePair(world: World, tally: Tally, wiring: Wiring): Promise<readonly Site[]> {
  return makeChain(world, tally, wiring, ['aaa', 'bbb']);
}

/** Sites of which each is connected with the next; what is made on the first goes on to the last. */
export async function makeChain(
  world: World,
  tally: Tally,
  wiring: Wiring,
  names: readonly string[],
): Promise<readonly Site[]> {
  const sites: Site[] = [];
  for (const [index, name] of names.entries()) {
    const before = names[index - 1];
    const after = names[index + 1];
    const end = (number: number, role: 'initiator' | 'acceptor', peer: string | undefined) =>
      peer === undefined
        ? []
        : [sampleConnection(LINKS[number] ?? '', role, wiring.winner, { local: name, peer })];
    const onward = end(index, 'initiator', after);
    const options = {
      name,
      firstId: 10_000 * (index + 1),
      connections: [...end(index - 1, 'acceptor', before), ...onward],
      triggers: onward.map((connection) => connection.id),
    };
    const site = new Site(world, tally, options);
    await site.begin(options);
    sites.push(site);
  }
  for (const [index, site] of sites.entries()) {
    site.wire = (connection, kind, payload) => {
      const to = connection.startsWith(LINKS[index] ?? '-') ? sites[index + 1] : sites[index - 1];
      if (!to) return Promise.resolve({ ok: false, reason: 'not-sent' });
      return carry(world, to, wiring.loss, { connection, kind, payload });
    };
  }
  return sites;
}

const LINKS = ['c', 'd', 'e'];

/** A person makes an issue on a site. */
export async function firstOf(site: Site, world: World): Promise<void> {
  const made = await site.jira.createIssue({
    fields: { summary: 's0', description: document('s0'), issuetype: { id: '1' } },
  });
  site.tally.created.length = 0;
  site.jira.calls.length = 0;
  world.note(`${site.name} PERSON creates ${'id' in made ? made.id : ''}`);
  if ('id' in made) site.changed(made.id, 'created');
}

/** The wire: lost before, lost after, delayed, doubled; the answer of either copy counts. */
function carry(
  world: World,
  to: Site,
  loss: number,
  message: { readonly connection: string; readonly kind: string; readonly payload: unknown },
): Promise<PeerResult> {
  const { connection, kind } = message;
  const sent: string = JSON.stringify(message.payload);
  return new Promise((resolve) => {
    world.after(60, () => resolve({ ok: false, reason: 'unknown' }));
    const deliver = (delay: number) =>
      world.after(delay, () =>
        world.spawn(
          to.name,
          `receive ${kind}`,
          55,
          (task) => to.receive(task, connection, kind, JSON.parse(sent)),
          (answer, dead) => {
            if (dead || world.chance(loss)) return;
            const text = JSON.stringify(answer);
            world.note(() => `${to.name} ANSWERS ${text.slice(0, 500)}`);
            world.after(0.1 + world.random() * (world.chance(0.1) ? 50 : 1), () =>
              resolve({ ok: true, answer: JSON.parse(text) }),
            );
          },
        ),
      );
    if (!world.chance(loss)) deliver(0.1 + world.random() * (world.chance(0.1) ? 200 : 1));
    if (world.chance(loss)) deliver(world.random() * 250);
  });
}
