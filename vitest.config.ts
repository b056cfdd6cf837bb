import { defineConfig } from 'vitest/config'

const everywhere = ['apps', 'packages', 'infra', 'bench', 'prisma', 'test']

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    // Tests make much that is soon forgotten, and it is swept less often where there is room for it.
    execArgv: ['--max-semi-space-size=64'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: everywhere.map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['**/node_modules/**', '**/.next/**', 'test/fault/**'],
          globalSetup: ['test/global-setup.ts'],
          setupFiles: ['test/own-process.ts', 'test/found.ts', 'test/properties.ts'],
          // Seconds where the machine is its own; these are for one that is shared.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fault',
          include: ['test/fault/**/*.fault.test.ts'],
          setupFiles: ['test/found.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 300_000,
          // They wait more than they compute: for leases, pauses and timeouts.
          maxConcurrency: 24,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          // Too long for every check: run by bench/soak.ts.
          name: 'soak',
          include: ['test/fault/**/*.soak.test.ts'],
          setupFiles: ['test/found.ts'],
          globalSetup: ['test/global-setup.ts'],
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['apps/web/e2e/**/*.spec.ts'],
          setupFiles: ['test/found.ts'],
          globalSetup: ['test/browser-setup.ts'],
          testTimeout: 180_000,
          // Pages wait more than they compute; more at a time and their timers are late.
          maxConcurrency: 3,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
