import type { Host } from '../../host/host.ts';
import type { Field, Issue } from '../../host/jira/model.ts';
import { SHADE, shadeOn, shadesOf } from './rule-sets.ts';

/** Fields of `deep` rules that hold one of a few values. */
export const CHOICES = ['status', 'resolution', 'shade'] as const;
export type Choice = (typeof CHOICES)[number];

/** What an issue holds, by the name that both sides have for it; '' for nothing. */
export function choiceOf(host: Host, site: string, issue: Issue, field: Choice): string {
  const { state } = host.site(site).jira;
  switch (field) {
    case 'status':
      return state.statuses.get(issue.statusId)?.name ?? issue.statusId;
    case 'resolution': {
      const id = issue.values['resolution'];
      return id === undefined ? '' : (state.resolutions.get(String(id))?.name ?? String(id));
    }
    case 'shade': {
      const known = shadeFieldOf(host, site);
      const id = known && issue.values[known.id];
      const own = known?.options.find((option) => option.id === id)?.value;
      return own === undefined ? '' : shadeOn('blue', shadesOf(site).indexOf(own) + 1);
    }
  }
}

/** The list of shades of a site, where its ground has one. */
export function shadeFieldOf(host: Host, site: string): Field | undefined {
  return host.site(site).jira.state.fields.find(({ name }) => name === SHADE);
}
