import { defineConfig } from 'vitest/config'

/** What must happen within a second, and waits most of its time: only with each other. */
const TIMED = ['test/reliability/quota.test.ts', 'test/reliability/refresh.test.ts']
/** How long the browser takes for a frame: nothing else may be at work then. */
const FRAMES = ['test/journeys/long-call.test.ts', 'test/journeys/long-list.test.ts']

export default defineConfig({
  test: {
    // Of whole journeys, on a machine that may have other things to do.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // Files of one worker share what they import, which is a fifth of all work; none changes a module's state for the next.
    isolate: false,
    globalSetup: ['test/database-server.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{src,simulator,measure,training,test,web}/**/*.test.ts'],
          exclude: [...TIMED, ...FRAMES],
          // Two cores, and tests that wait for a page, a poll or a process half of their time.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: TIMED, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'frames', include: FRAMES, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
