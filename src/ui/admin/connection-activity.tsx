import { DynamicTable, Stack, Text, User } from '@forge/react';
import { useState } from 'react';
import { type AuditEntry, connectionAudit } from '../../contract/connection-watch.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { ask } from '../shared/ask.ts';
import { CsvFile } from '../shared/csv-file.tsx';
import { inCell } from '../shared/in-cell.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { MoreButton } from '../shared/more-button.tsx';
import { complain } from '../shared/tell.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { ActivityFilter, type ActivityWish, allActs, narrowed } from './activity-filter.tsx';

interface ConnectionActivityProps {
  readonly connection: Pick<ConnectionDetail, 'id' | 'name' | 'local' | 'peer'>;
}

/** Who did what on a connection, the newest first. */
export function ConnectionActivity({ connection }: ConnectionActivityProps) {
  const { texts } = useTexts();
  const { activity, lists } = texts;
  const { id, peer } = connection;
  const [wish, setWish] = useState(allActs);
  const request = { connection: id, ...narrowed(wish) };
  const { answer, reload, show } = useAnswer(connectionAudit, request);

  const more = async (entries: readonly AuditEntry[], cursor: string): Promise<void> => {
    const outcome = await ask(connectionAudit, { ...request, cursor });
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, entries: [...entries, ...outcome.data.entries] });
  };
  return (
    <Stack space="space.200">
      <Text>{activity.text}</Text>
      <ActivityFilter connection={connection} wish={wish} onChange={setWish} />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ entries, cursor }) => (
          <Stack space="space.200">
            <Entries
              entries={entries}
              peerName={peer.name}
              empty={cursor === undefined ? activity.empty : lists.noneHere}
            />
            {cursor !== undefined && (
              <MoreButton text={activity.older} onMore={() => more(entries, cursor)} />
            )}
          </Stack>
        )}
      </Loaded>
      <SavedActivity key={JSON.stringify(request)} connection={connection} wish={wish} />
    </Stack>
  );
}

/** Those that fit, as a file; people by their account ids, as Jira's own exports have them. */
function SavedActivity({ connection, wish }: ConnectionActivityProps & { readonly wish: ActivityWish }) {
  const { activity, lists } = useTexts().texts;
  const readPage = async (cursor: string | undefined) => {
    const from = cursor === undefined ? {} : { cursor };
    const outcome = await ask(connectionAudit, { connection: connection.id, ...narrowed(wish), ...from });
    if (!outcome.ok) return outcome;
    const rows = outcome.data.entries.map((entry) => [
      new Date(entry.at).toISOString(),
      saidOf(entry, activity),
      entry.side === 'there' ? activity.peerAdmin(connection.peer.name) : (entry.by ?? activity.erased),
    ]);
    return { ok: true as const, data: { rows, cursor: outcome.data.cursor } };
  };
  return (
    <CsvFile
      fileName={lists.activityFile(connection.name)}
      head={[activity.when, activity.what, activity.who]}
      readPage={readPage}
    />
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly peerName: string;
  readonly empty: string;
}

function Entries({ entries, peerName, empty }: EntriesProps) {
  const { texts, when } = useTexts();
  const { activity } = texts;
  return (
    <DynamicTable
      label={activity.tab}
      emptyView={<Text>{empty}</Text>}
      head={{
        cells: [
          { key: 'when', content: activity.when },
          { key: 'what', content: activity.what },
          { key: 'who', content: activity.who },
        ],
      }}
      rows={entries.map((entry, at) => ({
        key: `${entry.at}-${at}`,
        cells: [
          { key: 'when', content: <Text>{when(entry.at)}</Text> },
          {
            key: 'what',
            content: <Text>{saidOf(entry, activity)}</Text>,
          },
          { key: 'who', content: inCell(<Who entry={entry} peerName={peerName} />) },
        ],
      }))}
    />
  );
}

/** What was done, with what belongs to it where that is for people: hashes and counts are for exports alone. */
function saidOf({ act, about = '' }: AuditEntry, words: Texts['activity']): string {
  const said = words.acts[act];
  if (act === 'published' && about === 'waits') return `${said}: ${words.waits}`;
  if (act === 'published' && about !== '') return `${said}: ${words.version(about)}`;
  if (act === 'consent-agreed' && about === 'refused') return words.consentRefused;
  if (act === 'review-changed' && about !== '') return about === 'on' ? words.reviewOn : words.reviewOff;
  if (act === 'test-runs-changed' && about !== '')
    return about === 'on' ? words.testRunsOn : words.testRunsOff;
  if (act === 'disclosed' && about !== '') return `${said}: ${about}`;
  return said;
}

function Who({ entry, peerName }: { readonly entry: AuditEntry; readonly peerName: string }) {
  const { activity } = useTexts().texts;
  if (entry.side === 'there') return <Text>{activity.peerAdmin(peerName)}</Text>;
  if (entry.by === undefined) return <Text>{activity.erased}</Text>;
  return <User accountId={entry.by} />;
}
