import { Box, Button, Text } from '@forge/react';
import { useState } from 'react';
import { fixtureSave } from '../../../contract/fixtures.ts';
import type { Failure } from '../../../contract/operation.ts';
import type { TestedIssue, TestRun } from '../../../contract/test-runs.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

export interface Keeping {
  readonly connection: string;
  readonly run: TestRun;
  readonly onKept: () => void;
}

/** Keeps a tested work item with what it has come to. */
export function KeepFixture({
  issue,
  peer,
  keeping: { connection, run, onKept },
}: {
  readonly issue: TestedIssue;
  readonly peer: string;
  readonly keeping: Keeping;
}) {
  const { fixtures: words } = useTexts().texts;
  const [isAsking, setAsking] = useState(false);
  const askPartner = issue.against === 'partner';
  const keep = async (): Promise<Failure | undefined> => {
    const { rules } = run;
    const wish = {
      connection,
      issue: issue.key,
      name: (issue.summary ?? '').slice(0, 200),
      rules,
      askPartner,
    };
    const outcome = await ask(fixtureSave, wish);
    if (!outcome.ok) return outcome.error;
    tell(words.kept);
    onKept();
    return undefined;
  };
  return (
    <Box>
      <Button spacing="compact" onClick={() => setAsking(true)}>
        {words.keep}
      </Button>
      <ConfirmModal
        isOpen={isAsking}
        title={words.keepHeading(issue.key)}
        text={words.keepText}
        action={words.keep}
        appearance="primary"
        onConfirm={keep}
        onClose={() => setAsking(false)}
      >
        {askPartner && <Text>{words.keepAsked(peer)}</Text>}
      </ConfirmModal>
    </Box>
  );
}
