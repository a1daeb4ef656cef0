import { describe, expect, it } from 'vitest';
import { FakePage, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../test/support/sample-connection.ts';

const trigger = {
  id: 't1',
  entity: 'issue',
  jql: 'project = SUP',
  schedule: 'none',
  notes: 'all of it',
  active: true,
  fromPartners: false,
};
const base = {
  'run.get': () => ok({ estimate: { issues: 0, points: { here: 0, there: 0 }, minutes: 0 } }),
  'connection.list': () => ok({ connections: [sampleConnection()], total: 1 }),
  'connection.get': () => ok(sampleConnection()),
};

async function openTriggers(answers: Parameters<typeof FakePage.open>[0]['answers']): Promise<FakePage> {
  const page = await FakePage.open({ load: () => import('./index.tsx'), answers: { ...base, ...answers } });
  await page.press('Acme - Globex');
  await page.shows('Quick Sync');
  await page.turn('Triggers');
  return page;
}

describe('the connections of one space', () => {
  it('says whom to ask where there is none', async () => {
    const page = await FakePage.open({
      load: () => import('./index.tsx'),
      answers: { 'connection.list': () => ok({ connections: [], total: 0 }) },
    });
    await page.shows('This space is not connected');
    expect(page.text()).toContain('A site admin can connect it');
  });
});

describe('sync triggers', () => {
  it('starts a new one with the space of the connection and shows the fault of a JQL at its field', async () => {
    const page = await openTriggers({
      'trigger.list': () => ok({ triggers: [], spaces: [] }),
      'trigger.save': () =>
        refused({ code: 'jql', message: 'Line 1, column 9: a value is missing.', field: 'jql' }),
    });
    await page.press('Create trigger');
    await page.shows('Check the JQL');
    expect(page.all('TextArea').find((node) => node.props['testId'] === 'jql')?.props['value']).toBe(
      'project = SUP',
    );
    await page.fill('jql', 'project =');
    await page.press('Save');
    await page.shows('Line 1, column 9: a value is missing.');
    expect(page.asked.at(-1)?.request).toEqual({
      connection: 'Zm9vYmFyYmF6cXV4MTIzNA',
      entity: 'issue',
      jql: 'project =',
      notes: '',
      active: true,
      fromPartners: false,
    });
  });

  it('tells how much a JQL finds before it is saved', async () => {
    const found = {
      count: 41,
      unsynced: 40,
      moves: [{ clause: 'created >= -1d', why: 'time' }],
      schedule: 'hourly',
      timeZone: 'Europe/Berlin',
      sample: [{ key: 'SUP-1', summary: 'Printer', url: 'https://blue.atlassian.net/browse/SUP-1' }],
    };
    const page = await openTriggers({
      'trigger.list': () => ok({ triggers: [], spaces: [] }),
      'trigger.preview': () => ok(found),
    });
    await page.press('Create trigger');
    await page.press('Check the JQL');
    await page.shows('It finds about 41 work items now.');
    expect(page.text()).toContain('Printer');
    expect(page.text()).toContain('40 of them are not under sync.');
    expect(page.text()).toContain('created >= -1d: it depends on the time');
    expect(page.text()).toContain('in the time zone of the app: Europe/Berlin');
  });

  it('turns one off with everything else as it was', async () => {
    const page = await openTriggers({
      'trigger.list': () => ok({ triggers: [trigger], spaces: [] }),
      'trigger.save': () => ok({ trigger: { ...trigger, active: false } }),
    });
    await page.shows('all of it');
    const onChange = page.all('Toggle')[0]?.props['onChange'];
    if (typeof onChange === 'function') onChange({ target: { checked: false } });
    await page.shows('all of it');
    expect(page.asked.find(({ operation }) => operation === 'trigger.save')?.request).toEqual({
      ...trigger,
      connection: 'Zm9vYmFyYmF6cXV4MTIzNA',
      active: false,
    });
  });

  it('deletes one only after a question', async () => {
    const page = await openTriggers({
      'trigger.list': (() => {
        const left = [trigger];
        return () => ok({ triggers: left.splice(0), spaces: [] });
      })(),
      'trigger.delete': () => ok({ triggers: [], spaces: [] }),
    });
    await page.press('Delete');
    await page.shows('Delete this trigger?');
    expect(page.asked.map(({ operation }) => operation)).not.toContain('trigger.delete');
    await page.press('Delete', 'ModalFooter');
    await page.shows('No triggers yet');
    expect(page.flags).toEqual(['The trigger is deleted']);
  });
});
