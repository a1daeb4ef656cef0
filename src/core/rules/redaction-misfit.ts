import type { Explained } from '../connection/explained.ts';
import { patternMachine } from './redaction.ts';
import type { Version } from './version.ts';

/** What is wrong with redaction rules that are well formed; also with one that is off, which may be switched on. */
export function redactionMisfit({ redaction }: Version['policies']): Explained | undefined {
  const seen = new Set<string>();
  for (const [index, one] of (redaction?.patterns ?? []).entries()) {
    const place = `policies.redaction.patterns.${index}`;
    const called = one.name === undefined ? '' : ` (${one.name})`;
    if (seen.has(one.id)) return twice(place, `Redaction pattern ${index + 1}${called}`, one.id);
    seen.add(one.id);
    const machine = patternMachine(one);
    if (machine.ok) continue;
    const { at, message, next } = machine.fault;
    return {
      code: 'pattern-unreadable',
      field: `${place}.pattern`,
      message: `Redaction pattern ${index + 1}${called}, ${one.pattern}, sign ${at}: ${message}`,
      next,
    };
  }
  for (const [index, { id, field }] of (redaction?.fields ?? []).entries()) {
    if (seen.has(id))
      return twice(`policies.redaction.fields.${index}`, `Hidden field ${index + 1} (${field})`, id);
    seen.add(id);
  }
  return undefined;
}

const twice = (place: string, named: string, id: string): Explained => ({
  code: 'redaction-twice',
  field: `${place}.id`,
  message: `${named}: another redaction rule has the id ${JSON.stringify(id)}.`,
  next: 'Give each redaction rule an id of its own.',
});
