import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../test/support/sample-draft.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';

async function open(answers: FakePageOptions['answers']): Promise<FakePage> {
  const page = await FakePage.open({
    load: () => import('./index.tsx'),
    answers: { 'connection.get': () => ok(sampleConnection()), ...answers },
    at: `/connection/${id}`,
  });
  await page.turn('Settings');
  await page.shows('Rules as a file');
  return page;
}

describe('the rules as a file', () => {
  it('are made on asking and offered for saving', async () => {
    const page = await open({
      'connection.export': () => ok({ name: 'Support.json', text: '{"schema":1}', file: {} }),
    });
    await page.press('Make the file');
    await page.shows('Rules as a file');
    await page.until(() => page.all('FileCard').length === 1, 'a file');
    expect(page.all('FileCard')[0]?.props).toMatchObject({ fileName: 'Support.json', fileSize: 12 });
  });

  it('say where a pasted file is wrong, and ask for what it leaves open', async () => {
    const message = 'Line 3, column 5 (version.mode): Invalid option. Nothing was changed.';
    const page = await open({
      'connection.import': ({ text, values }) => {
        if (text === 'wrong') return refused({ code: 'file-unreadable', message, next: 'Correct it.' });
        return JSON.stringify(values).includes('OPS')
          ? ok({ kind: 'drafted', draft: sampleDraft({ changes: [{ place: 'mode', text: 'Visual.' }] }) })
          : ok({ kind: 'asks', placeholders: [{ name: 'space', about: 'Space of the customer' }] });
      },
    });
    await page.fill('connection-file', 'wrong');
    await page.press('Read the file');
    await page.shows(message);
    await page.fill('connection-file', 'right');
    await page.press('Read the file');
    await page.shows('Space of the customer');
    await page.gone(message);
    await page.fill('space', 'OPS');
    await page.press('Read the file');
    await page.shows('The file is the draft now');
    await page.shows('It differs from the rules in force in one place.');
    expect(page.asked.at(-1)?.request).toEqual({ connection: id, text: 'right', values: { space: 'OPS' } });
  });
});
