import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const invited = z.looseObject({ code: z.string() });
const read = z.looseObject({ consent: z.looseObject({ hash: z.string() }) });
const shown = z.looseObject({ words: z.array(z.string()).optional() });

type Name = 'blue' | 'green';
let sites: TwoSites;
afterEach(() => sites.dispose());

/** Both admins pair anew under the same connection: `by` invites, the other pastes, both compare the words. */
async function agreeAgain(connection: string, by: Name): Promise<void> {
  const other = by === 'blue' ? 'green' : 'blue';
  const { code } = invited.parse(await sites.admin(by, 'connection.inviteAgain', { connection }));
  const { consent } = read.parse(await sites.admin(other, 'invitation.read', { code }));
  const project = projectId(sites.host, other, other === 'green' ? 'DEV' : 'SUP');
  await sites.admin(other, 'invitation.accept', { code, projectId: project, consent: consent.hash });
  for (const site of [by, other] as const) {
    const { words } = shown.parse(await sites.admin(site, 'connection.get', { connection }));
    await sites.admin(site, 'connection.confirm', { connection, words });
  }
}

describe('a pair that an admin joins by hand after a reinstall', () => {
  // Counted from the start of the sites, so that the comparison meets a sweep, is over, or has not begun.
  it.each([
    [0, 10, 0],
    [0, 3, 20],
    [100, 3, 1],
    [200, 3, 0],
    [280, 3, 0],
    [280, 12, 3],
  ])(
    'keeps what people edit from then on: removed after %i s, joined by hand after %i s, edited %i s later',
    async (phase, joinAfter, editAfter) => {
      sites = await twoSites(`joined by hand ${phase} ${joinAfter} ${editAfter}`);
      const connection = await sites.connect();
      for (const summary of ['Printer jams', 'Lift stuck']) {
        const { key } = await sites.blue.create('SUP', 'Service Request', { summary });
        await sites.admin('blue', 'sync.issue', { issue: key, connection });
        await sites.host.advance(5);
      }
      await sites.host.advance(phase);
      await sites.host.host.uninstall('green');
      sites.host.host.install('green');
      await sites.host.advance(2);
      await sites.green.call('DELETE', '/issue/DEV-2/properties/counterpart');
      await agreeAgain(connection, 'blue');
      await sites.host.advance(joinAfter);
      const { pairs } = z
        .object({ pairs: z.array(z.looseObject({ issue: z.string() })) })
        .parse(await sites.admin('green', 'connection.askedPairs', { connection }));
      const issues = pairs.map(({ issue }) => issue);
      expect(
        await sites.admin('green', 'connection.decidePairs', { connection, issues, join: true }),
      ).toEqual({
        joined: 1,
        left: [],
      });
      await sites.host.advance(editAfter);
      await sites.blue.edit('SUP-1', { summary: 'Printer out' });
      await sites.green.edit('DEV-2', { summary: 'Lift moves' });
      await sites.host.advance(30);
      expect((await sites.green.read('DEV-1')).fields.summary).toBe('Printer out');
      expect((await sites.blue.read('SUP-2')).fields.summary).toBe('Lift moves');
      await sites.host.advance(600);
      expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Printer out');
      expect((await sites.green.read('DEV-2')).fields.summary).toBe('Lift moves');
    },
  );
});
