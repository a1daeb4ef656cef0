import { List, ListItem, SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { connectionAnswerTerms } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';

/** Alerts about terms; their notice stands here, with its answers. */
export const termsAlerts: readonly string[] = ['consent-changed', 'consent-waits'];

interface TermsNoticeProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** A change of what crosses that a person here should know of or answer, and one of this side that waits there. */
export function TermsNotice({ connection, onChanged }: TermsNoticeProps) {
  const { texts, when } = useTexts();
  const { terms, alerts, peer } = connection;
  const words = texts.terms;
  const isNews = terms?.there?.waits === true || alerts.some(({ code }) => termsAlerts.includes(code));
  return (
    <>
      {terms?.here?.waits === true && (
        <SectionMessage appearance="information">
          <Text>{words.waitsHere(peer.name, when(terms.here.at))}</Text>
        </SectionMessage>
      )}
      {terms?.here?.told === false && (
        <SectionMessage appearance="information">
          <Text>{words.untold(peer.name)}</Text>
        </SectionMessage>
      )}
      {terms?.there !== undefined && isNews && (
        <Theirs connection={connection} there={terms.there} onChanged={onChanged} />
      )}
    </>
  );
}

interface TheirsProps extends TermsNoticeProps {
  readonly there: NonNullable<NonNullable<ConnectionDetail['terms']>['there']>;
}

/** What the partner's rules let cross: to be read, or to be answered where it waits for that. */
function Theirs({ connection, there, onChanged }: TheirsProps) {
  const { texts, when } = useTexts();
  const words = texts.terms;
  const peer = connection.peer.name;
  const [asked, setAsked] = useState<'yes' | 'no'>();
  const [running, setRunning] = useState(false);

  const answer = async (yes: boolean): Promise<Failure | undefined> => {
    const wish = { connection: connection.id, hash: there.hash, yes };
    const outcome = await ask(connectionAnswerTerms, wish);
    if (!outcome.ok) return outcome.error;
    tell(there.waits ? (yes ? words.allowed : words.refused) : words.readDone);
    onChanged(outcome.data);
    return undefined;
  };
  const read = async (): Promise<void> => {
    if (running) return;
    setRunning(true);
    const failed = await answer(true);
    setRunning(false);
    if (failed !== undefined) complain(failed);
  };
  const action = (label: string, onClick: () => void) => (
    <SectionMessageAction key={label} onClick={onClick}>
      {label}
    </SectionMessageAction>
  );
  const actions = there.waits
    ? [action(words.allow, () => setAsked('yes')), action(words.refuse, () => setAsked('no'))]
    : [action(words.read, () => void read())];
  return (
    <>
      <SectionMessage
        appearance="warning"
        title={there.waits ? words.asks(peer) : words.changed(peer)}
        actions={actions}
      >
        <Stack space="space.100">
          <Text>{`${when(there.at)}. ${there.waits ? words.asksText : words.changedText}`}</Text>
          <Lines lines={there.lines} />
        </Stack>
      </SectionMessage>
      <ConfirmModal
        isOpen={asked !== undefined}
        title={asked === 'yes' ? words.allowHeading(peer) : words.refuseHeading}
        text={asked === 'yes' ? words.allowText : words.refuseText(peer)}
        action={asked === 'yes' ? words.allow : words.refuse}
        appearance={asked === 'yes' ? 'primary' : 'warning'}
        onConfirm={() => answer(asked === 'yes')}
        onClose={() => setAsked(undefined)}
      >
        {asked === 'yes' && <Lines lines={there.lines} />}
      </ConfirmModal>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <List type="unordered">
      {lines.map((line) => (
        <ListItem key={line}>{line}</ListItem>
      ))}
    </List>
  );
}
