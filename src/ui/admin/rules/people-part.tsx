import { Button, Heading, Inline, SectionMessage, Stack, Text, Toggle } from '@forge/react';
import { type ComponentProps, useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { userMapGet } from '../../../contract/user-map.ts';
import {
  type DraftUserMap,
  mappedAs,
  userMapOf,
  withLines,
  withTable,
} from '../../../core/rules/user-map-of.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice } from './choice.tsx';
import { PeopleFile } from './people-file.tsx';
import { PeopleTable, SeenTable } from './people-tables.tsx';
import { PersonModal, type PersonWanted } from './person-modal.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';

/** Who of the partner's people is who here. */
export function PeoplePart(props: RulesPartProps) {
  const { answer, reload } = useAnswer(userMapGet, { connection: props.connection.id });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(found) => <Opened {...props} found={found} onTable={() => void reload()} />}
    </Loaded>
  );
}

type Found = AnswerOf<typeof userMapGet>;

interface OpenedProps extends RulesPartProps {
  readonly found: Found;
  /** The draft names another table, whose rows are to be read. */
  readonly onTable: () => void;
}

function Opened(props: OpenedProps) {
  const { connection, draft, found, onTable } = props;
  const words = useTexts().texts.peoplePart;
  const { save, isSaving } = useSaveDraft(props);
  const [error, setError] = useState<Failure>();
  const [wanted, setWanted] = useState<PersonWanted>();
  const [learned, setLearned] = useState<Readonly<Record<string, string>>>({});
  const userMap = userMapOf(draft.version);
  const names = { ...found.names, ...learned };
  const whole = { map: [...userMap.map, ...found.rows] };
  const unmapped = found.seen.filter((one) => mappedAs(whole, one) === undefined).length;

  const keep = async (next: DraftUserMap): Promise<Failure | undefined> => {
    const failed = await save({ userMap: next });
    setError(failed);
    return failed;
  };
  const choose = async ({ id, name }: { id: string; name: string }): Promise<Failure | undefined> => {
    setLearned((before) => ({ ...before, [id]: name }));
    if (wanted?.there === undefined) return keep({ ...userMap, default: id });
    return keep(withLines(userMap, [{ here: id, there: wanted.there }]));
  };
  return (
    <Stack space="space.300">
      {error !== undefined && <FailureMessage error={error} />}
      <Intro unmapped={unmapped} />
      <Choices
        {...{ userMap, names, isSaving }}
        onKeep={(next) => void keep(next)}
        onDefault={() => setWanted({ called: words.defaultUser })}
      />
      <TableOfSite
        tables={found.tables}
        chosen={userMap.table ?? ''}
        onChange={(name) => keep(withTable(userMap, name)).then((failed) => failed ?? onTable())}
      />
      <SeenTable
        {...{ userMap: whole, names, seen: found.seen }}
        onMap={(one) => setWanted({ there: one.ref, called: one.name })}
      />
      <PeopleTable
        {...{ userMap, names, seen: found.seen }}
        onRemove={(at) => void keep({ ...userMap, map: userMap.map.filter((_, place) => place !== at) })}
      />
      <PeopleFile
        {...{ connection, userMap }}
        onTake={(lines, more) => {
          setLearned((before) => ({ ...before, ...more }));
          return keep(withLines(userMap, lines));
        }}
      />
      <PersonModal
        {...{ connection: connection.id, wanted }}
        onChoose={choose}
        onClose={() => setWanted(undefined)}
      />
    </Stack>
  );
}

interface TableOfSiteProps {
  readonly tables: Found['tables'];
  /** Name of the table; empty for none. */
  readonly chosen: string;
  readonly onChange: (name: string) => Promise<unknown>;
}

/** A table of people that connections of the site share. */
function TableOfSite({ tables, chosen, onChange }: TableOfSiteProps) {
  const words = useTexts().texts.peoplePart;
  if (tables.length === 0 && chosen === '') return null;
  return (
    <Narrow>
      <Choice
        name="people-table"
        label={words.siteTable}
        hint={words.siteTableHint}
        value={chosen}
        options={[
          { value: '', label: words.noTable },
          ...tables.map(({ name, count }) => ({ value: name, label: words.tableOption(name, count) })),
        ]}
        onChange={(name) => void onChange(name)}
      />
    </Narrow>
  );
}

function Intro({ unmapped }: { readonly unmapped: number }) {
  const words = useTexts().texts.peoplePart;
  return (
    <Stack space="space.100">
      <Narrow>
        <Text>{words.text}</Text>
      </Narrow>
      {unmapped > 0 && (
        <SectionMessage appearance="information">
          <Text>{words.unmapped(unmapped)}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

interface ChoicesProps {
  readonly userMap: DraftUserMap;
  readonly names: Readonly<Record<string, string>>;
  readonly isSaving: boolean;
  readonly onKeep: (next: DraftUserMap) => void;
  readonly onDefault: () => void;
}

/** Who stands for whoever is unknown, and what addresses are used for. */
function Choices({ userMap, names, isSaving, onKeep, onDefault }: ChoicesProps) {
  const words = useTexts().texts.peoplePart;
  const { default: standIn, ...rest } = userMap;
  const toggle = (id: 'matchEmail' | 'sendEmail', label: string): ComponentProps<typeof Toggle> => ({
    id,
    testId: id,
    label,
    isChecked: userMap[id],
    isDisabled: isSaving,
    onChange: () => onKeep({ ...userMap, [id]: !userMap[id] }),
  });
  return (
    <Stack space="space.150">
      <Heading as="h4">{words.defaultUser}</Heading>
      <Narrow>
        <Text>{standIn === undefined ? words.noDefault : words.default(names[standIn] ?? standIn)}</Text>
      </Narrow>
      <Inline space="space.100">
        <Button spacing="compact" onClick={onDefault}>
          {words.chooseDefault}
        </Button>
        {standIn !== undefined && (
          <Button spacing="compact" appearance="subtle" onClick={() => onKeep(rest)}>
            {words.dropDefault}
          </Button>
        )}
      </Inline>
      <Inline space="space.100" alignBlock="center">
        <Toggle {...toggle('matchEmail', words.matchEmail)} />
        <Text>{words.matchEmail}</Text>
      </Inline>
      <Inline space="space.100" alignBlock="center">
        <Toggle {...toggle('sendEmail', words.sendEmail)} />
        <Text>{words.sendEmail}</Text>
      </Inline>
    </Stack>
  );
}
