import { Box, Button, ButtonGroup, Heading, Inline, Lozenge, ProgressBar, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf } from '../../contract/operation.ts';
import { runCancel, runGet, runPause, runResume } from '../../contract/runs.ts';
import { ask } from './ask.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { Loaded } from './loaded.tsx';
import { complain } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';

type Seen = AnswerOf<typeof runGet>;
type Run = NonNullable<Seen['run']>;

/** Seconds between two looks at a run that goes on. */
const EVERY = 10;

/** How far a run over work items has come, with what holds it, lets it go on and ends it; nothing where there is none. */
export function RunProgress({
  connection,
  kind,
}: {
  readonly connection: string;
  readonly kind: Run['kind'];
}) {
  const every = ({ run }: Seen): number | undefined => (run?.state === 'running' ? EVERY : undefined);
  const { answer, reload, show } = useAnswer(runGet, { connection, kind }, every);
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ run }) => run !== undefined && <Shown connection={connection} run={run} onSeen={show} />}
    </Loaded>
  );
}

interface ShownProps {
  readonly connection: string;
  readonly run: Run;
  readonly onSeen: (seen: Seen) => void;
}

function Shown(props: ShownProps) {
  const { texts, when } = useTexts();
  const words = texts.runs;
  const { run } = props;
  const isOpen = run.state === 'running' || run.state === 'paused';
  const share = run.total === undefined || run.total === 0 ? 0 : run.done / run.total;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center">
        <Heading as="h4">{words.headings[run.kind]}</Heading>
        <Lozenge appearance={run.state === 'done' ? 'success' : isOpen ? 'inprogress' : 'default'}>
          {words.states[run.state]}
        </Lozenge>
      </Inline>
      <Text>{`${words.progress(run.done, run.total)} ${words.moved(when(run.moved))}`}</Text>
      {isOpen && <ProgressBar value={share} ariaLabel={words.headings[run.kind]} />}
      {run.waits !== undefined && <Text>{words.waits[run.waits]}</Text>}
      {isOpen && <Steering {...props} />}
    </Stack>
  );
}

function Steering({ connection, run, onSeen }: ShownProps) {
  const { runs: words } = useTexts().texts;
  const [isAsked, setAsked] = useState(false);
  const steer = async (operation: typeof runPause): Promise<void> => {
    const outcome = await ask(operation, { connection, kind: run.kind });
    if (outcome.ok) onSeen(outcome.data);
    else complain(outcome.error);
  };
  return (
    <>
      <Box>
        <ButtonGroup>
          {run.state === 'running' && <Button onClick={() => steer(runPause)}>{words.pause}</Button>}
          {run.state === 'paused' && (
            <Button appearance="primary" onClick={() => steer(runResume)}>
              {words.resume}
            </Button>
          )}
          <Button appearance="subtle" onClick={() => setAsked(true)}>
            {words.cancel}
          </Button>
        </ButtonGroup>
      </Box>
      <ConfirmModal
        isOpen={isAsked}
        title={words.cancelHeading}
        text={words.cancelText}
        action={words.cancel}
        onConfirm={async () => {
          const outcome = await ask(runCancel, { connection, kind: run.kind });
          if (!outcome.ok) return outcome.error;
          onSeen(outcome.data);
          return undefined;
        }}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
