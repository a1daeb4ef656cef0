import type { Jira } from '../../core/ports/jira.ts';
import type { IndexQuery, Page, Store } from '../../core/ports/store.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { fitsFilter, type ItemFilter, type ItemSource, sourceOf } from '../../core/sync/item-filter.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { quoteJql } from '../../core/trigger/quote-jql.ts';
import { type ShownItem, shownItems } from './shown-items.ts';

export interface ItemsWish {
  /** All connections of the site where it is left out. */
  readonly connection?: string | undefined;
  readonly filter?: ItemFilter | undefined;
  /** Only pairs with this trouble, `<sort>:<code>`. */
  readonly cause?: string | undefined;
  readonly cursor?: string | undefined;
  readonly size: number;
}

interface FoundItems {
  readonly items: readonly ShownItem[];
  readonly cursor?: string | undefined;
}

/** Pages of an index looked through for one answer; what is not found in them is found by asking on. */
const MOST_PAGES = 4;

/** One page of pairs, by the index that is narrowest for the filter. A page may be short while a cursor says that there are more. */
export async function findItems(ports: { readonly store: Store }, wish: ItemsWish): Promise<FoundItems> {
  const found: ShownItem[] = [];
  const filter = wish.filter ?? (wish.cause === undefined ? undefined : 'failed');
  let { cursor } = wish;
  for (let pages = 0; pages < MOST_PAGES && found.length < wish.size; pages += 1) {
    const page = await twinsOf(ports.store, sourceOf(filter), { ...wish, cursor });
    const items = await shownItems(ports, page.twins);
    found.push(
      ...items.filter(
        ({ standing, troubles }) =>
          fitsFilter(filter, standing, troubles[0]?.weight) &&
          (wish.cause === undefined || troubles.some(({ cause }) => cause === wish.cause)),
      ),
    );
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { items: found, ...(cursor === undefined ? {} : { cursor }) };
}

interface TwinPage {
  readonly twins: readonly Twin[];
  readonly cursor?: string | undefined;
}

async function twinsOf(store: Store, source: ItemSource, wish: ItemsWish): Promise<TwinPage> {
  const rest = { limit: wish.size, ...(wish.cursor === undefined ? {} : { cursor: wish.cursor }) };
  if (source.of === 'mark') {
    const marks = await store.query(markKind, {
      ...byConnection(wish, 'by-connection', 'by-age'),
      from: 1,
      ...rest,
    });
    const twins = await store.getMany(
      twinKind,
      marks.rows.map(({ key }) => key),
    );
    return pageOf(
      marks,
      twins.flatMap((twin) => (twin === undefined ? [] : [twin])),
    );
  }
  const page = await store.query(twinKind, { ...queryOf(source, wish), ...rest });
  return pageOf(
    page,
    page.rows.map(({ value }) => value),
  );
}

const pageOf = ({ cursor }: Page<unknown>, twins: readonly Twin[]): TwinPage => ({ twins, cursor });

const byConnection = (
  { connection }: ItemsWish,
  ofOne: string,
  ofAll: string,
): Pick<IndexQuery, 'index' | 'partition'> =>
  connection === undefined ? { index: ofAll } : { index: ofOne, partition: [connection] };

/** Over all connections there is no index by life: every row is looked at, a page at a time. */
function queryOf(source: Exclude<ItemSource, { of: 'mark' }>, wish: ItemsWish): IndexQuery {
  if (source.of === 'trouble') {
    const { from, to } = source;
    return { ...byConnection(wish, 'by-trouble-of', 'by-trouble'), from, to };
  }
  const bounds = source.life === undefined ? {} : { from: source.life, to: source.life };
  return wish.connection === undefined
    ? { index: 'by-due' }
    : { index: 'by-connection', partition: [wish.connection], ...bounds };
}

/** The pairs of one work item, named by its key here or at a partner's: one or two calls of Jira. */
export async function itemsOfKey(
  ports: { readonly store: Store; readonly jira: Pick<Jira, 'readIssue' | 'searchIssues'> },
  { key, connection }: { readonly key: string; readonly connection?: string | undefined },
): Promise<readonly ShownItem[]> {
  const own = await ports.jira.readIssue(key, { fields: [] });
  const here = own === 'not-found' ? [] : await twinsOfIssues(ports.store, [own.id], connection);
  if (here.length > 0) return shownItems(ports, here);
  const wanted = key.toUpperCase();
  const jql = `issue.property[${COUNTERPART}].links.k = ${quoteJql(wanted)}`;
  const named = await ports.jira.searchIssues(jql, { fields: [], limit: 10 });
  const there = await twinsOfIssues(
    ports.store,
    named.map(({ id }) => id),
    connection,
  );
  return shownItems(
    ports,
    there.filter(({ peer }) => peer?.key.toUpperCase() === wanted),
  );
}

async function twinsOfIssues(
  store: Store,
  issues: readonly string[],
  connection: string | undefined,
): Promise<readonly Twin[]> {
  const records = await store.getMany(issueKind, issues);
  const keys = records.flatMap((record, at) =>
    (record?.connections ?? [])
      .filter((one) => (connection ?? one) === one)
      .map((one) => twinKey(one, issues[at] ?? '')),
  );
  const twins = await store.getMany(twinKind, keys);
  return twins.flatMap((twin) => (twin === undefined ? [] : [twin]));
}
