import { Button, ButtonGroup } from '@forge/react';
import type { ConnectionSummary } from '../../contract/connections.ts';
import type { Texts } from '../shared/texts/en.ts';
import type { ConnectionStep } from './connection-dialogs.tsx';

interface RowActionsProps {
  readonly connection: ConnectionSummary;
  readonly texts: Texts;
  readonly onEdit: () => void;
  readonly onStep: (step: ConnectionStep) => void;
}

/**
 * What a row of the list offers. UI Kit tells no page where the pointer or the focus is, so it always stands there;
 * it has no hooks, because UI Kit calls what it finds in a cell.
 */
export function connectionRowActions({ connection, texts, onEdit, onStep }: RowActionsProps) {
  const turn = turnOf(connection);
  return (
    <ButtonGroup>
      <Button spacing="compact" appearance="subtle" testId={`edit-${connection.id}`} onClick={onEdit}>
        {texts.lists.edit}
      </Button>
      {turn !== undefined && (
        <Button
          spacing="compact"
          appearance="subtle"
          testId={`turn-${connection.id}`}
          onClick={() => onStep(turn)}
        >
          {turn === 'pause' ? texts.connection.pause : texts.connection.resume}
        </Button>
      )}
      <Button
        spacing="compact"
        appearance="subtle"
        testId={`delete-${connection.id}`}
        onClick={() => onStep(endOf(connection))}
      >
        {texts.lists.remove}
      </Button>
    </ButtonGroup>
  );
}

function turnOf({ state, next }: ConnectionSummary): ConnectionStep | undefined {
  if (state === 'active') return 'pause';
  if (state === 'restored') return 'resume-restored';
  return state === 'paused' && next === 'resume' ? 'resume' : undefined;
}

/** How a connection goes out of the list: what runs is ended first. */
function endOf({ state }: ConnectionSummary): ConnectionStep {
  if (state === 'pending' || state === 'awaiting-approval') return 'withdraw';
  if (state === 'accepted') return 'refuse';
  return state === 'disconnected' || state === 'expired' || state === 'refused' ? 'delete' : 'disconnect';
}
