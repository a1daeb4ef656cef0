import type { Kvs } from '../forge/kvs/kvs.ts';
import type { KvsSnapshot } from '../forge/kvs/kvs-archive.ts';
import { findProject } from '../jira/lookup.ts';
import type { JiraSnapshot } from '../jira/state.ts';
import type { Site } from '../sites/site.ts';
import type { Fault, FaultOf } from './fault.ts';
import { FaultError } from './fault-error.ts';
import type { FaultRegistry } from './fault-registry.ts';

/** A site as it was. */
export interface KeptSite {
  readonly store: KvsSnapshot;
  readonly jira: JiraSnapshot;
}

/** What faults that strike at once need of the host. */
export interface FaultTargets {
  readonly faults: FaultRegistry;
  /** Snapshots by the name they were kept under. */
  readonly kept: Map<string, KeptSite>;
  readonly store: Kvs;
  sites(): readonly Site[];
  /** Throws HostError 404. */
  site(name: string): Site;
  reissue(site: string): void;
  clone(from: string, to: string): void;
}

/** Registers a fault that strikes later, or carries out one that strikes now (its id is null). */
export async function applyFault(fault: Fault, host: FaultTargets): Promise<{ id: number | null }> {
  if (fault.site !== undefined) host.site(fault.site);
  switch (fault.kind) {
    case 'restore':
      restore(fault, host);
      return { id: null };
    case 'installation':
      host.reissue(fault.site);
      return { id: null };
    case 'index-lag':
      for (const { jira, name } of host.sites()) {
        if (fault.site === undefined || fault.site === name) {
          jira.context.search.setLag({ kind: 'fixed', ms: fault.seconds * 1000 });
        }
      }
      return { id: host.faults.add(fault) };
    case 'clone':
      host.clone(fault.site, fault.name);
      return { id: null };
    case 'app-policy':
      setAppPolicy(fault, host.site(fault.site));
      return { id: null };
    default:
      return { id: host.faults.add(fault) };
  }
}

function setAppPolicy(fault: FaultOf<'app-policy'>, { jira }: Site): void {
  const project = findProject(jira.state, fault.project);
  if (project === undefined) throw new FaultError(`${fault.site} has no project ${fault.project}.`);
  jira.state.transaction(() => jira.state.projects.put({ ...project, blockedForApps: fault.blocked }));
}

function restore(fault: FaultOf<'restore'>, host: FaultTargets): void {
  const site = host.site(fault.site);
  if (site.installation === undefined) throw new FaultError(`The app is not installed on ${fault.site}.`);
  if ((fault.save === undefined) === (fault.to === undefined)) {
    throw new FaultError(
      'A restore either saves the present under a name or goes back to one: give save or to.',
    );
  }
  const key = `${fault.site}/${fault.save ?? fault.to}`;
  const { id } = site.installation;
  if (fault.save !== undefined) {
    host.kept.set(key, { store: host.store.snapshot(id), jira: site.jira.state.snapshot() });
    return;
  }
  const kept = host.kept.get(key);
  if (kept === undefined) throw new FaultError(`Nothing of ${fault.site} was saved under "${fault.to}".`);
  if (fault.what !== 'jira') host.store.restore(id, kept.store);
  if (fault.what !== 'store') site.jira.state.restore(kept.jira);
}
