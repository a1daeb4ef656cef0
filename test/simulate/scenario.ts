import * as z from 'zod';
import type { Host } from '../../host/host.ts';
import type { Issue } from '../../host/jira/model.ts';
import type { Evidence } from './evidence.ts';
import type { Ground } from './ground.ts';
import type { History } from './history.ts';
import { type People, personOf } from './people.ts';
import type { Checker } from './run.ts';

/** Where a scenario plays: two connected sites with people, and admins who use the app's pages. */
export interface Stage {
  readonly host: Host;
  readonly ground: Ground;
  readonly people: People;
  readonly history: History;
  readonly evidence: Evidence;
}

/** One thing that people do, in which every call of the app to the platform is struck in turn. */
export interface Scenario {
  readonly name: string;
  /** What is there before, undisturbed. */
  readonly before: (stage: Stage) => Promise<void>;
  /** What people do while every call in turn is struck. */
  readonly act: (stage: Stage) => Promise<void>;
  /** What must hold in the end. */
  readonly checks: readonly Checker[];
}

const answer = z.object({
  ok: z.boolean(),
  data: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/**
 * An operation of the app's pages, as an admin of the site. A page that fails is tried again as a person would:
 * `false` where it went on failing.
 */
export async function operate(
  { host }: Pick<Stage, 'host'>,
  site: string,
  operation: string,
  payload: unknown,
): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const call = { module: 'admin', operation, payload, accountId: personOf(host, site) };
    const outcome = await host.invokePage(site, call);
    const read = outcome.kind === 'answered' ? answer.safeParse(outcome.value) : undefined;
    if (read?.success && read.data.ok) return true;
    await host.advance(20);
  }
  return false;
}

/** The only issue of a site. */
export function issueOn({ host }: Pick<Stage, 'host'>, site: string): Issue {
  const [issue] = host.site(site).jira.state.issues.all();
  if (issue === undefined) throw new Error(`There is no issue on ${site}.`);
  return issue;
}
