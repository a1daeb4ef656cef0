import * as z from 'zod';
import {
  type Connection,
  connectionKind,
  type Keys,
  keysKind,
} from '../../../src/core/connection/connection-record.ts';
import type { KindName } from '../../../src/core/protocol/message-kinds.ts';
import { writeMessage } from '../../../src/core/protocol/write-message.ts';
import { checkRun } from '../check-run.ts';
import { type Attempt, checkIntrusion } from '../checkers/intrusion.ts';
import { onPage } from './app-page.ts';
import { edit, linkIssues } from './linked-issues.ts';
import type { Trial } from './trial.ts';
import { finish, onStage, type TrialStage } from './trial-stage.ts';

/** Records with attributes keep the rest of their value beside these. */
const connectionRow = z.looseObject({ data: z.looseObject({}) });

/** A key that another has followed counts for one more day after that one's first use. */
const OVERLAP_SECONDS = 25 * 3600;

/** Somebody has overheard blue, and once got hold of its keys: nothing that he sends to green is taken. */
export const intruder: Trial = {
  name: 'intruder',
  run: (laboratory, seed, tracing) =>
    onStage(laboratory, { name: intruder.name, seed }, tracing, async (stage) => {
      const { host } = stage;
      const stolen = stolenFrom(stage);
      await linkIssues(stage, 'blue', 1);
      await edit(stage, 'blue', 0, 'summary', 'overheard.');
      await host.drain();
      const connection = stolen.connection.id;
      await onPage(stage, 'blue', 'connection.pause', { connection });
      await onPage(stage, 'blue', 'connection.resume', { connection });
      await host.drain();
      await host.advance(60);
      const repeated = await attacked(stage, () => repeatedControls(stage));
      const elsewhere = await attacked(stage, async () => [await toSomebodyElse(stage, stolen)]);
      const old =
        seed % 2 === 0
          ? await attacked(
              stage,
              async () => [await withOldKey(stage, stolen)],
              () => rotate(stage),
            )
          : [];
      return [...repeated, ...elsewhere, ...old, ...checkRun(await finish(stage))];
    }),
};

interface Stolen {
  readonly connection: Connection;
  readonly keys: Keys;
}

async function attacked(
  stage: TrialStage,
  attack: () => Promise<Attempt[]>,
  prepare: () => Promise<void> = async () => undefined,
): Promise<string[]> {
  const { host, evidence } = stage;
  await prepare();
  const state = () => JSON.stringify(host.records('green'));
  const [before, calls] = [state(), evidence.calls.length];
  const attempts = await attack();
  await host.drain();
  const writes = evidence.calls
    .slice(calls)
    .filter(({ site, name }) => site === 'green' && /^jira\.(POST|PUT|DELETE)/.test(name));
  return checkIntrusion(attempts, { before, after: state(), writes: writes.map(({ name }) => name) });
}

/** Every control message that blue has sent, once more as it was. */
async function repeatedControls(stage: TrialStage): Promise<Attempt[]> {
  const sent = stage.host.traffic().filter(({ from, body }) => from === 'blue' && isControl(body));
  const attempts: Attempt[] = [];
  for (const { url, headers, body } of sent) {
    const what = `a repeated ${headers['counterpart-kind']}`;
    attempts.push({ what, status: await post(stage, url, headers, JSON.stringify(body)) });
  }
  if (attempts.length === 0) throw new Error('Blue has sent no control message.');
  return attempts;
}

const isControl = (body: unknown): boolean => typeof body === 'object' && body !== null && 'seq' in body;

/** A message under blue's own key that is meant for another installation. */
async function toSomebodyElse(stage: TrialStage, stolen: Stolen): Promise<Attempt> {
  const { end } = stolen.connection.peer;
  const other = { ...end, cloudId: 'another-cloud', installation: 'another-installation' };
  return send(stage, 'a message to another installation', { ...stolen, to: other });
}

/** Blue has had new keys for more than a day. */
async function rotate(stage: TrialStage): Promise<void> {
  const { host, ground } = stage;
  const connection = ground.links[0]?.connection;
  await onPage(stage, 'blue', 'connection.rotateKeys', { connection });
  await edit(stage, 'blue', 0, 'summary', 'under the new key.');
  await host.drain();
  await host.advance(OVERLAP_SECONDS);
}

const withOldKey = (stage: TrialStage, stolen: Stolen): Promise<Attempt> =>
  send(stage, 'a message under a key of the past', stolen);

async function send(
  stage: TrialStage,
  what: string,
  forged: Stolen & { readonly to?: Partial<NonNullable<Connection['peer']['end']>> },
): Promise<Attempt> {
  const { connection, keys } = forged;
  const { end } = connection.peer;
  if (end === undefined) throw new Error('Blue knows nobody.');
  const kind: KindName = 'pause';
  const { headers, body } = writeMessage({
    connection,
    end: { ...end, ...forged.to },
    keys: { v: 1, current: keys.current },
    kind,
    payload: {},
    id: `msg_${Buffer.from(stage.chance.fork(what).bytes(16)).toString('base64url')}`,
    now: stage.host.clock.now(),
    seq: connection.control.sent + 100,
  });
  return { what, status: await post(stage, end.url, headers, body) };
}

async function post(
  { host }: TrialStage,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number> {
  const answer = await host.callWebTrigger(new Request(url, { method: 'POST', headers, body }));
  return answer.status;
}

/** Blue's connection and its keys, as they were when both sides had just been connected. */
function stolenFrom({ ground, host }: TrialStage): Stolen {
  const id = ground.links[0]?.connection ?? '';
  const installation = host.site('blue').installation?.id;
  const table = ground.frozen.tables.find(({ name }) => name === 'kvs_row');
  const heldAs = (kind: string): unknown => {
    const row = table?.rows.find((values) => {
      const cell = (column: string) => values[table.columns.indexOf(column)];
      return cell('installation') === installation && String(cell('key')).startsWith(`${kind}:${id}`);
    });
    return row && JSON.parse(String(row[table?.columns.indexOf('json') ?? -1]));
  };
  const row = connectionRow.parse(heldAs('connection'));
  const { data, ...head } = row;
  const connection = connectionKind.schema.parse({ ...head, ...data });
  return { connection, keys: keysKind.schema.parse(heldAs('keys')) };
}
