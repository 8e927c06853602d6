import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Unit and contract tests run in Node; each end-to-end test file drives a browser of its own, on a demo company and data of its
 * own, so several run at once: each keeps about two cores busy.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A poll ends as soon as it holds; only a failure takes so long.
          expect: { poll: { timeout: 30_000 } },
          globalSetup: 'test/support/buildOnce.ts',
          maxWorkers: Math.min(3, Math.max(1, Math.floor(availableParallelism() / 2))),
        },
      },
    ],
  },
});
