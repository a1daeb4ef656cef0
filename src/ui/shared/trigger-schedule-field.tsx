import { HelperMessage, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { SyncTrigger } from '../../contract/triggers.ts';
import { ChoiceField } from './choice-field.tsx';
import type { Found } from './jql-check.tsx';
import { useTexts } from './texts/use-texts.ts';

type Schedule = SyncTrigger['schedule'];

interface TriggerScheduleFieldProps {
  /** What Jira found by the query; undefined until it was tried. */
  readonly found: Pick<Found, 'moves' | 'timeZone'> | undefined;
  readonly value: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}

const ORDER = ['none', 'five-minutes', 'hourly', 'daily'] as const satisfies readonly Schedule[];

/** How often a trigger is searched for, what that costs, and why a query needs it. */
export function TriggerScheduleField({ found, value, onChange }: TriggerScheduleFieldProps) {
  const { triggers: words } = useTexts().texts;
  const moves = found?.moves ?? [];
  return (
    <Stack space="space.100">
      {moves.length > 0 && (
        <SectionMessage appearance={value === 'none' ? 'warning' : 'information'} title={words.moves}>
          <List type="unordered">
            {moves.map(({ clause, why }) => (
              <ListItem key={clause}>{words.move(clause, words.why[why])}</ListItem>
            ))}
          </List>
          {value === 'none' && <Text>{words.movesNext}</Text>}
          {found?.timeZone !== undefined && <Text>{words.timeZone(found.timeZone)}</Text>}
        </SectionMessage>
      )}
      <ChoiceField
        id="schedule"
        label={words.schedule}
        options={ORDER.map((schedule) => ({ value: schedule, label: words.schedules[schedule] }))}
        value={value}
        onChange={onChange}
      />
      <HelperMessage>{words.scheduleHint}</HelperMessage>
    </Stack>
  );
}
