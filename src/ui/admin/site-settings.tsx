import {
  Form,
  FormFooter,
  FormSection,
  Heading,
  HelperMessage,
  Label,
  LoadingButton,
  Select,
  Stack,
  TextArea,
  Textfield,
} from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { settingsGet, settingsSave } from '../../contract/project-admins.ts';
import { JIRA } from '../../core/limits.ts';
import { hoursToReadAll, MOST_FACET_POINTS, USUAL_FACET_POINTS } from '../../core/service/facet-points.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { tell } from '../shared/tell.ts';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { Trail } from './trail.tsx';

type Settings = AnswerOf<typeof settingsGet>;

/** What administrators of a space may do about connections, and with which sites. */
export function SiteSettings() {
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(settingsGet, {});
  return (
    <Stack space="space.200">
      <Trail />
      <Heading as="h2">{texts.siteSettings.heading}</Heading>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(settings) => (
          <Narrow>
            <SettingsForm settings={settings} onSaved={show} />
          </Narrow>
        )}
      </Loaded>
    </Stack>
  );
}

interface SettingsFormProps {
  readonly settings: Settings;
  readonly onSaved: (settings: Settings) => void;
}

const rights = ['approval', 'alone', 'never'] as const;

function SettingsForm({ settings, onSaved }: SettingsFormProps) {
  const words = useTexts().texts.siteSettings;
  const [chosen, setChosen] = useState(settings.projectAdmins);
  const [sites, setSites] = useState((settings.partners ?? []).join('\n'));
  const [publishing, setPublishing] = useState(settings.publishing);
  const [errorsIn, setErrorsIn] = useState(settings.errorsIn ?? '');
  const [points, setPoints] = useState(settings.facetPoints ?? USUAL_FACET_POINTS);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const options = rights.map((value) => ({ value, label: words.choices[value] }));

  const save = async (): Promise<void> => {
    const partners = sites.split(/\s+/).filter((site) => site !== '');
    setRunning(true);
    setError(undefined);
    const outcome = await ask(settingsSave, {
      projectAdmins: chosen,
      ...(errorsIn === (settings.errorsIn ?? '') ? {} : { errorsIn }),
      ...(partners.length === 0 ? {} : { partners }),
      ...(publishing === undefined ? {} : { publishing }),
      ...(settings.facets === undefined ? {} : { facetPoints: points }),
    });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    tell(words.saved);
    onSaved(outcome.data);
  };

  return (
    <Form onSubmit={save}>
      {error !== undefined && <FailureMessage error={error} />}
      <FormSection>
        <Label labelFor="projectAdmins">{words.projectAdmins}</Label>
        <Select
          id="projectAdmins"
          testId="projectAdmins"
          options={options}
          value={options.find(({ value }) => value === chosen)}
          onChange={(option: { readonly value: Settings['projectAdmins'] }) => setChosen(option.value)}
        />
        <HelperMessage>{words.projectAdminsHint}</HelperMessage>
        <Partners value={sites} onChange={setSites} />
        <ErrorsIn value={errorsIn} onChange={setErrorsIn} />
        {publishing !== undefined && <SecondAdmin publishing={publishing} onChange={setPublishing} />}
        {settings.facets !== undefined && (
          <FacetPoints points={points} requests={settings.facets.requests} onChange={setPoints} />
        )}
      </FormSection>
      <FormFooter>
        <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
          {words.save}
        </LoadingButton>
      </FormFooter>
    </Form>
  );
}

interface WordsProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The only sites that administrators of a space may connect with. */
function Partners({ value, onChange }: WordsProps) {
  const words = useTexts().texts.siteSettings;
  return (
    <>
      <Label labelFor="partners">{words.partners}</Label>
      <TextArea
        id="partners"
        testId="partners"
        value={value}
        onChange={(event) => onChange(String(event.target.value ?? ''))}
      />
      <HelperMessage>{words.partnersHint}</HelperMessage>
    </>
  );
}

/** Where work items tell of errors. */
function ErrorsIn({ value, onChange }: WordsProps) {
  const words = useTexts().texts.siteSettings;
  return (
    <TextField
      name="errorsIn"
      label={words.errorsIn}
      hint={words.errorsInHint}
      value={value}
      onChange={onChange}
    />
  );
}

interface FacetPointsProps {
  readonly points: number;
  readonly requests: number;
  readonly onChange: (points: number) => void;
}

/** What reading requests in turn may cost, and how old what is known of one may be by it. */
function FacetPoints({ points, requests, onChange }: FacetPointsProps) {
  const words = useTexts().texts.desk;
  const hours = hoursToReadAll(requests, points, JIRA.bulkFetchIssues);
  return (
    <>
      <Label labelFor="facetPoints">{words.points}</Label>
      <Textfield
        id="facetPoints"
        testId="facetPoints"
        type="number"
        min={0}
        max={MOST_FACET_POINTS}
        defaultValue={String(points)}
        onChange={(event) => onChange(asPoints(event.target.value))}
      />
      <HelperMessage>
        {hours === undefined ? words.pointsNone : words.pointsHint(requests, hours)}
      </HelperMessage>
    </>
  );
}

function asPoints(given: unknown): number {
  const points = Math.floor(Number(given));
  return Number.isFinite(points) ? Math.min(MOST_FACET_POINTS, Math.max(0, points)) : 0;
}

type Publishing = NonNullable<Settings['publishing']>;

/** Whether another admin must agree before rules are published. */
function SecondAdmin(props: {
  readonly publishing: Publishing;
  readonly onChange: (publishing: Publishing) => void;
}) {
  const { publishing, onChange } = props;
  const words = useTexts().texts.siteSettings;
  const options = (['never', 'wide', 'always'] as const).map((value) => ({
    value,
    label: words.secondAdminChoices[value],
  }));
  return (
    <>
      <Label labelFor="secondAdmin">{words.secondAdmin}</Label>
      <Select
        id="secondAdmin"
        testId="secondAdmin"
        options={options}
        value={options.find(({ value }) => value === publishing.secondAdmin)}
        onChange={(option: { readonly value: Publishing['secondAdmin'] }) =>
          onChange({ ...publishing, secondAdmin: option.value })
        }
      />
      <HelperMessage>
        {words.secondAdminHint(publishing.lookAt, publishing.percent, publishing.least)}
      </HelperMessage>
    </>
  );
}
