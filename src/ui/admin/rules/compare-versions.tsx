import { Box, Heading, Inline, Label, LoadingButton, Select, Stack, Text, xcss } from '@forge/react';
import { useState } from 'react';
import { type VersionChange, versionCompare } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { Narrow } from '../../shared/narrow.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { complain } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import type { RulesPartProps } from './rules-part.ts';

interface CompareVersionsProps extends RulesPartProps {
  /** Of the versions to choose from, the newest first. */
  readonly numbers: readonly number[];
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

/** Without it a select is as wide as what is chosen in it. */
const column = xcss({ width: '200px' });

/** How one version, or the draft, differs from another one, in sentences. */
export function CompareVersions({ connection, draft, numbers }: CompareVersionsProps) {
  const { versions: words } = useTexts().texts;
  const choices = numbers.map((number) => ({ label: words.version(number), value: String(number) }));
  const withDraft =
    draft.saved === undefined ? choices : [{ label: words.draft, value: 'draft' }, ...choices];
  const [from, setFrom] = useState<Choice>();
  const [to, setTo] = useState<Choice>();
  const [found, setFound] = useState<{
    readonly heading: string;
    readonly changes: readonly VersionChange[];
  }>();
  const [isRunning, setRunning] = useState(false);
  const compare = async (): Promise<void> => {
    if (!from || !to) return;
    setRunning(true);
    const outcome = await ask(versionCompare, {
      connection: connection.id,
      from: Number(from.value),
      to: to.value === 'draft' ? 'draft' : Number(to.value),
    });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    setFound({ heading: words.compared(from.label, to.label), changes: outcome.data.changes });
  };
  return (
    <Narrow>
      <Stack space="space.150">
        <Heading as="h4">{words.compareHeading}</Heading>
        <Inline space="space.200" shouldWrap rowSpace="space.100" alignBlock="end">
          <VersionSelect id="compare-from" label={words.from} choices={choices} onChange={setFrom} />
          <VersionSelect id="compare-to" label={words.to} choices={withDraft} onChange={setTo} />
          <LoadingButton isLoading={isRunning} isDisabled={!from || !to} onClick={() => void compare()}>
            {words.compare}
          </LoadingButton>
        </Inline>
        {found?.changes.length === 0 && <Text>{words.same(found.heading)}</Text>}
        {found !== undefined && found.changes.length > 0 && (
          <Sentences heading={found.heading} lines={found.changes.map(({ text }) => text)} />
        )}
      </Stack>
    </Narrow>
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
        spacing="compact"
        options={[...choices]}
        onChange={(choice: Choice | null) => onChange(choice ?? undefined)}
      />
    </Box>
  );
}
