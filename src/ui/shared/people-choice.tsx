import { Box, Button, Heading, HelperMessage, Inline, Stack, User, UserPicker } from '@forge/react';
import { useTexts } from './texts/use-texts.ts';

interface PeopleChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Account ids of this site. */
  readonly accounts: readonly string[];
  readonly onChange: (accounts: readonly string[]) => void;
}

/** Any number of people of this site: Jira shows who they are and finds further ones. */
export function PeopleChoice({ name, label, hint, accounts, onChange }: PeopleChoiceProps) {
  const { people: words } = useTexts().texts;
  return (
    <Stack space="space.050">
      {accounts.length > 0 && <Heading as="h5">{label}</Heading>}
      {accounts.map((account, at) => (
        <Inline key={account} space="space.100" alignBlock="center">
          <User accountId={account} />
          <Button
            testId={`${name}-${at}-remove`}
            appearance="subtle"
            spacing="compact"
            onClick={() => onChange(accounts.filter((one) => one !== account))}
          >
            {words.takeOut}
          </Button>
        </Inline>
      ))}
      <Box>
        <UserPicker
          // Drawn anew after each choice: it keeps whom it was given, and they stand above it.
          key={accounts.length}
          name={name}
          label={accounts.length === 0 ? label : words.another}
          placeholder={words.find}
          onChange={(person) => {
            if (person?.id && !accounts.includes(person.id)) onChange([...accounts, person.id]);
          }}
        />
      </Box>
      {hint !== undefined && <HelperMessage>{hint}</HelperMessage>}
    </Stack>
  );
}
