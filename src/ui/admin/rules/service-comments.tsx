import { Box, Button, Inline, Stack, Text } from '@forge/react';
import type { ServiceRules } from '../../../core/service/service-rules.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import { Section } from './part-form.tsx';

type CommentLine = ServiceRules['comments'][number];

interface ServiceCommentsProps {
  readonly lines: readonly CommentLine[];
  /** Names of the request types of this site, where they are known. */
  readonly known: readonly string[];
  readonly onChange: (lines: readonly CommentLine[]) => void;
}

const appears = ['asSent', 'allInternal', 'publicWhereMarked'] as const;

/** How comments of the partner appear here, request type by request type. */
export function ServiceComments({ lines, known, onChange }: ServiceCommentsProps) {
  const words = useTexts().texts.servicePart;
  const put = (at: number, line: CommentLine): void =>
    onChange(lines.map((one, place) => (place === at ? line : one)));
  return (
    <Section heading={words.comments}>
      <Text>{words.commentsText}</Text>
      {lines.map((line, at) => (
        <Stack key={at} space="space.050">
          <TypeName at={at} line={line} known={known} onChange={(changed) => put(at, changed)} />
          <Choice
            name={`service-comment-${at}-appear`}
            label={words.appear}
            value={line.appear}
            options={appears.map((value) => ({ value, label: words.appears[value] }))}
            onChange={(appear) => put(at, { ...line, appear })}
          />
          <Inline>
            <Button
              testId={`service-comment-${at}-remove`}
              appearance="subtle"
              spacing="compact"
              onClick={() => onChange(lines.filter((_, place) => place !== at))}
            >
              {words.removeLine(at + 1)}
            </Button>
          </Inline>
        </Stack>
      ))}
      <Box>
        <Button onClick={() => onChange([...lines, { appear: 'allInternal' }])}>{words.addLine}</Button>
      </Box>
    </Section>
  );
}

interface TypeNameProps {
  readonly at: number;
  readonly line: CommentLine;
  readonly known: readonly string[];
  readonly onChange: (line: CommentLine) => void;
}

function TypeName({ at, line, known, onChange }: TypeNameProps) {
  const words = useTexts().texts.servicePart;
  const { requestType, ...rest } = line;
  const set = (text: string): void => onChange(text === '' ? rest : { ...rest, requestType: text });
  const shared = { name: `service-comment-${at}-type`, label: words.requestType(at + 1) };
  return known.length === 0 ? (
    <TextField {...shared} hint={words.requestTypeHint} value={requestType ?? ''} onChange={set} />
  ) : (
    <Choice
      {...shared}
      value={requestType ?? ''}
      options={[
        { value: '', label: words.everyRequest },
        ...[...new Set(known)].map((value) => ({ value, label: value })),
      ]}
      onChange={set}
    />
  );
}
