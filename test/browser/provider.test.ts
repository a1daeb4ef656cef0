import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { AdminTabs, agreeIn, confirmBoth, pasteInto, syncByKey } from './admin-tabs.ts';

const CLIENTS = 20;

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const found = z.object({ projects: z.array(z.object({ id: z.string(), key: z.string() })) });
const inForce = z.object({ inForce: z.number() });

let admins: AdminTabs;
let blue: Page;
let red: Page;
let first: string;

/** The id of a space, as a site's own page finds it. */
async function spaceOf(site: 'blue' | 'green', key: string): Promise<string> {
  const { projects } = found.parse(await admins.operate(site, 'project.search', { query: key }));
  return projects.find((one) => one.key === key)?.id ?? '';
}

/** One client of the provider, whose space is the same: only the connection is of interest here. */
function connectClient(number: number, spaces: { readonly blue: string; readonly green: string }) {
  const names = { localName: 'Acme', peerName: `Client ${number}` };
  return connectProjects(
    { name: 'blue', projectId: spaces.blue },
    { name: 'green', projectId: spaces.green },
    (site, operation, payload) =>
      admins.operate(
        site === 'blue' ? 'blue' : 'green',
        operation,
        operation === 'connection.invite' ? { ...Object(payload), ...names } : Object(payload),
      ),
  );
}

beforeAll(async () => {
  admins = await AdminTabs.open();
  await admins.addSite('red');
  const spaces = { blue: await spaceOf('blue', 'SUP'), green: await spaceOf('green', 'DEV') };
  first = await connectClient(1, spaces);
  for (let number = 2; number <= CLIENTS; number += 1) await connectClient(number, spaces);
  await admins.operate('blue', 'rules.publish', {
    connection: first,
    version: {
      mode: 'visual',
      comments: { out: 'public', in: 'on', template: 'From {author} at {company}' },
      mappings: [
        { id: 'summary', field: 'summary', path: 'summary', kind: 'text' },
        { id: 'priority', field: 'priority', path: 'priority', kind: 'priority', noMatch: 'same' },
      ],
    },
  });
  blue = await admins.tab('blue', `/jira/apps/admin#/connection/${first}/settings`);
  red = await admins.tab('red');
}, 180_000);

afterAll(async () => {
  await admins?.close();
});

/** By the keyboard: a flag of success may stand over the button. */
const press = (name: string): Promise<void> => blue.getByRole('button', { name, exact: true }).press('Enter');

it('a provider makes a template of a client that is well set up', async () => {
  await press('Save as template');
  await blue.getByText('"{{client}}"').or(blue.getByTestId('template-text')).first().waitFor();
  await blue.getByRole('textbox', { name: 'Name', exact: true }).fill('Standard client');
  await blue.getByRole('textbox', { name: 'What it is for' }).fill('Every client of the support desk');
  await admins.shot(blue, 'provider-1-template');
  await blue.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
  await blue.getByText('The template Standard client is saved').waitFor();
  await blue.getByRole('dialog').waitFor({ state: 'detached' });
});

it('a 21st client begins with it, and its rules are in force after one look at them', async () => {
  await blue.goto(`${admins.originOf('blue')}/jira/apps/admin#/templates`);
  await blue.getByTestId(/^template-begin-/).click();
  await blue.getByText('From the template Standard client').waitFor();
  await blue.getByLabel('Name of the partner').fill('Initech');
  await blue.getByLabel(/space/i).last().fill('OPS');
  await admins.shot(blue, 'provider-2-begin');
  await press('Next');
  await blue.getByRole('textbox', { name: "Your partner's site" }).fill(admins.originOf('red'));
  await press('Next');
  await blue.getByText('Once both sides have confirmed').waitFor();
  await admins.shot(blue, 'provider-3-names');
  await press('Make the invitation code');
  const code = await blue.getByLabel('Invitation code').inputValue();
  await press('Go to the connection');
  await pasteInto(red, code);
  await agreeIn(red, /OPS/);
  await confirmBoth(red, blue);

  await blue.getByText('The rules of its template are not in force yet').waitFor();
  await blue.getByRole('tab', { name: 'Settings' }).click();
  await blue.getByText('The rules in force differ from "Standard client"').waitFor();
  await admins.shot(blue, 'provider-4-differs');
  await press('Bring in line');
  await blue.getByText('The template is the draft now').waitFor();
  await blue.getByRole('tab', { name: 'Rules' }).click();
  await blue.getByText(/\d changes\./).waitFor();
  await press('Publish');
  await admins.shot(blue, 'provider-5-publish');
  await blue.getByRole('dialog').getByRole('button', { name: 'Publish' }).press('Enter');
  await blue.getByText('What you change here is kept as a draft').waitFor();
  await blue.getByText('The rules of its template are not in force yet').waitFor({ state: 'detached' });
  expect(admins.errors).toEqual([]);
}, 240_000);

it('work of the new client crosses, and the other twenty are as they were', async () => {
  const key = await admins.raise('blue', 'OPS', 'A work item for Initech', 'Task');
  await blue.getByRole('tab', { name: 'Overview' }).click();
  expect(await syncByKey(blue, key)).toMatch(/^OPS-/);

  await blue.goto(`${admins.originOf('blue')}/jira/apps/admin#/templates`);
  await blue.reload();
  await blue.getByRole('cell', { name: 'Acme - Initech' }).waitFor();
  await admins.shot(blue, 'provider-6-followed');
  await blue.goto(`${admins.originOf('blue')}/jira/apps/admin#/`);
  await blue.getByRole('button', { name: 'Acme - Initech' }).waitFor();
  await admins.shot(blue, 'provider-7-clients');
  const all = listed.parse(await admins.operate('blue', 'connection.list', { size: 200 })).connections;
  expect(all.length).toBe(CLIENTS + 1);
  for (const { id, name } of all.filter((one) => one.id !== first && one.name !== 'Acme - Initech')) {
    const rules = inForce.parse(await admins.operate('blue', 'version.draft', { connection: id }));
    expect(rules.inForce, name).toBe(1);
  }
  expect(admins.errors).toEqual([]);
}, 240_000);
