import { Box, FileCard, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { connectionPairs } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';

interface PairsTable {
  readonly csv: string;
  readonly pairs: number;
}

/** The pairs of a connection as a file: asked for page by page, then offered for saving. */
export function PairsFile({ connection }: { readonly connection: Pick<ConnectionDetail, 'id' | 'name'> }) {
  const { texts } = useTexts();
  const { settings } = texts;
  const [isRunning, setRunning] = useState(false);
  const [table, setTable] = useState<PairsTable>();
  const [made, setMade] = useState(0);
  const [error, setError] = useState<Failure>();

  const make = async (): Promise<void> => {
    setRunning(true);
    setError(undefined);
    setMade(0);
    const parts: string[] = [];
    let pairs = 0;
    let cursor: string | undefined;
    do {
      const page = cursor === undefined ? {} : { cursor };
      const outcome = await ask(connectionPairs, { connection: connection.id, ...page });
      if (!outcome.ok) {
        setRunning(false);
        return setError(outcome.error);
      }
      parts.push(outcome.data.csv);
      pairs += outcome.data.pairs;
      cursor = outcome.data.cursor;
      setMade(pairs);
    } while (cursor !== undefined);
    setRunning(false);
    setTable({ csv: parts.join(''), pairs });
  };

  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} onRetry={() => void make()} />}
      {table === undefined && (
        <Box>
          <LoadingButton isLoading={isRunning} onClick={make}>
            {settings.pairsMake}
          </LoadingButton>
        </Box>
      )}
      {isRunning && made > 0 && <Text>{settings.pairsMaking(made)}</Text>}
      {table !== undefined && (
        <Text>{table.pairs === 0 ? settings.pairsNone : settings.pairsCount(table.pairs)}</Text>
      )}
      {table !== undefined && table.pairs > 0 && (
        <FileCard
          fileName={settings.pairsFile(connection.name)}
          fileSize={new TextEncoder().encode(table.csv).length}
          fileType="text/csv"
          onDownload={() => new Blob([table.csv], { type: 'text/csv' })}
        />
      )}
    </Stack>
  );
}
