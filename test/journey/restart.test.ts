import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { connectedSites, openHost, rest, settle } from '../support/connected-sites.ts';

const found = z.looseObject({ fields: z.looseObject({ summary: z.string() }) });

it('a host that stops in the middle goes on where it was when it is started again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'restart-'));
  const { host } = await connectedSites(data);
  const fields = {
    project: { key: 'SUP' },
    issuetype: { name: 'Service Request' },
    summary: 'Before the stop',
  };
  await rest(host, 'blue', 'POST', '/rest/api/3/issue', { fields });
  // The event of the create is on its way, nothing has crossed yet.
  expect(host.site('green').jira.state.issues.size).toBe(0);
  host.dispose();

  const again = await openHost(data);
  await settle(again);
  expect(found.parse(await rest(again, 'green', 'GET', '/rest/api/3/issue/DEV-1')).fields.summary).toBe(
    'Before the stop',
  );

  await rest(again, 'green', 'PUT', '/rest/api/3/issue/DEV-1', { fields: { summary: 'After the stop' } });
  await settle(again);
  expect(found.parse(await rest(again, 'blue', 'GET', '/rest/api/3/issue/SUP-1')).fields.summary).toBe(
    'After the stop',
  );
  again.dispose();
});
