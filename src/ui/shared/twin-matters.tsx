import { Box, Button, Stack } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf } from '../../contract/operation.ts';
import type { syncStatus, TwinStatus } from '../../contract/sync.ts';
import { ConflictList } from './conflict-list.tsx';
import { EndingQuestion } from './ending-question.tsx';
import { useTexts } from './texts/use-texts.ts';

interface TwinMattersProps {
  readonly twin: TwinStatus;
  /** Key of the work item of this page. */
  readonly issueKey: string;
  readonly onDecided: (status: AnswerOf<typeof syncStatus>) => void;
  /** What is shown of the pair is out of date. */
  readonly onStale: () => void;
}

/** What a pair asks of a person: whether the work item goes with its counterpart, and conflicts to look at. */
export function TwinMatters({ twin, issueKey, onDecided, onStale }: TwinMattersProps) {
  const { conflicts: words } = useTexts().texts;
  const [isOpen, setOpen] = useState(false);
  const { problem, conflicts, connection, peerName } = twin;
  return (
    <Stack space="space.100">
      {problem?.remedy === 'decide-ending' && (
        <EndingQuestion
          twin={twin}
          problem={problem}
          issueKey={issueKey}
          onDecided={onDecided}
          onDeleting={onStale}
        />
      )}
      {conflicts > 0 && (
        <Box>
          <Button spacing="compact" appearance="subtle" onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.hide : words.count(conflicts)}
          </Button>
        </Box>
      )}
      {conflicts > 0 && isOpen && (
        <ConflictList connection={connection} peerName={peerName} onRestored={onStale} />
      )}
    </Stack>
  );
}
