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
  const [typed, setTyped] = useState('');
  const [on, setOn] = useState(false);
  const [name, setName] = useState('Blue');
  const ask = async () => {
    const answer = await requestJira('/rest/api/3/myself');
    const { displayName } = await answer.json();
    setSaid(`I am ${displayName}`);
  };
  return (
    <Stack space="space.200">
      <Text testId="said">{said}</Text>
      <ConnectForm />
      <Inline space="space.200" alignBlock="center">
        <Label labelFor="echo">Echo</Label>
        <Textfield id="echo" testId="echo" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Text testId="typed">{typed}</Text>
        <Toggle id="on" label="On" isChecked={on} onChange={() => setOn(!on)} />
        <Text testId="on-state">{on ? 'is on' : 'is off'}</Text>
      </Inline>
      <CheckboxGroup
        name="sides"
        options={[
          { label: 'Outgoing', value: 'out' },
          { label: 'Incoming', value: 'in' },
        ]}
        onChange={(values) => setSaid(values.join('+'))}
      />
      <RadioGroup
        name="mode"
        options={[
          { label: 'Basic', value: 'basic', name: 'mode' },
          { label: 'Visual', value: 'visual', name: 'mode' },
        ]}
        onChange={(event) => setSaid(event.target.value ?? '')}
      />
      <Inline space="space.200">
        <Checkbox label="Alone" onChange={(event) => setSaid(String(event.target.checked))} />
        <Radio label="Single" value="single" />
      </Inline>
      <Range min={0} max={10} step={1} defaultValue={3} onChange={(value) => setSaid(`range ${value}`)} />
      <Inline space="space.200">
        <DatePicker id="due" onChange={(value) => setSaid(`date ${value}`)} />
        <TimePicker id="at" onChange={(value) => setSaid(`time ${value}`)} />
      </Inline>
      <Calendar defaultMonth={11} defaultYear={2026} onSelect={({ iso }) => setSaid(`day ${iso}`)} />
      <UserPicker label="Who" name="who" onChange={(user) => setSaid(JSON.stringify(user))} />
      <Select
        isMulti
        inputId="many"
        aria-label="Many"
        options={[
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ]}
        onChange={(all) => setSaid(all.map((one: { label: string }) => one.label).join('+'))}
      />
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
