import { Inline, SectionMessage, Stack, Text, User } from '@forge/react';
import type { Draft } from '../../../contract/versions.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** That somebody has asked for another admin's yes to the draft: who, when, and what it would do. */
export function AskedNotice({ asked }: { readonly asked: NonNullable<Draft['asked']> }) {
  const { texts, when } = useTexts();
  return (
    <SectionMessage appearance="information" title={texts.versions.askedHeading}>
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <User accountId={asked.by} />
          <Text>{texts.versions.askedAt(when(asked.at))}</Text>
        </Inline>
        <Text>{asked.text}</Text>
      </Stack>
    </SectionMessage>
  );
}
