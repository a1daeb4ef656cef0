import { Box, Heading, Inline, Label, LoadingButton, Select, Stack, Text, xcss } from '@forge/react';
import { useState } from 'react';
import type { StudioOrder } from '../../../contract/studio-link.ts';
import { type VersionChange, versionCompare, versionGet } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { Narrow } from '../../shared/narrow.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { complain } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import type { RulesPartProps } from './rules-part.ts';
import { StudioReader } from './studio-reader.tsx';
import { versionText } from './version-text.ts';

interface CompareVersionsProps extends RulesPartProps {
  /** Of the versions to choose from, the newest first. */
  readonly numbers: readonly number[];
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

interface Found {
  readonly heading: string;
  readonly changes: readonly VersionChange[];
  /** Both side by side, where both could be read. */
  readonly order: StudioOrder | undefined;
}

/** Without it a select is as wide as what is chosen in it. */
const column = xcss({ width: '240px' });

/** How one version, or the draft, differs from another one, in sentences. */
export function CompareVersions({ connection, draft, numbers }: CompareVersionsProps) {
  const { versions: words } = useTexts().texts;
  const choices = numbers.map((number) => ({ label: words.version(number), value: String(number) }));
  const withDraft =
    draft.saved === undefined ? choices : [{ label: words.draft, value: 'draft' }, ...choices];
  const [from, setFrom] = useState<Choice>();
  const [to, setTo] = useState<Choice>();
  const [found, setFound] = useState<Found>();
  const [isRunning, setRunning] = useState(false);
  const compare = async (): Promise<void> => {
    if (!from || !to) return;
    setRunning(true);
    const textOf = async ({ label, value }: Choice) => {
      if (value === 'draft') return { title: label, text: versionText(draft.version) };
      const read = await ask(versionGet, { connection: connection.id, number: Number(value) });
      // The sentences say the same, in short.
      return read.ok ? { title: label, text: versionText(read.data.version) } : undefined;
    };
    const [outcome, before, after] = await Promise.all([
      ask(versionCompare, {
        connection: connection.id,
        from: Number(from.value),
        to: to.value === 'draft' ? 'draft' : Number(to.value),
      }),
      textOf(from),
      textOf(to),
    ]);
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    const heading = words.compared(from.label, to.label);
    const order = before && after ? { kind: 'differ' as const, before, after } : undefined;
    setFound({ heading, changes: outcome.data.changes, order });
  };
  return (
    <Stack space="space.150">
      <Heading as="h4">{words.compareHeading}</Heading>
      <Narrow>
        <Inline space="space.200" shouldWrap rowSpace="space.100" alignBlock="end">
          <VersionSelect id="compare-from" label={words.from} choices={choices} onChange={setFrom} />
          <VersionSelect id="compare-to" label={words.to} choices={withDraft} onChange={setTo} />
          <LoadingButton isLoading={isRunning} isDisabled={!from || !to} onClick={() => void compare()}>
            {words.compare}
          </LoadingButton>
        </Inline>
      </Narrow>
      {found !== undefined && <Differing {...found} />}
    </Stack>
  );
}

function Differing({ heading, changes, order }: Found) {
  const { versions: words } = useTexts().texts;
  if (changes.length === 0) return <Text>{words.same(heading)}</Text>;
  return (
    <Stack space="space.150">
      <Sentences heading={heading} lines={changes.map(({ text }) => text)} />
      {order !== undefined && <StudioReader order={order} height="480px" />}
    </Stack>
  );
}

interface VersionSelectProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChange: (choice: Choice | undefined) => void;
}

function VersionSelect({ id, label, choices, onChange }: VersionSelectProps) {
  return (
    <Box xcss={column}>
      <Label labelFor={id}>{label}</Label>
      <Select
        id={id}
        testId={id}
        options={[...choices]}
        onChange={(choice: Choice | null) => onChange(choice ?? undefined)}
      />
    </Box>
  );
}
