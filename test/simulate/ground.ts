import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VirtualClock } from '../../host/clock/virtual-clock.ts';
import { openDatabase } from '../../host/database/open-database.ts';
import { openHost, type PreparedApp, prepareApp } from '../../host/host.ts';
import { LocalHost } from '../../host/local/local-host.ts';
import { adminOperation, projectId } from '../../host/local/start-up.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { type FrozenHost, freeze } from '../../host/simulate/frozen-host.ts';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { shadeFieldOf } from './choice.ts';
import { furnishFor, type RuleSet, versionFor } from './rule-sets.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `star`: one site with two partners, each with a project of its own, so that nothing is to pass from one to the
 * other. `cycle`: issues go round one way; `ring`: both ways round, wherever they were made.
 */
export type Topology = 'pair' | 'chain' | 'cycle' | 'ring' | 'star';

export interface GroundLink {
  readonly connection: string;
  readonly from: string;
  readonly to: string;
}

/** Connected sites at rest, from which every run of a topology begins. */
export interface Ground {
  readonly topology: Topology;
  readonly rules: RuleSet;
  readonly frozen: FrozenHost;
  readonly sites: readonly string[];
  readonly links: readonly GroundLink[];
}

/** The project of a site that is connected. */
const PROJECTS: Readonly<Record<string, { readonly key: string; readonly type: string }>> = {
  blue: { key: 'SUP', type: 'Task' },
  green: { key: 'DEV', type: 'Task' },
  red: { key: 'RED', type: 'Task' },
};

/** By site, and project where it is not the usual one. */
const LINKS: Readonly<Record<Topology, readonly (readonly [string, string])[]>> = {
  pair: [['blue', 'green']],
  chain: [
    ['blue', 'green'],
    ['green', 'red'],
  ],
  cycle: [
    ['blue', 'green'],
    ['green', 'red'],
    ['red', 'blue'],
  ],
  ring: [
    ['blue', 'green'],
    ['green', 'red'],
    ['red', 'blue'],
  ],
  star: [
    ['blue', 'green'],
    ['green/HELP', 'red'],
  ],
};

export const identity = () => new SeededRandom('ground');
export const baseUrl = (site: string) => `https://${site}.atlassian.example`;

const originOf = (site: string) => ({
  page: baseUrl(site),
  resource: `https://frames.${site}.example`,
});

/** Reads the app from a folder of bundles; the one that the build makes by default. */
export function readApp(bundles = join(ROOT, 'dist')): Promise<PreparedApp> {
  return prepareApp({ manifest: join(ROOT, 'manifest.yml'), bundles, check: 'own' });
}

/** Lets admins of two or three companies connect their projects, and freezes what comes of it. */
export async function layGround(app: PreparedApp, topology: Topology, rules: RuleSet): Promise<Ground> {
  const database = openDatabase();
  const host = openHost(app, {
    clock: new VirtualClock(),
    random: identity(),
    database,
    baseUrl,
  });
  const local = new LocalHost(host, database, { app: ROOT, data: undefined, clock: 'virtual', originOf });
  const pairs = LINKS[topology].map(([from, to]) => [endOf(from), endOf(to)] as const);
  const sites = [...new Set(pairs.flat().map(({ site }) => site))];
  for (const site of sites) {
    await local.addSite(site);
    furnishFor(rules, site, projectId(local, site, keyOf(site)), host.site(site).jira.admin);
  }
  const place = ({ site, key }: End) => ({ name: site, projectId: projectId(local, site, key) });
  const links: GroundLink[] = [];
  for (const [from, to] of pairs) {
    const admin = (site: string, operation: string, payload: unknown) =>
      adminOperation(local, site, operation, payload);
    const connection = await connectProjects(place(from), place(to), admin);
    for (const { site } of [from, to]) {
      const version = versionFor(rules, site, shadeFieldOf(host, site)?.id);
      if (version !== undefined) await admin(site, 'rules.publish', { connection, version });
    }
    const trigger = { connection, jql: `project = ${from.key}`, fromPartners: true };
    await admin(from.site, 'trigger.save', trigger);
    // Where nothing goes round, issues of either side start by themselves.
    if (topology === 'pair' || topology === 'star')
      await admin(to.site, 'trigger.save', { connection, jql: `project = ${to.key}` });
    if (topology === 'ring')
      await admin(to.site, 'trigger.save', { connection, jql: `project = ${to.key}`, fromPartners: true });
    links.push({ connection, from: from.site, to: to.site });
  }
  await host.drain();
  // Processes that are warm go by older rules for half a minute.
  if (rules !== 'basic') await host.advance(60);
  const frozen = freeze(host, database);
  local.dispose();
  return { topology, rules, frozen, sites, links };
}

interface End {
  readonly site: string;
  readonly key: string;
}

function endOf(name: string): End {
  const [site = '', key] = name.split('/');
  return { site, key: key ?? keyOf(site) };
}

export function keyOf(site: string): string {
  const project = PROJECTS[site];
  if (project === undefined) throw new Error(`No project of site ${site} is connected.`);
  return project.key;
}
