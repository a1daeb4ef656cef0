import * as z from 'zod';
import { personOf } from '../people.ts';
import type { TrialStage } from './trial-stage.ts';

const answer = z.object({
  ok: z.boolean(),
  data: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
const standing = z.looseObject({
  twins: z.array(z.looseObject({ problem: z.object({ message: z.string() }).optional() })),
});

/** What an operation of the admin page answers to an admin of the site; throws what the app says where it refuses. */
export async function onPage(
  { host }: Pick<TrialStage, 'host'>,
  site: string,
  operation: string,
  payload: unknown,
): Promise<unknown> {
  const call = { module: 'admin', operation, payload, accountId: personOf(host, site) };
  const outcome = await host.invokePage(site, call);
  if (outcome.kind !== 'answered') throw new Error(`${operation} on ${site} ended as ${outcome.kind}.`);
  const said = answer.parse(outcome.value);
  if (!said.ok) throw new Error(`${operation} on ${site}: ${said.error?.message ?? 'refused'}`);
  return said.data;
}

/** The problem that an issue's panel shows, if any. */
export async function problemOf(stage: TrialStage, site: string, issue: string): Promise<string | undefined> {
  const { twins } = standing.parse(await onPage(stage, site, 'sync.status', { issue }));
  return twins.find(({ problem }) => problem !== undefined)?.problem?.message;
}
