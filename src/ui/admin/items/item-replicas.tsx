import { Box, Button, CodeBlock, Heading, Inline, Stack, Text } from '@forge/react';
import { type ReactNode, useState } from 'react';
import type { itemGet } from '../../../contract/items.ts';
import type { AnswerOf } from '../../../contract/operation.ts';
import { testRunPreview } from '../../../contract/test-runs.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { StudioReader } from '../rules/studio-reader.tsx';

type Shown = 'sent' | 'received';

/** What would cross of a work item by the rules in force, and what the partner is known to have. */
export function ItemReplicas({ detail }: { readonly detail: AnswerOf<typeof itemGet> }) {
  const { detail: words } = useTexts().texts.items;
  // The frame that shows a replica can be there once.
  const [shown, setShown] = useState<Shown>();
  const { item, received } = detail;
  const turn = (which: Shown) => (): void => setShown(shown === which ? undefined : which);
  return (
    <Stack space="space.200">
      {item.key !== undefined && (
        <Part heading={words.replica} isOpen={shown === 'sent'} onTurn={turn('sent')}>
          <SentNow connection={item.connection} issue={item.key} />
        </Part>
      )}
      {received === undefined ? (
        <Stack space="space.050">
          <Heading as="h4">{words.received}</Heading>
          <Text>{words.notKept}</Text>
        </Stack>
      ) : (
        <Part heading={words.received} isOpen={shown === 'received'} onTurn={turn('received')}>
          <Json title={words.received} text={JSON.stringify(received, null, 2)} />
        </Part>
      )}
    </Stack>
  );
}

interface PartProps {
  readonly heading: string;
  readonly isOpen: boolean;
  readonly onTurn: () => void;
  readonly children: ReactNode;
}

function Part({ heading, isOpen, onTurn, children }: PartProps) {
  const { detail: words } = useTexts().texts.items;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center">
        <Heading as="h4">{heading}</Heading>
        <Button appearance="subtle" spacing="compact" onClick={onTurn}>
          {isOpen ? words.hide : words.show}
        </Button>
      </Inline>
      {isOpen && <Box>{children}</Box>}
    </Stack>
  );
}

function SentNow({ connection, issue }: { readonly connection: string; readonly issue: string }) {
  const { detail: words } = useTexts().texts.items;
  const { answer, reload } = useAnswer(testRunPreview, { connection, issue, rules: 'in-force' });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ issue: { replica, text } }) =>
        replica === undefined ? (
          <Text>{text ?? words.nothingSent}</Text>
        ) : (
          <Json title={words.replica} text={replica} />
        )
      }
    </Loaded>
  );
}

const Json = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <StudioReader order={{ kind: 'json', title, text }} height="320px">
    <CodeBlock text={text} language="json" />
  </StudioReader>
);
