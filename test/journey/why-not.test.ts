import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemWhyNot } from '../../src/contract/items.ts';
import { publishScope } from '../support/publish-scope.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

describe('why a work item is not in sync', () => {
  let sites: TwoSites;
  let connection: string;
  let made = 0;

  const make = async (fields: object = {}): Promise<string> => {
    made += 1;
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: `No ${made}`, ...fields });
    return key;
  };
  const ask = async (issue: string, wish: object = { connection }) =>
    itemWhyNot.answer.parse(await sites.admin('blue', 'item.whyNot', { issue, ...wish }));
  /** The first cause with the step at which it stands, and what is said of it. */
  const firstOf = async (issue: string) => {
    const [check] = (await ask(issue)).checks;
    const last = check?.findings.at(-1);
    return { step: last?.step, cause: last?.cause, details: last?.details, place: last?.place };
  };
  const scoped = (part: Readonly<Record<string, unknown>>) => publishScope(sites, 'blue', connection, part);

  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
  }, 60_000);
  afterAll(() => sites.dispose());

  it('is that the app does not see it', async () => {
    expect(await firstOf('SUP-999')).toMatchObject({ step: 'visible', cause: 'start:unseen' });
    expect((await ask('SUP-999', {})).checks).toHaveLength(1);
  });

  it('is that no trigger is there, and where one is made', async () => {
    expect(await firstOf(await make())).toMatchObject({
      step: 'trigger',
      cause: 'start:no-trigger',
      place: 'triggers',
    });
  });

  it('is the clause of the trigger that does not hold, with what the work item holds instead', async () => {
    const jql = 'project = SUP AND labels in (vendor, partner) AND priority = Highest';
    await sites.admin('blue', 'trigger.save', { connection, jql });
    await sites.host.advance(31);
    const found = await firstOf(await make({ labels: ['printer'] }));
    expect(found).toMatchObject({ step: 'trigger', cause: 'start:trigger-false' });
    expect(found.details?.[0]).toContain('labels in ("vendor", "partner") (it is printer)');
    expect(found.details?.[0]?.slice(jql.length)).not.toContain('project = ');
    expect((await firstOf(await make())).details?.[0]).toContain('(it is EMPTY)');
  });

  it('is a clause that only Jira’s search can judge, found by asking for it alone', async () => {
    const triggers = Object(await sites.admin('blue', 'trigger.list', { connection })).triggers;
    await sites.admin('blue', 'trigger.delete', { connection, id: triggers[0].id });
    const jql = 'project = SUP AND created >= -1d AND summary ~ "printer"';
    await sites.admin('blue', 'trigger.save', { connection, jql });
    await sites.host.advance(31);
    const [detail = ''] = (await firstOf(await make())).details ?? [];
    const why = detail.slice(jql.length);
    expect(why).toContain('summary ~ "printer"');
    expect(why).not.toContain('created');
  });

  it('is that the trigger has not heard of it yet, or nothing once it has', async () => {
    const key = await make({ summary: 'The printer burns' });
    await sites.settle();
    const [check] = (await ask(key)).checks;
    expect(check?.findings.every(({ ok }) => ok)).toBe(true);
    expect(check?.findings.find(({ step }) => step === 'pair')?.details).toEqual(['in-step']);
  });

  it('is that a person has ended the pair', async () => {
    const key = await make({ summary: 'Another printer' });
    await sites.settle();
    await sites.admin('blue', 'sync.unlink', { issue: key, connection });
    await sites.settle();
    expect(await firstOf(key)).toMatchObject({ step: 'pair', cause: 'start:unlinked-here', place: 'issue' });
  });

  it('is the clause of the filter that keeps it out of scope', async () => {
    await scoped({ filter: 'labels = vendor' });
    const found = await firstOf(await make({ labels: ['printer'] }));
    expect(found).toMatchObject({ step: 'scope', cause: 'scope:filter', place: 'rules' });
    expect(found.details).toEqual(['labels = "vendor" (it is printer)']);
  });

  it('is the space, the direction, or a person who starts each', async () => {
    const { key } = await sites.blue.create('OPS', 'Task', { summary: 'Elsewhere' });
    expect(await firstOf(key)).toMatchObject({ step: 'scope', cause: 'scope:project' });
    await scoped({ filter: undefined, methods: { out: 'manual', in: 'automatic' } });
    expect(await firstOf(await make())).toMatchObject({ step: 'direction', cause: 'start:manual' });
    await scoped({ filter: undefined, methods: { out: 'off', in: 'automatic' } });
    expect(await firstOf(await make())).toMatchObject({ step: 'direction', cause: 'start:sends-nothing' });
  });

  it('is the connection before anything else', async () => {
    await sites.admin('blue', 'connection.pause', { connection });
    expect(await firstOf(await make())).toMatchObject({ step: 'connection', cause: 'connection:paused' });
    await sites.admin('blue', 'connection.disconnect', { connection, cleanUp: false });
    expect(await firstOf(await make())).toMatchObject({
      step: 'connection',
      cause: 'connection:disconnected',
    });
    await expect(ask('SUP-1', {})).rejects.toThrow(/connected with nobody/);
  });
});
