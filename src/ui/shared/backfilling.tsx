import { Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../contract/operation.ts';
import { triggerBackfill } from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { RunProgress } from './run-progress.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';

/** What a person may have started at once: the trigger, and how many work items where that is known. */
export interface Offer {
  readonly id: string;
  readonly jql: string;
  readonly count?: number;
}

interface BackfillingProps {
  readonly connection: string;
  readonly offer: Offer | undefined;
  readonly onClose: () => void;
}

/** Offers to start what a trigger finds and what is there already, and shows how far that has come. */
export function Backfilling({ connection, offer, onClose }: BackfillingProps) {
  const [begun, setBegun] = useState(0);
  return (
    <>
      <RunProgress key={begun} connection={connection} kind="backfill" />
      <Question
        connection={connection}
        offer={offer}
        onBegun={() => setBegun((before) => before + 1)}
        onClose={onClose}
      />
    </>
  );
}

interface QuestionProps extends BackfillingProps {
  readonly onBegun: () => void;
}

function Question({ connection, offer, onBegun, onClose }: QuestionProps) {
  const { triggers: words } = useTexts().texts;
  const begin = async (): Promise<Failure | undefined> => {
    if (offer === undefined) return undefined;
    const outcome = await ask(triggerBackfill, { connection, id: offer.id });
    if (!outcome.ok) return outcome.error;
    tell(words.begun);
    onBegun();
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={offer !== undefined}
      title={words.backfillHeading}
      text={words.backfillText(offer?.jql ?? '')}
      action={words.begin}
      appearance="primary"
      onConfirm={begin}
      onClose={onClose}
    >
      {offer?.count !== undefined && <Text>{words.backfillCount(offer.count)}</Text>}
    </ConfirmModal>
  );
}
