import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { applyFolder } from '../../host/cli/apply-command.ts';
import { HostClient } from '../../host/cli/host-client.ts';
import { controlServer } from '../../host/http/control-server.ts';
import { type Listener, listen } from '../../host/http/listen.ts';
import { root } from '../architecture/sources.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const exported = z.object({ text: z.string() });
const inForce = z.object({ number: z.number(), version: z.looseObject({ comments: z.unknown() }) });

/** The command line against a host that listens, as `counterpart apply FOLDER` drives it. */
describe('a folder of connection files', () => {
  let sites: TwoSites;
  let listener: Listener;
  let client: HostClient;
  let folder: string;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('apply');
    connection = await sites.connect();
    const app = controlServer(sites.host, { dist: join(root, 'dist'), origin: 'http://127.0.0.1:7700' });
    listener = await listen(0, (request) => app.fetch(request), 'host API');
    client = new HostClient(listener.port);
    folder = mkdtempSync(join(tmpdir(), 'apply-'));
    for (const site of ['blue', 'green'] as const) {
      mkdirSync(join(folder, site));
      const { text } = exported.parse(await sites.admin(site, 'connection.export', { connection }));
      write(site, text.replace('"out": "public"', '"out": "off"'));
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await listener.close();
    sites.dispose();
  });

  const texts = new Map<string, string>();
  const write = (site: string, text: string): void => {
    if (!texts.has(site)) texts.set(site, text);
    writeFileSync(join(folder, site, 'partner.json'), text);
  };
  const rules = async (site: 'blue' | 'green') =>
    inForce.parse(await sites.admin(site, 'rules.read', { connection }));
  const drafts = async () => {
    for (const site of ['blue', 'green'] as const)
      expect(await sites.admin(site, 'version.draft', { connection })).not.toHaveProperty('saved');
  };
  const apply = (isDiff = false) => applyFolder(client, folder, isDiff);

  it('is compared without changing anything', async () => {
    const [blue, green] = await apply(true);
    expect(blue).toMatch(/^blue\/partner\.json: would change:\n.*"off" instead of "public"/s);
    expect(green).toMatch(/^green\/partner\.json: would change:/);
    expect((await rules('blue')).number).toBe(1);
    await drafts();
  });

  it('with one wrong file is refused by file and line, and none of it is applied', async () => {
    const good = texts.get('green') ?? '';
    const lines = good.split('\n');
    const at = lines.findIndex((line) => line.includes('"kind"'));
    write('green', lines.toSpliced(at, 1, '        "kind": "nonsense",').join('\n'));
    await expect(apply()).rejects.toThrow(new RegExp(`green/partner\\.json: .*Line ${at + 1}, column`));
    const filter = lines.findIndex((line) => line.includes('"methods"'));
    write('green', lines.toSpliced(filter, 0, '      "filter": "project = (",').join('\n'));
    await expect(apply()).rejects.toThrow(
      new RegExp(`green/partner\\.json: Line ${filter + 1} of the file: .*Nothing was applied`),
    );
    write('green', good.replace(/"name": "[^"]*"/, '"name": "Nobody"'));
    await expect(apply()).rejects.toThrow(/green\/partner\.json: no connection is called "Nobody" on green/);
    write('green', good);
    expect([(await rules('blue')).number, (await rules('green')).number]).toEqual([1, 1]);
    await drafts();
  });

  it('is published, and a second time changes nothing', async () => {
    expect((await apply()).every((line) => line.includes(': published:'))).toBe(true);
    expect((await rules('blue')).version.comments).toMatchObject({ out: 'off' });
    expect((await rules('green')).version.comments).toMatchObject({ out: 'off' });
    expect(await apply()).toEqual([
      'blue/partner.json: nothing differs.',
      'green/partner.json: nothing differs.',
    ]);
    expect([(await rules('blue')).number, (await rules('green')).number]).toEqual([2, 2]);
    await drafts();
  });

  it('says that a draft waits for another admin where the site wants one', async () => {
    const { publishing } = z
      .object({ publishing: z.looseObject({}) })
      .parse(await sites.admin('blue', 'settings.get', {}));
    await sites.admin('blue', 'settings.save', {
      projectAdmins: 'approval',
      publishing: { ...publishing, secondAdmin: 'always' },
    });
    write('blue', (texts.get('blue') ?? '').replace('"out": "off"', '"out": "public"'));
    const [blue] = await apply();
    expect(blue).toContain('is a draft and not in force');
    expect((await rules('blue')).version.comments).toMatchObject({ out: 'off' });
  });
});
