import { describe, expect, it } from 'vitest';
import { acceptUrl } from './accept-url.ts';

const app = { appId: 'f1e2', environment: 'd3c4' };

describe('the address of the app on the partner’s site', () => {
  it('is the documented one of its configuration page', () => {
    expect(acceptUrl('https://green.atlassian.net', app)).toBe(
      'https://green.atlassian.net/jira/settings/apps/configure/f1e2/d3c4',
    );
  });

  it('is not known where no site was named', () => {
    expect(acceptUrl(undefined, app)).toBeUndefined();
  });

  it('stays below that path whatever the ids are', () => {
    expect(acceptUrl('https://green.atlassian.net', { appId: '../x', environment: 'a?b#c' })).toBe(
      'https://green.atlassian.net/jira/settings/apps/configure/..%2Fx/a%3Fb%23c',
    );
  });
});
