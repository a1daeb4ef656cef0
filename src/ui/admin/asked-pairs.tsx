import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  Heading,
  Link,
  LoadingButton,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import { connectionAskedPairs, connectionDecidePairs } from '../../contract/connection-watch.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';

type Pair = AnswerOf<typeof connectionAskedPairs>['pairs'][number];

interface AskedPairsProps {
  readonly connection: Pick<ConnectionDetail, 'id' | 'local' | 'peer'>;
  /** Pairs were joined or put away: what is shown of the connection is out of date. */
  readonly onDecided: () => void;
}

/** Pairs of before that could not be joined without a person, each with the two answers. */
export function AskedPairs({ connection, onDecided }: AskedPairsProps) {
  const { texts } = useTexts();
  const words = texts.asked;
  const { id, peer } = connection;
  const { answer, reload, show } = useAnswer(connectionAskedPairs, { connection: id });
  const [question, setQuestion] = useState<Question>();
  const [isRunning, setRunning] = useState(false);

  const more = async (pairs: readonly Pair[], cursor: string): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionAskedPairs, { connection: id, cursor });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, pairs: [...pairs, ...outcome.data.pairs] });
  };
  const decide = async (): Promise<Failure | undefined> => {
    if (question === undefined) return undefined;
    const issues = question.pairs.map(({ issue }) => issue);
    const outcome = await ask(connectionDecidePairs, { connection: id, issues, join: question.join });
    if (!outcome.ok) return outcome.error;
    const { joined, left } = outcome.data;
    tell(
      question.join ? words.joined(joined) : words.putAway,
      left.length > 0 ? words.left(left.length) : '',
    );
    await reload();
    onDecided();
    return undefined;
  };
  return (
    <Stack space="space.100">
      <Heading as="h3">{words.heading}</Heading>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ pairs, cursor }) => (
          <Stack space="space.200">
            <Text>{pairs.length === 0 ? words.none(peer.name) : words.text(peer.name)}</Text>
            {pairs.length > 0 && <PairTable connection={connection} pairs={pairs} onAsk={setQuestion} />}
            {cursor !== undefined && (
              <Box>
                <LoadingButton isLoading={isRunning} onClick={() => void more(pairs, cursor)}>
                  {words.more}
                </LoadingButton>
              </Box>
            )}
          </Stack>
        )}
      </Loaded>
      <Decision question={question} onConfirm={decide} onClose={() => setQuestion(undefined)} />
    </Stack>
  );
}

interface Question {
  readonly pairs: readonly Pair[];
  readonly join: boolean;
}

interface DecisionProps {
  readonly question: Question | undefined;
  readonly onConfirm: () => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** The question before pairs are joined or put away. */
function Decision({ question, onConfirm, onClose }: DecisionProps) {
  const words = useTexts().texts.asked;
  const count = question?.pairs.length ?? 0;
  const isJoin = question?.join === true;
  return (
    <ConfirmModal
      isOpen={question !== undefined}
      title={isJoin ? words.joinHeading(count) : words.awayHeading(count)}
      text={isJoin ? words.joinText : words.awayText}
      action={isJoin ? words.join : words.away}
      appearance={isJoin ? 'primary' : 'warning'}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

/** So many can be decided at once. */
const atOnce = 100;

interface PairTableProps {
  readonly connection: AskedPairsProps['connection'];
  readonly pairs: readonly Pair[];
  readonly onAsk: (question: Question) => void;
}

/** A work item as a link to it, where its site and its key are known. */
function keyed(site: string | undefined, key: string | undefined, otherwise: string) {
  if (site === undefined || key === undefined) return <Text>{otherwise}</Text>;
  return (
    <Link href={`${site}/browse/${key}`} openNewTab>
      {key}
    </Link>
  );
}

function PairTable({ connection, pairs, onAsk }: PairTableProps) {
  const { texts, when } = useTexts();
  const words = texts.asked;
  const { local, peer } = connection;
  const first = pairs.slice(0, atOnce);
  return (
    <Stack space="space.100">
      <DynamicTable
        label={words.heading}
        head={{
          cells: [
            { key: 'here', content: words.here },
            { key: 'there', content: words.there },
            { key: 'when', content: words.when },
            { key: 'actions', content: words.actions },
          ],
        }}
        rows={pairs.map((pair) => ({
          key: pair.issue,
          cells: [
            { key: 'here', content: keyed(local.siteUrl, pair.key, words.unseen) },
            { key: 'there', content: keyed(peer.siteUrl, pair.peerKey, pair.peerKey) },
            { key: 'when', content: <Text>{when(pair.at)}</Text> },
            {
              key: 'actions',
              content: (
                <ButtonGroup>
                  <Button
                    spacing="compact"
                    isDisabled={pair.key === undefined}
                    onClick={() => onAsk({ pairs: [pair], join: true })}
                  >
                    {words.join}
                  </Button>
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    onClick={() => onAsk({ pairs: [pair], join: false })}
                  >
                    {words.away}
                  </Button>
                </ButtonGroup>
              ),
            },
          ],
        }))}
      />
      {first.length > 1 && (
        <ButtonGroup>
          <Button onClick={() => onAsk({ pairs: first, join: true })}>{words.joinAll}</Button>
          <Button appearance="subtle" onClick={() => onAsk({ pairs: first, join: false })}>
            {words.awayAll}
          </Button>
        </ButtonGroup>
      )}
    </Stack>
  );
}
