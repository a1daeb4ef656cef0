import { defineConfig } from 'vitest/config';

/**
 * One project per kind of test, so that each can be run and timed alone.
 * Browser tests and journeys share one process pool of two workers: the machine that runs them has two cores.
 */
const project = (name: string, include: string[], testTimeout = 20_000) => ({
  extends: true as const,
  test: { name, include, testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('architecture', ['test/architecture/**/*.test.ts'], 60_000),
      project('unit', [
        'src/**/*.test.{ts,tsx}',
        'host/**/*.test.{ts,tsx}',
        'static/**/*.test.ts',
        'build/**/*.test.ts',
        'test/support/**/*.test.ts',
        'test/simulation/**/*.test.ts',
      ]),
      project('contract', ['test/contract/**/*.test.ts'], 60_000),
      project('journey', ['test/journey/**/*.test.ts'], 120_000),
      project('scenarios', ['test/scenarios/**/*.test.ts'], 120_000),
      project('simulation', ['test/simulate/**/*.test.ts'], 900_000),
      project('hostile', ['test/hostile/**/*.test.ts'], 60_000),
      project('browser', ['test/browser/**/*.test.ts'], 180_000),
    ],
  },
});
