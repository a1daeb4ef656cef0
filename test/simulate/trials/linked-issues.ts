import type { Issue } from '../../../host/jira/model.ts';
import { familiesOf, memberOn } from '../families.ts';
import type { TrialStage } from './trial-stage.ts';

/** Lets people of a site make issues, and waits until each has its counterparts and both sides have spoken. */
export async function linkIssues(stage: TrialStage, site: string, count: number): Promise<void> {
  const { host, people } = stage;
  for (let made = 0; made < count; made += 1) await host.clock.run(() => people.create(site));
  await host.drain();
  await host.advance(60);
}

/** The issue of a site that belongs to the family of the given number; throws where there is none. */
export function issueOf(
  { host, ground, history, evidence }: TrialStage,
  family: number,
  site: string,
): Issue {
  const one = familiesOf(ground, history.issues, evidence.creates)[family];
  const issue = one && memberOn(host, one, site);
  if (issue === undefined) throw new Error(`Family ${family} has no issue on ${site}.`);
  return issue;
}

/** A person of the site gives a field of an issue a value. */
export function edit(
  stage: TrialStage,
  site: string,
  family: number,
  field: 'summary' | 'description',
  value: string,
): Promise<void> {
  const { host, people, history } = stage;
  history.count += 1;
  return host.clock.run(() => people.setField(site, issueOf(stage, family, site), field, value));
}
