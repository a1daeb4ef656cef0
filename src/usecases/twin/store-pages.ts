import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { IndexQuery, Page, Store } from '../../core/ports/store.ts';

/** Rows of an index page by page, from a query that may lag behind by moments; `most`: no more pages than that. */
export const indexPages = <T>(
  store: Pick<Store, 'query'>,
  kind: RecordKind<T>,
  query: Omit<IndexQuery, 'cursor'>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<T>['rows']> =>
  pages((cursor) => store.query(kind, cursor === undefined ? query : { ...query, cursor }), most);

/** Plain records whose keys begin so, page by page. */
export const plainPages = <T>(
  store: Pick<Store, 'list'>,
  kind: RecordKind<T>,
  prefix: string,
): AsyncGenerator<Page<T>['rows']> => pages((cursor) => store.list(kind, prefix, cursor));

async function* pages<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<T>['rows']> {
  let cursor: string | undefined;
  for (let count = 0; count < most; count += 1) {
    const page = await read(cursor);
    yield page.rows;
    cursor = page.cursor;
    if (cursor === undefined) return;
  }
}
