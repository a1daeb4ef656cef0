import { Box, Button, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';
import { diffVersions } from '../../../core/rules/diff-versions.ts';
import type { DraftVersion } from '../../../core/rules/draft-version.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import { noServiceRules } from '../../../core/service/service-rules.ts';
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

/** The parts of a draft that Basic has fixed, as it has them. */
function fixedParts(version: DraftVersion, home: { readonly id: string; readonly key: string }) {
  const { mode, mappings, userMap, comments, attachments, worklogs, links, subtasks } = basicVersion(home);
  const service = version['service'] === undefined ? {} : { service: noServiceRules };
  return { mode, mappings, userMap, comments, attachments, worklogs, links, subtasks, ...service };
}

const partsNamed = (version: DraftVersion, names: readonly string[]): DraftVersion =>
  Object.fromEntries(names.map((name) => [name, version[name]]));

const linesNamed = ({ mappings }: DraftVersion, id: string): DraftVersion => ({
  mappings: Array.isArray(mappings) ? mappings.filter((one) => Object(one).id === id) : [],
});

/** Says what Basic does not have before the draft loses it. */
function Down(props: ModeBarProps & { readonly isOpen: boolean; readonly onClose: () => void }) {
  const words = useTexts().texts.fieldsPart.mode;
  const { connection, draft, lines, catalogue } = props;
  const { save } = useSaveDraft(props);
  const { projectId: id, projectKey: key } = connection.local;
  const { mode, mappings, ...others } = fixedParts(draft.version, { id, key });
  const fixed = new Map(mappings.map((line) => [line.path, line]));
  const scripts = Object.keys(Object(draft.version['scripts'])).length > 0;
  const isOther = ({ id: line, path }: MappingLine): boolean =>
    diffVersions(linesNamed(draft.version, line), { mappings: [{ ...fixed.get(path), id: line }] }).length >
    0;
  const named = ({ field }: MappingLine): string => fieldName(catalogue, field);
  const dropped = [
    ...lines.filter(({ path }) => !fixed.has(path)).map((line) => words.dropped(named(line))),
    ...lines.filter((line) => fixed.has(line.path) && isOther(line)).map((line) => words.reset(named(line))),
    ...(scripts ? [words.droppedScripts] : []),
    ...diffVersions(partsNamed(draft.version, Object.keys(others)), others).map(({ text }) => text),
  ];
  const down = (): Promise<Failure | undefined> => save({ mode, mappings, ...others, scripts: {} });
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
