import { describe, expect, it } from 'vitest';
import { ok } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';
import { noServiceRules } from '../../../core/service/service-rules.ts';

const basic = basicVersion({ id: '10000', key: 'SUP' });

async function open(version: Record<string, unknown>, shows = 'Save in the draft') {
  let draft = sampleDraft({ version: { ...basic, mode: 'visual', ...version } });
  const page = await openRules('Service desk', {
    'connection.get': () => ok(sampleConnection()),
    'rules.read': () => ok({ number: 2, version: {}, leaves: [], enters: [], notes: [], waits: false }),
    'field.list': () => ok(sampleCatalogue()),
    'version.draft': () => ok(draft),
    'version.save': ({ version: parts }) => {
      draft = { ...draft, revision: draft.revision + 1, version: { ...draft.version, ...Object(parts) } };
      return ok(draft);
    },
  });
  await page.shows(shows);
  return page;
}

describe('the service desk part of the rules', () => {
  it('lets work items become requests, of a customer who is picked', async () => {
    const page = await open({});
    await page.fill('service-create', { value: 'request', label: '' });
    await page.fill('service-customer', { value: 'default', label: '' });
    await page.pick('service-default-customer', 'acc-7');
    await page.fill('service-participants', { value: 'default', label: '' });
    await page.press('Save in the draft');
    expect(saved(page)).toEqual({
      service: {
        ...noServiceRules,
        create: 'request',
        customer: 'default',
        defaultCustomer: 'acc-7',
        participants: { unknown: 'default' },
      },
    });
  });

  it('lets an organization stand in, and comments be internal notes on requests of one type', async () => {
    const page = await open({});
    await page.fill('service-organizations', { value: 'default', label: '' });
    await page.fill('service-organization', 'Acme');
    await page.press('Add a line');
    await page.fill('service-comment-0-type', 'Incident');
    await page.press('Add a line');
    await page.press('Remove line 2');
    await page.press('Save in the draft');
    expect(saved(page)).toEqual({
      service: {
        ...noServiceRules,
        organizations: { unknown: 'default', default: 'Acme' },
        comments: [{ requestType: 'Incident', appear: 'allInternal' }],
      },
    });
  });

  it('lets approvals of a domain, the sender’s clocks and the rating leave', async () => {
    const page = await open({});
    await page.fill('service-approvals', true);
    await page.fill('service-domains', 'acme.example, ');
    await page.fill('service-sla', { value: 'origin', label: '' });
    await page.fill('service-satisfaction', true);
    await page.press('Save in the draft');
    expect(saved(page)).toEqual({
      service: {
        ...noServiceRules,
        approvals: { out: 'on', in: 'off', domains: ['acme.example'] },
        sla: { side: 'origin' },
        satisfaction: { out: 'on', in: 'off' },
      },
    });
  });

  it('shows what is in the draft, and nothing to choose in Basic', async () => {
    const page = await open({ mode: 'basic' }, 'and that is fixed. Move up to Visual');
    expect(page.all('Select')).toEqual([]);
  });
});

function saved(page: Awaited<ReturnType<typeof open>>): unknown {
  const { request } = page.asked.filter(({ operation }) => operation === 'version.save').at(-1) ?? {};
  return Reflect.get(Object(request), 'version');
}
