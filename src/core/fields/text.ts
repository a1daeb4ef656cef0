import { JIRA } from '../limits.ts';
import type { FieldKind } from './field-kind.ts';

/** One line or plain paragraphs. Jira trims what it stores and knows no difference between empty and none. */
export const text: FieldKind<'text'> = {
  wire: 'text',
  called: 'a text',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'text', value: null };
    return typeof raw === 'string' ? { kind: 'text', value: raw } : undefined;
  },
  write: ({ value }, { field }) => {
    const trimmed = value?.trim() ?? '';
    if (field === 'summary') {
      // Jira refuses line breaks in a summary; as spaces they cost the reader nothing.
      const line = trimmed.replace(/\s*[\r\n]+\s*/g, ' ');
      if (line === '') return { ok: false, code: 'needed' };
      return line.length > JIRA.summaryCharacters ? { ok: false, code: 'too-long' } : { ok: true, raw: line };
    }
    if (trimmed.length > JIRA.textCharacters) return { ok: false, code: 'too-long' };
    return { ok: true, raw: trimmed === '' ? null : trimmed };
  },
  normal: ({ value }) => {
    const trimmed = value?.trim() ?? '';
    return trimmed === '' ? null : trimmed;
  },
};
