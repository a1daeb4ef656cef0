import { Heading, Inline, Stack, Text, Toggle } from '@forge/react';
import { useState } from 'react';
import { type SyncedSpace, triggerSwitch } from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { complain, tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';

interface SpaceSwitchesProps {
  readonly connection: string;
  readonly spaces: readonly SyncedSpace[];
}

/** Switches the sync of each space of a connection off and on. */
export function SpaceSwitches({ connection, spaces: loaded }: SpaceSwitchesProps) {
  const { texts, when } = useTexts();
  const { triggers: words } = texts;
  const [changed, setChanged] = useState<readonly SyncedSpace[]>();
  const turn = async ({ id, offSince }: SyncedSpace): Promise<void> => {
    const on = offSince !== undefined;
    const outcome = await ask(triggerSwitch, { connection, project: id, on });
    if (!outcome.ok) return complain(outcome.error);
    setChanged(outcome.data.spaces);
    tell(on ? words.spaceOn : words.spaceOff);
  };
  return (
    <Stack space="space.100">
      <Heading as="h3">{words.spaces}</Heading>
      <Text>{words.spacesText}</Text>
      {(changed ?? loaded).map((space) => (
        <Inline key={space.id} space="space.100" alignBlock="center">
          <Toggle
            label={words.synced(space.key)}
            isChecked={space.offSince === undefined}
            onChange={() => void turn(space)}
          />
          <Text>{space.key}</Text>
          {space.offSince !== undefined && <Text>{words.offSince(when(space.offSince))}</Text>}
        </Inline>
      ))}
    </Stack>
  );
}
