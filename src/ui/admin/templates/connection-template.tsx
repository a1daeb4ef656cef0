import { Box, Button, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import {
  type TemplateDrift,
  templateApply,
  templateDrift,
  templateList,
  templateUnfollow,
} from '../../../contract/templates.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice } from '../rules/choice.tsx';
import { Differences } from './differences.tsx';
import { PlaceholderFields } from './placeholder-fields.tsx';

type Applied = AnswerOf<typeof templateApply>;

interface ConnectionTemplateProps {
  readonly connection: string;
  /** What is shown of the connection is out of date. */
  readonly onStale: () => void;
}

/** How the rules in force stand to the template of the connection, and the way to it. */
export function ConnectionTemplate({ connection, onStale }: ConnectionTemplateProps) {
  const { answer, reload } = useAnswer(templateDrift, { connection });
  const change = async (): Promise<void> => {
    onStale();
    await reload();
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(drift) => <Standing connection={connection} drift={drift} onChanged={change} />}
    </Loaded>
  );
}

interface StandingProps {
  readonly connection: string;
  readonly drift: TemplateDrift;
  readonly onChanged: () => Promise<void>;
}

function Standing({ connection, drift, onChanged }: StandingProps) {
  const { connectionTemplate: words } = useTexts().texts;
  const [error, setError] = useState<Failure>();
  const follows = drift.kind === 'none' || drift.kind === 'gone' ? undefined : drift.template.id;
  const leave = async (): Promise<void> => {
    const outcome = await ask(templateUnfollow, { connection });
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    tell(words.left);
    await onChanged();
  };
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} />}
      <Said drift={drift} />
      {drift.kind !== 'early' && (
        <Applying key={follows} connection={connection} drift={drift} onApplied={onChanged} />
      )}
      {drift.kind !== 'none' && (
        <Box>
          <Button appearance="subtle" onClick={leave}>
            {words.leave}
          </Button>
        </Box>
      )}
    </Stack>
  );
}

function Said({ drift }: { readonly drift: TemplateDrift }) {
  const { connectionTemplate: words } = useTexts().texts;
  switch (drift.kind) {
    case 'none':
      return <Text>{words.none}</Text>;
    case 'gone':
      return <Text>{words.gone}</Text>;
    case 'early':
      return <Text>{words.early(drift.template.name)}</Text>;
    case 'asks':
      return null;
    case 'compared':
      return drift.differences.length === 0 ? (
        <Text>{words.inLine(drift.template.name)}</Text>
      ) : (
        <Differences
          heading={words.drifts(drift.template.name, drift.differences.length)}
          lines={drift.differences.map(({ text }) => text)}
        />
      );
  }
}

interface ApplyingProps {
  readonly connection: string;
  readonly drift: TemplateDrift;
  readonly onApplied: () => Promise<void>;
}

/** Makes the template that the connection follows, or one that is chosen, the draft of its rules. */
function Applying(props: ApplyingProps) {
  const { connectionTemplate: words } = useTexts().texts;
  const { drift } = props;
  const chooses = choosesIn(drift);
  const { answer } = useAnswer(templateList, {});
  const [template, setTemplate] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { apply, applied, error, isRunning } = useApply(props, { template, values });
  const known = answer.status === 'ready' ? answer.data.templates : [];
  if (chooses && known.length === 0) return null;
  const isInLine = drift.kind === 'compared' && drift.differences.length === 0;
  const open = applied?.kind === 'asks' ? applied.placeholders : asksOf(drift);
  return (
    <Stack space="space.100">
      {error !== undefined && <FailureMessage error={error} />}
      {chooses && (
        <Choice
          name="follow"
          label={words.choose}
          value={template}
          options={known.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTemplate}
        />
      )}
      {open.length > 0 && (
        <Stack>
          <Text>{words.asks}</Text>
          <PlaceholderFields
            placeholders={open}
            values={values}
            onChange={(part) => setValues((before) => ({ ...before, ...part }))}
          />
        </Stack>
      )}
      {!isInLine && (
        <Box>
          <LoadingButton isLoading={isRunning} isDisabled={chooses && template === ''} onClick={apply}>
            {chooses ? words.apply : words.bring}
          </LoadingButton>
        </Box>
      )}
      {applied?.kind === 'drafted' && error === undefined && (
        <SectionMessage appearance="success" title={words.drafted}>
          <Text>{words.draftedText(applied.draft.changes.length, applied.draft.problems.length)}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

/** A template is chosen where the connection follows none. */
const choosesIn = (drift: TemplateDrift): boolean => drift.kind === 'none' || drift.kind === 'gone';

function useApply(
  { connection, drift, onApplied }: ApplyingProps,
  { template, values }: { readonly template: string; readonly values: Readonly<Record<string, string>> },
) {
  const [isRunning, setRunning] = useState(false);
  const [applied, setApplied] = useState<Applied>();
  const [error, setError] = useState<Failure>();
  const chooses = choosesIn(drift);
  const apply = async (): Promise<void> => {
    setRunning(true);
    const chosen = chooses ? { template } : {};
    const outcome = await ask(templateApply, { connection, values, ...chosen });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    setApplied(outcome.data);
    if (outcome.data.kind === 'drafted' && !chooses) await onApplied();
  };
  return { apply, applied, error, isRunning };
}

const asksOf = (drift: TemplateDrift) => (drift.kind === 'asks' ? drift.placeholders : []);
