import { Box, Button, LoadingButton, Stack } from '@forge/react';
import { useState } from 'react';
import { connectionUpdate } from '../../contract/connection-update.ts';
import { type ConnectionDetail, projectSearch } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { rulesRead } from '../../contract/rules.ts';
import { type DraftParts, partsOf } from '../../core/rules/draft-parts.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { tell } from '../shared/tell.ts';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { useAnswer } from '../shared/use-answer.ts';
import { Choice, Choices } from './rules/choice.tsx';

interface ConnectionFormProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

const names = ['name', 'description', 'localName', 'peerName'] as const;

/** What the connection and both its sides are called on this site. */
export function ConnectionNames({ connection, onChanged }: ConnectionFormProps) {
  const { connectionForm: words, common } = useTexts().texts;
  const { name, description, local, peer } = connection;
  const [draft, setDraft] = useState({ name, description, localName: local.name, peerName: peer.name });
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const save = async (): Promise<void> => {
    const empty = names.find((one) => one !== 'description' && draft[one].trim() === '');
    if (empty !== undefined) return setError({ code: 'empty', message: common.required, field: empty });
    setRunning(true);
    const outcome = await ask(connectionUpdate, { connection: connection.id, ...draft });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    tell(words.saved);
    onChanged(outcome.data);
  };
  return (
    <Stack space="space.050">
      {error !== undefined && !names.some((one) => one === error.field) && <FailureMessage error={error} />}
      {names.map((one) => (
        <TextField
          key={one}
          name={`connection-${one}`}
          label={words[one]}
          isRequired={one !== 'description'}
          value={draft[one]}
          error={error?.field === one ? error.message : undefined}
          onChange={(value) => setDraft((before) => ({ ...before, [one]: value }))}
        />
      ))}
      <Box>
        <LoadingButton isLoading={isRunning} onClick={save}>
          {common.save}
        </LoadingButton>
      </Box>
    </Stack>
  );
}

/** The way to change spaces and directions without writing rules; what is in force is read once it is wanted. */
export function ConnectionScope(props: ConnectionFormProps) {
  const { connectionForm: words } = useTexts().texts;
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ScopeInForce {...props} />;
  return (
    <Box>
      <Button onClick={() => setOpen(true)}>{words.changeScope}</Button>
    </Box>
  );
}

/** The spaces and directions in force, to be changed. */
function ScopeInForce({ connection, onChanged }: ConnectionFormProps) {
  const { answer, reload } = useAnswer(rulesRead, { connection: connection.id });
  const { projectId: id, projectKey: key } = connection.local;
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ number, version }) => (
        <ScopeForm
          key={number}
          connection={connection}
          scope={partsOf(version, { id, key }).scope}
          onChanged={(changed) => {
            onChanged(changed);
            void reload();
          }}
        />
      )}
    </Loaded>
  );
}

const methods = ['automatic', 'manual', 'off'] as const;
const ways = ['out', 'in'] as const;

type Scope = Pick<DraftParts['scope'], 'projects' | 'methods'>;

function ScopeForm({ connection, scope, onChanged }: ConnectionFormProps & { readonly scope: Scope }) {
  const { connectionForm: words, scopePart } = useTexts().texts;
  const { answer } = useAnswer(projectSearch, { query: '' });
  const found = answer.status === 'ready' ? answer.data.projects : [];
  const spaces = [
    ...scope.projects,
    ...found.filter(({ id }) => !scope.projects.some((one) => one.id === id)),
  ];
  const [keys, setKeys] = useState(scope.projects.map(({ key }) => key));
  const [starts, setStarts] = useState(scope.methods);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const save = async (): Promise<void> => {
    const projectIds = keys.flatMap((key) => spaces.find((one) => one.key === key)?.id ?? []);
    setRunning(true);
    const wish = { connection: connection.id, projectIds, methods: starts };
    const outcome = await ask(connectionUpdate, wish);
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    if (outcome.data.scope === 'draft') tell(words.drafted, words.draftedText);
    else tell(outcome.data.scope === 'waits' ? words.waits : words.published);
    onChanged(outcome.data);
  };
  return (
    <Stack space="space.050">
      {error !== undefined && <FailureMessage error={error} />}
      <Choices
        name="connection-spaces"
        label={scopePart.spaces}
        hint={scopePart.spacesHint}
        placeholder={scopePart.addSpace}
        names={spaces.map(({ key }) => key)}
        chosen={keys}
        onChange={setKeys}
      />
      {ways.map((way) => (
        <Choice
          key={way}
          name={`connection-${way}`}
          label={scopePart[way]}
          value={starts[way]}
          options={methods.map((value) => ({ value, label: scopePart.methodNames[value] }))}
          onChange={(chosen) => setStarts((before) => ({ ...before, [way]: chosen }))}
        />
      ))}
      <Box>
        <LoadingButton isLoading={isRunning} isDisabled={keys.length === 0} onClick={save}>
          {words.save}
        </LoadingButton>
      </Box>
    </Stack>
  );
}
