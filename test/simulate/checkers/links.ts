import { idOn } from '../families.ts';
import type { LinkMade } from '../history.ts';
import type { FinishedRun } from '../run.ts';

/**
 * I1 and I4 of links: what people have linked and not ended is linked once on every side where both ends are, and
 * nothing else is; a link to an issue that is not under sync stays at home.
 */
export function checkLinks(run: FinishedRun): string[] {
  if (run.ground.rules !== 'deep') return [];
  return run.ground.sites.flatMap((site) => {
    const wanted = new Set(
      run.history.links.flatMap((one) => (one.ended ? [] : (nameOn(run, one, site) ?? []))),
    );
    const { state } = run.host.site(site).jira;
    const held = state.issueLinks.all().map(({ typeId, inwardIssueId, outwardIssueId }) => {
      return `${state.linkTypes.get(typeId)?.name} ${inwardIssueId} ${outwardIssueId}`;
    });
    const missing = [...wanted].filter((name) => !held.includes(name));
    const strange = held.filter((name) => !wanted.has(name));
    const twice = held.filter((name, index) => held.indexOf(name) !== index);
    return [
      ...missing.map((name) => `I1 link ${name} is missing on ${site}`),
      ...strange.map((name) => `I1 link ${name} still stands on ${site}, where nobody wants it`),
      ...twice.map((name) => `I4 link ${name} is there twice on ${site}`),
    ];
  });
}

/** A link in the ids of a site; undefined where it is not to be there. */
function nameOn(run: FinishedRun, { site, type, from, to }: LinkMade, on: string): string | undefined {
  const ends = [from, to].map((id) => (site === on ? id : idOn(run, site, id, on)));
  return ends.includes(undefined) ? undefined : `${type} ${ends.join(' ')}`;
}
