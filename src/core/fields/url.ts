import { JIRA } from '../limits.ts';
import type { FieldKind } from './field-kind.ts';
import { text } from './text.ts';

/** What Jira's URL field takes, of schemes that no browser runs. */
const ADDRESS = /^(https?|ftp|ftps|mailto|ssh|git|file):\S+$/i;

/** A web address, in the replica a text. */
export const url: FieldKind<'text'> = {
  wire: 'text',
  called: 'a web address',
  needs: 'nothing',
  read: text.read,
  write: ({ value }) => {
    const trimmed = value?.trim() ?? '';
    if (trimmed === '') return { ok: true, raw: null };
    if (!ADDRESS.test(trimmed)) return { ok: false, code: 'wrong-kind' };
    return trimmed.length > JIRA.textCharacters
      ? { ok: false, code: 'too-long' }
      : { ok: true, raw: trimmed };
  },
  normal: text.normal,
};
