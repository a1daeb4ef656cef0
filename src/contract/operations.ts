import type { Operation } from './operation.ts';

/** Every operation that a page can ask for. A resolver serves those that name its surface. */
export const operations: readonly Operation<unknown, unknown>[] = [];
