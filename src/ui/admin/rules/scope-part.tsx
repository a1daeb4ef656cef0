import { Button, Checkbox, HelperMessage, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { projectSearch } from '../../../contract/connections.ts';
import { fieldList } from '../../../contract/fields.ts';
import { type DraftParts, partsOf } from '../../../core/rules/draft-parts.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { spacesOf } from '../../../core/rules/spaces-of.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice, Choices } from './choice.tsx';
import { FilterBuilder } from './filter-builder.tsx';
import { PartForm, Section } from './part-form.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';

/** What comes under sync: spaces, ways, filter, security levels, sub-tasks. */
export function ScopePart(props: RulesPartProps) {
  const { connection, draft } = props;
  const request = { connection: connection.id, spaces: spacesOf(draft.version), fresh: false };
  const { answer, reload } = useAnswer(fieldList, request);
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(catalogue) => <ScopeForm key={draft.revision} {...props} catalogue={catalogue} />}
    </Loaded>
  );
}

const methods = ['automatic', 'manual', 'off'] as const;

function ScopeForm(props: RulesPartProps & { readonly catalogue: FieldCatalogue }) {
  const { scopePart: words } = useTexts().texts;
  const { connection, draft, catalogue } = props;
  const { projectId: id, projectKey: key } = connection.local;
  const { save, isSaving } = useSaveDraft(props);
  const [parts, setParts] = useState(() => partsOf(draft.version, { id, key }));
  const { scope, subtasks } = parts;
  const set = (part: Partial<DraftParts['scope']>): void =>
    setParts((before) => ({ ...before, scope: { ...before.scope, ...part } }));
  const store = () => {
    const { filter, levels, ...rest } = scope;
    return save({
      subtasks,
      scope: {
        ...rest,
        ...(filter === undefined || filter.trim() === '' ? {} : { filter }),
        ...(levels === undefined || levels.length === 0 ? {} : { levels }),
      },
    });
  };
  return (
    <PartForm draft={draft} names={['scope', 'subtasks']} isSaving={isSaving} onSave={store}>
      <Spaces projects={scope.projects} onChange={(projects) => set({ projects })} />
      <Methods value={scope.methods} onChange={(changed) => set({ methods: changed })} />
      <Section heading={words.filter}>
        <FilterBuilder
          connection={connection.id}
          catalogue={catalogue}
          jql={scope.filter ?? ''}
          onChange={(filter) => set({ filter })}
        />
      </Section>
      <Stack space="space.100">
        <Choices
          name="levels"
          label={words.levels}
          hint={words.levelsHint}
          placeholder={words.none}
          names={catalogue.levels}
          chosen={scope.levels ?? []}
          onChange={(levels) => set({ levels })}
        />
        <Checkbox
          label={words.subtasks}
          testId="subtasks"
          isChecked={subtasks.follow}
          onChange={(event) =>
            setParts((before) => ({ ...before, subtasks: { follow: event.target.checked === true } }))
          }
        />
      </Stack>
    </PartForm>
  );
}

interface MethodsProps {
  readonly value: DraftParts['scope']['methods'];
  readonly onChange: (value: DraftParts['scope']['methods']) => void;
}

/** What starts a sync, each way. */
function Methods({ value, onChange }: MethodsProps) {
  const { scopePart: words } = useTexts().texts;
  const ways = ['out', 'in'] as const;
  return (
    <Section heading={words.methods}>
      {ways.map((way) => (
        <Choice
          key={way}
          name={`method-${way}`}
          label={words[way]}
          value={value[way]}
          options={methods.map((one) => ({ value: one, label: words.methodNames[one] }))}
          onChange={(chosen) => onChange({ ...value, [way]: chosen })}
        />
      ))}
    </Section>
  );
}

interface SpacesProps {
  readonly projects: DraftParts['scope']['projects'];
  readonly onChange: (projects: DraftParts['scope']['projects']) => void;
}

/** The spaces of the scope; the first is where new work items of the partner are made. */
function Spaces({ projects, onChange }: SpacesProps) {
  const { scopePart: words } = useTexts().texts;
  const { answer } = useAnswer(projectSearch, { query: '' });
  const known = answer.status === 'ready' ? answer.data.projects : [];
  const others = known.filter(({ id }) => !projects.some((one) => one.id === id));
  return (
    <Section heading={words.spaces}>
      {projects.map(({ id, key }, at) => (
        <Inline key={id} spread="space-between" alignBlock="center">
          <Text>{at === 0 ? words.home(key) : key}</Text>
          <Button
            spacing="compact"
            appearance="subtle"
            isDisabled={projects.length === 1}
            onClick={() => onChange(projects.filter((one) => one.id !== id))}
          >
            {words.removeSpace(key)}
          </Button>
        </Inline>
      ))}
      <Choice
        name="add-space"
        label={words.addSpace}
        value=""
        options={others.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }))}
        onChange={(value) => {
          const found = others.find(({ id }) => id === value);
          if (found !== undefined) onChange([...projects, { id: found.id, key: found.key }]);
        }}
      />
      <HelperMessage>{words.spacesHint}</HelperMessage>
    </Section>
  );
}
