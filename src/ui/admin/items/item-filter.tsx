import { Button, Form, Inline } from '@forge/react';
import { useState } from 'react';
import { issueKeyOrId } from '../../../contract/sync.ts';
import { type ItemFilter, itemFilters } from '../../../core/sync/item-filter.ts';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

export interface ItemWish {
  readonly filter: ItemFilter | 'any';
  readonly key: string;
  /** Only pairs with this trouble. */
  readonly cause: string;
}

export const allItems: ItemWish = { filter: 'any', key: '', cause: '' };

/** As the operation takes it: a key stands alone. */
export const narrowedItems = ({ filter, key, cause }: ItemWish) =>
  key === '' ? { ...(filter === 'any' ? {} : { filter }), ...(cause === '' ? {} : { cause }) } : { key };

interface ItemSearchProps {
  readonly wish: ItemWish;
  readonly onChange: (wish: ItemWish) => void;
}

/** Narrows the list of pairs to one state, or finds one work item by its key. */
export function ItemSearch({ wish, onChange }: ItemSearchProps) {
  const { items: words, lists } = useTexts().texts;
  const [key, setKey] = useState(wish.key);
  const [isBad, setBad] = useState(false);
  const find = (): void => {
    const given = key.trim();
    const isKey = given === '' || issueKeyOrId.safeParse(given).success;
    setBad(!isKey);
    if (isKey) onChange({ ...allItems, key: given });
  };
  const clear = (): void => {
    setKey('');
    setBad(false);
    onChange(allItems);
  };
  const isNarrowed = wish.filter !== 'any' || wish.key !== '' || wish.cause !== '';
  return (
    <Inline space="space.200" alignBlock="start" shouldWrap>
      <ChoiceField
        id="state-of-item"
        label={words.filter}
        options={[
          { label: lists.anyState, value: 'any' as const },
          ...itemFilters.map((value) => ({ label: words.filters[value], value })),
        ]}
        value={wish.filter}
        onChange={(filter) => onChange({ ...allItems, filter })}
      />
      <Form onSubmit={find}>
        <TextField
          name="key-of-item"
          label={words.key}
          hint={words.keyHint}
          value={key}
          onChange={setKey}
          {...(isBad ? { error: words.badKey } : {})}
        />
      </Form>
      {isNarrowed && (
        <Button appearance="subtle" onClick={clear}>
          {lists.clear}
        </Button>
      )}
    </Inline>
  );
}
