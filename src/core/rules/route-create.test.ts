import { describe, expect, it } from 'vitest';
import type { UpdateItem } from '../protocol/kinds/sync.ts';
import { placeFor } from './route-create.ts';

const issue = { id: '1', key: 'SD-1', url: 'https://a.example/browse/SD-1', type: 'Bug', project: 'SD' };
const item = (fields: UpdateItem['fields'] = {}) => ({ issue, fields });
const rules: Parameters<typeof placeFor>[0] = {
  projects: ['10', '20', '30'],
  unrouted: 'first',
  routing: [
    {
      when: [
        { path: '@project', value: 'sd' },
        { path: '@type', value: 'bug' },
      ],
      project: '20',
      type: 'Test',
    },
    { when: [{ path: 'area', value: 'Engine' }], project: '30' },
    { when: [{ path: 'labels', value: 'web' }], project: '30', type: 'Task' },
  ],
};
const others = { ...issue, type: 'Task' };

describe('where a new issue of the peer is made', () => {
  it('is what the first line says whose conditions all hold, whatever the case of the names', () => {
    expect(placeFor(rules, '10', item())).toEqual({ project: '20', type: 'Test' });
  });

  it('can depend on a value, and on one member of a set', () => {
    const area = { kind: 'option', value: 'engine' } as const;
    expect(placeFor(rules, '10', { issue: others, fields: { area } })).toEqual({ project: '30' });
    const web = { kind: 'member', value: true } as const;
    expect(placeFor(rules, '10', { issue: others, fields: { 'labels/web': web } })).toMatchObject({
      type: 'Task',
    });
    const labels = { kind: 'options', value: ['x', 'Web'] } as const;
    expect(
      placeFor(rules, '10', { issue: others, fields: { labels: { ...labels, value: ['x', 'Web'] } } }),
    ).toEqual({
      project: '30',
      type: 'Task',
    });
  });

  it('is the connection’s own project where no line holds, the first in scope where that has left it', () => {
    expect(placeFor(rules, '10', { issue: others, fields: {} })).toEqual({ project: '10' });
    expect(placeFor(rules, '99', { issue: others, fields: {} })).toEqual({ project: '10' });
  });

  it('is nowhere where the rules refuse what no line names', () => {
    expect(placeFor({ ...rules, unrouted: 'refuse' }, '10', { issue: others, fields: {} })).toBe('nowhere');
  });
});
