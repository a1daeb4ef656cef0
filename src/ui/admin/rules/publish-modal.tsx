import { Label, RadioGroup, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { versionPublish } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { FixtureCheck } from './fixture-check.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { RunEstimate } from './run-estimate.tsx';

interface PublishModalProps extends Pick<RulesPartProps, 'connection' | 'draft'> {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What is shown of the rules is out of date. */
  readonly onPublished: () => void;
}

const choices = ['as-they-change', 'now', 'not'] as const;
type Existing = (typeof choices)[number];

/** Puts the draft in force, once the person has seen what it changes and said what becomes of pairs that exist. */
export function PublishModal({ connection, draft, isOpen, onClose, onPublished }: PublishModalProps) {
  const { rulesTab: words } = useTexts().texts;
  const [existing, setExisting] = useState<Existing>('as-they-change');
  const [second, setSecond] = useState<{ agreed: string; text: string }>();
  const close = (): void => {
    setSecond(undefined);
    onClose();
  };
  const agreed = second?.agreed ?? draft.asked?.agreed;
  const publish = async (): Promise<Failure | undefined> => {
    const outcome = await ask(versionPublish, {
      connection: connection.id,
      existing,
      revision: draft.revision,
      over: draft.inForce,
      ...(agreed === undefined ? {} : { agreed }),
    });
    if (!outcome.ok) return outcome.error;
    if (outcome.data.kind === 'asks' && outcome.data.why === 'second-admin') {
      tell(words.secondAdmin, outcome.data.text);
      onPublished();
      return undefined;
    }
    if (outcome.data.kind === 'asks') {
      setSecond(outcome.data);
      return { code: 'asks', message: outcome.data.text };
    }
    tell(outcome.data.waits ? words.publishWaits : words.published(outcome.data.number));
    onPublished();
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={words.publishHeading}
      text={words.publishText}
      action={second === undefined ? words.publish : words.publishAgain}
      appearance={second === undefined ? 'primary' : 'warning'}
      onConfirm={publish}
      onClose={close}
    >
      <Stack space="space.200">
        <Sentences heading={words.changesHeading} lines={draft.changes.map(({ text }) => text)} />
        <FixtureCheck connection={connection.id} />
        {draft.asked === undefined ? (
          <ExistingChoice connection={connection.id} existing={existing} onChange={setExisting} />
        ) : (
          <Text>{`${words.existing}: ${words.existingChoices[draft.asked.existing]}.`}</Text>
        )}
      </Stack>
    </ConfirmModal>
  );
}

interface ExistingChoiceProps {
  readonly connection: string;
  readonly existing: Existing;
  readonly onChange: (existing: Existing) => void;
}

/** What becomes of work items that are under sync already. */
function ExistingChoice({ connection, existing, onChange }: ExistingChoiceProps) {
  const { rulesTab: words } = useTexts().texts;
  return (
    <Stack space="space.050">
      <Label labelFor="existing">{words.existing}</Label>
      <RadioGroup
        name="existing"
        testId="existing"
        value={existing}
        options={choices.map((value) => ({ name: 'existing', value, label: words.existingChoices[value] }))}
        onChange={(event) => onChange(choices.find((one) => one === event.target.value) ?? existing)}
      />
      {existing === 'now' && <RunEstimate connection={connection} />}
    </Stack>
  );
}
