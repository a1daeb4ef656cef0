import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import { Facts } from '../shared/facts.tsx';
import { Sentences } from '../shared/sentences.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import type { ReadInvitation } from './read-invitation.ts';

/** Who invites, from where, and what would cross. Names are as the other side claims them. */
export function InvitationFacts({ invitation }: Pick<ReadInvitation, 'invitation'>) {
  const { texts, when } = useTexts();
  const { accept, connection } = texts;
  const { from, to, siteMismatch, leaves, enters, expires, description } = invitation;
  return (
    <Stack space="space.200">
      {siteMismatch !== undefined && (
        <SectionMessage appearance="warning" title={accept.mismatch}>
          <Text>{accept.mismatchText(siteMismatch.expected, siteMismatch.found)}</Text>
        </SectionMessage>
      )}
      <Inline space="space.200" shouldWrap>
        <Facts
          heading={accept.from}
          facts={[
            [connection.there, from.name],
            [connection.site, from.siteUrl],
            [connection.region, from.region ?? connection.notDeclared],
          ]}
        />
        <Facts
          heading={invitation.name}
          facts={[
            [connection.here, to.name],
            [texts.list.mode, texts.modes[invitation.mode]],
            ...(description === '' ? [] : [[texts.invite.description, description] as const]),
          ]}
        />
      </Inline>
      <Text>{accept.expires(when(expires))}</Text>
      <Sentences heading={accept.leaves} lines={leaves} />
      <Sentences heading={accept.enters} lines={enters} />
    </Stack>
  );
}
