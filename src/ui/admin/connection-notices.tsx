import { SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { useTexts } from '../shared/texts/use-texts.ts';

const ended = new Set<ConnectionDetail['state']>(['disconnected', 'expired', 'refused']);

/** The words for a closed code; one that this page does not know yet is shown as it is. */
const wordsFor = (words: Readonly<Record<string, string>>) => (code: string) => words[code] ?? code;

/** What a person must know of a connection before anything else on its page. */
export function ConnectionNotices({ connection }: { readonly connection: ConnectionDetail }) {
  const { texts, when } = useTexts();
  const { accept } = texts;
  const words = texts.connection;
  const { state, siteMismatch, secondAttempts, paused, local, peer, codeExpires, rest } = connection;
  const alerts = wordsFor(words.alerts);
  const rests = wordsFor(words.rest);
  return (
    <Stack space="space.100">
      {siteMismatch !== undefined && (
        <SectionMessage appearance="warning" title={accept.mismatch}>
          <Text>{accept.mismatchText(siteMismatch.expected, siteMismatch.found)}</Text>
        </SectionMessage>
      )}
      {secondAttempts > 0 && (
        <SectionMessage appearance="warning">
          <Text>{words.secondAttempts(secondAttempts)}</Text>
        </SectionMessage>
      )}
      {state === 'pending' && codeExpires !== undefined && (
        <SectionMessage appearance="information" title={words.pendingHeading}>
          <Text>{words.pendingText(peer.name, when(codeExpires))}</Text>
        </SectionMessage>
      )}
      {paused.here && (
        <SectionMessage appearance="warning">
          <Text>{words.pausedHere}</Text>
        </SectionMessage>
      )}
      {paused.there && (
        <SectionMessage appearance="warning">
          <Text>{words.pausedThere}</Text>
        </SectionMessage>
      )}
      {local.region !== undefined && peer.region !== undefined && local.region !== peer.region && (
        <SectionMessage appearance="warning">
          <Text>{words.regions(local.region, peer.region)}</Text>
        </SectionMessage>
      )}
      {rest !== undefined && (
        <SectionMessage appearance="warning">
          <Text>{rests(rest.why)}</Text>
        </SectionMessage>
      )}
      {connection.alerts.map(({ code, at }) => (
        <SectionMessage key={code} appearance="error" title={when(at)}>
          <Text>{alerts(code)}</Text>
        </SectionMessage>
      ))}
      {ended.has(state) && (
        <SectionMessage appearance="error" title={words.ended}>
          <Text>{words.endedText}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}
