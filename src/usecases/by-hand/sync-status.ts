import { allOf } from '../../core/all-of.ts';
import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { silentSince } from '../../core/connection/figures.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import type { FacetReport } from '../../core/service/facet-report.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type TwinStanding, twinStanding } from '../../core/sync/twin-standing.ts';
import { conflictsUnder } from '../conflict/list-conflicts.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { loadLedger, loadRows } from '../twin/twin-rows.ts';

export interface TwinReport extends TwinStanding {
  readonly connection: string;
  readonly connectionName: string;
  readonly peerName: string;
  readonly peer: PeerReport;
  /** How many are kept of it. */
  readonly conflicts: number;
  /** What of both service desks is shown beside it. */
  readonly desk?: FacetReport;
}

/** The peer's side as it last said; times epoch milliseconds. */
interface PeerReport {
  readonly heard?: number;
  readonly backlog?: number;
  readonly oldest?: number;
  readonly silentSince?: number;
}

export interface IssueReport {
  readonly twins: readonly TwinReport[];
  /** Connections that run and take issues of this project, without a twin of this one. */
  readonly offers: readonly {
    readonly connection: string;
    readonly name: string;
    readonly peerName: string;
  }[];
}

type StatusPorts = Pick<Ports, 'store' | 'memo' | 'clock'>;

/** The connections under which an issue is or was a twin. */
export async function connectionsOf(
  { store }: Pick<StatusPorts, 'store'>,
  issue: string,
): Promise<readonly string[]> {
  return (await store.get(issueKind, issue))?.connections ?? [];
}

/** How an issue stands under each connection, from the rows alone: no Jira call. `joined`: as `connectionsOf` says. */
export async function syncStatus(
  ports: StatusPorts,
  issue: { readonly id: string; readonly projectId: string },
  joined: readonly string[],
): Promise<IssueReport> {
  const twins = await allOf(joined.map((connection) => reportTwin(ports, connection, issue.id)));
  const routes = Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE));
  const free = routes.filter(
    ([id, route]) =>
      route.state === 'active' &&
      route.out !== 'off' &&
      route.projects.includes(issue.projectId) &&
      !joined.includes(id),
  );
  const offers = await allOf(
    free.map(async ([id]) => {
      const connection = await ports.store.get(connectionKind, id);
      return connection ? [{ connection: id, name: connection.name, peerName: connection.peer.name }] : [];
    }),
  );
  return { twins: twins.flat(), offers: offers.flat() };
}

async function reportTwin(ports: StatusPorts, id: string, issue: string): Promise<readonly TwinReport[]> {
  const [connection, rows, mark, conflicts] = await allOf([
    ports.store.get(connectionKind, id),
    loadRows(ports.store, id, issue),
    ports.store.get(markKind, twinKey(id, issue)),
    conflictsUnder(ports, id, issue),
  ]);
  if (!connection || !rows) return [];
  const ledger = await loadLedger(ports.store, rows.twin);
  return [
    {
      connection: id,
      connectionName: connection.name,
      peerName: connection.peer.name,
      peer: peerOf(connection, ports.clock.now()),
      conflicts: conflicts.length,
      ...twinStanding({
        rows,
        mark,
        ledger,
        paused: isPaused(connection),
        peerSite: connection.peer.end?.siteUrl,
      }),
    },
  ];
}

function isPaused(connection: Connection): boolean {
  return connection.state !== 'active';
}

function peerOf(connection: Connection, now: number): PeerReport {
  const { heard, figures } = connection;
  const silent = silentSince(connection, now);
  return {
    ...(heard === undefined ? {} : { heard: heard * 1000 }),
    ...(figures?.there === undefined ? {} : { backlog: figures.there.backlog }),
    ...(figures?.there?.oldest === undefined ? {} : { oldest: figures.there.oldest }),
    ...(silent === undefined ? {} : { silentSince: silent * 1000 }),
  };
}
