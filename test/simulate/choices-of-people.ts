import * as z from 'zod';
import type { Issue } from '../../host/jira/model.ts';
import { choiceOf, shadeFieldOf } from './choice.ts';
import type { ChoiceMade } from './history.ts';
import { shadesOf } from './rule-sets.ts';
import type { Hands } from './work-of-people.ts';

const ways = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      to: z.object({ name: z.string() }),
      fields: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
const RESOLUTIONS = ['Done', "Won't Do"] as const;

/** Moves an issue to any status that its workflow leads to from here, which may be back. */
export async function moveOn(hands: Hands, site: string, issue: Issue): Promise<void> {
  const path = `/issue/${issue.id}/transitions`;
  const { transitions } = ways.parse(await hands.send(site, 'GET', `${path}?expand=transitions.fields`));
  const before = choiceOf(hands.host, site, issue, 'status');
  const others = transitions.filter(({ to }) => to.name !== before);
  if (others.length === 0) return;
  const { id, to, fields } = hands.random.pick(others);
  const resolution = hands.random.pick(RESOLUTIONS);
  const asked = fields?.['resolution'] === undefined ? {} : { fields: { resolution: { name: resolution } } };
  await hands.send(site, 'POST', path, { transition: { id }, ...asked });
  chosen(hands, { site, issue: issue.id, field: 'status', value: to.name, before });
}

export async function setShade(hands: Hands, site: string, issue: Issue): Promise<void> {
  const field = shadeFieldOf(hands.host, site);
  if (field === undefined) return;
  const before = choiceOf(hands.host, site, issue, 'shade');
  const value = hands.random.pick(shadesOf(site));
  await hands.send(site, 'PUT', `/issue/${issue.id}`, { fields: { [field.id]: { value } } });
  const issueNow = hands.host.site(site).jira.state.issues.get(issue.id) ?? issue;
  chosen(hands, {
    site,
    issue: issue.id,
    field: 'shade',
    value: choiceOf(hands.host, site, issueNow, 'shade'),
    before,
  });
}

function chosen(hands: Hands, choice: Omit<ChoiceMade, 'at'>): void {
  const { site, issue, field, value } = choice;
  hands.note(`${site} PERSON ${issue} ${field} = ${value}`);
  hands.history.choices.push({ ...choice, at: hands.host.clock.now() });
}
