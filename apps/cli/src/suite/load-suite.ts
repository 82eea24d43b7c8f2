import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readYaml } from '../read-yaml.ts'
import { type Suite, suiteSchema } from './suite-schema.ts'

export type LoadedSuite = Suite & {
  /** paths in the suite are from here */
  folder: string
}

/** A suite is a folder with a suite.yaml, or that file itself. */
export function loadSuite(given: string, cwd: string): LoadedSuite {
  const path = resolve(cwd, given)
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  const file = isFolder ? join(path, 'suite.yaml') : path
  const shown = isFolder ? join(given, 'suite.yaml') : given
  return { ...readYaml(file, shown, suiteSchema), folder: dirname(file) }
}
