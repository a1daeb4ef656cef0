import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure, Outcome } from '../../../contract/operation.ts';
import { proposalSend, type ShownProposals } from '../../../contract/proposals.ts';
import { localKind } from '../../../core/fields/local-kind.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { isPeerSource } from '../../../core/rules/mapping.ts';
import { linesOf, type MappingLine } from '../../../core/rules/mapping-line.ts';
import { type Ends, mappingText, readMappingText } from '../../../core/rules/mapping-text.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { LinesField } from '../../shared/lines-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import type { RulesPartProps } from './rules-part.ts';

interface ProposalSendModalProps extends RulesPartProps {
  readonly catalogue: FieldCatalogue;
  readonly proposals: ShownProposals;
  readonly onSent: (outcome: Outcome<ShownProposals>, said: string) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

const SAME = 'same';
/** Days in which the partner can answer. */
const DAYS = 14;

/** Proposes lines, written by the names of both ends, and whose value is to stand in a conflict. */
export function ProposalSendModal(props: ProposalSendModalProps) {
  return (
    <ModalTransition>
      <Writing {...props} />
    </ModalTransition>
  );
}

function Writing(props: ProposalSendModalProps) {
  const { connection, draft, catalogue, onClose } = props;
  const { proposals: words } = useTexts().texts;
  const before = linesOf(draft.version).filter(({ on, path }) => on && !isPeerSource(path));
  const ends = { here: connection.local.name, there: connection.peer.name };
  const [text, setText] = useState(() => mappingText(before, ends, catalogue));
  const [winner, setWinner] = useState(SAME);
  const [note, setNote] = useState('');
  const { error, wrong, isRunning, send } = useSending(props, { before, ends, text, winner, note });
  return (
    <FormModal
      title={words.sendHeading(connection.peer.name)}
      width="x-large"
      action={words.send}
      isDisabled={isRunning}
      onSave={send}
      onClose={onClose}
    >
      <Stack space="space.100">
        {error !== undefined && <FailureMessage error={error} />}
        <LinesField
          id="proposal-lines"
          label={words.lines}
          hint={words.linesHint}
          value={text}
          wrong={wrong}
          minimumRows={8}
          onChange={setText}
        />
        <Choice
          name="proposal-winner"
          label={words.winner}
          value={winner}
          options={[
            { value: SAME, label: words.winnerSame },
            { value: 'here', label: words.winnerOf(ends.here) },
            { value: 'there', label: words.winnerOf(ends.there) },
          ]}
          onChange={setWinner}
        />
        <TextField name="proposal-text" label={words.note} value={note} onChange={setNote} />
      </Stack>
    </FormModal>
  );
}

interface Written {
  readonly before: readonly MappingLine[];
  readonly ends: Ends;
  readonly text: string;
  readonly winner: string;
  readonly note: string;
}

/** Sends what is written, or says what is wrong with it. */
function useSending(
  { connection, catalogue, proposals, onSent, onClose }: ProposalSendModalProps,
  { before, ends, text, winner, note }: Written,
) {
  const { texts } = useTexts();
  const words = texts.proposals;
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const send = async (): Promise<void> => {
    const read = readMappingText(text, before, ends, catalogue);
    const isEmpty = read.ok && read.lines.length === 0 && winner === SAME;
    const fault = read.ok ? undefined : texts.fieldsPart.asText.wrong[read.why](read.line, read.word);
    setWrong(isEmpty ? words.empty : fault);
    if (!read.ok || isEmpty) return;
    const { owners } = proposals.policy;
    const role = winner === 'here' ? proposals.role : other(proposals.role);
    setRunning(true);
    const outcome = await ask(proposalSend, {
      connection: connection.id,
      lines: read.lines.filter(({ on }) => on).flatMap(proposedLine),
      ...(winner === SAME ? {} : { policy: { winner: role, ...(owners === undefined ? {} : { owners }) } }),
      ...(note.trim() === '' ? {} : { text: note.trim() }),
      days: DAYS,
    });
    const failed = await onSent(outcome, words.sent);
    setRunning(false);
    setError(failed);
    if (failed === undefined) onClose();
  };
  return { error, wrong, isRunning, send };
}

const other = (role: ShownProposals['role']): ShownProposals['role'] =>
  role === 'initiator' ? 'acceptor' : 'initiator';

function proposedLine({ field, path, kind, direction, values }: MappingLine) {
  const known = localKind.safeParse(kind);
  return known.success ? [{ field, path, kind: known.data, direction, values }] : [];
}
