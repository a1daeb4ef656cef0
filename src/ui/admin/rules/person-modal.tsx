import {
  Box,
  Button,
  Inline,
  LoadingButton,
  Lozenge,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { personSearch } from '../../../contract/user-map.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** For whom somebody of this site is looked for; without `there` it is the one who stands for everybody unknown. */
export interface PersonWanted {
  readonly there?: string;
  readonly called: string;
}

interface PersonModalProps {
  readonly connection: string;
  readonly wanted: PersonWanted | undefined;
  /** Undefined where it was saved. */
  readonly onChoose: (person: { id: string; name: string }) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Finds an account of this site by name or address. */
export function PersonModal(props: PersonModalProps) {
  const { wanted } = props;
  return (
    <ModalTransition>{wanted !== undefined && <Searching {...props} wanted={wanted} />}</ModalTransition>
  );
}

type People = AnswerOf<typeof personSearch>['people'];

function Searching({ connection, wanted, onChoose, onClose }: PersonModalProps & { wanted: PersonWanted }) {
  const { texts } = useTexts();
  const words = texts.peoplePart;
  const [query, setQuery] = useState(wanted.there === undefined ? '' : wanted.called);
  const [people, setPeople] = useState<People>();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const search = async (): Promise<void> => {
    if (query.trim() === '')
      return setError({ code: 'empty', message: texts.common.required, field: 'query' });
    setRunning(true);
    const outcome = await ask(personSearch, { connection, query });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setPeople(outcome.data.people);
  };
  const choose = async (person: People[number]): Promise<void> => {
    const failed = await onChoose(person);
    setError(failed);
    if (failed === undefined) onClose();
  };
  const atField = error?.field === 'query' ? error.message : undefined;
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle>{words.who(wanted.called)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.150">
          {error !== undefined && atField === undefined && <FailureMessage error={error} />}
          <TextField
            name="query"
            label={words.query}
            hint={words.queryHint}
            value={query}
            error={atField}
            onChange={setQuery}
          />
          <Box>
            <LoadingButton isLoading={isRunning} onClick={search}>
              {words.search}
            </LoadingButton>
          </Box>
          {people !== undefined && <Found people={people} onChoose={choose} />}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

interface FoundProps {
  readonly people: People;
  readonly onChoose: (person: People[number]) => Promise<void>;
}

function Found({ people, onChoose }: FoundProps) {
  const words = useTexts().texts.peoplePart;
  if (people.length === 0) return <Text>{words.nobodyFound}</Text>;
  return people.map((person) => (
    <Inline key={person.id} spread="space-between" alignBlock="center">
      <Inline space="space.100" alignBlock="center">
        <Text>{[person.name, person.email].filter(Boolean).join(', ')}</Text>
        {!person.assignable && <Lozenge appearance="moved">{words.notAssignable}</Lozenge>}
      </Inline>
      <Button spacing="compact" onClick={() => onChoose(person)}>
        {words.choose(person.name)}
      </Button>
    </Inline>
  ));
}
