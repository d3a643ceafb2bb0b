import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,simulator,measure,training,test,web}/**/*.test.ts'],
    testTimeout: 30_000,
    globalSetup: ['test/database-server.ts'],
    // Two cores: more workers than that only make the ones with real HTTP wait for each other.
    maxWorkers: 2,
  },
})
