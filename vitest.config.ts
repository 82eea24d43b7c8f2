import { defineConfig } from 'vitest/config'

// One root run; a project is a workspace package, named like its folder.
const project = (folder: string) => ({
  test: {
    name: folder.split('/').at(-1) ?? folder,
    root: folder,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

const folders = [
  'packages/config',
  'packages/wire',
  'packages/tasks',
  'packages/tiers',
  'packages/store',
  'packages/scoring',
  'packages/decision',
  'packages/simulator',
  'apps/proxy',
  'apps/report',
  'apps/cli',
  'bench',
]

export default defineConfig({
  test: { passWithNoTests: true, projects: folders.map(project) },
})
