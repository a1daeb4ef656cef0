import type { FinishedRun } from '../run.ts';

/** Shorter strings of a secret record say nothing by themselves. */
const LEAST = 30;
const SECRET_SPACE = 'secret';

/**
 * I23: no key is on the wire, in a log, in a report or in an open record, and what must not leave a site is in
 * nobody's log and in no partner's store.
 */
export function checkSecrecy(run: FinishedRun): string[] {
  const { host, ground, history } = run;
  const wire = JSON.stringify(host.traffic());
  const reports = JSON.stringify(host.reports());
  const sites = ground.sites.map((site) => ({
    site,
    log: host
      .logs(site)
      .map(({ text }) => text)
      .join('\n'),
    records: JSON.stringify(host.records(site)),
  }));
  const places = [
    { name: 'on the wire', text: wire },
    { name: 'in a report', text: reports },
    ...sites.flatMap(({ site, log, records }) => [
      { name: `in the log of ${site}`, text: log },
      { name: `in an open record of ${site}`, text: records },
    ]),
  ];
  const keys = secretsOf(run).flatMap((secret) =>
    places.flatMap(({ name, text }) => (text.includes(secret) ? [`I23 a secret is ${name}`] : [])),
  );
  const texts = history.canaries.flatMap(({ site: home, text }) =>
    sites.flatMap(({ site, log, records }) => [
      ...(log.includes(text) ? [`I23 ${text} of ${home} is in the log of ${site}`] : []),
      ...(site !== home && records.includes(text) ? [`I23 ${text} of ${home} is stored on ${site}`] : []),
    ]),
  );
  return [...new Set([...keys, ...texts])];
}

/** Every value in the secret stores of the sites, as they were when the run began. */
function secretsOf({ ground }: FinishedRun): string[] {
  const table = ground.frozen.tables.find(({ name }) => name === 'kvs_row');
  const [space, json] = ['space', 'json'].map((column) => table?.columns.indexOf(column) ?? -1);
  return (table?.rows ?? []).flatMap((row) =>
    row[space ?? -1] === SECRET_SPACE ? textsIn(JSON.parse(String(row[json ?? -1]))) : [],
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= LEAST ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
