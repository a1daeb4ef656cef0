import { Box, Button, DynamicTable, Heading, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { type Offer, type OfferedField, peerOffer } from '../../../contract/peer-offer.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { inCell } from '../../shared/in-cell.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import type { RulesPartProps } from './rules-part.ts';
import { StatusPlan } from './status-plan.tsx';

/** What the partner has shown of its side when it was last asked. */
export function OfferedThere({ connection }: RulesPartProps) {
  const { texts, when } = useTexts();
  const { partnerPart: words } = texts;
  const request = { connection: connection.id, ask: false };
  const { answer, reload, show } = useAnswer(peerOffer, request);
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const again = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(peerOffer, { ...request, ask: true });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) show(outcome.data);
  };
  return (
    <Stack space="space.150">
      <Heading as="h3">{words.offered(connection.peer.name)}</Heading>
      {error !== undefined && <FailureMessage error={error} />}
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ known }) => (
          <Stack space="space.150">
            <Text>
              {known === undefined ? words.offeredNever(connection.peer.name) : words.asked(when(known.at))}
            </Text>
            {known !== undefined && <Offered offer={known.offer} />}
            <Box>
              <Button isDisabled={isRunning} onClick={again}>
                {known === undefined ? words.ask : words.askAgain}
              </Button>
            </Box>
            <StatusPlan connection={connection} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

/** Values that a row shows; the form of a line has them all. */
const MOST_VALUES = 8;

function Offered({ offer }: { readonly offer: Offer }) {
  const { partnerPart: words } = useTexts().texts;
  return (
    <Stack space="space.100">
      {offer.fields.length === 0 ? (
        <Text>{words.nothingOffered}</Text>
      ) : (
        <DynamicTable
          label={words.name}
          head={{
            cells: [
              { key: 'name', content: words.name },
              { key: 'kind', content: words.kind },
              { key: 'way', content: words.way },
              { key: 'values', content: words.values },
            ],
          }}
          rows={offer.fields.map((field) => ({
            key: field.path,
            cells: [
              { key: 'name', content: inCell(<Text>{field.path}</Text>) },
              { key: 'kind', content: inCell(<Text>{words.kinds[field.kind]}</Text>) },
              { key: 'way', content: inCell(<Text>{words.waysThere[wayOf(field)]}</Text>) },
              { key: 'values', content: inCell(<Values values={field.values ?? []} />) },
            ],
          }))}
        />
      )}
      {offer.statuses !== undefined && <Text>{words.statusesThere(offer.statuses.join(', '))}</Text>}
      {offer.ways !== undefined && <Text>{words.waysCount(offer.ways.length)}</Text>}
      {offer.cut && <Text>{words.cut}</Text>}
    </Stack>
  );
}

function Values({ values }: { readonly values: readonly string[] }) {
  const { partnerPart: words } = useTexts().texts;
  const left = values.length - MOST_VALUES;
  const some = values.slice(0, MOST_VALUES).join(', ');
  return <Text>{left > 0 ? `${some} ${words.valuesMore(left)}` : some}</Text>;
}

function wayOf({ leaves, enters }: OfferedField): 'both' | 'out' | 'in' | 'none' {
  if (leaves) return enters ? 'both' : 'out';
  return enters ? 'in' : 'none';
}
