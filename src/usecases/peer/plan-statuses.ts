import { type Attempt, done } from '../../core/connection/explained.ts';
import { type PeerOffer, peerOfferKey, peerOfferKind } from '../../core/offer/exposure-record.ts';
import { type NamedWorkflow, type StatusWarning, statusWarnings } from '../../core/offer/status-warnings.ts';
import { type Version, versionSchema } from '../../core/rules/version.ts';
import { loadDraft } from '../rules/keep-draft.ts';
import { type SurveyPorts, surveyWorkflows } from '../rules/survey-workflows.ts';

type Mappings = Version['mappings'];

/**
 * What the planner of transitions would meet by the draft, before anything is published: on this side by its own
 * workflows, on the partner's by what it shows of them.
 */
export async function planStatuses(
  ports: SurveyPorts,
  id: string,
): Promise<Attempt<readonly StatusWarning[]>> {
  const draft = await loadDraft(ports, id);
  if (!draft.ok) return draft;
  const read = versionSchema.shape.mappings.safeParse(draft.value.version['mappings']);
  const mappings = read.success ? read.data.filter(({ on }) => on) : [];
  const line = mappings.findLast(({ kind }) => kind === 'status');
  if (line === undefined) return done([]);
  const scope = versionSchema.shape.scope.safeParse(draft.value.version['scope']);
  const offered = (await ports.store.get(peerOfferKind, peerOfferKey(id)))?.offer;
  const own = await ownWorkflow(ports, scope.success ? scope.data : draft.value.over.scope, mappings);

  const { direction, values = [] } = line;
  const comes = offered?.statuses ?? values.map(({ there }) => there);
  const inward = { line, from: comes, way: 'in', workflow: own } as const;
  const outward = { line, from: own.statuses, way: 'out', workflow: theirs(offered, mappings) } as const;
  return done([
    ...(direction === 'out' ? [] : statusWarnings(inward)),
    ...(direction === 'in' ? [] : statusWarnings(outward)),
  ]);
}

async function ownWorkflow(
  ports: SurveyPorts,
  scope: Version['scope'],
  mappings: Mappings,
): Promise<NamedWorkflow> {
  const entering = new Set(mappings.flatMap((one) => (one.direction === 'out' ? [] : [one.field])));
  const surveyed = await surveyWorkflows(ports, scope);
  return {
    statuses: [...new Set(surveyed.flatMap(({ statuses }) => statuses.map(({ name }) => name)))],
    ways: surveyed
      .flatMap(({ ways }) => Object.values(ways).flat())
      .filter(({ hidden }) => !hidden)
      .map(({ to, screen }) => ({
        to: to.name,
        lacks: screen
          .filter(({ field, required, filled }) => required && !filled && !entering.has(field))
          .map(({ name }) => name),
        other: false,
      })),
  };
}

/** Of the partner's workflow what it shows; what its screens ask for must be among what leaves here. */
function theirs(offered: PeerOffer['offer'] | undefined, mappings: Mappings): NamedWorkflow {
  const leaving = new Set(mappings.flatMap((one) => (one.direction === 'in' ? [] : [one.path])));
  return {
    statuses: offered?.statuses ?? [],
    ways: (offered?.ways ?? []).map(({ to, needs, other }) => ({
      to,
      lacks: needs.filter((path) => !leaving.has(path)),
      other,
    })),
  };
}
