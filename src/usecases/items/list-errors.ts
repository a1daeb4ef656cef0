import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import type { Place } from '../../core/diagnosis/cause.ts';
import { connectionTroubles } from '../../core/diagnosis/connection-troubles.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { diagnosed } from '../../core/diagnosis/diagnose-twin.ts';
import { groupTroubles, type TroubleGroup } from '../../core/diagnosis/group-troubles.ts';
import { isMuted, mutedKind } from '../../core/diagnosis/muted-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Store } from '../../core/ports/store.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { listConnections } from '../connection/list-connections.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { indexPages } from '../twin/store-pages.ts';
import { namedIssues } from './named-issues.ts';

/** Errors that have one cause, in plain words. Times epoch milliseconds. */
export interface ErrorGroup {
  readonly connection: string;
  readonly connectionName: string;
  readonly cause: string;
  readonly path?: string;
  readonly message: string;
  readonly next: string;
  readonly place: Place;
  readonly muted: boolean;
  /** Pairs that have it; 0: it is about the connection as a whole. */
  readonly count: number;
  readonly newest: number;
  readonly oldest: number;
  /** What an alert of the connection names. */
  readonly detail?: string;
  readonly samples: readonly {
    readonly issue: string;
    readonly key?: string;
    readonly at: number;
    readonly detail?: string;
  }[];
}

export interface ErrorList {
  readonly groups: readonly ErrorGroup[];
  /** More pairs are in trouble than were looked at: the counts are "at least". */
  readonly more: boolean;
}

/** Pages of a hundred pairs in trouble that one answer looks at. */
const MOST_PAGES = 5;

/**
 * What is wrong, by cause: of one connection or of the site. At most five queries of the store and one call of Jira for
 * the keys of up to a hundred samples.
 */
export async function listErrors(
  ports: Pick<Ports, 'store' | 'jira' | 'log' | 'clock'>,
  /** `unnamed`: Jira is not asked for keys. */
  wish: { readonly connection?: string | undefined; readonly unnamed?: boolean },
): Promise<ErrorList> {
  const [all, { twins, more }] = await allOf([
    listConnections(ports),
    troubled(ports.store, wish.connection),
  ]);
  const connections = all.filter(({ id }) => (wish.connection ?? id) === id);
  const groups = groupTroubles(twins);
  const muted = await ports.store.getMany(
    mutedKind,
    connections.map(({ id }) => id),
  );
  const names = await namedIssues(
    ports,
    wish.unnamed === true ? [] : groups.flatMap(({ samples }) => samples.map(({ issue }) => issue)),
  );
  const now = epochSeconds(ports.clock);
  const listed = connections.flatMap((connection, at) => {
    const quiet = (group: { cause: string; path?: string | undefined }) => isMuted(muted[at], group);
    return [
      ...wholeConnection(connection, now, quiet),
      ...groups
        .filter((group) => group.connection === connection.id)
        .map((group) => listedGroup(connection, group, names, quiet(group))),
    ];
  });
  return { groups: listed.sort(byWeight), more };
}

/** Muted ones last, then what stops a whole connection, then what most pairs have. */
const byWeight = (one: ErrorGroup, other: ErrorGroup): number =>
  Number(one.muted) - Number(other.muted) ||
  Number(other.count === 0) - Number(one.count === 0) ||
  other.count - one.count ||
  other.newest - one.newest;

async function troubled(
  store: Store,
  connection: string | undefined,
): Promise<{ readonly twins: readonly Twin[]; readonly more: boolean }> {
  const index =
    connection === undefined ? { index: 'by-trouble' } : { index: 'by-trouble-of', partition: [connection] };
  const query = { ...index, from: 'error:', to: 'error:~', limit: 100 };
  const twins: Twin[] = [];
  let pages = 0;
  let last = 0;
  for await (const rows of indexPages(store, twinKind, query, MOST_PAGES)) {
    pages += 1;
    last = rows.length;
    twins.push(...rows.map(({ value }) => value));
  }
  return { twins, more: pages === MOST_PAGES && last === 100 };
}

function wholeConnection(
  connection: Connection,
  now: number,
  quiet: (group: { cause: string }) => boolean,
): readonly ErrorGroup[] {
  return connectionTroubles(connection, now).map(({ cause, at, detail }) => {
    const { cause: message, next, place } = diagnose(cause);
    return {
      connection: connection.id,
      connectionName: connection.name,
      cause,
      message,
      next,
      place,
      muted: quiet({ cause }),
      count: 0,
      newest: at * 1000,
      oldest: at * 1000,
      ...(detail === undefined ? {} : { detail }),
      samples: [],
    };
  });
}

function listedGroup(
  connection: Connection,
  group: TroubleGroup,
  names: ReadonlyMap<string, { readonly key: string }>,
  muted: boolean,
): ErrorGroup {
  const { cause: message, next, place } = diagnose(group.cause);
  return {
    connection: connection.id,
    connectionName: connection.name,
    cause: group.cause,
    ...(group.path === undefined ? {} : { path: group.path }),
    message,
    next,
    place,
    muted,
    count: group.count,
    newest: group.newest * 1000,
    oldest: group.oldest * 1000,
    samples: group.samples.map(({ issue, at, trouble }) => {
      const { detail } = diagnosed(trouble);
      const key = names.get(issue)?.key;
      return {
        issue,
        ...(key === undefined ? {} : { key }),
        at: at * 1000,
        ...(detail === undefined ? {} : { detail }),
      };
    }),
  };
}
