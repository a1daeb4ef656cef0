import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { IndexQuery, Page, Store } from '../../core/ports/store.ts';

/** Rows of an index page by page, from a query that may lag behind by moments; `most`: no more pages than that. */
export async function* pagesOf<T>(
  store: Pick<Store, 'query'>,
  kind: RecordKind<T>,
  query: Omit<IndexQuery, 'cursor'>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<T>['rows']> {
  let cursor: string | undefined;
  for (let read = 0; read < most; read += 1) {
    const page = await store.query(kind, cursor === undefined ? query : { ...query, cursor });
    yield page.rows;
    cursor = page.cursor;
    if (cursor === undefined) return;
  }
}
