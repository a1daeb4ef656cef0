import * as z from 'zod';
import type { Host } from '../../host/host.ts';
import type { Issue } from '../../host/jira/model.ts';
import type { AppCreate } from './evidence.ts';
import type { Ground, GroundLink } from './ground.ts';
import type { IssueMade } from './history.ts';

const property = z.looseObject({
  links: z.array(z.looseObject({ c: z.string(), claim: z.string().optional() })),
});

/** An issue that a person made, and what the app made of it elsewhere. */
export interface Family {
  readonly origin: IssueMade;
  /** By site. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Which issue of which site an issue was made for, by the claim that it was posted with. */
export function claimOf(create: AppCreate): { connection: string; peerIssue: string } | undefined {
  const parsed = property.safeParse(create.property);
  for (const { c: connection, claim } of parsed.success ? parsed.data.links : []) {
    const [peerIssue] = claim?.split(':') ?? [];
    if (peerIssue !== undefined) return { connection, peerIssue };
  }
  return undefined;
}

export function familiesOf(
  ground: Ground,
  made: readonly IssueMade[],
  creates: readonly AppCreate[],
): Family[] {
  const issues = creates.filter((create) => create.kind === 'issue');
  return made.map((origin) => {
    const members = new Map<string, string[]>([[origin.site, [origin.id]]]);
    for (let grown = true; grown; ) {
      grown = false;
      for (const create of issues) {
        const claim = claimOf(create);
        const from = claim && farEnd(ground.links, claim.connection, create.site);
        if (from === undefined || !members.get(from)?.includes(claim?.peerIssue ?? '')) continue;
        const own = members.get(create.site) ?? [];
        if (own.includes(create.id)) continue;
        members.set(create.site, [...own, create.id]);
        grown = true;
      }
    }
    return { origin, members };
  });
}

function farEnd(links: readonly GroundLink[], connection: string, site: string): string | undefined {
  const link = links.find((one) => one.connection === connection);
  return link === undefined ? undefined : link.from === site ? link.to : link.from;
}

/** The sites on which an issue of a site is to be in the end. */
export function expectedSites(ground: Ground, origin: string): string[] {
  const reached = [origin];
  // What one partner has does not go on to the other; of the middle, people begin only in the first one's project.
  if (ground.topology === 'star') {
    const link = ground.links.find(({ from, to }) => from === origin || to === origin);
    return link === undefined ? reached : [origin, link.from === origin ? link.to : link.from];
  }
  for (const site of reached) {
    for (const { from, to } of ground.links) {
      if (from === site && !reached.includes(to)) reached.push(to);
      if (isTwoWay(ground) && to === site && !reached.includes(from)) reached.push(from);
    }
  }
  return reached;
}

const isTwoWay = ({ topology }: Ground) => topology === 'pair' || topology === 'ring';

/** The one member of a site that still exists. */
export function memberOn(host: Host, family: Family, site: string): Issue | undefined {
  const { issues } = host.site(site).jira.state;
  const living = (family.members.get(site) ?? []).flatMap((id) => issues.get(id) ?? []);
  return living[0];
}

/** Id of the issue that stands on a site for one of another; undefined where there is none (any more). */
export function idOn(
  run: { readonly host: Host; readonly families: readonly Family[] },
  site: string,
  issue: string,
  on: string,
): string | undefined {
  const family = run.families.find(({ members }) => members.get(site)?.includes(issue));
  return family && memberOn(run.host, family, on)?.id;
}
