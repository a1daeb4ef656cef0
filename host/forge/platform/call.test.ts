import { describe, expect, it } from 'vitest';
import { classify } from './call.ts';

describe('calls to the platform', () => {
  it('are known by the part that answers and a name that faults can use', () => {
    const jira = { type: 'fpp', provider: 'app', remote: 'jira' };
    const gateway = { type: 'fpp', provider: 'app', remote: 'stargate' };
    const queue = '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}';
    expect(classify(jira, '/rest/api/3/issue/A-1?fields=x', 'PUT')).toEqual({
      kind: 'jira',
      name: 'jira.PUT /rest/api/3/issue/A-1',
    });
    expect(classify({ type: 'kvs', provider: 'app', remote: 'kvs' }, '/api/v1/entity/get', 'POST')).toEqual({
      kind: 'store',
      name: 'store.entity-get',
    });
    expect(classify(gateway, queue, 'POST')).toEqual({ kind: 'queue', name: 'queue.push' });
    expect(classify(gateway, '/graphql', 'POST').kind).toBe('web-trigger');
    expect(classify({ type: 'llm', model: 'claude' }, 'https://llm/claude', 'POST').name).toBe('llm.chat');
  });

  it('are unknown, and named, where nothing answers them', () => {
    expect(classify({ type: 'sql' }, '/api/v1/execute', 'POST')).toEqual({
      kind: 'unknown',
      name: 'sql./api/v1/execute',
    });
    expect(classify({ type: 'fpp', remote: 'confluence' }, '/wiki', 'GET').kind).toBe('unknown');
  });
});
