import { expect, it } from 'vitest';
import { basicVersion } from '../rules/basic-version.ts';
import { withCompiledScripts } from './compile-scripts.ts';

/** Whether every edit must run the script again. */
function always(script: string): boolean {
  const version = { ...basicVersion({ id: '1', key: 'SUP' }), scripts: { outgoing: script } };
  const compiled = withCompiledScripts(version);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.value.scripts.always === true;
}

it.each([
  'replica.summary = String(new Date())',
  'replica.summary = Date()',
  'replica.summary = String(Date.now())',
  'replica.summary = String(Date["now"]())',
  'const name = "now"; replica.summary = String(Date[name]())',
  'const Clock = Date; replica.summary = String(new Clock())',
  'replica.summary = String(new Date(...[]))',
  'replica.summary = [Date].map((One) => new One()).join()',
  'replica.summary = String(Math.random())',
  'const { random } = Math; replica.summary = String(random())',
  'const name = "random"; replica.summary = String(Math[name]())',
  'replica.summary = String(issue.updated)',
  'const name = "updated"; replica.summary = String(issue[name])',
  'replica.summary = JSON.stringify(issue)',
  'replica.summary = String(jiraHelper.get("changelog").length)',
])('runs after every edit: %s', (script) => {
  expect(always(script)).toBe(true);
});

it.each([
  'replica.summary = issue.summary',
  'replica.due = new Date(2026, 0, 1).toISOString().slice(0, 10)',
  'replica.summary = String(new Date(issue.due))',
  'replica.summary = String(Date.parse("2026-01-01") + Date.UTC(2026, 0))',
  'replica.summary = String(Math.max(1, issue.labels.length))',
  'replica.summary = String(issue.due instanceof Date)',
  'const own = { Date: 1, Math: 2 }; replica.summary = String(own.Date + own.Math)',
  'replica.summary = String(issue.created)',
])('runs after an edit of what it reads alone: %s', (script) => {
  expect(always(script)).toBe(false);
});
