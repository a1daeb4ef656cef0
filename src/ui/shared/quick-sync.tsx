import {
  Box,
  Form,
  Heading,
  Inline,
  Link,
  LoadingButton,
  ProgressBar,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react';
import { useEffect, useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { syncIssue, syncStatus, type TwinStatus } from '../../contract/sync.ts';
import { ask } from './ask.ts';
import { FailureMessage } from './failure-message.tsx';
import { Narrow } from './narrow.tsx';
import { TextField } from './text-field.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

interface QuickSyncProps {
  readonly connection: string;
  readonly projectKey: string;
  /** The person has just asked for it: the cursor stands in the field. */
  readonly isAsked: boolean;
  readonly onTriggers: () => void;
  /** The other side has the work item: what is shown of the connection is out of date. */
  readonly onSynced: () => void;
}

const keyShape = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;

/** Syncs one work item by its key and shows how it goes. */
export function QuickSync(props: QuickSyncProps) {
  const { connection, projectKey, isAsked, onTriggers, onSynced } = props;
  const { texts } = useTexts();
  const [key, setKey] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const [started, setStarted] = useState<{ issue: string; turn: number }>();

  const submit = useOneAtATime(async (): Promise<void> => {
    const issue = key.trim().toUpperCase();
    if (!keyShape.test(issue))
      return setError({ code: 'key', message: texts.sync.keyInvalid(projectKey), field: 'issue' });
    setRunning(true);
    setError(undefined);
    const outcome = await ask(syncIssue, { issue, connection });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    setStarted((before) => ({ issue, turn: (before?.turn ?? 0) + 1 }));
  });

  return (
    <Stack space="space.100">
      <Heading as="h3">{texts.sync.heading}</Heading>
      <Text>{texts.sync.text}</Text>
      <Narrow>
        <Form onSubmit={submit}>
          <TextField
            name="sync-key"
            label={texts.sync.key}
            isFirst={isAsked}
            hint={texts.sync.keyHint(projectKey)}
            value={key}
            error={error?.field === 'issue' ? error.message : undefined}
            onChange={setKey}
          />
          <Box paddingBlock="space.100">
            <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
              {texts.sync.now}
            </LoadingButton>
          </Box>
        </Form>
      </Narrow>
      {error !== undefined && error.field !== 'issue' && <FailureMessage error={error} />}
      {started !== undefined && (
        <Progress
          key={`${started.issue}-${started.turn}`}
          issue={started.issue}
          connection={connection}
          onTriggers={onTriggers}
          onSynced={onSynced}
        />
      )}
    </Stack>
  );
}

interface ProgressProps {
  readonly issue: string;
  readonly connection: string;
  readonly onTriggers: () => void;
  readonly onSynced: () => void;
}

type Status = AnswerOf<typeof syncStatus>;

function isMoving(twin: TwinStatus | undefined): boolean {
  return twin === undefined || twin.state === 'starting' || twin.state === 'changes-waiting';
}

/** Looks every second until the other side has its work item, or something is wrong. */
function Progress({ issue, connection, onTriggers, onSynced }: ProgressProps) {
  const { texts } = useTexts();
  const twinIn = (status: Status) => status.twins.find((twin) => twin.connection === connection);
  const { answer, reload } = useAnswer(syncStatus, { issue }, (now) =>
    isMoving(twinIn(now)) ? 1 : undefined,
  );
  const status = answer.status === 'ready' ? answer.data : undefined;
  const twin = status === undefined ? undefined : twinIn(status);
  const isDone = twin?.peerKey !== undefined && !isMoving(twin);
  useEffect(() => {
    if (isDone) onSynced();
  }, [isDone, onSynced]);
  if (answer.status === 'failed')
    return <FailureMessage error={answer.error} onRetry={() => void reload()} />;
  if (twin?.problem !== undefined) {
    return (
      <FailureMessage
        title={texts.sync.failed(issue)}
        error={{ code: twin.state, message: twin.problem.message, next: twin.problem.next }}
        onRetry={() => void reload()}
      />
    );
  }
  if (status === undefined || twin?.peerKey === undefined || !isDone) return <Running issue={issue} />;
  const actions = [
    <SectionMessageAction key="trigger" onClick={onTriggers}>
      {texts.sync.createTrigger}
    </SectionMessageAction>,
  ];
  return (
    <SectionMessage appearance="success" title={texts.sync.doneHeading} actions={actions}>
      <Stack space="space.050">
        <Text>{texts.sync.done(status.issue.key, twin.peerKey)}</Text>
        <Inline space="space.200">
          <Link href={status.issue.url} openNewTab>
            {status.issue.key}
          </Link>
          {twin.peerUrl !== undefined && (
            <Link href={twin.peerUrl} openNewTab>
              {twin.peerKey}
            </Link>
          )}
        </Inline>
      </Stack>
    </SectionMessage>
  );
}

/** After this many seconds the page says that it takes long. */
const patience = 20;

function Running({ issue }: { readonly issue: string }) {
  const { texts } = useTexts();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack space="space.100">
      <Text>{isSlow ? texts.sync.slow : texts.sync.running(issue)}</Text>
      <ProgressBar isIndeterminate ariaLabel={texts.sync.running(issue)} />
    </Stack>
  );
}
