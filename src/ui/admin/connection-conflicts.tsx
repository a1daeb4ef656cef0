import { DynamicTable, EmptyState, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { type ConflictOfIssue, conflictPage, conflictRestore } from '../../contract/conflicts.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { CsvFile } from '../shared/csv-file.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { MoreButton } from '../shared/more-button.tsx';
import { fieldOfConflict, RestoreConflict } from '../shared/restore-conflict.tsx';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { conflictRow } from './conflict-row.tsx';

interface ConnectionConflictsProps {
  readonly connection: Pick<ConnectionDetail, 'id' | 'name' | 'peer'>;
}

/** Where both sides changed the same field of a work item, over the whole connection. */
export function ConnectionConflicts({ connection }: ConnectionConflictsProps) {
  const { texts, when } = useTexts();
  const { conflicts: words, conflictsTab } = texts;
  const { id, peer } = connection;
  const { answer, reload, show } = useAnswer(conflictPage, { connection: id });
  const [asked, setAsked] = useState<ConflictOfIssue>();

  const more = async (conflicts: readonly ConflictOfIssue[], cursor: string): Promise<void> => {
    const outcome = await ask(conflictPage, { connection: id, cursor });
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, conflicts: [...conflicts, ...outcome.data.conflicts] });
  };
  const restore = async (): Promise<Failure | undefined> => {
    if (asked === undefined) return undefined;
    const { id: conflict, path, issue } = asked;
    const outcome = await ask(conflictRestore, { connection: id, id: conflict, path, issue });
    if (!outcome.ok) return outcome.error;
    tell(words.restored);
    await reload();
    return undefined;
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ conflicts, cursor }) =>
        conflicts.length === 0 && cursor === undefined ? (
          <EmptyState header={conflictsTab.empty} description={conflictsTab.emptyText} />
        ) : (
          <Stack space="space.200">
            <Text>{conflictsTab.text}</Text>
            <DynamicTable
              label={conflictsTab.tab}
              head={{ cells: headOf(conflictsTab, texts.lists.actions) }}
              rows={conflicts.map((one) => conflictRow(one, { texts, when, onRestore: () => setAsked(one) }))}
            />
            {cursor !== undefined && (
              <MoreButton text={texts.activity.older} onMore={() => more(conflicts, cursor)} />
            )}
            <SavedConflicts connection={connection} />
            <RestoreConflict
              asked={asked}
              peerName={peer.name}
              onConfirm={restore}
              onClose={() => setAsked(undefined)}
            />
          </Stack>
        )
      }
    </Loaded>
  );
}

type Words = ReturnType<typeof useTexts>['texts']['conflictsTab'];

const headOf = ({ item, field, here, there, stands, when }: Words, actions: string) => [
  ...Object.entries({ item, field, here, there, stands, when }).map(([key, content]) => ({ key, content })),
  { key: 'actions', content: actions },
];

function SavedConflicts({ connection: { id, name } }: ConnectionConflictsProps) {
  const { texts } = useTexts();
  const { conflictsTab: words, lists } = texts;
  const readPage = async (cursor: string | undefined) => {
    const outcome = await ask(conflictPage, { connection: id, ...(cursor === undefined ? {} : { cursor }) });
    if (!outcome.ok) return outcome;
    const rows = outcome.data.conflicts.map((one) => [
      one.key,
      fieldOfConflict(one),
      one.here ?? '',
      one.there ?? '',
      one.stands === 'here' ? words.standsHere : words.standsThere,
      new Date(one.at).toISOString(),
    ]);
    return { ok: true as const, data: { rows, cursor: outcome.data.cursor } };
  };
  return (
    <CsvFile
      fileName={lists.conflictsFile(name)}
      head={[words.item, words.field, words.here, words.there, words.stands, words.when]}
      readPage={readPage}
    />
  );
}
