import { expect } from 'vitest';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import type { MemoryInstallation } from './memory-installations.ts';

/** Expects that a request is answered `status`, that nothing is stored and that no handler has seen it. */
export async function refusedAt(at: MemoryInstallation, raw: RawRequest, status: number) {
  const before = JSON.stringify([...at.snapshot()]);
  const answer = await at.receive(raw);
  expect(answer.status).toBe(status);
  expect(JSON.stringify([...at.snapshot()])).toBe(before);
  expect(at.handled).toEqual([]);
  return answer;
}
