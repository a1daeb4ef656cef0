import {
  Box,
  Button,
  Form,
  Heading,
  Icon,
  Inline,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useState } from 'react';
import { itemWhyNot } from '../../../contract/items.ts';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { issueKeyOrId } from '../../../contract/sync.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import { addressOf } from './address-of.ts';

type Answer = AnswerOf<typeof itemWhyNot>;
type Check = Answer['checks'][number];

interface WhyNotProps {
  /** All connections where it is left out. */
  readonly connection?: { readonly id: string };
}

/** For any key: what is looked at, one thing after the other, up to the first that keeps it out of sync. */
export function WhyNot({ connection }: WhyNotProps) {
  const { whyNot: words, items } = useTexts().texts;
  const [key, setKey] = useState('');
  const [isBad, setBad] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<Failure>();
  const check = useOneAtATime(async (): Promise<void> => {
    const issue = key.trim();
    const isKey = issueKeyOrId.safeParse(issue).success;
    setBad(!isKey);
    if (!isKey) return;
    const outcome = await ask(itemWhyNot, {
      issue,
      ...(connection === undefined ? {} : { connection: connection.id }),
    });
    setAnswer(outcome.ok ? outcome.data : undefined);
    setError(outcome.ok ? undefined : outcome.error);
  });
  return (
    <Stack space="space.150">
      <Heading as="h3">{words.heading}</Heading>
      <Form onSubmit={() => check()}>
        <Inline space="space.100" alignBlock="end">
          <TextField
            name="key-to-explain"
            label={words.key}
            value={key}
            onChange={setKey}
            {...(isBad ? { error: items.badKey } : {})}
          />
          <Box paddingBlockEnd="space.100">
            <Button type="submit">{words.check}</Button>
          </Box>
        </Inline>
      </Form>
      {error !== undefined && <FailureMessage error={error} />}
      {answer?.checks.map((one) => (
        <Checked key={one.connection} answer={answer} check={one} />
      ))}
    </Stack>
  );
}

function Checked({ answer, check }: { readonly answer: Answer; readonly check: Check }) {
  const { whyNot: words } = useTexts().texts;
  const { connectionName, findings } = check;
  const last = findings.at(-1);
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.under(answer.key, connectionName)}</Heading>
      {findings
        .filter(({ ok }) => ok)
        .map(({ step, details }) => (
          <Inline key={step} space="space.100" alignBlock="center">
            <Icon glyph="check-circle" label={words.ok} />
            <Text>
              {details.length === 0 ? words.steps[step] : `${words.steps[step]}: ${details.join(', ')}`}
            </Text>
          </Inline>
        ))}
      {last?.ok === false ? (
        <Stopped connection={check.connection} finding={last} />
      ) : (
        <SectionMessage appearance="success">
          <Text>{words.allOk}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

interface StoppedProps {
  readonly connection: string;
  readonly finding: Check['findings'][number];
}

function Stopped({ connection, finding }: StoppedProps) {
  const { whyNot: words } = useTexts().texts;
  const navigate = useNavigate();
  const { step, message = '', next, details, place = 'issue' } = finding;
  const address = addressOf(connection, place);
  return (
    <SectionMessage
      appearance="warning"
      title={`${words.steps[step]}: ${message}`}
      actions={
        address === undefined
          ? []
          : [
              <SectionMessageAction key="mend" onClick={() => navigate(address)}>
                {words.mend}
              </SectionMessageAction>,
            ]
      }
    >
      <Stack space="space.050">
        {details.map((detail) => (
          <Text key={detail}>{detail}</Text>
        ))}
        <Text>{next ?? ''}</Text>
      </Stack>
    </SectionMessage>
  );
}
