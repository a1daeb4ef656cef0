import { ok } from '../call.ts';
import { isStrings } from '../fields/field-kind.ts';
import { canSee } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';

const PAGE = { size: 1_000, max: 1_000 };

/** Every label on an issue that the caller may see, in alphabetical order. */
export const labelsRoutes: readonly Route[] = [
  get(
    '/rest/api/3/label',
    (call) => {
      const labels = new Set<string>();
      for (const issue of call.state.issues.filter((one) => canSee(call, one))) {
        const own = issue.values['labels'];
        for (const label of isStrings(own) ? own : []) labels.add(label);
      }
      const sorted = [...labels].sort((a, b) => a.localeCompare(b));
      const page = pageRequest(call.query, PAGE);
      return ok(
        pageBean(self(call, 'label'), sorted, page, (label) => label),
        Math.min(page.maxResults, sorted.length),
      );
    },
    { points: 'other' },
  ),
];
