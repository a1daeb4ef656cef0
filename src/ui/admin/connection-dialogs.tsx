import { useNavigate } from '@forge/react/router';
import { connectionAllowOlder, connectionDelete, connectionRevoke } from '../../contract/connection-life.ts';
import { type ConnectionDetail, connectionPause } from '../../contract/connections.ts';
import { invitationRefuse } from '../../contract/invitations.ts';
import type { Failure, Operation } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { DisconnectModal } from './disconnect-modal.tsx';

/** Steps of a connection's life that ask first. */
export type ConnectionStep = 'pause' | 'revoke' | 'allow-older' | 'disconnect' | 'delete' | 'withdraw';

interface ConnectionDialogsProps {
  readonly connection: ConnectionDetail;
  readonly step: ConnectionStep | undefined;
  readonly onClose: () => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
  /** The connection is another one now than is shown: ask for it again. */
  readonly onStale: () => void;
}

/** The question before a step, and the step itself once it was answered. */
export function ConnectionDialogs(props: ConnectionDialogsProps) {
  const { connection, step, onClose, onChanged, onStale } = props;
  const { texts } = useTexts();
  const navigate = useNavigate();
  const { id } = connection;
  const changes = async (
    operation: Operation<{ connection: string }, ConnectionDetail>,
    title: string,
    text?: string,
  ): Promise<Failure | undefined> => {
    const outcome = await ask(operation, { connection: id });
    if (!outcome.ok) return outcome.error;
    tell(title, text);
    onChanged(outcome.data);
    return undefined;
  };
  const { connection: words, settings } = texts;
  const run = async (): Promise<Failure | undefined> => {
    switch (step) {
      case 'pause':
        return changes(connectionPause, words.paused);
      case 'revoke':
        return changes(connectionRevoke, settings.revoked, settings.revokedText);
      case 'allow-older':
        return changes(connectionAllowOlder, settings.allowedOlder);
      case 'withdraw': {
        const outcome = await ask(invitationRefuse, { connection: id });
        if (!outcome.ok) return outcome.error;
        tell(settings.withdrawn);
        onStale();
        return undefined;
      }
      case 'delete': {
        const outcome = await ask(connectionDelete, { connection: id });
        if (!outcome.ok) return outcome.error;
        tell(settings.removed);
        navigate('/');
        return undefined;
      }
      default:
        return undefined;
    }
  };
  const question =
    step === undefined || step === 'disconnect' ? undefined : questionOf(step, connection, texts);
  return (
    <>
      <ConfirmModal
        isOpen={question !== undefined}
        title={question?.title ?? ''}
        text={question?.text ?? ''}
        action={question?.action ?? ''}
        appearance={step === 'pause' || step === 'allow-older' ? 'warning' : 'danger'}
        onConfirm={run}
        onClose={onClose}
      />
      <DisconnectModal
        connection={connection}
        isOpen={step === 'disconnect'}
        onClose={onClose}
        onChanged={onChanged}
      />
    </>
  );
}

interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

function questionOf(
  step: Exclude<ConnectionStep, 'disconnect'>,
  { name, peer }: ConnectionDetail,
  { connection, settings }: Texts,
): Question {
  switch (step) {
    case 'pause':
      return { title: connection.pauseHeading, text: connection.pauseText, action: connection.pause };
    case 'revoke':
      return {
        title: settings.revokeHeading,
        text: settings.revokeQuestion(peer.name),
        action: settings.revoke,
      };
    case 'allow-older':
      return {
        title: settings.allowOlderHeading,
        text: settings.allowOlderText(peer.name),
        action: settings.allowOlder,
      };
    case 'withdraw':
      return {
        title: settings.withdrawHeading,
        text: settings.withdrawText(peer.name),
        action: settings.withdraw,
      };
    case 'delete':
      return {
        title: settings.removeHeading(name),
        text: settings.removeQuestion,
        action: settings.remove,
      };
  }
}
