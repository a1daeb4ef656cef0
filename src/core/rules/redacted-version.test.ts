import { expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { withoutHiddenFields } from './redacted-version.ts';

const basic = basicVersion({ id: '1', key: 'SUP' });
const hiding = (field: string, on = true) => ({
  ...basic,
  scripts: { fields: [{ name: 'Team', field: 'customfield_1', kind: 'text' as const }] },
  policies: { ...basic.policies, redaction: { patterns: [], fields: [{ id: 'f', on, field }] } },
});
const FIELDS = { summary: 'Printer', duedate: '2026-01-01', customfield_1: 'Blue' };

it.each([
  ['duedate', ['summary', 'customfield_1']],
  ['due', ['summary', 'customfield_1']],
  ['custom_Team', ['summary', 'duedate']],
  ['customfield_1', ['summary', 'duedate']],
  ['labels', ['summary', 'duedate', 'customfield_1']],
])('a script sees no field that a rule hides by its id or its path: %s', (field, left) => {
  expect(Object.keys(withoutHiddenFields(hiding(field), FIELDS))).toEqual(left);
});

it('a script sees a field again once its rule is off', () => {
  expect(withoutHiddenFields(hiding('summary', false), FIELDS)).toEqual(FIELDS);
});
