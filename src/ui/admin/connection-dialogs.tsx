import { connectionAllowOlder, connectionDelete, connectionRevoke } from '../../contract/connection-life.ts';
import { type ConnectionDetail, connectionPause, connectionResume } from '../../contract/connections.ts';
import { invitationRefuse } from '../../contract/invitations.ts';
import type { Failure, Operation } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { DisconnectModal } from './disconnect-modal.tsx';

/** Steps of a connection's life that ask first. */
export type ConnectionStep =
  | 'pause'
  | 'resume'
  | 'resume-restored'
  | 'revoke'
  | 'allow-older'
  | 'disconnect'
  | 'delete'
  | 'withdraw'
  | 'refuse';

/** What a dialog says of the connection that it is about. */
export type DialogConnection = Pick<ConnectionDetail, 'id' | 'name' | 'peer'>;

interface ConnectionDialogsProps {
  readonly connection: DialogConnection;
  readonly step: ConnectionStep | undefined;
  readonly onClose: () => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
  /** The connection is another one now than is shown: ask for it again. */
  readonly onStale: () => void;
  /** It is no longer in the list. */
  readonly onDeleted: () => void;
}

/** What can be taken back. */
const isMild = (step: ConnectionStep | undefined): boolean =>
  step === 'pause' || step === 'resume' || step === 'allow-older' || step === 'resume-restored';

/** The question before a step, and the step itself once it was answered. */
export function ConnectionDialogs(props: ConnectionDialogsProps) {
  const { connection, step, onClose, onChanged } = props;
  const { texts } = useTexts();
  const run = useStep(props);
  const question =
    step === undefined || step === 'disconnect' ? undefined : questionOf(step, connection, texts);
  return (
    <>
      <ConfirmModal
        isOpen={question !== undefined}
        title={question?.title ?? ''}
        text={question?.text ?? ''}
        action={question?.action ?? ''}
        appearance={isMild(step) ? 'warning' : 'danger'}
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

/** Takes the step that was asked about. Undefined where it worked. */
function useStep({ connection, step, onChanged, onStale, onDeleted }: ConnectionDialogsProps) {
  const { texts } = useTexts();
  const wish = { connection: connection.id };
  const { connection: words, settings } = texts;

  /** Runs an operation and goes on with its answer. */
  const taking = async <Answer,>(
    operation: Operation<{ connection: string }, Answer>,
    [title, text]: readonly [title: string, text?: string],
    goOn: (answer: Answer) => void,
  ): Promise<Failure | undefined> => {
    const outcome = await ask(operation, wish);
    if (!outcome.ok) return outcome.error;
    tell(title, text);
    goOn(outcome.data);
    return undefined;
  };
  return async (): Promise<Failure | undefined> => {
    switch (step) {
      case 'pause':
        return taking(connectionPause, [words.paused], onChanged);
      case 'resume':
        return taking(connectionResume, [words.resumed], onChanged);
      case 'resume-restored':
        return taking(connectionResume, [texts.restored.resumed], onChanged);
      case 'revoke':
        return taking(connectionRevoke, [settings.revoked, settings.revokedText], onChanged);
      case 'allow-older':
        return taking(connectionAllowOlder, [settings.allowedOlder], onChanged);
      case 'delete':
        return taking(connectionDelete, [settings.removed], onDeleted);
      case 'refuse':
      case 'withdraw': {
        const outcome = await ask(invitationRefuse, wish);
        if (!outcome.ok) return outcome.error;
        tell(step === 'withdraw' ? settings.withdrawn : texts.accept.refused);
        onStale();
        return undefined;
      }
      default:
        return undefined;
    }
  };
}

interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

function questionOf(
  step: Exclude<ConnectionStep, 'disconnect'>,
  { name, peer }: DialogConnection,
  { accept, connection, restored, settings, words }: Texts,
): Question {
  switch (step) {
    case 'pause':
      return { title: connection.pauseHeading, text: connection.pauseText, action: connection.pause };
    case 'resume':
      return { title: connection.resumeHeading, text: connection.resumeText, action: connection.resume };
    case 'refuse':
      return { title: words.differHeading, text: words.differText, action: accept.refuse };
    case 'resume-restored':
      return {
        title: restored.resumeHeading,
        text: restored.resumeText(peer.name),
        action: connection.resume,
      };
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
