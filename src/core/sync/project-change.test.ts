import { describe, expect, it } from 'vitest';
import { joinedTwin } from './new-twin.ts';
import { afterProjectChange } from './project-change.ts';
import { restingAround } from './resting.ts';

const twin = joinedTwin('c', '1', '1.x', { id: '2', key: 'DEV-2' });

describe('projects that rest', () => {
  it('are those put away and not brought back, and one that is deleted stays deleted', () => {
    const trashed = afterProjectChange(undefined, { project: '1', what: 'trashed' });
    expect(trashed).toEqual({ 1: 'trashed' });
    expect(afterProjectChange(trashed, { project: '1', what: 'live' })).toBeUndefined();
    expect(afterProjectChange(trashed, { project: '1', what: 'updated' })).toEqual(trashed);
    const deleted = afterProjectChange(trashed, { project: '1', what: 'deleted' });
    expect(afterProjectChange(deleted, { project: '1', what: 'live' })).toEqual({ 1: 'deleted' });
    expect(afterProjectChange(deleted, { project: '2', what: 'archived' })).toEqual({
      1: 'deleted',
      2: 'archived',
    });
  });

  it('hold an issue that is known to be in one of them', () => {
    const resting = { 1: 'deleted' } as const;
    expect(restingAround({ projects: ['1'], resting }, twin)).toBe('deleted');
    expect(restingAround({ projects: ['1', '2'], resting }, { ...twin, place: '1' })).toBe('deleted');
  });

  it('say nothing of an issue whose project is not known, or that had been moved away', () => {
    const resting = { 1: 'deleted' } as const;
    expect(restingAround({ projects: ['1', '2'], resting }, twin)).toBeUndefined();
    expect(restingAround({ projects: ['1', '2'], resting }, { ...twin, place: '2' })).toBeUndefined();
    const moved = { ...twin, life: 'left-scope', away: { why: 'project' } } as const;
    expect(restingAround({ projects: ['1'], resting }, moved)).toBeUndefined();
  });
});
