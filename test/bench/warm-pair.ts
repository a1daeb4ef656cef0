import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { pass } from './measure.ts';

/** Twins, each of which has crossed once in both directions, so that nothing is done for the first time; many have crossed in one. */
export interface WarmPair extends TwoSites {
  readonly connection: string;
  readonly blueKeys: readonly string[];
  readonly greenKeys: readonly string[];
}

/** How many twins an operation is measured on. */
export const TWINS = 10;

/** Seconds: more than the time in which edits of one twin are gathered. */
export const APART = 40;

/** Seconds: an edit sooner after the partner's one may be the answer of a rule, which is counted. */
const CALM = 150;

/** More starts at once would meet Jira's limits of calls per second, which is another story. */
const AT_ONCE = 20;

/** Issues of blue's SUP that carry this label cross. */
export const LABEL = 'partner';

/** `prepare` changes the sites before anything crosses. */
export async function warmPair(
  twins = TWINS,
  prepare: (sites: TwoSites) => void = () => undefined,
): Promise<WarmPair> {
  const sites = await twoSites('bench');
  prepare(sites);
  const connection = await sites.connect();
  await sites.admin('blue', 'trigger.save', { connection, jql: `project = SUP AND labels = ${LABEL}` });
  const blueKeys: string[] = [];
  for (let number = 1; number <= twins; number += 1) {
    const made = await sites.blue.create('SUP', 'Service Request', {
      summary: `Request ${number}`,
      labels: [LABEL],
    });
    blueKeys.push(made.key);
    if (number % AT_ONCE === 0) await sites.settle();
  }
  await sites.settle();
  // The starts of many use the hour's points up, and pages are asked for the keys next.
  if (twins > TWINS) await sites.host.advance(3600);
  const greenKeys: string[] = [];
  for (const key of blueKeys) greenKeys.push(await counterpartOf(sites, key));
  const pair = { ...sites, connection, blueKeys, greenKeys };
  if (twins <= TWINS) await crossBothWays(pair);
  return pair;
}

/** The key on green of an issue of blue. */
async function counterpartOf(sites: TwoSites, key: string): Promise<string> {
  const { twins } = await standingOf(sites, 'blue', key);
  const found = twins[0]?.peerKey;
  if (found === undefined) throw new Error(`${key} has not crossed`);
  return found;
}

async function crossBothWays(pair: WarmPair): Promise<void> {
  for (const [site, keys] of [
    [pair.blue, pair.blueKeys],
    [pair.green, pair.greenKeys],
  ] as const) {
    await pass(pair, APART);
    for (const key of keys) await site.edit(key, { summary: `Warm ${key}` });
    await pair.settle();
  }
  await pass(pair, CALM);
}
