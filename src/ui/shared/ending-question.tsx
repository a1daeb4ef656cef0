import { SectionMessage, SectionMessageAction, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { syncEnding, type TwinStatus } from '../../contract/sync.ts';
import { ask } from './ask.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { complain, tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';

type Status = AnswerOf<typeof syncEnding>;

interface EndingQuestionProps {
  readonly twin: TwinStatus;
  readonly problem: NonNullable<TwinStatus['problem']>;
  /** Key of the work item of this page. */
  readonly issueKey: string;
  readonly onDecided: (status: Status) => void;
  /** The work item may be gone: what is shown of it is out of date. */
  readonly onDeleting: () => void;
}

/** The partner's work item was deleted and the rules would delete this one: a person keeps it, or has it deleted. */
export function EndingQuestion({ twin, problem, issueKey, onDecided, onDeleting }: EndingQuestionProps) {
  const { panel } = useTexts().texts;
  const [isAsking, setAsking] = useState(false);
  const { connection, peerName } = twin;

  const decide = async (keep: boolean): Promise<Failure | undefined> => {
    const outcome = await ask(syncEnding, { connection, keep });
    // The work item can be gone before the answer about it is made.
    if (!outcome.ok && (keep || outcome.error.code !== 'issue-not-found')) return outcome.error;
    tell(keep ? panel.kept : panel.deleting);
    if (outcome.ok) onDecided(outcome.data);
    else onDeleting();
    return undefined;
  };
  const keep = async (): Promise<void> => {
    const failed = await decide(true);
    if (failed !== undefined) complain(failed);
  };
  return (
    <>
      <SectionMessage
        appearance="warning"
        title={problem.message}
        actions={[
          <SectionMessageAction key="keep" onClick={() => void keep()}>
            {panel.keep}
          </SectionMessageAction>,
          <SectionMessageAction key="delete" onClick={() => setAsking(true)}>
            {panel.deleteNow}
          </SectionMessageAction>,
        ]}
      >
        <Text>{problem.next}</Text>
      </SectionMessage>
      <ConfirmModal
        isOpen={isAsking}
        title={panel.deleteHeading(issueKey)}
        text={panel.deleteText(peerName)}
        action={panel.deleteNow}
        onConfirm={() => decide(false)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
