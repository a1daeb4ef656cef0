import { describe, expect, it } from 'vitest';
import { partnerPage } from './partner-page.ts';

const localId = 'ari:cloud:ecosystem::extension/app-1/env-1/static/admin';
const site = 'https://green.atlassian.net';

describe('The page on the partner’s site', () => {
  it('is that of the same app and environment', () => {
    expect(partnerPage(site, localId)).toBe(`${site}/jira/settings/apps/configure/app-1/env-1`);
  });

  it('is not known without the site, nor where the platform names the module otherwise', () => {
    expect(partnerPage(undefined, localId)).toBeUndefined();
    expect(partnerPage(site, undefined)).toBeUndefined();
    expect(partnerPage(site, 'something else')).toBeUndefined();
  });
});
