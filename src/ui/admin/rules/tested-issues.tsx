import {
  Box,
  Button,
  CodeBlock,
  DynamicTable,
  Heading,
  Inline,
  Link,
  Lozenge,
  SectionMessage,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import type { TestedField, TestedIssue } from '../../../contract/test-runs.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { KeepFixture, type Keeping } from './keep-fixture.tsx';
import { StudioReader } from './studio-reader.tsx';

const card = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  padding: 'space.200',
});

const looks = {
  crosses: 'inprogress',
  nothing: 'default',
  'not-found': 'removed',
  'held-back': 'moved',
  stopped: 'removed',
} as const;

interface TestedIssuesProps {
  readonly peer: string;
  readonly keeping: Keeping;
}

/** What a test run came to, work item by work item. */
export function TestedIssues({ peer, keeping }: TestedIssuesProps) {
  // The frame that shows a replica can be there once.
  const [opened, setOpened] = useState<string>();
  return (
    <Stack space="space.200">
      {keeping.run.issues.map((issue) => (
        <Box key={issue.key} xcss={card}>
          <Stack space="space.150">
            <Tested issue={issue} peer={peer} />
            {issue.replica !== undefined && (
              <Replica
                of={issue.key}
                text={issue.replica}
                isOpen={opened === issue.key}
                onTurn={() => setOpened(opened === issue.key ? undefined : issue.key)}
              />
            )}
            {issue.against !== undefined && <KeepFixture issue={issue} peer={peer} keeping={keeping} />}
          </Stack>
        </Box>
      ))}
    </Stack>
  );
}

function Tested({ issue, peer }: { readonly issue: TestedIssue; readonly peer: string }) {
  const { testRun: words } = useTexts().texts;
  const { key, url, summary, state, text, line, warnings, heldBack, lookups, effects, logs } = issue;
  const placed = (said: string, at: number | undefined) =>
    at === undefined ? said : `${said} (${words.line(at)})`;
  const lists: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [words.heldBack, heldBack.map(({ path, why }) => `${path}: ${why}`)],
    [words.children, issue.children.map(({ kind, count }) => childText(words.kinds, kind, count))],
    [words.lookups, lookups.map(({ call, answer }) => `${call}: ${answer}`)],
    [words.effects, effects.map((effect) => placed(effect.text, effect.line))],
    [words.logs, logs.map((log) => placed(log.text, log.line))],
  ];
  return (
    <Stack space="space.150">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h4">
          {url === undefined ? (
            key
          ) : (
            <Link href={url} openNewTab>
              {key}
            </Link>
          )}
        </Heading>
        {summary !== undefined && <Text>{summary}</Text>}
        <Lozenge appearance={looks[state]}>{words.states[state]}</Lozenge>
      </Inline>
      {text !== undefined && (
        <SectionMessage appearance={state === 'stopped' ? 'error' : 'warning'}>
          <Text>{placed(text, line)}</Text>
        </SectionMessage>
      )}
      {warnings.length > 0 && (
        <SectionMessage appearance="warning" title={words.warnings}>
          {warnings.map((warning) => (
            <Text key={warning}>{warning}</Text>
          ))}
        </SectionMessage>
      )}
      <Compared issue={issue} peer={peer} />
      {lists.map(([heading, lines]) =>
        lines.length === 0 ? null : <Sentences key={heading} heading={heading} lines={[...new Set(lines)]} />,
      )}
    </Stack>
  );
}

type Kinds = ReturnType<typeof useTexts>['texts']['testRun']['kinds'];

function childText(kinds: Kinds, kind: string, count: number): string {
  const said = Object.entries(kinds).find(([name]) => name === kind);
  return said ? said[1](count) : `${kind}: ${count}`;
}

/** Field by field before and after on the far side, and by whose word. */
function Compared({ issue, peer }: { readonly issue: TestedIssue; readonly peer: string }) {
  const { testRun: words } = useTexts().texts;
  const { against, fields, peerKey = words.newThere } = issue;
  if (against === undefined) return null;
  const isScripted = fields.some(({ line }) => line !== undefined);
  return (
    <Stack space="space.050">
      <Text color="color.text.subtle">{words.against[against](peer, peerKey)}</Text>
      {issue.state === 'nothing' && <Text>{words.nothingText}</Text>}
      {fields.length > 0 && (
        <DynamicTable
          label={issue.key}
          head={{
            cells: [
              { key: 'field', content: words.field },
              { key: 'before', content: words.before },
              { key: 'after', content: words.after },
              { key: 'result', content: words.result },
            ],
          }}
          rows={fields.map((field) => ({
            key: field.path,
            cells: [
              { key: 'field', content: <Text>{nameOf(field, isScripted, words.line)}</Text> },
              { key: 'before', content: <Text>{field.before || emptyWord(field.before, words)}</Text> },
              { key: 'after', content: <Text>{field.after || emptyWord(field.after, words)}</Text> },
              { key: 'result', content: inCell(<Result field={field} />) },
            ],
          }))}
        />
      )}
    </Stack>
  );
}

const nameOf = ({ path, line }: TestedField, isScripted: boolean, inWords: (line: number) => string) =>
  isScripted && line !== undefined ? `${path} (${inWords(line)})` : path;

const emptyWord = (
  value: string | undefined,
  words: { readonly unknown: string; readonly nothing: string },
): string => (value === undefined ? words.unknown : words.nothing);

function Result({ field }: { readonly field: TestedField }) {
  const { testRun: words } = useTexts().texts;
  const { result, why, next } = field;
  const look = result === 'written' ? 'success' : result === 'aside' ? 'removed' : 'default';
  return (
    <Stack space="space.050">
      <Box>
        <Lozenge appearance={look}>{words.results[result]}</Lozenge>
      </Box>
      {why !== undefined && <Text>{[why, next].filter(Boolean).join('. ')}</Text>}
    </Stack>
  );
}

interface ReplicaProps {
  /** Key of the work item. */
  readonly of: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly onTurn: () => void;
}

/** What would cross as JSON, whose parts fold. */
function Replica({ of, text, isOpen, onTurn }: ReplicaProps) {
  const { testRun: words } = useTexts().texts;
  return (
    <Stack space="space.100">
      <Box>
        <Button appearance="subtle" spacing="compact" onClick={onTurn}>
          {isOpen ? words.hideReplica : words.showReplica}
        </Button>
      </Box>
      {isOpen && (
        <StudioReader order={{ kind: 'json', title: words.replicaOf(of), text }} height="420px">
          <CodeBlock language="json" text={text} />
        </StudioReader>
      )}
    </Stack>
  );
}
