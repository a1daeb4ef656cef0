import { Box, Button, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { ScriptFinding } from '../../../contract/scripts.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface ScriptFindingsProps {
  readonly findings: readonly ScriptFinding[];
  /** Absent where no editor can show the place. */
  readonly onGo?: (finding: ScriptFinding) => void;
}

/** Errors before warnings; more than these nobody mends at once. */
const MOST_SHOWN = 8;

/** What lint says of the script, each with a way to its place in the editor. */
export function ScriptFindings({ findings, onGo }: ScriptFindingsProps) {
  const { script: words } = useTexts().texts;
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const sorted = [...errors, ...findings.filter(({ severity }) => severity !== 'error')];
  const rest = sorted.length - MOST_SHOWN;
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.findings}</Heading>
      {sorted.slice(0, MOST_SHOWN).map((one) => (
        <Inline
          key={`${one.line}:${one.column}:${one.message}`}
          space="space.100"
          alignBlock="center"
          shouldWrap
        >
          <Lozenge appearance={one.severity === 'error' ? 'removed' : 'moved'}>{words[one.severity]}</Lozenge>
          <Text>
            {words.at(one.line, one.column)} {one.message}
          </Text>
          {onGo !== undefined && (
            <Button appearance="subtle" spacing="compact" onClick={() => onGo(one)}>
              {words.go}
            </Button>
          )}
        </Inline>
      ))}
      {rest > 0 && (
        <Box>
          <Text>{words.more(rest)}</Text>
        </Box>
      )}
    </Stack>
  );
}
