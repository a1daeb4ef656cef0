import {
  Box,
  Button,
  ButtonGroup,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';
import type { Failure, Outcome } from '../../../contract/operation.ts';
import type { ScriptSide } from '../../../contract/scripts.ts';
import { testRunArrival, testRunPreview } from '../../../contract/test-runs.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import type { Previewed } from './previewed-values.ts';

/** What was seen of one work item. */
export interface Seen {
  /** Which way was looked: of the other nothing is known by it. */
  readonly side: ScriptSide;
  readonly key: string;
  readonly summary?: string | undefined;
  /** What stands at the lines; absent where nothing of the work item crosses. */
  readonly previewed?: Previewed;
  /** Why not. */
  readonly text?: string;
}

interface PreviewValuesProps {
  readonly connection: string;
  readonly side: ScriptSide;
  /** The draft, where somebody has saved one. */
  readonly rules: 'draft' | 'in-force';
  readonly shown: Seen | undefined;
  readonly onShow: (seen: Seen | undefined) => void;
}

const column = xcss({ width: '420px' });

/** Shows at each line what it would make of a real work item. */
export function PreviewValues({ connection, side, rules, shown, onShow }: PreviewValuesProps) {
  const { preview: words } = useTexts().texts.fieldsPart;
  const [key, setKey] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const run = async (): Promise<void> => {
    setRunning(true);
    const outcome = await look[side]({ connection, issue: key, rules });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    onShow(outcome.ok ? outcome.data : undefined);
  };
  const isOfKey = error?.field === 'issue' || error?.field === 'issues';
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="start" shouldWrap>
        <Box xcss={column}>
          <TextField
            name="preview-key"
            label={words.key}
            hint={words.keyHint[side]}
            value={key}
            error={isOfKey ? error?.message : undefined}
            onChange={setKey}
          />
        </Box>
        <Box paddingBlockStart="space.300">
          <ButtonGroup>
            <LoadingButton isLoading={isRunning} isDisabled={key.trim() === ''} onClick={run}>
              {words.run}
            </LoadingButton>
            {shown !== undefined && (
              <Button appearance="subtle" onClick={() => onShow(undefined)}>
                {words.clear}
              </Button>
            )}
          </ButtonGroup>
        </Box>
      </Inline>
      {error !== undefined && !isOfKey && <FailureMessage error={error} />}
      {shown !== undefined && <Told seen={shown} side={side} />}
    </Stack>
  );
}

interface Asked {
  readonly connection: string;
  readonly issue: string;
  readonly rules: 'draft' | 'in-force';
}

/** How each side is looked at. */
const look = {
  outgoing: async (asked: Asked): Promise<Outcome<Seen>> => {
    const outcome = await ask(testRunPreview, asked);
    if (!outcome.ok) return outcome;
    const { issue } = outcome.data;
    const { key, summary, text } = issue;
    return {
      ok: true,
      data:
        text === undefined
          ? { side: 'outgoing', key, summary, previewed: { side: 'outgoing', issue } }
          : { side: 'outgoing', key, summary, text },
    };
  },
  incoming: async (asked: Asked): Promise<Outcome<Seen>> => {
    const outcome = await ask(testRunArrival, asked);
    if (!outcome.ok) return outcome;
    const { key, peerKey, summary, values } = outcome.data;
    return {
      ok: true,
      data: {
        side: 'incoming',
        key: `${key} ↔ ${peerKey}`,
        summary,
        previewed: { side: 'incoming', values },
      },
    };
  },
} as const satisfies Record<ScriptSide, unknown>;

function Told({ seen: { key, summary, text }, side }: { readonly seen: Seen; readonly side: ScriptSide }) {
  const { preview: words } = useTexts().texts.fieldsPart;
  const named = summary === undefined ? key : `${key} ${summary}`;
  return (
    <SectionMessage appearance={text === undefined ? 'information' : 'warning'} title={named}>
      <Text>{text ?? words.of[side](key)}</Text>
    </SectionMessage>
  );
}
