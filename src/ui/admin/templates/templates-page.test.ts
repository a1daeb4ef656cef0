import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';

const at = Date.UTC(2026, 0, 5);
const standard = { id: 't1', name: 'Standard client', about: 'Every new client', revision: 2, at };
const listed = {
  ...standard,
  placeholders: [
    { name: 'client', about: 'Name of the partner' },
    { name: 'project', about: 'Key of a space', value: 'SUP' },
  ],
  followers: [
    { connection: 'c1', name: 'Acme - Globex', state: 'active', revision: 2 },
    { connection: 'c2', name: 'Acme - Initech', state: 'active', revision: 1 },
    { connection: 'c3', name: 'Acme - Umbrella', state: 'pending', revision: 0 },
  ],
};

const open = (answers: FakePageOptions['answers'], path = '/templates') =>
  FakePage.open({
    load: () => import('../index.tsx'),
    at: path,
    answers: {
      'template.list': () => ok({ templates: [listed] }),
      'template.get': () => ok({ ...standard, text: '{}' }),
      'project.search': () =>
        ok({ projects: [{ id: '10001', key: 'SUP', name: 'Support', typeKey: 'software' }] }),
      ...answers,
    },
  });
const asked = (page: FakePage, operation: string) =>
  page.asked.filter((one) => one.operation === operation).map(({ request }) => request);

describe('the templates of the site', () => {
  it('are listed with what they ask for and who follows them', async () => {
    const page = await open({});
    await page.shows('Every new client');
    const text = page.text();
    expect(text).toContain('client, project');
    expect(text).toContain('Acme - Initech (from revision 1)');
    expect(text).toContain('Acme - Umbrella (has no rules from it yet)');
  });

  it('say what is wrong with the line, and keep what was written', async () => {
    const page = await open({
      'template.list': () => ok({ templates: [] }),
      'template.save': () =>
        refused({ code: 'file-unreadable', message: 'Line 4, column 9: it is too short.', field: 'version' }),
    });
    await page.shows('There is no template yet');
    await page.press('Write a template');
    await page.press('Save', 'ModalFooter');
    await page.shows('Please fill this in.');
    await page.fill('template-name', 'Standard');
    await page.fill('template-text', '{ "schema": 1 }');
    await page.press('Save', 'ModalFooter');
    await page.shows('Line 4, column 9');
    expect(asked(page, 'template.save')).toEqual([
      { name: 'Standard', about: '', text: '{ "schema": 1 }', revision: 0 },
    ]);
  });

  it('begin a new connection, which asks for what differs and comes with names and space', async () => {
    const filling = { name: 'Standard client', asked: listed.placeholders, missing: [] };
    const page = await open(
      {
        'template.fill': ({ values }) =>
          ok(
            Object.keys(Object(values)).length === 0
              ? { ...filling, missing: ['client'] }
              : {
                  ...filling,
                  connection: {
                    name: 'Acme - Globex',
                    description: '',
                    mode: 'visual',
                    localName: 'Acme',
                    peerName: 'Globex',
                    projectKey: 'SUP',
                    projectId: '10001',
                  },
                },
          ),
        'connection.invite': () =>
          ok({ connection: sampleConnection({ state: 'pending' }), code: 'cpi_x', expires: at }),
      },
      '/new-from/t1',
    );
    await page.shows('From the template Standard client');
    await page.fill('placeholder-client', 'Globex');
    await page.press('Next');
    await page.shows("Your partner's site");
    await page.press('I do not know it');
    await page.shows('Once both sides have confirmed');
    await page.press('Make the invitation code');
    await page.shows('Send this code to an admin of the other site');
    expect(asked(page, 'connection.invite')).toMatchObject([
      {
        name: 'Acme - Globex',
        localName: 'Acme',
        peerName: 'Globex',
        projectId: '10001',
        template: { id: 't1', values: { client: 'Globex', project: 'SUP' } },
      },
    ]);
  });
});
