import { Box, Button, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { complain } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { fieldName } from './field-name.ts';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';

interface ModeBarProps extends RulesPartProps {
  readonly lines: readonly MappingLine[];
  readonly catalogue: FieldCatalogue;
}

/** The mode of the draft, and the way to the next one up or down; the connection and its pairs stay. */
export function ModeBar(props: ModeBarProps) {
  const { texts } = useTexts();
  const words = texts.fieldsPart.mode;
  const { draft } = props;
  const { save, isSaving } = useSaveDraft(props);
  const [isAsking, setAsking] = useState(false);
  const mode = draft.version['mode'];
  const name = mode === 'basic' || mode === 'visual' || mode === 'script' ? texts.modes[mode] : String(mode);
  const up = async (): Promise<void> => {
    const failed = await save({ mode: 'visual' });
    if (failed !== undefined) complain(failed);
  };
  if (mode === 'basic')
    return (
      <SectionMessage appearance="information" title={name}>
        <Stack space="space.100">
          <Text>{words.basicText}</Text>
          <Box>
            <Button appearance="primary" isDisabled={isSaving} onClick={up}>
              {words.up}
            </Button>
          </Box>
        </Stack>
      </SectionMessage>
    );
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Lozenge>{name}</Lozenge>
        <Button appearance="subtle" spacing="compact" onClick={() => setAsking(true)}>
          {words.down}
        </Button>
      </Inline>
      {mode === 'script' && <Text>{words.scriptText}</Text>}
      <Down {...props} isOpen={isAsking} onClose={() => setAsking(false)} />
    </Stack>
  );
}

/** Says what Basic does not have before the draft loses it. */
function Down(props: ModeBarProps & { readonly isOpen: boolean; readonly onClose: () => void }) {
  const words = useTexts().texts.fieldsPart.mode;
  const { connection, draft, lines, catalogue } = props;
  const { save } = useSaveDraft(props);
  const { projectId: id, projectKey: key } = connection.local;
  const basic = basicVersion({ id, key });
  const fixed = new Set(basic.mappings.map(({ path }) => path));
  const scripts = Object.keys(Object(draft.version['scripts'])).length > 0;
  const dropped = [
    ...lines
      .filter(({ path }) => !fixed.has(path))
      .map(({ field }) => words.dropped(fieldName(catalogue, field))),
    ...(scripts ? [words.droppedScripts] : []),
  ];
  const down = (): Promise<Failure | undefined> => {
    const { mode, mappings, comments, attachments, worklogs, links, subtasks } = basic;
    return save({ mode, mappings, comments, attachments, worklogs, links, subtasks, scripts: {} });
  };
  return (
    <ConfirmModal
      isOpen={props.isOpen}
      title={words.downHeading}
      text={dropped.length === 0 ? words.downNothing : words.downText}
      action={words.down}
      appearance="warning"
      onConfirm={down}
      onClose={props.onClose}
    >
      {dropped.length > 0 && <Sentences heading="" lines={dropped} />}
    </ConfirmModal>
  );
}
