import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { errorCatalogue, failure } from './errors.ts'
import type { Fault, Finding } from './fault.ts'
import { type Parsed, parseWith } from './parse.ts'
import type { Config } from './schema.ts'

/** Reads the file; paths in it are from its own folder. */
export function loadConfig(path: string): Parsed {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { ok: false, faults: [unreadable(path, error)] }
  }
  const folder = dirname(path)
  const parsed = parseWith(text, path, (config) => missingFiles(fromFolder(config, folder)))
  return parsed.ok ? { ok: true, config: fromFolder(parsed.config, folder) } : parsed
}

/** The config, or an error that says all its faults. */
export function configOrThrow(parsed: Parsed): Config {
  if (parsed.ok) return parsed.config
  const [first] = parsed.faults
  const message = parsed.faults.map((fault) => fault.message).join('\n')
  if (first?.code === 'missing-file') throw failure('CONFIG_MISSING', { file: first.file })
  throw failure('CONFIG_INVALID', { faults: message })
}

function unreadable(path: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  const missing = code === 'ENOENT'
  const template = errorCatalogue[missing ? 'CONFIG_MISSING' : 'CONFIG_UNREADABLE'].message
  const message = template.replace('{file}', path).replace('{reason}', code)
  return { file: path, line: null, path: '', code: missing ? 'missing-file' : 'value', message }
}

/** A grader is a file where it looks like one; a bare word is the name of a built-in. */
export function isGraderFile(grader: string): boolean {
  return /[\\/]|\.[cm]?[jt]s$/.test(grader)
}

function fromFolder(config: Config, folder: string): Config {
  const from = (path: string) => (isAbsolute(path) ? path : join(folder, path))
  const isDatabaseUrl = /^[a-z]+:/i.test(config.store) && !/^[a-z]:[\\/]/i.test(config.store)
  const tasks = Object.entries(config.tasks).map(([name, task]) => [
    name,
    {
      ...task,
      ...(task.graders && {
        graders: task.graders.map((grader) => (isGraderFile(grader) ? from(grader) : grader)),
      }),
      ...(typeof task.schema === 'string' && { schema: from(task.schema) }),
    },
  ])
  const { retention } = config.defaults
  return {
    ...config,
    store: isDatabaseUrl ? config.store : from(config.store),
    tasks: Object.fromEntries(tasks),
    defaults: { ...config.defaults, retention: { ...retention, keyFile: from(retention.keyFile) } },
  }
}

function missingFiles(config: Config): Finding[] {
  return Object.entries(config.tasks).flatMap(([name, task]) => {
    const files: [Finding['at'], string][] = (task.graders ?? [])
      .map((grader, index): [Finding['at'], string] => [['tasks', name, 'graders', index], grader])
      .filter(([, grader]) => isGraderFile(grader))
    if (typeof task.schema === 'string') files.push([['tasks', name, 'schema'], task.schema])
    return files
      .filter(([, file]) => !existsSync(file))
      .map(([at, file]): Finding => ({ at, code: 'reference', says: `${file}: there is no such file` }))
  })
}
