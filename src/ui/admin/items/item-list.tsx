import { DynamicTable, EmptyState, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { type Item, itemList } from '../../../contract/items.ts';
import { ask } from '../../shared/ask.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { MoreButton } from '../../shared/more-button.tsx';
import { complain } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { allItems, ItemSearch, type ItemWish, narrowedItems } from './item-filter.tsx';
import { ItemModal } from './item-modal.tsx';
import { itemRow } from './item-row.tsx';
import { SavedItems } from './saved-items.tsx';
import { WhyNot } from './why-not.tsx';

interface ItemListProps {
  /** Of all connections where it is left out. */
  readonly connection?: { readonly id: string; readonly name: string };
  /** What it opens with. */
  readonly cause?: string;
}

const isAny = (wish: ItemWish): boolean => Object.keys(narrowedItems(wish)).length === 0;

/** The work items under sync, how each of them stands, and what is wrong with it. */
export function ItemList({ connection, cause = '' }: ItemListProps) {
  const { texts, when } = useTexts();
  const { items: words } = texts;
  const [wish, setWish] = useState<ItemWish>({ ...allItems, cause });
  const [opened, setOpened] = useState<Item>();
  const of = connection === undefined ? {} : { connection };
  const request = {
    ...(connection === undefined ? {} : { connection: connection.id }),
    ...narrowedItems(wish),
    size: 25,
  };
  const { answer, reload, show } = useAnswer(itemList, request);

  const more = async (items: readonly Item[], cursor: string): Promise<void> => {
    const outcome = await ask(itemList, { ...request, cursor });
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, items: [...items, ...outcome.data.items] });
  };
  return (
    <Stack space="space.200">
      <Text>{words.text}</Text>
      <ItemSearch wish={wish} onChange={setWish} />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ items, cursor }) =>
          items.length === 0 && cursor === undefined && isAny(wish) ? (
            <EmptyState header={words.empty} description={words.emptyText} />
          ) : (
            <Stack space="space.200">
              <DynamicTable
                label={words.heading}
                emptyView={<Text>{cursor === undefined ? words.none : words.noneSoFar}</Text>}
                head={{ cells: headOf(texts, connection === undefined) }}
                rows={items.map((item) =>
                  itemRow(item, {
                    texts,
                    when,
                    namesConnection: connection === undefined,
                    onOpen: () => setOpened(item),
                  }),
                )}
              />
              {cursor !== undefined && <MoreButton text={words.more} onMore={() => more(items, cursor)} />}
              <SavedItems request={request} name={connection?.name} key={JSON.stringify(request)} />
            </Stack>
          )
        }
      </Loaded>
      <WhyNot {...of} />
      {opened !== undefined && (
        <ItemModal item={opened} onClose={() => setOpened(undefined)} onChanged={() => void reload()} />
      )}
    </Stack>
  );
}

type Texts = ReturnType<typeof useTexts>['texts'];

const headOf = ({ items: words, lists }: Texts, namesConnection: boolean) => [
  { key: 'item', content: words.item },
  { key: 'counterpart', content: words.counterpart },
  ...(namesConnection ? [{ key: 'connection', content: words.connection }] : []),
  { key: 'state', content: words.state },
  { key: 'message', content: words.message },
  { key: 'lastSync', content: words.lastSync },
  { key: 'actions', content: lists.actions },
];
