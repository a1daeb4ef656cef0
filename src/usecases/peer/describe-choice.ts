import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { localKind } from '../../core/fields/local-kind.ts';
import {
  type ExposedField,
  type ExposedWay,
  type Exposure,
  exposureKey,
  exposureKind,
} from '../../core/offer/exposure-record.ts';
import { fieldsOfRules, offerOf } from '../../core/offer/offer-of.ts';
import { bytesOf, withoutLongest } from '../../core/offer/without-longest.ts';
import type { Clock } from '../../core/ports/environment.ts';
import { MOST_OFFERED, type Offer } from '../../core/protocol/kinds/describe.ts';
import type { FieldCatalogue } from '../../core/rules/field-catalogue.ts';
import type { Version } from '../../core/rules/version.ts';
import { listFields } from '../rules/list-fields.ts';
import { rulesInForce } from '../rules/publish-rules.ts';
import { type SurveyedWorkflow, type SurveyPorts, surveyWorkflows } from '../rules/survey-workflows.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** Of JSON; a record holds 240 KiB. */
const MOST_BYTES = 150_000;

export interface ExposureChoice {
  readonly fields: readonly { readonly path: string; readonly field: string; readonly values: boolean }[];
  readonly statuses: boolean;
  readonly transitions: boolean;
}

/** What the partner is told when it asks, and how that was chosen. */
export interface Exposed {
  /** Nobody has chosen: the names of the rules in force are told. */
  readonly byRules: boolean;
  readonly fields: readonly ExposedField[];
  readonly statuses: boolean;
  readonly transitions: boolean;
  /** To the letter what is answered. */
  readonly offer: Offer;
}

type ExposePorts = Parameters<typeof listFields>[0] & SurveyPorts & { readonly clock: Clock };

export async function exposed(
  ports: Pick<ExposePorts, 'store'>,
  connection: string,
): Promise<Attempt<Exposed>> {
  const rules = await rulesInForce(ports, connection);
  if (!rules.ok) return rules;
  const exposure = await ports.store.get(exposureKind, exposureKey(connection));
  return done(seen(rules.value.version, exposure));
}

/** Keeps what an admin shows the partner, with the values as Jira has them now; without a choice the rules decide again. */
export async function expose(
  ports: ExposePorts,
  connection: string,
  choice: ExposureChoice | undefined,
): Promise<Attempt<Exposed>> {
  const rules = await rulesInForce(ports, connection);
  if (!rules.ok) return rules;
  const { version } = rules.value;
  if (choice === undefined) {
    await ports.store.delete(exposureKind, exposureKey(connection));
    return done(seen(version, undefined));
  }
  const catalogue = await listFields(ports, { connection, fresh: true });
  if (!catalogue.ok) return catalogue;
  const fields = exposedFields(choice, version, catalogue.value);
  if (!fields.ok) return fields;
  const surveyed = choice.transitions ? await surveyWorkflows(ports, version.scope) : undefined;

  const exposure: Exposure = {
    v: 1,
    at: epochSeconds(ports.clock),
    fields: fields.value,
    ...(choice.statuses ? { statuses: catalogue.value.statuses.slice(0, MOST_OFFERED.statuses) } : {}),
    ...(surveyed === undefined ? {} : { ways: exposedWays(surveyed) }),
  };

  const kept = fittedExposure(exposure);
  await ports.store.put(exposureKind, exposureKey(connection), kept);
  return done(seen(version, kept));
}

const seen = (version: Version, exposure: Exposure | undefined): Exposed => ({
  byRules: exposure === undefined,
  fields: exposure?.fields ?? fieldsOfRules(version),
  statuses: exposure?.statuses !== undefined,
  transitions: exposure?.ways !== undefined,
  offer: offerOf(version, exposure),
});

/** The fields of a choice with their kinds, as the rules have them, else as the site does. */
function exposedFields(
  { fields }: ExposureChoice,
  version: Version,
  catalogue: FieldCatalogue,
): Attempt<ExposedField[]> {
  const ofRules = new Map(fieldsOfRules(version).map((one) => [one.path, one]));
  const all: ExposedField[] = [];
  for (const [at, { path, field, values }] of fields.entries()) {
    const known = catalogue.fields.find(({ id }) => id === field);
    const own = ofRules.get(path);
    const kind = own?.field === field ? own.kind : localKind.safeParse(known?.kind).data;
    if (kind === undefined) return failed(noSuchField(at, field, known?.why));
    if (all.some((one) => one.path === path)) return failed(twice(at, path));
    const names = (known?.values ?? []).slice(0, MOST_OFFERED.values);
    all.push({ path, field, kind, ...(values ? { values: names } : {}) });
  }
  return done(all);
}

/** Each way once, whatever work types have it; what its screen asks for and Jira does not fill. */
function exposedWays(workflows: readonly SurveyedWorkflow[]): ExposedWay[] {
  const all = new Map<string, ExposedWay>();
  for (const { statuses, ways } of workflows) {
    const names = new Map(statuses.map(({ id, name }) => [id, name]));
    for (const [id, out] of Object.entries(ways))
      for (const { to, hidden, screen } of out) {
        const from = names.get(id);
        if (from === undefined || hidden) continue;
        const needs = screen.filter(({ required, filled }) => required && !filled).map(({ field }) => field);
        const key = JSON.stringify([from, to.name]);
        const before = all.get(key);
        // Of two transitions between the same statuses the one that asks for less is walked.
        if (before === undefined || needs.length < before.needs.length)
          all.set(key, { from, to: to.name, needs });
      }
  }
  return [...all.values()].slice(0, MOST_OFFERED.ways);
}

/** What a record holds: the longest lists of values go first, as they would in an answer. */
function fittedExposure(whole: Exposure): Exposure {
  let now = whole;
  while (bytesOf(now) > MOST_BYTES) {
    const fields = withoutLongest(now.fields);
    if (!fields) break;
    now = { ...now, fields: [...fields], cut: true };
  }
  return now;
}

const noSuchField = (at: number, field: string, why = 'the site has no such field'): Explained => ({
  code: 'field-unknown',
  field: `choice.fields.${at}`,
  message: `Field ${field.slice(0, 100)} cannot be shown to the partner: ${why}.`,
  next: 'Read the fields anew and choose among those of the list.',
});

const twice = (at: number, path: string): Explained => ({
  code: 'path-twice',
  field: `choice.fields.${at}`,
  message: `The name ${path} stands for two fields.`,
  next: 'Show one of the two, or give the other another name in the rules.',
});
