import { describe, expect, it } from 'vitest';
import { worklogCalls } from './worklog-calls.ts';

const body = { type: 'doc', version: 1, content: [] } as const;
const worklog = { started: 0, seconds: 60, body, internal: false };

describe('a worklog that is written quietly', () => {
  it('asks Jira to mail nobody, and one that is not says nothing about mail', async () => {
    const asked: string[] = [];
    const calls = worklogCalls(async (where) => {
      asked.push(JSON.stringify(where));
      return new Response(JSON.stringify({ id: '7' }), { status: 201 });
    });
    await calls.addWorklog('1', { ...worklog, quiet: true, properties: {} });
    await calls.addWorklog('1', { ...worklog, properties: {} });
    expect(asked[0]).toContain('notifyUsers=false');
    expect(asked[1]).not.toContain('notifyUsers');
  });
});
