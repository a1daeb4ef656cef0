import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { twoSites } from '../support/two-sites.ts';

it('a host that stops in the middle goes on where it was when it is started again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'restart-'));
  const before = await twoSites('restart', data);
  const connection = await before.connect();
  await before.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  await before.blue.create('SUP', 'Service Request', { summary: 'Before the stop' });
  // The event of the create is on its way, nothing has crossed yet.
  expect(before.host.site('green').jira.state.issues.size).toBe(0);
  before.dispose();

  const after = await twoSites('restart', data);
  await after.settle();
  expect((await after.green.read('DEV-1')).fields.summary).toBe('Before the stop');

  await after.green.edit('DEV-1', { summary: 'After the stop' });
  await after.settle();
  expect((await after.blue.read('SUP-1')).fields.summary).toBe('After the stop');
  after.dispose();
});
