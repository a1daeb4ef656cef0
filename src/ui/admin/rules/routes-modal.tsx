import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import {
  type RouteFault,
  type RouteLine,
  type Routing,
  readRoutes,
  routeText,
} from '../../../core/rules/routing-lines.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { LinesField } from '../../shared/lines-field.tsx';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface RoutesModalProps {
  /** Place of the line that is edited; undefined: the modal is closed. */
  readonly edited: number | 'new' | undefined;
  readonly routing: Routing;
  /** Undefined where all lines are saved. */
  readonly onSave: (lines: readonly RouteLine[]) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** One line of the routing, or as many new ones as are written or pasted, behind the others. */
export function RoutesModal(props: RoutesModalProps) {
  const { edited } = props;
  return <ModalTransition>{edited !== undefined && <Editing {...props} edited={edited} />}</ModalTransition>;
}

function Editing({ edited, routing, onSave, onClose }: RoutesModalProps & { edited: number | 'new' }) {
  const { texts } = useTexts();
  const words = texts.routingPart;
  const { lines, spaces } = routing;
  const line = edited === 'new' ? undefined : lines[edited];
  const [text, setText] = useState(line === undefined ? '' : routeText(line, spaces));
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const save = async (): Promise<void> => {
    const read = readRoutes(text, spaces);
    if (!read.ok) return setWrong(inWords(words, read));
    if (read.lines.length === 0) return setWrong(texts.common.required);
    setWrong(undefined);
    setRunning(true);
    const next =
      edited === 'new'
        ? [...lines, ...read.lines]
        : lines.flatMap((one, at) => (at === edited ? read.lines : [one]));
    const failed = await onSave(next);
    setRunning(false);
    setError(failed);
    if (failed === undefined) onClose();
  };
  return (
    <FormModal
      title={edited === 'new' ? words.addHeading : words.editHeading}
      width="large"
      isDisabled={isRunning}
      onSave={save}
      onClose={onClose}
    >
      <Stack space="space.100">
        {error !== undefined && <FailureMessage error={error} />}
        <LinesField
          id="routes"
          label={edited === 'new' ? words.lines : words.line}
          hint={words.lineHint}
          value={text}
          wrong={wrong}
          onChange={setText}
        />
      </Stack>
    </FormModal>
  );
}

function inWords(words: Texts['routingPart'], { why, line, part }: RouteFault): string {
  switch (why) {
    case 'form':
      return words.form(line, part);
    case 'no-condition':
      return words.noCondition(line);
    case 'unknown-space':
      return words.unknownSpace(line, part);
  }
}
