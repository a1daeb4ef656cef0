import type { ConflictShown } from '../../contract/conflicts.ts';
import type { Failure } from '../../contract/operation.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { useTexts } from './texts/use-texts.ts';

type Told = Pick<ConflictShown, 'path' | 'stands' | 'here' | 'there'>;

/** A member of a set is named with its set, as in `labels: urgent`. */
export const fieldOfConflict = ({ path }: Pick<Told, 'path'>): string => path.replace('/', ': ');

interface RestoreConflictProps {
  /** The conflict whose value is to come back; undefined: nobody has asked. */
  readonly asked: Told | undefined;
  readonly peerName: string;
  readonly onConfirm: () => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** The question before the value that gave way is put back. */
export function RestoreConflict({ asked, peerName, onConfirm, onClose }: RestoreConflictProps) {
  const { conflicts: words } = useTexts().texts;
  const gaveWay = asked?.stands === 'here' ? asked.there : asked?.here;
  return (
    <ConfirmModal
      isOpen={asked !== undefined}
      title={words.restoreHeading(asked === undefined ? '' : fieldOfConflict(asked))}
      text={words.restoreText(gaveWay ?? words.noValue, peerName)}
      action={words.restore}
      appearance="warning"
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
