import {
  Box,
  Button,
  CodeBlock,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import { type ScriptSide, scriptWords } from '../../../contract/scripts.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

interface ScriptReferenceProps {
  readonly connection: string;
  readonly which: ScriptSide;
}

/** The way to what a script of this side can read, write and call, beside where it is written. */
export function ScriptReference(props: ScriptReferenceProps) {
  const { script: words } = useTexts().texts;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Box>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore="question-circle"
          onClick={() => setOpen(true)}
        >
          {words.reference}
        </Button>
      </Box>
      <ModalTransition>{isOpen && <Reference {...props} onClose={() => setOpen(false)} />}</ModalTransition>
    </>
  );
}

function Reference({ connection, which, onClose }: ScriptReferenceProps & { readonly onClose: () => void }) {
  const { script: words, common } = useTexts().texts;
  const { answer, reload } = useAnswer(scriptWords, { connection });
  return (
    <Modal onClose={onClose} width="x-large">
      <ModalHeader>
        <ModalTitle>{words.referenceOf[which]}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Loaded answer={answer} onRetry={() => void reload()}>
          {({ declarations, fields, tables }) => (
            <Stack space="space.150">
              <Text>{words.referenceText}</Text>
              {fields.length > 0 && (
                <Text>{words.referenceFields(fields.map(({ name }) => name).join(', '))}</Text>
              )}
              {tables.length > 0 && <Text>{words.referenceTables(tables.join(', '))}</Text>}
              <CodeBlock text={declarations[which]} language="typescript" />
            </Stack>
          )}
        </Loaded>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{common.close}</Button>
      </ModalFooter>
    </Modal>
  );
}
