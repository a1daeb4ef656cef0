import { Box, Button, Heading, HelperMessage, Inline, Label, Stack, Text, Toggle } from '@forge/react';
import { useState } from 'react';
import type { Failure, Outcome } from '../../../contract/operation.ts';
import {
  proposalAnswer,
  proposalByItself,
  proposalDraft,
  proposalList,
  type ShownProposal,
  type ShownProposals,
} from '../../../contract/proposals.ts';
import { type Draft, versionDraft } from '../../../contract/versions.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { linesOf } from '../../../core/rules/mapping-line.ts';
import { ask } from '../../shared/ask.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { ProposalAcceptModal } from './proposal-accept-modal.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { ProposalEndModal } from './proposal-end-modal.tsx';
import { ProposalSendModal } from './proposal-send-modal.tsx';
import type { RulesPartProps } from './rules-part.ts';

export interface ProposalsProps extends RulesPartProps {
  readonly catalogue: FieldCatalogue;
}

/** What both sides have proposed to each other, and what can be done about it. */
export function ProposalList(props: ProposalsProps) {
  const { proposals: words } = useTexts().texts;
  const { answer, reload, show } = useAnswer(proposalList, { connection: props.connection.id });
  return (
    <Stack space="space.150">
      <Heading as="h3">{words.heading}</Heading>
      <Text>{words.text}</Text>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(proposals) => <Listed {...props} proposals={proposals} onProposals={show} />}
      </Loaded>
    </Stack>
  );
}

interface ListedProps extends ProposalsProps {
  readonly proposals: ShownProposals;
  readonly onProposals: (proposals: ShownProposals) => void;
}

interface Asked {
  readonly do: 'accept' | 'decline' | 'withdraw';
  readonly proposal: ShownProposal;
}

function Listed(props: ListedProps) {
  const { connection, draft: open, proposals, onProposals, onDraft, onConnection, catalogue } = props;
  const { proposals: words } = useTexts().texts;
  const [asked, setAsked] = useState<Asked | 'send'>();
  /** Shows what has become of the proposals, and of the draft that they may have changed. */
  const taken = async (outcome: Outcome<ShownProposals>, said: string): Promise<Failure | undefined> => {
    if (!outcome.ok) return outcome.error;
    tell(said);
    onProposals(outcome.data);
    const draft = await ask(versionDraft, { connection: connection.id });
    if (draft.ok) onDraft(draft.data);
    onConnection();
    return undefined;
  };
  const redraft = async ({ id }: ShownProposal): Promise<void> => {
    const outcome = await ask(proposalDraft, { connection: connection.id, id });
    const failed = await taken(outcome, words.redrafted);
    if (failed !== undefined) complain(failed);
  };
  const all = [
    ...proposals.in.map((proposal) => ({ side: 'in' as const, proposal })),
    ...proposals.out.map((proposal) => ({ side: 'out' as const, proposal })),
  ].sort((a, b) => b.proposal.at - a.proposal.at);
  return (
    <Stack space="space.150">
      <Box>
        <Button appearance="primary" onClick={() => setAsked('send')}>
          {words.make}
        </Button>
      </Box>
      {all.length === 0 && <Text>{words.none}</Text>}
      {all.map(({ side, proposal }) => (
        <ProposalCard
          key={`${side}-${proposal.id}`}
          side={side}
          proposal={proposal}
          proposals={proposals}
          connection={connection}
          catalogue={catalogue}
          isDrafted={standsIn(open, proposal)}
          onAsk={(what) => setAsked({ do: what, proposal })}
          onRedraft={() => void redraft(proposal)}
        />
      ))}
      <ByItself {...props} />
      <Dialogs {...props} asked={asked} onTaken={taken} onClose={() => setAsked(undefined)} />
    </Stack>
  );
}

interface ListDialogsProps extends ListedProps {
  readonly asked: Asked | 'send' | undefined;
  readonly onTaken: (outcome: Outcome<ShownProposals>, said: string) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

function Dialogs(props: ListDialogsProps) {
  const { connection, asked, onTaken, onClose } = props;
  const { proposals: words } = useTexts().texts;
  const accept = async (fields: { path: string; field: string }[], text: string) => {
    if (typeof asked !== 'object') return undefined;
    const { id } = asked.proposal;
    const outcome = await ask(proposalAnswer, { connection: connection.id, id, yes: true, fields, text });
    const now = outcome.ok ? outcome.data.in.find((one) => one.id === id) : undefined;
    return onTaken(outcome, now?.told === false ? words.agreedLater : words.agreed);
  };
  return (
    <>
      {typeof asked === 'object' && asked.do === 'accept' && (
        <ProposalAcceptModal {...props} proposal={asked.proposal} onAccept={accept} onClose={onClose} />
      )}
      {typeof asked === 'object' && asked.do !== 'accept' && (
        <ProposalEndModal
          {...props}
          end={asked.do}
          proposal={asked.proposal}
          onEnd={onTaken}
          onClose={onClose}
        />
      )}
      {asked === 'send' && <ProposalSendModal {...props} onSent={onTaken} onClose={onClose} />}
    </>
  );
}

/** Whether the draft has all lines of a proposal, as they go. */
const standsIn = ({ version }: Draft, { lines }: ShownProposal): boolean => {
  const own = linesOf(version);
  return lines.every(({ path, field, direction }) =>
    own.some((one) => one.on && one.path === path && one.field === field && one.direction === direction),
  );
};

/** The switch for an admin of both sites. */
function ByItself({ connection, proposals, onProposals }: ListedProps) {
  const { proposals: words } = useTexts().texts;
  const { byItself } = proposals;
  const turn = async (): Promise<void> => {
    const outcome = await ask(proposalByItself, { connection: connection.id, on: !byItself });
    if (!outcome.ok) return complain(outcome.error);
    tell(outcome.data.byItself ? words.byItselfOn : words.byItselfOff);
    onProposals(outcome.data);
  };
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center">
        <Toggle
          id="agree-by-itself"
          testId="agree-by-itself"
          label={words.byItself}
          isChecked={byItself}
          onChange={() => void turn()}
        />
        <Label labelFor="agree-by-itself">{words.byItself}</Label>
      </Inline>
      <HelperMessage>{words.byItselfHint(connection.peer.name)}</HelperMessage>
    </Stack>
  );
}
