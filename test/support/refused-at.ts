import { expect } from 'vitest';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import type { MemoryInstallation } from './memory-installations.ts';

/**
 * Expects that a request is answered `status` with nothing written (not even the same again), no call of Jira, no
 * word to anybody, and that no handler has seen it.
 */
export async function refusedAt(at: MemoryInstallation, raw: RawRequest, status: number) {
  const before = JSON.stringify([...at.snapshot()]);
  const effects = at.effects();
  const answer = await at.receive(raw);
  expect(answer.status).toBe(status);
  expect(JSON.stringify([...at.snapshot()])).toBe(before);
  expect(at.effects() - effects).toBe(0);
  expect(at.handled).toEqual([]);
  return answer;
}
