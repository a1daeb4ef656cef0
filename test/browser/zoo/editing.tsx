import { requestJira, showFlag } from '@forge/bridge';
import {
  Button,
  Calendar,
  Checkbox,
  CheckboxGroup,
  DatePicker,
  ErrorMessage,
  FileCard,
  FilePicker,
  Form,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Inline,
  InlineEdit,
  Label,
  Radio,
  RadioGroup,
  Range,
  RequiredAsterisk,
  Select,
  Stack,
  Text,
  TextArea,
  Textfield,
  TimePicker,
  Toggle,
  UserPicker,
  useForm,
  ValidMessage,
} from '@forge/react';
import { useState } from 'react';

/** Inputs, controlled and registered with a form. */
export function Editing() {
  const [said, setSaid] = useState('');
  const ask = async () => {
    const answer = await requestJira('/rest/api/3/myself');
    const { displayName } = await answer.json();
    setSaid(`I am ${displayName}`);
  };
  return (
    <Stack space="space.200">
      <Text testId="said">{said}</Text>
      <ConnectForm />
      <Echo />
      <Groups say={setSaid} />
      <Pickers say={setSaid} />
      <Name />
      <FilePicker
        label="Tables"
        description="CSV"
        onChange={(files) => setSaid(`${files[0]?.name} ${files[0]?.size}`)}
      />
      <FileCard fileName="connection.json" fileSize={17} onDownload={() => new Blob(['{"schema": 1}'])} />
      <Button onClick={() => void ask()}>Who am I</Button>
    </Stack>
  );
}

function ConnectForm() {
  const { register, handleSubmit, formState, getFieldId } = useForm<{
    site: string;
    about: string;
    project: { label: string; value: string };
  }>();
  const submit = handleSubmit((data) => {
    void showFlag({
      id: 'form',
      title: `Sent ${data.site}`,
      description: data.project?.value ?? '',
      type: 'info',
      actions: [],
    });
  });
  return (
    <Form onSubmit={submit}>
      <FormHeader title="Connect">
        <Text>Who is your partner?</Text>
      </FormHeader>
      <FormSection>
        <Label labelFor={getFieldId('site')}>
          Site
          <RequiredAsterisk />
        </Label>
        <Textfield {...register('site', { required: true, pattern: /^https:/ })} />
        {formState.errors.site === undefined ? (
          <HelperMessage>Like https://partner.atlassian.net</HelperMessage>
        ) : (
          <ErrorMessage>Give an address that begins with https.</ErrorMessage>
        )}
        <Label labelFor={getFieldId('about')}>About</Label>
        <TextArea {...register('about')} />
        <ValidMessage>Optional.</ValidMessage>
        <Label labelFor={getFieldId('project')}>Space</Label>
        <Select
          {...register('project')}
          options={[
            { label: 'Support', value: 'SUP' },
            { label: 'Operations', value: 'OPS' },
          ]}
        />
      </FormSection>
      <FormFooter>
        <Button type="submit" appearance="primary">
          Send
        </Button>
      </FormFooter>
    </Form>
  );
}

function Echo() {
  const [typed, setTyped] = useState('');
  const [on, setOn] = useState(false);
  return (
    <Stack space="space.200">
      <Inline space="space.200" alignBlock="center">
        <Label labelFor="echo">Echo</Label>
        <Textfield id="echo" testId="echo" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Text testId="typed">{typed}</Text>
        <Toggle id="on" label="On" isChecked={on} onChange={() => setOn(!on)} />
        <Text testId="on-state">{on ? 'is on' : 'is off'}</Text>
      </Inline>
    </Stack>
  );
}

function Groups({ say }: { say: (text: string) => void }) {
  return (
    <Stack space="space.200">
      <CheckboxGroup
        name="sides"
        options={[
          { label: 'Outgoing', value: 'out' },
          { label: 'Incoming', value: 'in' },
        ]}
        onChange={(values) => say(values.join('+'))}
      />
      <RadioGroup
        name="mode"
        options={[
          { label: 'Basic', value: 'basic', name: 'mode' },
          { label: 'Visual', value: 'visual', name: 'mode' },
        ]}
        onChange={(event) => say(event.target.value ?? '')}
      />
      <Inline space="space.200">
        <Checkbox label="Alone" onChange={(event) => say(String(event.target.checked))} />
        <Radio label="Single" value="single" />
      </Inline>
    </Stack>
  );
}

function Pickers({ say }: { say: (text: string) => void }) {
  return (
    <Stack space="space.200">
      <Range min={0} max={10} step={1} defaultValue={3} onChange={(value) => say(`range ${value}`)} />
      <Inline space="space.200">
        <DatePicker id="due" onChange={(value) => say(`date ${value}`)} />
        <TimePicker id="at" onChange={(value) => say(`time ${value}`)} />
      </Inline>
      <Calendar defaultMonth={11} defaultYear={2026} onSelect={({ iso }) => say(`day ${iso}`)} />
      <UserPicker label="Who" name="who" onChange={(user) => say(JSON.stringify(user))} />
      <Select
        isMulti
        inputId="many"
        aria-label="Many"
        options={[
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ]}
        onChange={(all) => say(all.map((one: { label: string }) => one.label).join('+'))}
      />
    </Stack>
  );
}

function Name() {
  const [name, setName] = useState('Blue');
  return (
    <Stack space="space.200">
      <InlineEdit
        defaultValue={name}
        label="Name"
        onConfirm={setName}
        editView={({ errorMessage: _problem, ...field }) => (
          <Stack>
            <Textfield {...field} testId="name-edit" />
            <Text testId="name-echo">{field.value}</Text>
          </Stack>
        )}
        readView={() => <Text testId="name-read">{name}</Text>}
      />
    </Stack>
  );
}
