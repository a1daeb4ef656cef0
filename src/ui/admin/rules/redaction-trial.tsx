import { CodeBlock, Heading, HelperMessage, Label, Stack, Text, TextArea } from '@forge/react';
import { useState } from 'react';
import { patternMachine, redactionOf, redactText } from '../../../core/rules/redaction.ts';
import type { RedactionRules } from '../../../core/rules/redaction-rules.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** A text as the partner would get it by the rules of the draft. Nothing of it leaves the page. */
export function RedactionTrial({ rules }: { readonly rules: RedactionRules }) {
  const { redaction: words } = useTexts().texts;
  const [text, setText] = useState('');
  return (
    <Stack space="space.100">
      <Heading as="h3">{words.tryHeading}</Heading>
      <Stack>
        <Label labelFor="redaction-trial">{words.tryText}</Label>
        <TextArea
          id="redaction-trial"
          testId="redaction-trial"
          value={text}
          onChange={(event) => setText(String(event.target.value ?? ''))}
        />
        <HelperMessage>{words.tryHint}</HelperMessage>
      </Stack>
      {text !== '' && <Outcome rules={rules} text={text} />}
    </Stack>
  );
}

function Outcome({ rules, text }: { readonly rules: RedactionRules; readonly text: string }) {
  const { redaction: words } = useTexts().texts;
  if (rules.patterns.some((one) => one.on && !patternMachine(one).ok)) return <Text>{words.broken}</Text>;
  const redaction = redactionOf(rules);
  const made = redaction && redactText(redaction, text);
  return made?.hidden ? <CodeBlock language="text" text={made.text} /> : <Text>{words.tryNothing}</Text>;
}
