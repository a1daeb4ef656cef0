import { Button, ButtonGroup, CodeBlock, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { AnswerOf } from '../../../contract/operation.ts';
import type { scriptTranslate } from '../../../contract/scripts.ts';
import { Sentences } from '../../shared/sentences.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

export type Translation = AnswerOf<typeof scriptTranslate>;

interface GroovyTranslationProps {
  readonly translation: Translation;
  /** The text that was translated, where no editor shows both side by side. */
  readonly groovy: string | undefined;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** What became of a Groovy script, whose text stands beside its translation in the editor above. */
export function GroovyTranslation({ translation, groovy, onTake, onLeave }: GroovyTranslationProps) {
  const { script: words } = useTexts().texts;
  const { refusals, notes, ready } = translation;
  const refused = refusals.map(({ line, text, reason, instead }) =>
    [words.line(line), `${text} –`, `${reason}.`, instead === '' ? '' : words.instead(instead)]
      .filter((part) => part !== '')
      .join(' '),
  );
  return (
    <Stack space="space.200">
      <SectionMessage appearance={ready ? 'success' : 'warning'}>
        <Text>{summaryOf(translation, words.translated)}</Text>
      </SectionMessage>
      <Inline>
        <ButtonGroup>
          <Button appearance="primary" onClick={onTake}>
            {words.take}
          </Button>
          <Button appearance="subtle" onClick={onLeave}>
            {words.leave}
          </Button>
        </ButtonGroup>
      </Inline>
      {groovy !== undefined && (
        <Stack space="space.100">
          <Text weight="bold">Groovy</Text>
          <CodeBlock language="groovy" text={groovy} showLineNumbers />
          <Text weight="bold">JavaScript</Text>
          <CodeBlock language="javascript" text={translation.script} showLineNumbers />
        </Stack>
      )}
      {refused.length > 0 && <Sentences heading={words.refusals} lines={refused} />}
      {notes.length > 0 && (
        <Sentences
          heading={words.notes}
          lines={notes.map(({ line, text }) => `${words.line(line)} ${text}`)}
        />
      )}
    </Stack>
  );
}

function summaryOf(
  { refusals, failure, ready }: Translation,
  words: ReturnType<typeof useTexts>['texts']['script']['translated'],
): string {
  if (ready) return words.ready;
  if (refusals.length > 0) return words.refused(refusals.length);
  return failure === undefined ? words.findings : words.failed(failure.message);
}
