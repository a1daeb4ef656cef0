import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../../test/support/memory-ports.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { basicVersion } from '../../core/rules/basic-version.ts';
import { versionKey, versionKind } from '../../core/rules/version.ts';
import { loadVersion } from './load-connection.ts';

/** A process that stays warm. */
function warm(): Memo {
  const kept = new Map<string, unknown>();
  return { recall: (key) => kept.get(key), keep: (key, value) => void kept.set(key, value) };
}

describe('a version in a warm process', () => {
  it('is read once, and anew where the connection was erased and paired again under its id', async () => {
    const { store } = memoryPorts();
    const ports = { store, memo: warm() };
    const publish = (project: string) =>
      store.put(versionKind, versionKey('c', 1), basicVersion({ id: project, key: 'A' }));
    const projectOf = async (created: number) =>
      (await loadVersion(ports, { id: 'c', created }, 1))?.scope.projects[0]?.id;
    await publish('10');
    expect(await projectOf(1)).toBe('10');
    await publish('20');
    expect(await projectOf(1)).toBe('10');
    expect(await projectOf(2)).toBe('20');
  });
});
