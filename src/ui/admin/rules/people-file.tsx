import { Box, FileCard, Heading, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { Failure } from '../../../contract/operation.ts';
import { userMapRead } from '../../../contract/user-map.ts';
import { userMapCsv } from '../../../core/rules/user-map-csv.ts';
import type { DraftUserMap } from '../../../core/rules/user-map-of.ts';
import { ask } from '../../shared/ask.ts';
import { LinesField } from '../../shared/lines-field.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PeopleFileProps {
  readonly connection: Pick<ConnectionDetail, 'id' | 'name'>;
  readonly userMap: DraftUserMap;
  readonly onTake: (
    lines: DraftUserMap['map'],
    names: Readonly<Record<string, string>>,
  ) => Promise<Failure | undefined>;
}

/** The map as a table of two columns: saved, and read as a whole or not at all. */
export function PeopleFile({ connection, userMap, onTake }: PeopleFileProps) {
  const words = useTexts().texts.peoplePart;
  const [text, setText] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const take = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(userMapRead, { connection: connection.id, csv: text });
    const failed = outcome.ok ? await onTake(outcome.data.map, outcome.data.names) : outcome.error;
    setRunning(false);
    setError(failed);
    if (failed === undefined) setText('');
  };
  const csv = userMapCsv(userMap.map);
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.file}</Heading>
      {userMap.map.length > 0 && (
        <FileCard
          fileName={words.fileName(connection.name)}
          fileSize={new TextEncoder().encode(csv).length}
          fileType="text/csv"
          onDownload={() => new Blob([csv], { type: 'text/csv' })}
        />
      )}
      <Narrow>
        <LinesField
          id="people-csv"
          label={words.paste}
          hint={words.pasteHint}
          value={text}
          wrong={error === undefined ? undefined : [error.message, error.next].filter(Boolean).join(' ')}
          onChange={setText}
        />
      </Narrow>
      <Box>
        <LoadingButton isLoading={isRunning} isDisabled={text.trim() === ''} onClick={take}>
          {words.take}
        </LoadingButton>
      </Box>
    </Stack>
  );
}
