import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import type { ReactElement } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import type { ConnectionStep } from './connection-dialogs.tsx';
import { TermsNotice, termsAlerts } from './terms-notice.tsx';
import type { Check } from './use-check.ts';

/** The words for a closed code; one that this page does not know yet is shown as it is. */
const wordsFor = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? code;

/** How the alert about fields begins that no rule fills; their names follow. */
const NEEDS_FIELD = 'needs-field:';

/** How the alert about a script begins; the partner's key and where it stopped follow. */
const SCRIPT = 'script:';

/** How the alert about a request begins that could not be raised; the partner's key and the reason follow. */
const REQUEST = 'request:';

type AlertWords = Readonly<{
  alerts: Readonly<Record<string, string>>;
  needsField: (names: string) => string;
  scriptStopped: (what: string) => string;
  requestPlain: (what: string) => string;
}>;

const alertWords =
  (words: AlertWords) =>
  (code: string): string => {
    if (code.startsWith(NEEDS_FIELD)) return words.needsField(code.slice(NEEDS_FIELD.length));
    if (code.startsWith(SCRIPT)) return words.scriptStopped(code.slice(SCRIPT.length));
    if (code.startsWith(REQUEST)) return words.requestPlain(code.slice(REQUEST.length));
    return wordsFor(words.alerts)(code);
  };

interface ConnectionNoticesProps {
  readonly connection: ConnectionDetail;
  readonly check: Check;
  readonly onStep: (step: ConnectionStep) => void;
  readonly onInviteAgain: () => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** What a person must know of a connection before anything else on its page, with the next step as a link. */
export function ConnectionNotices(props: ConnectionNoticesProps) {
  return (
    <Stack space="space.100">
      <Setup connection={props.connection} />
      <Held connection={props.connection} onInviteAgain={props.onInviteAgain} />
      <TermsNotice connection={props.connection} onChanged={props.onChanged} />
      <Alerts {...props} />
    </Stack>
  );
}

/** About the handshake: who answers, from where, and whether anybody still can. */
function Setup({ connection }: Pick<ConnectionNoticesProps, 'connection'>) {
  const { texts, when } = useTexts();
  const words = texts.connection;
  const { state, siteMismatch, secondAttempts, local, peer, codeExpires, asked } = connection;
  return (
    <>
      {siteMismatch !== undefined && (
        <SectionMessage appearance="warning" title={texts.accept.mismatch}>
          <Text>{texts.accept.mismatchText(siteMismatch.expected, siteMismatch.found)}</Text>
        </SectionMessage>
      )}
      {state === 'awaiting-approval' && asked !== undefined && (
        <SectionMessage appearance="information" title={texts.siteSettings.askedBy(asked.by)}>
          <Text>{texts.siteSettings.askedText(when(asked.until))}</Text>
        </SectionMessage>
      )}
      {secondAttempts > 0 && state !== 'disconnected' && state !== 'refused' && (
        <SectionMessage appearance="warning">
          <Text>{words.secondAttempts(secondAttempts)}</Text>
        </SectionMessage>
      )}
      {state === 'pending' && codeExpires !== undefined && (
        <SectionMessage appearance="information" title={words.pendingHeading}>
          <Text>{words.pendingText(peer.name, when(codeExpires))}</Text>
        </SectionMessage>
      )}
      {local.region !== undefined && peer.region !== undefined && local.region !== peer.region && (
        <SectionMessage appearance="warning">
          <Text>{words.regions(local.region, peer.region)}</Text>
        </SectionMessage>
      )}
    </>
  );
}

/** Why nothing crosses at present, or never will again. */
function Held({ connection, onInviteAgain }: Pick<ConnectionNoticesProps, 'connection' | 'onInviteAgain'>) {
  const { texts } = useTexts();
  const navigate = useNavigate();
  const words = texts.connection;
  const { state, paused, rest, mayInviteAgain } = connection;
  const invite = [
    <SectionMessageAction key="invite" onClick={mayInviteAgain ? onInviteAgain : () => navigate('/new')}>
      {mayInviteAgain ? texts.settings.inviteAgain : texts.settings.inviteAnew}
    </SectionMessageAction>,
  ];
  const hint = mayInviteAgain ? <Text>{texts.settings.againHint}</Text> : null;
  return (
    <>
      {paused.here && state !== 'disconnected' && (
        <SectionMessage appearance="warning">
          <Text>{words.pausedHere}</Text>
        </SectionMessage>
      )}
      {paused.there && state !== 'disconnected' && (
        <SectionMessage appearance="warning">
          <Text>{words.pausedThere}</Text>
        </SectionMessage>
      )}
      {rest !== undefined && (
        <SectionMessage appearance="warning" actions={invite}>
          <Stack space="space.050">
            <Text>{wordsFor(words.rest)(rest.why)}</Text>
            {hint}
          </Stack>
        </SectionMessage>
      )}
      {(state === 'disconnected' || state === 'refused' || state === 'expired') && (
        <SectionMessage appearance="information" title={words.ended[state]} actions={invite}>
          <Stack space="space.050">
            <Text>{words.endedText[state]}</Text>
            {hint}
          </Stack>
        </SectionMessage>
      )}
      <Restored connection={connection} invite={invite} />
      <Joined connection={connection} />
    </>
  );
}

interface RestoredProps {
  readonly connection: ConnectionDetail;
  readonly invite: ReactElement[];
}

/** That this site's own data is of another day, or of another installation. */
function Restored({ connection, invite }: RestoredProps) {
  const { restored: words } = useTexts().texts;
  const { state, rest, peer, mayInviteAgain } = connection;
  return (
    <>
      {state === 'restored' && !connection.comparing && (
        <SectionMessage appearance="warning" title={words.heading}>
          <Text>{words.text(peer.name)}</Text>
        </SectionMessage>
      )}
      {state === 'suspended' && rest === undefined && (
        <SectionMessage appearance="warning" title={words.elsewhere} actions={invite}>
          <Text>{mayInviteAgain ? words.elsewhereText : words.copyText}</Text>
        </SectionMessage>
      )}
    </>
  );
}

/** So many days it is news what became of the pairs. */
const DAYS_TOLD = 7;

/** What became of the pairs of a connection that was paired anew. */
function Joined({ connection }: Pick<ConnectionNoticesProps, 'connection'>) {
  const { settings } = useTexts().texts;
  const { relinked, state } = connection;
  const runs = state === 'active' || state === 'paused';
  if (relinked === undefined || (!runs && !connection.comparing)) return null;
  const { linked, asks, refused, at } = relinked;
  if (at !== undefined && at + DAYS_TOLD * 86_400_000 < Date.now()) return null;
  const isWhole = asks + refused === 0;
  return (
    <SectionMessage appearance={isWhole ? 'information' : 'warning'}>
      <Stack space="space.050">
        <Text>{at === undefined ? settings.joining(linked) : settings.joined(linked)}</Text>
        {asks > 0 && <Text>{settings.notJoined(asks)}</Text>}
        {refused > 0 && <Text>{settings.unknownThere(refused)}</Text>}
      </Stack>
    </SectionMessage>
  );
}

/** What has happened to the connection that an admin must look at, with what can be done about it. */
function Alerts({ connection, check, onStep }: Omit<ConnectionNoticesProps, 'onInviteAgain' | 'onChanged'>) {
  const { texts, when } = useTexts();
  const { settings } = texts;
  const alerts = connection.alerts.filter(({ code }) => !termsAlerts.includes(code));
  const steps: Readonly<Record<string, readonly [label: string, go: () => void]>> = {
    ...(connection.rest === undefined
      ? { 'key-take-over': [settings.revoke, () => onStep('revoke')] as const }
      : {}),
    'older-protocol': [settings.allowOlder, () => onStep('allow-older')],
    silent: [texts.check.check, () => void check.run()],
  };
  return (
    <>
      {alerts.map(({ code, at }) => {
        const step = steps[code];
        return (
          <SectionMessage
            key={code}
            appearance={code === 'proposal-waits' ? 'information' : 'error'}
            title={when(at)}
            {...(step === undefined
              ? {}
              : {
                  actions: [
                    <SectionMessageAction key={code} onClick={step[1]}>
                      {step[0]}
                    </SectionMessageAction>,
                  ],
                })}
          >
            <Text>{alertWords(texts.connection)(code)}</Text>
          </SectionMessage>
        );
      })}
    </>
  );
}
