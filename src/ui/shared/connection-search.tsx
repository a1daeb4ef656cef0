import { Inline } from '@forge/react';
import type { ConnectionSummary } from '../../contract/connections.ts';
import { ChoiceField } from './choice-field.tsx';
import { TextField } from './text-field.tsx';
import type { Texts } from './texts/en.ts';
import { useTexts } from './texts/use-texts.ts';

export interface ConnectionWish {
  readonly text: string;
  readonly state: ConnectionSummary['state'] | 'any';
  /** Place of the first one shown, counted from 0. */
  readonly from: number;
}

export const allConnections: ConnectionWish = { text: '', state: 'any', from: 0 };

/** As the operation takes it: what is empty narrows nothing. */
export const connectionsWish = ({ text, state, from }: ConnectionWish, size: number) => ({
  ...(text.trim() === '' ? {} : { text: text.slice(0, 100) }),
  ...(state === 'any' ? {} : { states: [state] }),
  from,
  size,
});

interface ConnectionSearchProps {
  readonly wish: ConnectionWish;
  readonly onChange: (wish: ConnectionWish) => void;
}

/** Narrows a list of connections by words and by state. */
export function ConnectionSearch({ wish, onChange }: ConnectionSearchProps) {
  const { texts } = useTexts();
  const { lists } = texts;
  return (
    <Inline space="space.200" alignBlock="start" shouldWrap>
      <TextField
        name="find-connection"
        label={lists.find}
        hint={lists.findConnection}
        value={wish.text}
        onChange={(text) => onChange({ ...wish, text, from: 0 })}
      />
      <ChoiceField
        id="state-of-connection"
        label={lists.state}
        options={[{ label: lists.anyState, value: 'any' as const }, ...statesOf(texts)]}
        value={wish.state}
        onChange={(state) => onChange({ ...wish, state, from: 0 })}
      />
    </Inline>
  );
}

const states = [
  'active',
  'paused',
  'pending',
  'accepted',
  'awaiting-approval',
  'suspended',
  'restored',
  'disconnected',
  'expired',
  'refused',
] as const;

const statesOf = (texts: Texts) => states.map((value) => ({ label: texts.states[value], value }));
