import { standingOf, type TwoSites, twoSites } from './two-sites.ts';

/** Two connected sites with one issue on each. */
export interface SyncedPair {
  readonly sites: TwoSites;
  readonly connection: string;
  /** Key of the issue on blue, which was first. */
  readonly sup: string;
  /** Key of its counterpart on green. */
  readonly dev: string;
}

type Rules = Readonly<Record<string, unknown>>;

/** `blue`, `green`: parts of a version that each side publishes before the first sync. */
export async function syncedPair(rules: {
  readonly blue?: Rules;
  readonly green?: Rules;
  /** Blue's project: its support desk, or its operations, which have software's issue types. */
  readonly project?: 'SUP' | 'OPS';
}): Promise<SyncedPair> {
  const project = rules.project ?? 'SUP';
  const sites = await twoSites();
  const connection = await sites.connect(project);
  for (const site of ['blue', 'green'] as const) {
    const version = rules[site];
    if (version) await sites.admin(site, 'rules.publish', { connection, version });
  }
  const { key: sup } = await sites.blue.create(project, project === 'SUP' ? 'Service Request' : 'Task', {
    summary: 'The printer jams',
  });
  const dev = await startSync(sites, sup);
  return { sites, connection, sup, dev };
}

/** Puts an issue of blue under sync by hand; answers the key of its counterpart. */
export async function startSync(sites: TwoSites, key: string): Promise<string> {
  await sites.admin('blue', 'sync.issue', { issue: key });
  await sites.settle();
  return (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '';
}
