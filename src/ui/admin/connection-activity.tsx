import { Box, DynamicTable, LoadingButton, Stack, Text, User } from '@forge/react';
import { useState } from 'react';
import { type AuditEntry, connectionAudit } from '../../contract/connection-watch.ts';
import { ask } from '../shared/ask.ts';
import { inCell } from '../shared/in-cell.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { complain } from '../shared/tell.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';

interface ConnectionActivityProps {
  readonly connection: string;
  readonly peerName: string;
}

/** Who did what on a connection, the newest first. */
export function ConnectionActivity({ connection, peerName }: ConnectionActivityProps) {
  const { texts } = useTexts();
  const { activity } = texts;
  const { answer, reload, show } = useAnswer(connectionAudit, { connection });
  const [isRunning, setRunning] = useState(false);

  const more = async (entries: readonly AuditEntry[], cursor: string): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionAudit, { connection, cursor });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, entries: [...entries, ...outcome.data.entries] });
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ entries, cursor }) => (
        <Stack space="space.200">
          <Text>{activity.text}</Text>
          <Entries entries={entries} peerName={peerName} />
          {cursor !== undefined && (
            <Box>
              <LoadingButton isLoading={isRunning} onClick={() => void more(entries, cursor)}>
                {activity.older}
              </LoadingButton>
            </Box>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly peerName: string;
}

function Entries({ entries, peerName }: EntriesProps) {
  const { texts, when } = useTexts();
  const { activity } = texts;
  return (
    <DynamicTable
      label={activity.tab}
      emptyView={<Text>{activity.empty}</Text>}
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
