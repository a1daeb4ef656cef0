import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { tableGet, tableSave } from '../../../contract/tables.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { ReadingModal } from '../../shared/reading-modal.tsx';
import { complain, tell } from '../../shared/tell.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { AskedUsers, type Existing, type TableUser } from './asked-users.tsx';
import { type EditedTable, TableFields } from './table-fields.tsx';

interface TableModalProps {
  readonly isOpen: boolean;
  /** Undefined: a new table. */
  readonly name: string | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Makes a table or changes one; where rules in force go by it, it asks a second time and names them. */
export function TableModal({ isOpen, name, ...rest }: TableModalProps) {
  return (
    <ModalTransition>
      {isOpen && (name === undefined ? <Editing {...rest} table={EMPTY} /> : <Read {...rest} name={name} />)}
    </ModalTransition>
  );
}

type Ends = Pick<TableModalProps, 'onSaved' | 'onClose'>;
const EMPTY: EditedTable = { name: '', revision: 0, about: '', holds: 'values', rows: [] };

function Read({ name, onSaved, onClose }: Ends & { readonly name: string }) {
  const { texts } = useTexts();
  const { answer, reload } = useAnswer(tableGet, { name });
  if (answer.status === 'ready') return <Editing table={answer.data} onSaved={onSaved} onClose={onClose} />;
  return (
    <ReadingModal
      title={texts.tables.change(name)}
      width="large"
      answer={answer}
      onRetry={() => void reload()}
      onClose={onClose}
    />
  );
}

function Editing({ table, onSaved, onClose }: Ends & { readonly table: EditedTable }) {
  const { texts } = useTexts();
  const { tables: words } = texts;
  const [edited, setEdited] = useState(table);
  const [users, setUsers] = useState<readonly TableUser[]>();
  const [existing, setExisting] = useState<Existing>('as-they-change');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const change = (part: Partial<EditedTable>): void => {
    setEdited((before) => ({ ...before, ...part }));
    setUsers(undefined);
  };
  const save = async (): Promise<void> => {
    const { name, revision, about, holds } = edited;
    const rows = edited.rows.filter(({ here, there }) => here !== '' || there !== '');
    const wrong = problemIn({ ...edited, name: name.trim(), rows }, texts);
    if (wrong !== undefined) return setError(wrong);
    setRunning(true);
    const agreed = users !== undefined;
    const wish = { name: name.trim(), about: about.trim(), holds, rows, revision, agreed, existing };
    const outcome = await ask(tableSave, wish);
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    if (outcome.data.kind === 'asks') return setUsers(outcome.data.users);
    report(outcome.data, users ?? [], texts);
    onSaved();
    onClose();
  };
  const isNew = table.revision === 0;
  return (
    <FormModal
      title={isNew ? words.add : words.change(table.name)}
      width="large"
      action={users ? words.savePublish : texts.common.save}
      appearance={users ? 'warning' : 'primary'}
      isDisabled={isRunning}
      onSave={save}
      onClose={onClose}
    >
      <Stack space="space.200">
        {error !== undefined && error.field !== 'name' && <FailureMessage error={error} />}
        {users !== undefined && <AskedUsers users={users} existing={existing} onExisting={setExisting} />}
        <TableFields
          edited={edited}
          isNew={isNew}
          error={error?.field === 'name' ? error.message : undefined}
          onChange={change}
        />
      </Stack>
    </FormModal>
  );
}

/** What the page can say before it asks the app. */
function problemIn({ name, rows }: EditedTable, { common, tables: words }: Texts): Failure | undefined {
  if (name === '') return { code: 'empty', message: common.required, field: 'name' };
  const half = rows.findIndex(({ here, there }) => here.trim() === '' || there.trim() === '');
  return half < 0 ? undefined : { code: 'half', message: words.half(half + 1) };
}

type Saved = Extract<AnswerOf<typeof tableSave>, { kind: 'saved' }>;

/** Says what came of it; a connection that still goes by the table as it was stays said until it is closed. */
function report(
  { table, published, left }: Saved,
  users: readonly TableUser[],
  { tables: words }: Texts,
): void {
  tell(words.done(table.name), published.length === 0 ? '' : words.published(published.length));
  for (const { connection, message } of left) {
    const name = users.find((user) => user.connection === connection)?.name ?? connection;
    complain({ code: 'left', message: words.left(name, message), next: words.leftNext });
  }
}
