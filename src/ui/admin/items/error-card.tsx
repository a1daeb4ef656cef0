import { Box, Heading, Inline, Lozenge, Stack, Text, xcss } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import type { ErrorGroup } from '../../../contract/errors.ts';
import { RowActions } from '../../shared/row-actions.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { addressOf } from './address-of.ts';

/** What a person wants done with a group of errors. */
export type ErrorStep = 'retry' | 'resolve' | 'mute' | 'items';

interface ErrorCardProps {
  readonly group: ErrorGroup;
  readonly namesConnection: boolean;
  readonly isRunning: boolean;
  readonly onStep: (step: ErrorStep) => void;
}

const card = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  padding: 'space.200',
});

/** One cause with what it concerns, the next step, and what can be done about all of it. */
export function ErrorCard({ group, namesConnection, isRunning, onStep }: ErrorCardProps) {
  const { texts, when } = useTexts();
  const { errors: words } = texts;
  const { message, next, count, muted, path, samples, detail, connectionName } = group;
  const about = [
    namesConnection ? connectionName : '',
    path === undefined ? '' : words.field(path),
    words.since(when(group.oldest)),
    count > 1 ? words.newest(when(group.newest)) : '',
  ].filter((part) => part !== '');
  return (
    <Box xcss={card}>
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h4">{message}</Heading>
          <Lozenge appearance={muted ? 'default' : 'removed'}>
            {count === 0 ? words.whole : words.items(count)}
          </Lozenge>
          {muted && <Lozenge>{words.muted}</Lozenge>}
        </Inline>
        <Text>{next}</Text>
        <Text size="small" color="color.text.subtle">
          {about.join(' · ')}
        </Text>
        {detail !== undefined && <Text size="small">{detail}</Text>}
        {samples.map(({ issue, key, detail: said }) => (
          <Text key={issue} size="small">{`${key ?? issue}${said === undefined ? '' : `: ${said}`}`}</Text>
        ))}
        {/* Not as wide as the card. */}
        <Inline>
          <Actions group={group} isRunning={isRunning} onStep={onStep} />
        </Inline>
      </Stack>
    </Box>
  );
}

function Actions({ group, isRunning, onStep }: Omit<ErrorCardProps, 'namesConnection'>) {
  const { errors: words } = useTexts().texts;
  const navigate = useNavigate();
  const { connection, cause, place, count, muted, message } = group;
  const address = addressOf(connection, place);
  const named = (text: string): string => `${text}: ${message}`;
  const step = (id: ErrorStep, text: string, isQuiet = true) => ({
    id: `${id} ${cause}`,
    text,
    label: named(text),
    onPress: () => onStep(id),
    isQuiet,
  });
  const maySettle = /^(value|child|alert):|^item:ending-failed$/.test(cause);
  if (isRunning) return <Text size="small">…</Text>;
  return (
    <RowActions
      actions={[
        ...(count > 0 ? [step('retry', words.retry, false), step('items', words.list)] : []),
        ...(address === undefined
          ? []
          : [
              {
                id: `mend ${cause}`,
                text: words.mend,
                label: named(words.mend),
                onPress: () => navigate(address),
                isQuiet: true,
              },
            ]),
        ...(maySettle ? [step('resolve', words.resolve)] : []),
        step('mute', muted ? words.unmute : words.mute),
      ]}
    />
  );
}
