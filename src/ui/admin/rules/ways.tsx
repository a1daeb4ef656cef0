import { Stack } from '@forge/react';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';

const outs = ['public', 'all', 'off'] as const;
const wholeOuts = ['all', 'off'] as const;
const ins = ['on', 'off'] as const;

interface BothWays {
  readonly out: (typeof outs)[number];
  readonly in: (typeof ins)[number];
}

interface WaysProps {
  readonly name: string;
  readonly value: BothWays;
  /** There is no difference between what is public and what is not. */
  readonly isWhole?: boolean;
  readonly onChange: (ways: BothWays) => void;
}

/** What of a matter leaves and what enters. */
export function Ways({ name, value, isWhole = false, onChange }: WaysProps) {
  const { childrenPart: words } = useTexts().texts;
  const leaving = isWhole ? wholeOuts : outs;
  return (
    <Stack>
      <Choice
        name={`${name}-out`}
        label={words.leave}
        value={value.out}
        options={leaving.map((one) => ({ value: one, label: words.outs[one] }))}
        onChange={(out) => onChange({ out, in: value.in })}
      />
      <Choice
        name={`${name}-in`}
        label={words.enter}
        value={value.in}
        options={ins.map((one) => ({ value: one, label: words.ins[one] }))}
        onChange={(enters) => onChange({ out: value.out, in: enters })}
      />
    </Stack>
  );
}
