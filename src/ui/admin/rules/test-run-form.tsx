import { Box, Button, Checkbox, HelperMessage, Inline, Label, RadioGroup, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { Failure } from '../../../contract/operation.ts';
import { testRunPick, testRunStart } from '../../../contract/test-runs.ts';
import type { Draft } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

interface TestRunFormProps {
  readonly connection: ConnectionDetail;
  readonly draft: Draft;
  /** Gets the id of the run that has begun. */
  readonly onStarted: (run: string) => void;
}

const choices = ['draft', 'in-force'] as const;

/** What the person has filled in. */
interface Wish {
  readonly text: string;
  readonly rules: (typeof choices)[number];
  readonly askPartner: boolean;
}

/** Which work items are tested, by which rules, and whether the partner is asked. */
export function TestRunForm({ connection, draft, onStarted }: TestRunFormProps) {
  const { testRun: words } = useTexts().texts;
  const peer = connection.peer.name;
  const [wish, setWish] = useState<Wish>({ text: '', rules: 'draft', askPartner: false });
  const [isAsking, setAsking] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const issues = keysIn(wish.text);

  const start = async (): Promise<Failure | undefined> => {
    setRunning(true);
    const rules = draft.saved === undefined ? 'in-force' : wish.rules;
    const { askPartner } = wish;
    const outcome = await ask(testRunStart, { connection: connection.id, issues, rules, askPartner });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return outcome.error;
    onStarted(outcome.data.id);
    return undefined;
  };
  return (
    <Narrow>
      <Stack space="space.150">
        {error !== undefined && !isAsking && <FailureMessage error={error} />}
        <Wishes connection={connection} draft={draft} wish={wish} onWish={setWish} />
        <Box>
          <Button
            appearance="primary"
            isDisabled={issues.length === 0 || issues.length > 20 || isRunning}
            onClick={() => (wish.askPartner ? setAsking(true) : void start())}
          >
            {words.run}
          </Button>
        </Box>
        <ConfirmModal
          isOpen={isAsking}
          title={words.askHeading(peer)}
          text={words.askText(peer)}
          action={words.run}
          appearance="primary"
          onConfirm={start}
          onClose={() => setAsking(false)}
        >
          <Text>{issues.join(', ')}</Text>
        </ConfirmModal>
      </Stack>
    </Narrow>
  );
}

interface WishesProps extends Omit<TestRunFormProps, 'onStarted'> {
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
}

function Wishes({ connection, draft, wish, onWish }: WishesProps) {
  const { testRun: words } = useTexts().texts;
  const add = (key: string): void => {
    const others = keysIn(wish.text).filter((one) => one !== key);
    onWish({ ...wish, text: [...others, key].join(', ') });
  };
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <TextField
          name="test-issues"
          label={words.issues}
          value={wish.text}
          onChange={(text) => onWish({ ...wish, text })}
          hint={words.issuesHint}
        />
        <LastChanged connection={connection.id} onPick={add} />
      </Stack>
      {draft.saved !== undefined && (
        <Stack space="space.050">
          <Label labelFor="test-rules">{words.rules}</Label>
          <RadioGroup
            name="test-rules"
            testId="test-rules"
            value={wish.rules}
            options={choices.map((value) => ({ name: 'test-rules', value, label: words.choices[value] }))}
            onChange={(event) =>
              onWish({ ...wish, rules: choices.find((one) => one === event.target.value) ?? wish.rules })
            }
          />
        </Stack>
      )}
      <Stack space="space.0">
        <Checkbox
          label={words.ask(connection.peer.name)}
          testId="test-ask"
          isChecked={wish.askPartner}
          onChange={(event) => onWish({ ...wish, askPartner: event.target.checked === true })}
        />
        <HelperMessage>{words.askHint}</HelperMessage>
      </Stack>
    </Stack>
  );
}

/** Work items that were changed last, each a button that adds its key. What cannot be read is left away: keys can be typed. */
function LastChanged({
  connection,
  onPick,
}: {
  readonly connection: string;
  readonly onPick: (key: string) => void;
}) {
  const { testRun: words } = useTexts().texts;
  const { answer } = useAnswer(testRunPick, { connection });
  if (answer.status !== 'ready' || answer.data.issues.length === 0) return null;
  return (
    <Inline space="space.050" alignBlock="center" shouldWrap rowSpace="space.050">
      <Text color="color.text.subtle">{words.recent}</Text>
      {answer.data.issues.map(({ key }) => (
        <Button key={key} spacing="compact" onClick={() => onPick(key)}>
          {key}
        </Button>
      ))}
    </Inline>
  );
}

const keysIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((key) => key.toUpperCase())
      .filter((key) => key !== ''),
  ),
];
