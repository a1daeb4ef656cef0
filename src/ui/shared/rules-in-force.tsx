import { SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { rulesRead } from '../../contract/rules.ts';
import { Loaded } from './loaded.tsx';
import { Sentences } from './sentences.tsx';
import { useTexts } from './texts/use-texts.ts';
import { useAnswer } from './use-answer.ts';

interface RulesInForceProps {
  readonly connection: ConnectionDetail;
  /** Whether rules that wait for the partner's yes are told of here, where nothing above does. */
  readonly tellsWaiting?: boolean;
}

/** The rules of this side in words: what leaves, what may enter, and what this site cannot carry out of them. */
export function RulesInForce({ connection, tellsWaiting = false }: RulesInForceProps) {
  const { texts, when } = useTexts();
  const { rules: words } = texts;
  const { answer, reload } = useAnswer(rulesRead, { connection: connection.id });
  const here = connection.terms?.here;
  const waiting = tellsWaiting && here?.waits === true ? here : undefined;
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ number, leaves, enters, notes }) => (
        <Stack space="space.200">
          <Text>{words.number(number)}</Text>
          {waiting !== undefined && (
            <SectionMessage appearance="information">
              <Text>{texts.terms.waitsHere(connection.peer.name, when(waiting.at))}</Text>
            </SectionMessage>
          )}
          {notes.length > 0 && (
            <SectionMessage appearance="warning" title={words.notes}>
              <Stack space="space.050">
                {notes.map((note) => (
                  <Text key={note}>{note}</Text>
                ))}
              </Stack>
            </SectionMessage>
          )}
          <Sentences heading={words.leaves} lines={leaves} />
          <Sentences heading={words.enters} lines={enters} />
        </Stack>
      )}
    </Loaded>
  );
}
