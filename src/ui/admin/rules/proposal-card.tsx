import { Box, Button, ButtonGroup, Inline, Lozenge, Stack, Text, xcss } from '@forge/react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { ProposalLine, ShownProposal, ShownProposals } from '../../../contract/proposals.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { fieldName } from './field-name.ts';

const card = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  padding: 'space.150',
});

const looks = {
  open: 'inprogress',
  agreed: 'success',
  declined: 'removed',
  withdrawn: 'default',
  expired: 'default',
} as const;

interface ProposalCardProps {
  readonly side: 'in' | 'out';
  readonly proposal: ShownProposal;
  readonly proposals: ShownProposals;
  readonly connection: ConnectionDetail;
  readonly catalogue: FieldCatalogue;
  /** All its lines stand in the draft of this side. */
  readonly isDrafted: boolean;
  readonly onAsk: (what: 'accept' | 'decline' | 'withdraw') => void;
  readonly onRedraft: () => void;
}

/** One proposal, in words, with what can be done about it. */
export function ProposalCard(props: ProposalCardProps) {
  const { side, proposal, connection, catalogue } = props;
  const { texts, when } = useTexts();
  const { proposals: words } = texts;
  const { peer } = connection;
  const { state, at, until, text, said, told, drafted, lines } = proposal;
  return (
    <Box xcss={card}>
      <Stack space="space.100">
        <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
          <Inline space="space.100" alignBlock="center">
            <Lozenge appearance={looks[state]}>{words.states[state]}</Lozenge>
            <Text>{side === 'out' ? words.fromHere(when(at)) : words.fromThere(peer.name, when(at))}</Text>
          </Inline>
          <Actions {...props} />
        </Inline>
        {text !== undefined && <Text>{text}</Text>}
        {lines.map((line) => (
          <Line key={line.path} line={line} catalogue={catalogue} />
        ))}
        <Policy {...props} />
        {said !== undefined && <Text>{words.said(said)}</Text>}
        {state === 'open' && <Text color="color.text.subtle">{words.until(when(until))}</Text>}
        {!told && <Text color="color.text.subtle">{words.untold(peer.name)}</Text>}
        {state === 'agreed' && told && !drafted && <Text>{words.undrafted}</Text>}
      </Stack>
    </Box>
  );
}

function Actions({ side, proposal, isDrafted, onAsk, onRedraft }: ProposalCardProps) {
  const { proposals: words } = useTexts().texts;
  const { state, told, lines } = proposal;
  if (state === 'open' && side === 'out')
    return (
      <Button spacing="compact" onClick={() => onAsk('withdraw')}>
        {words.withdraw}
      </Button>
    );
  if (state === 'open')
    return (
      <ButtonGroup>
        <Button spacing="compact" appearance="primary" onClick={() => onAsk('accept')}>
          {words.accept}
        </Button>
        <Button spacing="compact" onClick={() => onAsk('decline')}>
          {words.decline}
        </Button>
      </ButtonGroup>
    );
  if (state !== 'agreed' || !told || lines.length === 0 || isDrafted) return null;
  return (
    <Button spacing="compact" appearance="subtle" onClick={onRedraft}>
      {words.redraft}
    </Button>
  );
}

function Line({ line, catalogue }: { readonly line: ProposalLine; readonly catalogue: FieldCatalogue }) {
  const { proposals: words } = useTexts().texts;
  const { path, direction, field, values } = line;
  const here = field === undefined ? words.unchosen : fieldName(catalogue, field);
  return (
    <Stack>
      <Text>{words.line(here, words.arrows[direction], path)}</Text>
      {values.length > 0 && (
        <Text color="color.text.subtle">
          {words.valuePairs(values.map((one) => `${one.here} = ${one.there}`).join(', '))}
        </Text>
      )}
    </Stack>
  );
}

function Policy({ proposal, proposals, connection }: ProposalCardProps) {
  const { proposals: words } = useTexts().texts;
  const { policy } = proposal;
  if (policy === undefined) return null;
  const nameOf = (role: string): string =>
    role === proposals.role ? connection.local.name : connection.peer.name;
  const owners = Object.entries(policy.owners ?? {});
  return (
    <Stack>
      <Text>{words.policy(nameOf(policy.winner))}</Text>
      {owners.map(([path, role]) => (
        <Text key={path}>{words.owners(path, nameOf(role))}</Text>
      ))}
    </Stack>
  );
}
