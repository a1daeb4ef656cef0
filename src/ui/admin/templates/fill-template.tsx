import {
  Button,
  ButtonGroup,
  Form,
  FormFooter,
  FormSection,
  Heading,
  LoadingButton,
  Stack,
  Text,
} from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { templateFill } from '../../../contract/templates.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { PlaceholderFields } from './placeholder-fields.tsx';

type Filling = AnswerOf<typeof templateFill>;

/** A template as a new connection begins with it. */
export interface Begun {
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly connection: NonNullable<Filling['connection']>;
}

interface FillTemplateProps {
  readonly template: string;
  readonly onFilled: (begun: Begun) => void;
}

/** Asks for what a template leaves open, before all else. */
export function FillTemplate({ template, onFilled }: FillTemplateProps) {
  const { answer, reload } = useAnswer(templateFill, { template, values: {} });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(filling) => <FillForm template={template} filling={filling} onFilled={onFilled} />}
    </Loaded>
  );
}

function FillForm({ template, filling, onFilled }: FillTemplateProps & { readonly filling: Filling }) {
  const { templates: words, common } = useTexts().texts;
  const navigate = useNavigate();
  const { name, asked } = filling;
  const given = Object.fromEntries(asked.map((one) => [one.name, one.value ?? '']));
  const [values, setValues] = useState<Readonly<Record<string, string>>>(given);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const submit = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(templateFill, { template, values });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    const { connection } = outcome.data;
    setMissing(outcome.data.missing);
    if (connection === undefined) return;
    if (connection.projectId === undefined)
      return setError({ code: 'no-space', message: words.noSpace(connection.projectKey) });
    onFilled({ id: template, name, values, connection });
  };
  return (
    <Form onSubmit={submit}>
      <Stack space="space.100">
        <Heading as="h3">{words.fillHeading(name)}</Heading>
        <Text>{words.fillText}</Text>
      </Stack>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        <PlaceholderFields
          placeholders={asked}
          values={values}
          wrong={(one) => (missing.includes(one) ? common.required : undefined)}
          onChange={(part) => setValues((before) => ({ ...before, ...part }))}
        />
      </FormSection>
      <FormFooter>
        <ButtonGroup>
          <Button appearance="subtle" onClick={() => navigate('/templates')}>
            {common.back}
          </Button>
          <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
            {common.next}
          </LoadingButton>
        </ButtonGroup>
      </FormFooter>
    </Form>
  );
}
