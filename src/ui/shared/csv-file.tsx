import { Box, FileCard, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure, Outcome } from '../../contract/operation.ts';
import { csvText } from '../../core/csv-text.ts';
import { FailureMessage } from './failure-message.tsx';
import { useTexts } from './texts/use-texts.ts';

type Row = readonly string[];

export interface CsvPage {
  readonly rows: readonly Row[];
  /** Where the next page begins; absent behind the last. */
  readonly cursor?: string | undefined;
}

interface CsvFileProps {
  readonly fileName: string;
  readonly head: Row;
  readonly readPage: (cursor: string | undefined) => Promise<Outcome<CsvPage>>;
}

/** A whole list as a file: asked for page by page, then offered for saving. */
export function CsvFile({ fileName, head, readPage }: CsvFileProps) {
  const { lists } = useTexts().texts;
  const [made, setMade] = useState<number>();
  const [csv, setCsv] = useState<string>();
  const [error, setError] = useState<Failure>();

  const make = async (): Promise<void> => {
    setError(undefined);
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      setMade(rows.length);
      const page = await readPage(cursor);
      if (!page.ok) {
        setMade(undefined);
        return setError(page.error);
      }
      rows.push(...page.data.rows);
      cursor = page.data.cursor;
    } while (cursor !== undefined);
    setMade(undefined);
    setCsv(rows.length === 0 ? '' : csvText([head, ...rows]));
  };
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} onRetry={() => void make()} />}
      {csv === undefined && (
        <Box>
          <LoadingButton appearance="subtle" isLoading={made !== undefined} onClick={make}>
            {lists.csv}
          </LoadingButton>
        </Box>
      )}
      {made !== undefined && made > 0 && <Text>{lists.csvMaking(made)}</Text>}
      {csv === '' && <Text>{lists.csvNone}</Text>}
      {csv !== undefined && csv !== '' && (
        <FileCard
          fileName={fileName}
          fileSize={new TextEncoder().encode(csv).length}
          fileType="text/csv"
          onDownload={() => new Blob([csv], { type: 'text/csv' })}
        />
      )}
    </Stack>
  );
}
