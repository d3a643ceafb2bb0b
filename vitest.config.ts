import { defineConfig } from 'vitest/config'

/** What they look at is how long the browser takes for a frame: nothing else may be at work then. */
const ALONE = ['test/journeys/long-call.test.ts', 'test/journeys/long-list.test.ts']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    globalSetup: ['test/database-server.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{src,simulator,measure,training,test,web}/**/*.test.ts'],
          exclude: ALONE,
          // Two cores, and tests that wait for a page, a poll or a process half of their time.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
