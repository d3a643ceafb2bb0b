import { defineConfig } from 'vitest/config'

/** They look at how long a frame takes, or at what happens within a second: nothing else may be at work then. */
const ALONE = [
  'test/journeys/long-call.test.ts',
  'test/journeys/long-list.test.ts',
  'test/reliability/quota.test.ts',
  'test/reliability/refresh.test.ts',
]

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
