import { Heading, HelperMessage, Label, SectionMessage, Stack, Text, TextArea } from '@forge/react';
import { useState } from 'react';
import type { Routing } from '../../../core/rules/routing-lines.ts';
import { tryRoute } from '../../../core/rules/try-route.ts';
import { Narrow } from '../../shared/narrow.tsx';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** What the routing of the draft makes of a work item of the partner's. */
export function TryRouting({ routing }: { readonly routing: Routing }) {
  const words = useTexts().texts.routingPart;
  const [text, setText] = useState('');
  return (
    <Narrow>
      <Stack space="space.100">
        <Heading as="h4">{words.tryIt}</Heading>
        <Text>{words.tryText}</Text>
        <Label labelFor="try-routing">{words.tryLabel}</Label>
        <TextArea
          id="try-routing"
          testId="try-routing"
          isMonospaced
          value={text}
          onChange={(event) => setText(String(event.target.value ?? ''))}
        />
        <HelperMessage>{words.tryHint}</HelperMessage>
        {text.trim() !== '' && (
          <SectionMessage appearance="information">
            <Text>{inWords(words, tryRoute(routing, text))}</Text>
          </SectionMessage>
        )}
      </Stack>
    </Narrow>
  );
}

function inWords(words: Texts['routingPart'], tried: ReturnType<typeof tryRoute>): string {
  switch (tried.is) {
    case 'unread':
      return words.tryWrong(tried.line);
    case 'line':
      return words.tryMade(tried.line, tried.key, tried.type);
    case 'first':
      return words.tryOther(tried.key);
    case 'refused':
      return words.tryRefused;
  }
}
