import { describe, expect, it } from 'vitest';
import { basicVersion } from '../../core/rules/basic-version.ts';
import { noteRules } from './note-rules.ts';

const version = basicVersion({ id: '1', key: 'ONE' });
const quiet = { ...version, policies: { ...version.policies, mail: 'quiet' as const } };
const jira = (may: boolean) => ({ jira: { administers: async () => may } });

describe('the notes on rules', () => {
  it('name the projects where Jira mails people in spite of the rules, and what to do', async () => {
    const [note] = await noteRules(jira(false), quiet);
    expect(note).toMatch(/mailing people about what the app writes in ONE.*Administer Projects/);
  });

  it('say nothing where the app has the right, or nobody asked for quiet', async () => {
    expect(await noteRules(jira(true), quiet)).toEqual([]);
    expect(await noteRules(jira(false), version)).toEqual([]);
  });
});
