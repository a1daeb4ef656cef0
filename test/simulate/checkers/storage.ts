import type { InspectedRow } from '../../../host/forge/kvs/kvs-archive.ts';
import type { FinishedRun } from '../run.ts';

/** Records of one pair: twin, work, mark, issue, its claim and peer's name where it came, and its origin. */
const RECORDS = 7;
/** Characters of them, keys included: most is the shadow of the mapped fields. */
const CHARACTERS = 6_000;
/** A child is a line of the ledger, of which a page has room for 25. */
const CHARACTERS_OF_CHILD = 350;
const CHILDREN_OF_PAGE = 25;
/** Values that gave way are kept for some time, each side's with the other's. */
const CHARACTERS_OF_CONFLICT = 2_500;

/** Records of a pair are keyed `<kind>:<connection>:<issue>`, those of the peer's issue likewise. */
const OF_ISSUE = /^(twin|work|mark|children|mergeBase|previous|waits):([^:]+):(\d+)/;
const OF_PEER = /^(claim|peer):([^:]+):(\d+)/;
const CONFLICT = /^conflict:([^:]+):(\d+)/;

/** I21: what is stored for one pair of issues is bounded, by its children and conflicts and nothing else. */
export function checkStorage(run: FinishedRun): string[] {
  return run.ground.sites.flatMap((site) => {
    const rows = run.host.records(site);
    const peers = peersByIssue(rows);
    return rows.flatMap(({ key }) => {
      const [, kind, connection, issue] = OF_ISSUE.exec(key) ?? [];
      if (kind !== 'twin' || connection === undefined || issue === undefined) return [];
      const own = rows.filter((row) =>
        belongs(row.key, connection, issue, peers.get(`${connection}:${issue}`)),
      );
      return tooMuch(run, site, { connection, issue }, own, conflictsOf(rows, connection, issue));
    });
  });
}

function tooMuch(
  run: FinishedRun,
  site: string,
  pair: { readonly connection: string; readonly issue: string },
  own: readonly InspectedRow[],
  conflicts: readonly InspectedRow[],
): string[] {
  const children = childrenOf(run, site, pair.issue);
  const pages = Math.ceil(children / CHILDREN_OF_PAGE) + 1;
  const problems: string[] = [];
  if (own.length > RECORDS + pages)
    problems.push(
      `I21 ${site} keeps ${own.length} records for ${pair.connection}:${pair.issue}, not ${RECORDS + pages}`,
    );
  const characters = sizeOf(own);
  const most = CHARACTERS + children * CHARACTERS_OF_CHILD;
  if (characters > most)
    problems.push(
      `I21 ${site} keeps ${characters} characters for ${pair.connection}:${pair.issue}, not ${most}`,
    );
  const edits = run.history.edits.length + run.history.count;
  if (conflicts.length > edits || sizeOf(conflicts) > (edits + 1) * CHARACTERS_OF_CONFLICT)
    problems.push(`I21 ${site} keeps ${conflicts.length} conflicts of ${pair.issue} for ${edits} edits`);
  return problems;
}

function belongs(key: string, connection: string, issue: string, peer: string | undefined): boolean {
  const [, , own, id] = OF_ISSUE.exec(key) ?? [];
  if (own === connection && id === issue) return true;
  const [, , far, peerId] = OF_PEER.exec(key) ?? [];
  return far === connection && peerId !== undefined && peerId === peer;
}

/** The peer's issue of each pair that came from there, by connection and local issue. */
function peersByIssue(rows: readonly InspectedRow[]): ReadonlyMap<string, string> {
  const peers = new Map<string, string>();
  for (const { key, value } of rows) {
    const [, kind, connection, peer] = OF_PEER.exec(key) ?? [];
    if (kind !== 'peer' || peer === undefined || typeof value !== 'object' || value === null) continue;
    if ('issue' in value) peers.set(`${connection}:${String(value.issue)}`, peer);
  }
  return peers;
}

function conflictsOf(rows: readonly InspectedRow[], connection: string, issue: string): InspectedRow[] {
  return rows.filter(({ key }) => {
    const [, own, id] = CONFLICT.exec(key) ?? [];
    return own === connection && id === issue;
  });
}

/** Comments, files and links of the family, on whatever side they were made. */
function childrenOf(run: FinishedRun, site: string, issue: string): number {
  const family = run.families.find(({ members }) => members.get(site)?.includes(issue));
  const links = run.history.links.map(({ site: at, from }) => ({ site: at, issue: from }));
  // A file of a desk comes with a comment that shows it.
  return [...run.history.comments, ...run.history.files, ...run.history.files, ...links].filter((child) =>
    family?.members.get(child.site)?.includes(child.issue),
  ).length;
}

const sizeOf = (rows: readonly InspectedRow[]): number =>
  rows.reduce((sum, { key, value }) => sum + key.length + JSON.stringify(value).length, 0);
