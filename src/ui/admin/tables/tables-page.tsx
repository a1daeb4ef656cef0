import { Stack } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { tableDelete, tableList } from '../../../contract/tables.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { HeadedList } from '../../shared/headed-list.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Trail } from '../trail.tsx';
import { TableList } from './table-list.tsx';
import { TableModal } from './table-modal.tsx';

type ListedTable = AnswerOf<typeof tableList>['tables'][number];

/** The tables of the site: who goes by them, and where they are made, changed and deleted. */
export function TablesPage() {
  const { tables: words } = useTexts().texts;
  const { answer, reload } = useAnswer(tableList, {});
  const [edited, setEdited] = useState<string>();
  const [isNew, setNew] = useState(false);
  const [leaving, setLeaving] = useState<string>();
  const close = (): void => {
    setEdited(undefined);
    setNew(false);
  };
  const remove = async (): Promise<Failure | undefined> => {
    if (leaving === undefined) return undefined;
    const outcome = await ask(tableDelete, { name: leaving });
    if (!outcome.ok) return outcome.error;
    tell(words.removed(leaving));
    void reload();
    return undefined;
  };
  return (
    <Stack space="space.200">
      <Trail />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ tables }) => (
          <Shown tables={tables} onAdd={() => setNew(true)} onEdit={setEdited} onRemove={setLeaving} />
        )}
      </Loaded>
      <TableModal
        isOpen={isNew || edited !== undefined}
        name={edited}
        onSaved={() => void reload()}
        onClose={close}
      />
      <ConfirmModal
        isOpen={leaving !== undefined}
        title={words.removeHeading(leaving ?? '')}
        text={words.removeText}
        action={words.removeLabel}
        onConfirm={remove}
        onClose={() => setLeaving(undefined)}
      />
    </Stack>
  );
}

interface ShownProps {
  readonly tables: readonly ListedTable[];
  readonly onAdd: () => void;
  readonly onEdit: (name: string) => void;
  readonly onRemove: (name: string) => void;
}

function Shown({ tables, onAdd, onEdit, onRemove }: ShownProps) {
  const { tables: words } = useTexts().texts;
  return (
    <HeadedList
      words={{ ...words, empty: words.emptyHeader }}
      level="h2"
      isEmpty={tables.length === 0}
      onAdd={onAdd}
    >
      <TableList tables={tables} onEdit={onEdit} onRemove={onRemove} />
    </HeadedList>
  );
}
