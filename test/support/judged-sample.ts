import { expect } from 'vitest';
import { type SampleSite, sampleSite } from '../../host/jira/sample-site.ts';
import { openApiChecker } from './openapi.ts';
import { specsDirectory } from './specs-directory.ts';

/** The small site for tests, with every accepted exchange held against Atlassian's description of it. */
export function judgedSample(): SampleSite {
  const sample = sampleSite();
  sample.site.context.search.setLag({ kind: 'fixed', ms: 0 });
  const specs = specsDirectory();
  if (specs === undefined) return sample;
  const checker = openApiChecker(specs);
  return {
    ...sample,
    rest: async (method, path, body, as) => {
      const answer = await sample.rest(method, path, body, as);
      const place = decodeURI(new URL(path, 'https://blue.example').pathname);
      if (answer.body === undefined) checker.status(method, place, answer.status);
      else checker.response(method, place, answer.status, answer.body);
      if (body !== undefined && answer.status < 400) checker.request(method, place, body);
      expect(
        checker.mismatches.map(({ call, part, errors }) => ({ call, part, errors: errors.slice(0, 4) })),
      ).toEqual([]);
      return answer;
    },
  };
}
