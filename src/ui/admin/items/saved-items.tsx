import { type Item, itemList } from '../../../contract/items.ts';
import type { Operation } from '../../../contract/operation.ts';
import { ask } from '../../shared/ask.ts';
import { CsvFile } from '../../shared/csv-file.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

type RequestOf<O> = O extends Operation<infer Request, unknown> ? Request : never;

interface SavedItemsProps {
  readonly request: RequestOf<typeof itemList>;
  /** Of the connection, where it is one. */
  readonly name: string | undefined;
}

/** Lines of one answer of the server. */
const AT_ONCE = 100;

/** The pairs that fit, as a file for spreadsheets. */
export function SavedItems({ request, name }: SavedItemsProps) {
  const { texts } = useTexts();
  const { items: words } = texts;
  const row = (item: Item) => [
    item.issue,
    item.key ?? '',
    item.summary ?? '',
    item.peerKey ?? '',
    item.connectionName,
    texts.twins[item.state],
    item.trouble?.message ?? '',
    item.trouble?.detail ?? item.note?.text ?? '',
    item.trouble?.next ?? '',
    item.lastSync === undefined ? '' : new Date(item.lastSync).toISOString(),
  ];
  const readPage = async (cursor: string | undefined) => {
    const from = cursor === undefined ? {} : { cursor };
    const outcome = await ask(itemList, { ...request, ...from, size: AT_ONCE });
    if (!outcome.ok) return outcome;
    return { ok: true as const, data: { rows: outcome.data.items.map(row), cursor: outcome.data.cursor } };
  };
  const { id, item, peerKey, connection, state, trouble, message, next, lastSync } = words;
  return (
    <CsvFile
      fileName={name === undefined ? words.siteFile : words.file(name)}
      head={[id, words.key, item, peerKey, connection, state, trouble, message, next, lastSync]}
      readPage={readPage}
    />
  );
}
