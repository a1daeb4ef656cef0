import { Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useNavigate, useParams } from '@forge/react/router';
import { useState } from 'react';
import { type ConnectionDetail, connectionGet, connectionInviteAgain } from '../../contract/connections.ts';
import { ask } from '../shared/ask.ts';
import { ConnectionTabs } from '../shared/connection-tabs.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { ConnectionStateLozenge } from '../shared/state-lozenges.tsx';
import { complain } from '../shared/tell.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { useOneAtATime } from '../shared/use-one-at-a-time.ts';
import { AskedPairs } from './asked-pairs.tsx';
import { CheckResult } from './check-result.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { ConnectionActivity } from './connection-activity.tsx';
import { ConnectionConflicts } from './connection-conflicts.tsx';
import { ConnectionDialogs, type ConnectionStep } from './connection-dialogs.tsx';
import { ConnectionNotices } from './connection-notices.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { type Invitation, InvitationCode } from './invitation-code.tsx';
import { ConnectionErrors } from './items/connection-errors.tsx';
import { ItemList } from './items/item-list.tsx';
import { RulesTab } from './rules/rules-tab.tsx';
import { SixWords } from './six-words.tsx';
import { TemplateNotice } from './templates/template-notice.tsx';
import { Trail } from './trail.tsx';
import { type Check, useCheck } from './use-check.ts';

/** While the partner has something to do, the page looks again by itself (seconds). */
function waitsFor(connection: ConnectionDetail): number | undefined {
  const { state, next, keys } = connection;
  if (state === 'pending' || state === 'accepted') return 3;
  if (connection.comparing) return 3;
  return next === 'wait-for-resume' || keys.rotating ? 10 : undefined;
}

/** Whether pairs of before were left to a person, here or at the partner's. */
const asksAboutPairs = ({ relinked, state }: ConnectionDetail): boolean =>
  (relinked?.asks ?? 0) > 0 && ['restored', 'active', 'paused'].includes(state);

/** One connection: what it waits for, then what it does. */
export function ConnectionPage() {
  const { id = '', '*': part = '' } = useParams();
  const { answer, reload, show } = useAnswer(connectionGet, { connection: id }, waitsFor);
  return (
    <Stack space="space.200">
      <Trail />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(connection) => <Opened connection={connection} part={part} onChanged={show} onStale={reload} />}
      </Loaded>
    </Stack>
  );
}

interface OpenedProps {
  readonly connection: ConnectionDetail;
  /** What is shown of it, as the address says. */
  readonly part: string;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onStale: () => void;
}

function Opened({ connection, part, onChanged, onStale }: OpenedProps) {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const [step, setStep] = useState<ConnectionStep>();
  const [again, setAgain] = useState<Invitation>();
  const check = useCheck(connection.id, onStale);
  const { id, state, peer } = connection;
  const isNew = state === 'pending' || state === 'accepted' || state === 'awaiting-approval';
  const inviteAgain = useOneAtATime(async (): Promise<void> => {
    const outcome = await ask(connectionInviteAgain, { connection: id, validHours: 72 });
    if (!outcome.ok) return complain(outcome.error);
    setAgain({ connection: id, peerName: peer.name, code: outcome.data.code, expires: outcome.data.expires });
    onChanged(outcome.data.connection);
  });
  return (
    <Stack space="space.300">
      <Head connection={connection} check={check} onStep={setStep} onChanged={onChanged} />
      {again === undefined ? (
        <ConnectionNotices
          connection={connection}
          check={check}
          onStep={setStep}
          onInviteAgain={() => void inviteAgain()}
          onChanged={onChanged}
        />
      ) : (
        <Narrow>
          <Stack space="space.200">
            <InvitationCode invitation={again} onDone={() => setAgain(undefined)} />
            <Text>{texts.settings.againText}</Text>
          </Stack>
        </Narrow>
      )}
      {asksAboutPairs(connection) && (
        // More of them come while both sides compare.
        <AskedPairs key={connection.relinked?.asks} connection={connection} onDecided={onStale} />
      )}
      <TemplateNotice connection={connection} />
      <CheckResult check={check} peerName={peer.name} />
      {state === 'accepted' && <SixWords connection={connection} onChanged={onChanged} onRefused={onStale} />}
      <ConnectionTabs
        connection={connection}
        onSynced={onStale}
        rules={<RulesTab connection={connection} onConnection={() => void onStale()} />}
        more={isNew ? [] : moreParts({ connection, texts, onStep: setStep, onChanged, onStale })}
        at={part}
        onTurn={(key) => navigate(`/connection/${id}/${key}`, { replace: true })}
      />
      <ConnectionDialogs
        connection={connection}
        step={step}
        onClose={() => setStep(undefined)}
        onChanged={onChanged}
        onStale={onStale}
        onDeleted={() => navigate('/')}
      />
    </Stack>
  );
}

interface MorePartsOptions extends Pick<OpenedProps, 'connection' | 'onChanged' | 'onStale'> {
  readonly texts: Texts;
  readonly onStep: (step: ConnectionStep) => void;
}

/** The parts of the page that only site admins have. */
function moreParts({ texts, ...given }: MorePartsOptions) {
  const { connection } = given;
  return [
    { key: 'items', label: texts.items.tab, content: <ItemList connection={connection} /> },
    { key: 'errors', label: texts.errors.tab, content: <ConnectionErrors connection={connection} /> },
    {
      key: 'conflicts',
      label: texts.conflictsTab.tab,
      content: <ConnectionConflicts connection={connection} />,
    },
    { key: 'activity', label: texts.activity.tab, content: <ConnectionActivity connection={connection} /> },
    { key: 'settings', label: texts.settings.tab, content: <ConnectionSettings {...given} /> },
  ];
}

interface HeadProps extends Pick<OpenedProps, 'connection' | 'onChanged'> {
  readonly check: Check;
  readonly onStep: (step: ConnectionStep) => void;
}

/** Name and state of the connection, with what an admin does most often. */
function Head({ connection, check, onStep, onChanged }: HeadProps) {
  const { texts } = useTexts();
  const { name, state, description, comparing } = connection;
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
        <Inline space="space.100" alignBlock="center">
          <Heading as="h2">{name}</Heading>
          {comparing ? (
            <Lozenge appearance="inprogress">{texts.restored.comparing}</Lozenge>
          ) : (
            <ConnectionStateLozenge state={state} />
          )}
        </Inline>
        <ConnectionActions connection={connection} check={check} onStep={onStep} onChanged={onChanged} />
      </Inline>
      {description !== '' && <Text>{description}</Text>}
    </Stack>
  );
}
