import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  Link,
  LoadingButton,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import {
  syncIssue,
  syncLetRemovalsGo,
  syncResume,
  syncStatus,
  syncUnlink,
  type TwinStatus,
} from '../../contract/sync.ts';
import { ask } from './ask.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { ConnectIssue } from './connect-issue.tsx';
import { DeskFacts } from './desk-facts.tsx';
import { FailureMessage } from './failure-message.tsx';
import { Loaded } from './loaded.tsx';
import { TwinStateLozenge } from './state-lozenges.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { TwinMatters } from './twin-matters.tsx';
import { useAnswer } from './use-answer.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

type Status = AnswerOf<typeof syncStatus>;

/** While something moves, the panel looks again by itself (seconds). */
function isMoving({ twins }: Status): number | undefined {
  return twins.some(({ state }) => state === 'starting' || state === 'changes-waiting') ? 2 : undefined;
}

/** What a person asks of the app about one pair. */
type Ask = 'sync' | 'unlink' | 'resume' | 'let-removals-go';

const operations = {
  sync: syncIssue,
  unlink: syncUnlink,
  resume: syncResume,
  'let-removals-go': syncLetRemovalsGo,
} as const satisfies Record<Ask, unknown>;

/** The counterparts of the work item that the page is shown on, and what can be done with them. */
export function Counterparts() {
  const { texts } = useTexts();
  const { panel } = texts;
  const { answer, reload, show } = useAnswer(syncStatus, {}, isMoving);
  const [running, setRunning] = useState<string>();
  const [leaving, setLeaving] = useState<TwinStatus>();
  const [error, setError] = useState<Failure>();

  const carryOut = async (what: Ask, connection: string): Promise<Failure | undefined> => {
    setRunning(connection);
    const outcome = await ask(operations[what], { connection });
    setRunning(undefined);
    if (!outcome.ok) return outcome.error;
    tell(what === 'sync' ? panel.started : what === 'unlink' ? panel.unlinked : panel.remedied[what]);
    show(outcome.data);
    return undefined;
  };
  const press = useOneAtATime(
    async (what: Ask, connection: string): Promise<void> => setError(await carryOut(what, connection)),
  );

  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ issue, twins, offers }) => (
        <Stack space="space.200">
          {error !== undefined && <FailureMessage error={error} />}
          {twins.map((twin) => (
            <Stack key={twin.connection} space="space.100">
              <Twin
                twin={twin}
                isRunning={running === twin.connection}
                onAsk={(what) => void press(what, twin.connection)}
                onUnlink={() => setLeaving(twin)}
                onConnected={show}
              />
              <TwinMatters twin={twin} issueKey={issue.key} onDecided={show} onStale={() => void reload()} />
            </Stack>
          ))}
          {twins.length === 0 && <Text>{panel.none}</Text>}
          {twins.length === 0 && offers.length === 0 && <Text>{panel.noneNext}</Text>}
          <Offers
            offers={offers}
            running={running}
            onSync={(connection) => void press('sync', connection)}
            onConnected={show}
          />
          <ConfirmModal
            isOpen={leaving !== undefined}
            title={panel.unlinkHeading(leaving?.peerKey ?? leaving?.peerName ?? '')}
            text={panel.unlinkText(leaving?.peerName ?? '')}
            action={panel.unlink}
            appearance="warning"
            onConfirm={async () => leaving && carryOut('unlink', leaving.connection)}
            onClose={() => setLeaving(undefined)}
          />
        </Stack>
      )}
    </Loaded>
  );
}

interface OffersProps {
  readonly offers: Status['offers'];
  /** The connection whose button was pressed. */
  readonly running: string | undefined;
  readonly onSync: (connection: string) => void;
  readonly onConnected: (status: Status) => void;
}

/** The partners that could take the work item. */
function Offers({ offers, running, onSync, onConnected }: OffersProps) {
  const { panel } = useTexts().texts;
  return (
    <>
      {offers.length > 1 && <Text>{panel.choose}</Text>}
      {offers.map(({ connection, peerName }) => (
        <Box key={connection}>
          <LoadingButton isLoading={running === connection} onClick={() => onSync(connection)}>
            {panel.syncWith(peerName)}
          </LoadingButton>
          <ConnectIssue connection={connection} peerName={peerName} onConnected={onConnected} />
        </Box>
      ))}
    </>
  );
}

interface TwinProps {
  readonly twin: TwinStatus;
  readonly isRunning: boolean;
  readonly onAsk: (what: Exclude<Ask, 'unlink'>) => void;
  readonly onUnlink: () => void;
  readonly onConnected: (status: Status) => void;
}

function Twin({ twin, isRunning, onAsk, onUnlink, onConnected }: TwinProps) {
  const { texts, when } = useTexts();
  const { panel } = texts;
  const { peerKey, peerUrl, problem, attachmentsPending, state } = twin;
  const hasEnded = state === 'unlinked' || state === 'deleted';
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {peerKey !== undefined && peerUrl !== undefined && (
          <Link href={peerUrl} openNewTab>
            {peerKey}
          </Link>
        )}
        {peerKey !== undefined && peerUrl === undefined && <Text weight="bold">{peerKey}</Text>}
        {peerKey === undefined && <Text>{panel.notYet}</Text>}
        <TwinStateLozenge state={state} />
      </Inline>
      <Text color="color.text.subtle">{`${twin.peerName}: ${twin.connectionName}`}</Text>
      <Text size="small">{panel.lastSync(when(twin.lastSync))}</Text>
      {twin.peer.silentSince !== undefined && (
        <Text size="small">{panel.silent(twin.peerName, when(twin.peer.silentSince))}</Text>
      )}
      {attachmentsPending > 0 && <Text size="small">{panel.attachments(attachmentsPending)}</Text>}
      {(twin.peer.backlog ?? 0) > 0 && (
        <Text size="small">{panel.waitsThere(twin.peer.backlog ?? 0, twin.peerName)}</Text>
      )}
      {twin.desk !== undefined && <DeskFacts desk={twin.desk} peerName={twin.peerName} />}
      {problem !== undefined && problem.remedy !== 'decide-ending' && (
        <Problem problem={problem} onAsk={onAsk} />
      )}
      <Box>
        <ButtonGroup>
          <LoadingButton spacing="compact" isLoading={isRunning} onClick={() => onAsk('sync')}>
            {hasEnded ? panel.syncAgain : panel.syncNow}
          </LoadingButton>
          {!hasEnded && (
            <Button spacing="compact" appearance="subtle" isDisabled={isRunning} onClick={onUnlink}>
              {panel.unlink}
            </Button>
          )}
        </ButtonGroup>
      </Box>
      {(hasEnded || (peerKey === undefined && state === 'failed')) && (
        <ConnectIssue connection={twin.connection} peerName={twin.peerName} onConnected={onConnected} />
      )}
    </Stack>
  );
}

interface ProblemProps {
  readonly problem: NonNullable<TwinStatus['problem']>;
  readonly onAsk: TwinProps['onAsk'];
}

/** What is wrong with a pair, with a link to what helps where the app can do it. */
function Problem({ problem, onAsk }: ProblemProps) {
  const { panel } = useTexts().texts;
  const { message, next, remedy } = problem;
  const actions =
    remedy === undefined || remedy === 'decide-ending'
      ? []
      : [
          <SectionMessageAction key={remedy} onClick={() => onAsk(remedy)}>
            {panel.remedies[remedy]}
          </SectionMessageAction>,
        ];
  return (
    <SectionMessage appearance="error" title={message} actions={actions}>
      <Text>{next}</Text>
    </SectionMessage>
  );
}
