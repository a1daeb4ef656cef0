import { afterEach, describe, expect, it } from 'vitest';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/** An administrator puts a site back to yesterday's backup. What was agreed since must not be undone by it. */
describe('a restore from a backup', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());

  /** One issue in step, a backup of green, and some work after it on both sides. */
  async function withBackup(): Promise<void> {
    sites = await twoSites('restore');
    const connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'As in the backup' });
    await sites.settle();
    await sites.pass(3600);
    await sites.host.addFault({ kind: 'restore', site: 'green', save: 'yesterday' });
    await sites.blue.edit('SUP-1', { summary: 'Edited after the backup' });
    await sites.settle();
    await sites.green.comment('DEV-1', 'Commented after the backup');
    await sites.settle();
    await sites.pass(2 * 3600);
  }

  it('of Jira alone does not carry the old values to the partner', async () => {
    await withBackup();
    await sites.host.addFault({ kind: 'restore', site: 'green', to: 'yesterday', what: 'jira' });
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('As in the backup');
    await sites.pass(3 * 3600);
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Edited after the backup');
    expect((await sites.blue.comments('SUP-1')).join()).toContain('Commented after the backup');
  });

  it('of Jira and of what the app stores makes no second issue and no second comment', async () => {
    await withBackup();
    await sites.host.addFault({ kind: 'restore', site: 'green', to: 'yesterday', what: 'both' });
    await sites.blue.edit('SUP-1', { summary: 'Edited after the restore' });
    await sites.settle();
    await sites.pass(2 * 3600);
    expect(sites.host.site('green').jira.state.issues.size).toBe(1);
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Edited after the restore');
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Edited after the restore');
    expect(await sites.blue.comments('SUP-1')).toHaveLength(1);
  });

  it('of what the app stores alone is found out by the partner’s answers, and nothing is doubled', async () => {
    await withBackup();
    await sites.host.addFault({ kind: 'restore', site: 'green', to: 'yesterday', what: 'store' });
    await sites.green.edit('DEV-1', { summary: 'Edited by Globex' });
    await sites.settle();
    await sites.pass(3600);
    // Green cannot know any more what it had agreed to: both values count as edits and the initiator's stands.
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Edited after the backup');
    expect((await sites.green.read('DEV-1')).fields.summary).toBe('Edited after the backup');
    expect(await sites.blue.comments('SUP-1')).toHaveLength(1);
    expect(await sites.green.comments('DEV-1')).toHaveLength(1);
    expect((await standingOf(sites, 'blue', 'SUP-1')).twins).toMatchObject([{ state: 'in-step' }]);
  });
});
