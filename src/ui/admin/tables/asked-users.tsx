import { Label, List, ListItem, RadioGroup, SectionMessage, Stack, Text } from '@forge/react';
import type { AnswerOf } from '../../../contract/operation.ts';
import type { tableSave } from '../../../contract/tables.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

const choices = ['as-they-change', 'now', 'not'] as const;
export type Existing = (typeof choices)[number];
export type TableUser = Extract<AnswerOf<typeof tableSave>, { kind: 'asks' }>['users'][number];

interface AskedUsersProps {
  readonly users: readonly TableUser[];
  readonly existing: Existing;
  readonly onExisting: (existing: Existing) => void;
}

/** The connections that a change of the table touches, and what becomes of work items under sync. */
export function AskedUsers({ users, existing, onExisting }: AskedUsersProps) {
  const { tables: words, rulesTab } = useTexts().texts;
  return (
    <SectionMessage appearance="warning" title={words.asks}>
      <Stack space="space.100">
        <Text>{words.asksText}</Text>
        <List type="unordered">
          {users.map(({ connection, name, inForce }) => (
            <ListItem key={connection}>{`${name} (${inForce.join(', ')})`}</ListItem>
          ))}
        </List>
        <Label labelFor="existing">{rulesTab.existing}</Label>
        <RadioGroup
          name="existing"
          testId="existing"
          value={existing}
          options={choices.map((value) => ({
            name: 'existing',
            value,
            label: rulesTab.existingChoices[value],
          }))}
          onChange={(event) => onExisting(choices.find((one) => one === event.target.value) ?? existing)}
        />
      </Stack>
    </SectionMessage>
  );
}
