import type { AdfDocument } from '../document/adf-node.ts';
import { paragraph, textNode } from '../document/adf-node.ts';
import { JIRA } from '../limits.ts';
import type { ReplicaKind, ReplicaValue } from '../replica/replica-value.ts';
import { instantOf, isDay } from './calendar.ts';
import { fromCascadingPath } from './cascading-path.ts';
import { type Conversion, conversion, misfit } from './conversion.ts';
import { valueText } from './value-text.ts';

/** What can be written out as text, and how a person is told of it. */
const AS_TEXT: readonly (readonly [ReplicaKind, string])[] = [
  ['richText', 'its words, without the form'],
  ['issueType', 'its name'],
  ['number', 'its digits'],
  ['date', 'as 2026-03-04'],
  ['dateTime', 'as 2026-03-04T05:06:07.000Z'],
  ['option', 'its name'],
  ['options', 'the names with commas between'],
  ['cascading', 'both names, as Parent / Child'],
  ['user', 'the name'],
  ['users', 'the names with commas between'],
  ['status', 'its name'],
  ['duration', 'as 26h 30m'],
  ['project', 'its key'],
  ['issue', 'its key'],
  ['sla', 'name, state, goal and when it is due or ended'],
  ['approvals', 'a line for each: name, decision, time, and what each approver says'],
];

/** Every kind can become a text. */
export const toText: readonly Conversion[] = AS_TEXT.map(([from, says]) => ({
  from,
  to: 'text',
  says,
  turn: (value: ReplicaValue) => {
    const text = valueText(value);
    if (text === undefined || value.kind !== from) return { ok: false, code: 'wrong-kind' };
    if (text.length > JIRA.textCharacters) return { ok: false, code: 'too-long' };
    return { ok: true, value: { kind: 'text', value: text } };
  },
}));

/** And, in paragraphs, a formatted text. */
export const toRichText: readonly Conversion[] = [
  ['text', 'one paragraph for each line'] as const,
  ...AS_TEXT.filter(([from]) => from !== 'richText'),
].map(([from, says]) => ({
  from,
  to: 'richText',
  says,
  turn: (value: ReplicaValue) => {
    const text = valueText(value);
    if (text === undefined || value.kind !== from) return { ok: false, code: 'wrong-kind' };
    return { ok: true, value: { kind: 'richText', value: asDocument(text) } };
  },
}));

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;
const DURATION = /^(?:(\d{1,6})h)?\s*(?:(\d{1,6})m)?$/i;
const EMAIL = /^\S+@\S+\.\S+$/;
const PROJECT_KEY = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** What a text can become: only what it says without doubt. */
export const fromText: readonly Conversion[] = [
  conversion(
    'text',
    'number',
    'digits with a point, such as 12.5; nothing else',
    (text) => (NUMBER.test(text.trim()) ? Number(text.trim()) : misfit('wrong-kind')),
    (value) => ({ kind: 'number', value }),
  ),
  conversion(
    'text',
    'date',
    'a day as 2026-03-04, or the day that stands in a time such as 2026-03-04T05:06:07Z',
    (text) => {
      const day = text.trim().slice(0, 10);
      const alone = isDay(text.trim()) || instantOf(text) !== undefined;
      return alone && isDay(day) ? day : misfit('wrong-kind');
    },
    (value) => ({ kind: 'date', value }),
  ),
  conversion(
    'text',
    'dateTime',
    'a time of ISO 8601 with its zone, such as 2026-03-04T05:06:07+01:00',
    (text) => instantOf(text) ?? misfit('wrong-kind'),
    (value) => ({ kind: 'dateTime', value }),
  ),
  conversion(
    'text',
    'option',
    'the option of that name',
    (text) => asName(text) ?? misfit('too-long'),
    (value) => ({ kind: 'option', value }),
  ),
  conversion(
    'text',
    'options',
    'the options named between commas, semicolons or line breaks',
    (text) => {
      const names = splitList(text);
      return names.every((name) => name.length <= JIRA.optionCharacters) ? names : misfit('too-long');
    },
    (value) => ({ kind: 'options', value }),
  ),
  conversion(
    'text',
    'cascading',
    'Parent / Child, or Parent alone',
    (text) => (asName(text) === undefined ? misfit('too-long') : fromCascadingPath(text)),
    (value) => ({ kind: 'cascading', value }),
  ),
  conversion(
    'text',
    'user',
    'the person with that e-mail address or, by the user map, that name',
    (text) => asPerson(text) ?? misfit('no-user'),
    (value) => ({ kind: 'user', value }),
  ),
  conversion(
    'text',
    'users',
    'the people named between commas, semicolons or line breaks',
    (text) => {
      const people = splitList(text).map(asPerson);
      const known = people.filter((person) => person !== undefined);
      return known.length === people.length ? known : misfit('no-user');
    },
    (value) => ({ kind: 'users', value }),
  ),
  conversion(
    'text',
    'issueType',
    'the work type of that name',
    (text) => asName(text) ?? misfit('too-long'),
    (value) => ({ kind: 'issueType', value }),
  ),
  conversion(
    'text',
    'project',
    'the space with that key',
    (text) =>
      PROJECT_KEY.test(text.trim()) ? { key: text.trim().toUpperCase(), name: '' } : misfit('wrong-kind'),
    (value) => ({ kind: 'project', value }),
  ),
  conversion(
    'text',
    'duration',
    'hours and minutes, such as 26h 30m',
    (text) => {
      const [, hours, minutes] = DURATION.exec(text.trim()) ?? [];
      if (hours === undefined && minutes === undefined) return misfit('wrong-kind');
      return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
    },
    (value) => ({ kind: 'duration', value }),
  ),
];

function asDocument(text: string): AdfDocument {
  const lines = text.split(/\r?\n/);
  return { type: 'doc', version: 1, content: lines.map((line) => paragraph(...words(line))) };
}

const words = (line: string) => (line === '' ? [] : [textNode(line)]);

function asName(text: string): string | undefined {
  const name = text.trim();
  return name.length <= JIRA.optionCharacters ? name : undefined;
}

function splitList(text: string): string[] {
  return text
    .split(/[,;\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Somebody of whom only a name or an address is known has no reference. */
function asPerson(text: string): { name: string; ref: string; email?: string } | undefined {
  const name = asName(text);
  if (name === undefined || name === '') return undefined;
  return EMAIL.test(name) ? { name, ref: '', email: name } : { name, ref: '' };
}
