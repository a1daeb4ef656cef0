import {
  Button,
  ErrorMessage,
  HelperMessage,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  TextArea,
} from '@forge/react';
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
    <Modal onClose={onClose} width="large">
      <ModalHeader>
        <ModalTitle>{edited === 'new' ? words.addHeading : words.editHeading}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.100">
          {error !== undefined && <FailureMessage error={error} />}
          <Label labelFor="routes">{edited === 'new' ? words.lines : words.line}</Label>
          <TextArea
            id="routes"
            testId="routes"
            isMonospaced
            value={text}
            isInvalid={wrong !== undefined}
            onChange={(event) => setText(String(event.target.value ?? ''))}
          />
          {wrong === undefined ? (
            <HelperMessage>{words.lineHint}</HelperMessage>
          ) : (
            <ErrorMessage>{wrong}</ErrorMessage>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button appearance="primary" isDisabled={isRunning} onClick={save}>
          {texts.common.save}
        </Button>
      </ModalFooter>
    </Modal>
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
