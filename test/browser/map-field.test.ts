import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs, syncByKey } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });
const COLOUR = 'customfield_10035';

let admins: AdminTabs;
let blue: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  const green = await admins.tab('green');
  blue = await admins.tab('blue');
  await connectTabs(blue, green);
  const { connections } = listed.parse(await admins.operate('blue', 'connection.list', {}));
  const line = { id: 'colour', field: COLOUR, path: 'colour', kind: 'select', noMatch: 'error' };
  const values = [{ here: 'Blue', there: 'Crimson' }];
  await admins.operate('green', 'rules.publish', {
    connection: connections[0]?.id,
    version: { mode: 'visual', mappings: [{ ...line, values }] },
  });
});

afterAll(async () => {
  await admins?.close();
});

/** By the keyboard: a flag of success may stand over the button. */
const press = (name: string): Promise<void> => blue.getByRole('button', { name, exact: true }).press('Enter');

const save = (): Promise<void> =>
  blue.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');

async function choose(label: string, option: RegExp): Promise<void> {
  await blue.getByRole('combobox', { name: label }).click();
  await blue.locator('[role=option]').filter({ hasText: option }).first().click();
}

it('an admin maps a select list with its values, publishes, and an edit crosses as mapped', async () => {
  const key = await admins.raise('blue', 'SUP', 'Which colour');
  const peerKey = await syncByKey(blue, key);

  await blue.getByRole('tab', { name: 'Rules' }).click();
  await blue.getByRole('tab', { name: 'Fields' }).click();
  await press('Move up to Visual');
  await blue.getByRole('button', { name: 'Move down to Basic' }).waitFor();
  await press('Add a line');
  await choose('Field here', /^Colour /);
  await blue.getByText('The field is a select list.').waitFor();
  await choose('Name on the way', /^Another name/);
  await blue.getByRole('textbox', { name: 'New name' }).fill('colour');
  await press('Paste many');
  await blue.getByRole('textbox', { name: 'Paste many' }).fill('Red = Crimson');
  await press('Take them over');
  await admins.shot(blue, 'map-1-line');
  await save();
  await blue.getByText('4. Colour').waitFor();

  await blue.getByTestId('up-4').press('Enter');
  await blue.getByText('3. Colour').waitFor();
  await blue.getByText('4. Colour').waitFor({ state: 'detached' });
  await blue.getByTestId('preview-key').fill(key);
  await press('Show values');
  await blue.getByText('leaves as: Which colour').waitFor();
  await admins.shot(blue, 'map-2-draft');
  await press('What enters');
  await blue.getByRole('columnheader', { name: 'On the way from Globex' }).waitFor();
  expect(await blue.getByRole('columnheader').allTextContents()).toEqual([
    'On',
    'On the way from Globex',
    'Way',
    'Field here (Acme)',
    'Rules for values',
    'Actions',
  ]);
  await blue.getByRole('link', { name: 'The lines of Globex' }).waitFor();
  await blue.getByTestId('preview-key').fill(key);
  await press('Show values');
  await blue.getByText('becomes: Which colour').waitFor();
  await blue.getByText('on the way: Which colour').waitFor();
  await blue
    .getByText('What the partner shows')
    .or(blue.getByText('has not been asked yet'))
    .first()
    .waitFor();
  await admins.shot(blue, 'map-2-enters');
  await press('What leaves');
  await press('Publish');
  await admins.shot(blue, 'map-3-publish');
  await blue.getByRole('dialog').getByRole('button', { name: 'Publish' }).press('Enter');
  await blue.getByText('What you change here is kept as a draft').waitFor();

  // A process that is warm goes by the rules of before for up to half a minute: each edit is a new try.
  let turn = 0;
  const edited = async (): Promise<unknown> => {
    turn += 1;
    const fields = { summary: `Which colour ${turn}`, [COLOUR]: { value: 'Red' } };
    await admins.rest('blue', `/rest/api/3/issue/${key}`, {
      method: 'PUT',
      body: JSON.stringify({ fields }),
    });
    return admins.rest('green', `/rest/api/3/issue/${peerKey}?fields=${COLOUR}`);
  };
  await expect
    .poll(edited, { timeout: 120_000, interval: 3000 })
    .toMatchObject({ fields: { [COLOUR]: { value: 'Blue' } } });
}, 240_000);

it('a field that has gone away is told of at its line', async () => {
  await admins.rest('blue', `/rest/api/3/field/${COLOUR}/trash`, { method: 'POST' });
  await press('Read the fields anew');
  await blue.getByText(`This site has no field ${COLOUR} any more`).waitFor();
  await admins.shot(blue, 'map-4-gone');
  expect(admins.errors).toEqual([]);
}, 60_000);
