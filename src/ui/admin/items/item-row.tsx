import { Link, Stack, Text } from '@forge/react';
import type { Item } from '../../../contract/items.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { RowActions } from '../../shared/row-actions.tsx';
import { TwinStateLozenge } from '../../shared/state-lozenges.tsx';
import type { Texts } from '../../shared/texts/en.ts';

/** Beginnings of long messages are enough in a list; the details have the whole. */
const LONGEST = 220;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

interface RowOptions {
  readonly texts: Texts;
  readonly when: (epochMs: number | undefined) => string;
  readonly namesConnection: boolean;
  readonly onOpen: () => void;
}

/** What the work item is called in lists. */
export const nameOfItem = ({ key, issue }: Pick<Item, 'key' | 'issue'>, texts: Texts): string =>
  key ?? texts.items.unseen(issue);

/** One line of the list of pairs. */
export function itemRow(item: Item, { texts, when, namesConnection, onOpen }: RowOptions) {
  const { items: words } = texts;
  const name = nameOfItem(item, texts);
  return {
    key: `${item.connection}-${item.issue}`,
    cells: [
      { key: 'item', content: inCell(<Keyed name={name} url={item.url} about={item.summary} />) },
      {
        key: 'counterpart',
        content: inCell(<Keyed name={item.peerKey ?? texts.common.notYet} url={item.peerUrl} />),
      },
      ...(namesConnection ? [{ key: 'connection', content: <Text>{item.connectionName}</Text> }] : []),
      { key: 'state', content: inCell(<TwinStateLozenge state={item.state} />) },
      { key: 'message', content: inCell(<Message item={item} texts={texts} />) },
      { key: 'lastSync', content: <Text>{when(item.lastSync)}</Text> },
      {
        key: 'actions',
        content: inCell(
          <RowActions
            actions={[
              {
                id: `details-${item.issue}`,
                text: words.details,
                label: words.detailsOf(name),
                onPress: onOpen,
              },
            ]}
          />,
        ),
      },
    ],
  };
}

interface KeyedProps {
  readonly name: string;
  readonly url: string | undefined;
  readonly about?: string | undefined;
}

function Keyed({ name, url, about }: KeyedProps) {
  return (
    <Stack>
      {url === undefined ? (
        <Text>{name}</Text>
      ) : (
        <Link href={url} openNewTab>
          {name}
        </Link>
      )}
      {about !== undefined && (
        <Text size="small" color="color.text.subtle">
          {short(about)}
        </Text>
      )}
    </Stack>
  );
}

/** What is wrong, else what went otherwise last. */
function Message({ item, texts }: { readonly item: Item; readonly texts: Texts }) {
  const { trouble, note, others } = item;
  const said = trouble === undefined ? note?.text : (trouble.detail ?? trouble.message);
  return (
    <Stack>
      <Text>{short(said ?? '')}</Text>
      {trouble !== undefined && (
        <Text size="small" color="color.text.subtle">
          {trouble.next}
        </Text>
      )}
      {trouble !== undefined && others > 0 && <Text size="small">{texts.items.others(others)}</Text>}
    </Stack>
  );
}
