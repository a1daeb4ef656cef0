import { describe, expect, it } from 'vitest';
import type { Host } from '../../host/host.ts';
import { openLocalHost } from '../../host/local/local-host.ts';
import { connectBlueAndGreen } from '../../host/local/start-up.ts';

/** All that a real pair of sites may do to the app within two hours, at once. */
const faults = [
  { kind: 'wire', loss: 0.2, answerLoss: 0.2, duplicate: 0.3 },
  { kind: 'event', drop: 0.2, duplicate: 0.3, reorder: true },
  { kind: 'queue', duplicate: 0.3, count: null },
  { kind: 'kill', at: '*', when: 'after', skip: 40 },
  { kind: 'kill', at: 'store.*', when: 'before', skip: 90 },
  { kind: 'jira', status: 503, when: 'after', method: 'POST', endpoint: '/rest/api/3/issue' },
];

async function connected(seed: string): Promise<Host> {
  const local = await openLocalHost({
    app: '.',
    data: undefined,
    clock: 'virtual',
    seed,
    check: 'own',
    originOf: (site) => ({ page: `https://${site}.example`, resource: `https://frames.${site}.example` }),
  });
  for (const site of ['blue', 'green']) await local.addSite(site);
  await connectBlueAndGreen(local);
  await local.host.drain();
  return local.host;
}

/** Calls REST as one of the people of the site. */
async function as(host: Host, site: string, mail: string, method: string, path: string, body: unknown) {
  const { jira, baseUrl } = host.site(site);
  const [person] = jira.state.users.by('email', mail);
  if (person === undefined) throw new Error(`Nobody on ${site} has the address ${mail}.`);
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const principal = { kind: 'user', accountId: person.accountId } as const;
  const response = await host.jira(site, new Request(new URL(path, baseUrl), init), principal);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

const summaries = (host: Host, site: string) =>
  host
    .site(site)
    .jira.state.issues.all()
    .map((issue) => String(issue.values['summary']))
    .sort();

describe('two sites on a platform that loses, doubles, reorders and kills', () => {
  it.each(['first', 'second'])('are equal in the end, with no issue twice (seed %s)', async (seed) => {
    const host = await connected(seed);
    for (const fault of faults) await host.injectFault(fault);
    for (let n = 0; n < 4; n += 1) {
      const fields = { project: { key: 'SUP' }, issuetype: { name: 'Task' }, summary: `request ${n}` };
      await as(host, 'blue', 'bob@blue.example', 'POST', '/rest/api/3/issue', { fields });
    }
    await host.drain();
    await host.advance(1_800);
    for (const { id, values } of host.site('green').jira.state.issues.all()) {
      const fields = { summary: `${values['summary']}, edited` };
      await as(host, 'green', 'hana@green.example', 'PUT', `/rest/api/3/issue/${id}`, { fields });
    }
    await host.drain();
    await host.advance(1_800);
    host.clearFaults();
    await host.advance(3 * 3_600);
    await host.drain();
    expect(summaries(host, 'blue')).toEqual([0, 1, 2, 3].map((n) => `request ${n}, edited`));
    expect(summaries(host, 'green')).toEqual(summaries(host, 'blue'));
    expect(host.reports().filter((report) => report.kind !== 'failed-invocation')).toEqual([]);
    host.dispose();
  });
});
