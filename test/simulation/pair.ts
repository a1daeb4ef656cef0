import type { PeerResult } from '../../src/core/ports/peer.ts';
import { document } from './people.ts';
import { sampleConnection } from './sample-connection.ts';
import { Site, type Tally } from './site.ts';
import type { World } from './world.ts';

/** Two connected sites; issues of the first start by themselves. */
export async function makePair(
  world: World,
  tally: Tally,
  workload: { readonly winner: 'initiator' | 'acceptor'; readonly loss: number },
): Promise<readonly Site[]> {
  const ends = [
    { name: 'aaa', role: 'initiator', peer: 'bbb', firstId: 10_000 },
    { name: 'bbb', role: 'acceptor', peer: 'aaa', firstId: 20_000 },
  ] as const;
  const sites: Site[] = [];
  for (const { name, role, peer, firstId } of ends) {
    const connection = sampleConnection('c', role, workload.winner, { local: name, peer });
    const options = { name, firstId, connections: [connection], triggers: role === 'initiator' };
    const site = new Site(world, tally, options);
    await site.begin(options);
    sites.push(site);
  }
  const [a, b] = sites;
  if (a && b) {
    a.wire = (connection, kind, payload) => carry(world, b, workload.loss, { connection, kind, payload });
    b.wire = (connection, kind, payload) => carry(world, a, workload.loss, { connection, kind, payload });
  }
  return sites;
}

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
