import { Box, Button, ButtonGroup, CodeBlock, Frame, Label, Stack, Text, TextArea } from '@forge/react';
import { useState } from 'react';
import { STUDIO } from '../../../contract/studio-link.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { heightOf } from '../../shared/use-studio.ts';
import type { Writing } from './use-writing.ts';

interface ScriptFieldProps extends Writing {
  /** The script in force; empty where there is none. */
  readonly before: string;
  /** Looks the text through, where no editor does it by itself. */
  readonly check: () => Promise<void>;
}

/** A script in the editor; in a plain field until it has loaded, or where one is wanted. */
export function ScriptField(props: ScriptFieldProps) {
  const { script: words } = useTexts().texts;
  const { loads, hear, translation } = props;
  const [isPlain, setPlain] = useState(false);
  const turn = (): void => {
    props.leaveEditor();
    setPlain(!isPlain);
  };
  return (
    <Stack space="space.100">
      {loads === 0 && translation === undefined && <Plain {...props} />}
      {!isPlain && <Frame resource={STUDIO} height={heightOf(loads, '440px')} dispatch={hear} />}
      {(loads > 0 || isPlain) && translation === undefined && (
        <Box>
          <Button appearance="subtle" spacing="compact" onClick={turn}>
            {isPlain ? words.editor : words.plain}
          </Button>
        </Box>
      )}
    </Stack>
  );
}

/** All that the editor does, without it: the text, what lint says of it, and the script in force to compare with. */
function Plain({ which, text, before, type, check }: ScriptFieldProps) {
  const { script: words } = useTexts().texts;
  const [isComparing, setComparing] = useState(false);
  return (
    <Stack space="space.100">
      <Label labelFor="script-text">{words.labels[which]}</Label>
      <TextArea
        id="script-text"
        testId="script-text"
        isMonospaced
        minimumRows={14}
        value={text}
        onChange={(event) => type(String(event.target.value ?? ''))}
      />
      <Box>
        <ButtonGroup>
          <Button isDisabled={text.trim() === ''} onClick={() => void check()}>
            {words.check}
          </Button>
          {before !== '' && (
            <Button appearance="subtle" onClick={() => setComparing(!isComparing)}>
              {isComparing ? words.stopCompare : words.compare}
            </Button>
          )}
        </ButtonGroup>
      </Box>
      {isComparing && before !== '' && (
        <Stack space="space.050">
          <Text weight="bold">{words.inForce}</Text>
          <CodeBlock language="javascript" text={before} showLineNumbers />
        </Stack>
      )}
    </Stack>
  );
}
