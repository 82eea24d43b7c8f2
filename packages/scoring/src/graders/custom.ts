import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { failure as configFailure, isGraderFile, type TierdropError } from '@tierdrop/config'
import { isRecord } from '../equal/leaves.ts'
import { failure, failures } from '../failures.ts'
import { unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import type { Failure, Grade, Grader, Need, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/**
 * A team's own grader: the file's default export, a grader or a function of the task's options that
 * makes one. What is wrong with it is said at once, not with the first reply.
 */
export async function loadGrader(file: string, folder: string, options: GraderOptions = {}): Promise<Grader> {
  const path = resolve(folder, file)
  let loaded: unknown
  try {
    loaded = await import(pathToFileURL(path).href)
  } catch (error) {
    throw wrong(`${file}: cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
  const exported: unknown = (loaded as { default?: unknown }).default
  const made: unknown =
    typeof exported === 'function' ? (exported as (options: GraderOptions) => unknown)(options) : exported
  return checked(made, file)
}

/** Names and files as config lists them, the files loaded. */
export async function loadGraders(
  names: readonly string[],
  folder: string,
  options: GraderOptions = {},
): Promise<(string | Grader)[]> {
  return Promise.all(
    names.map(async (name) => (isGraderFile(name) ? loadGrader(name, folder, options) : name)),
  )
}

const needs: readonly string[] = ['schema', 'tools', 'reference-reply', 'source'] satisfies Need[]

/** A file that config names is a part of it: what is wrong there is told like any other fault of config. */
function wrong(faults: string): TierdropError {
  return configFailure('CONFIG_INVALID', { faults })
}

function checked(made: unknown, file: string): Grader {
  if (!isRecord(made))
    throw wrong(
      `${file}: expected a grader as its default export, got ${made === null ? 'null' : typeof made}`,
    )
  const { name, version, grade } = made
  if (typeof name !== 'string' || name === '') throw wrong(`${file}: name: expected a string`)
  if (!Number.isInteger(version)) throw wrong(`${file}: version: expected an integer`)
  if (typeof grade !== 'function') throw wrong(`${file}: grade: expected a function`)
  const given: unknown = made.needs ?? []
  if (!Array.isArray(given) || !given.every((need) => needs.includes(String(need))))
    throw wrong(`${file}: needs: expected a list of ${needs.join(', ')}`)
  const grader = made as unknown as Grader
  return {
    ...grader,
    needs: given as Need[],
    grade(pair: Pair): Grade | Promise<Grade> {
      const result: unknown = grader.grade(pair)
      return result instanceof Promise
        ? result.then((answer: unknown) => heard(answer, grader.name))
        : heard(result, grader.name)
    },
  }
}

/** What came back, as a grade; what is none leaves the record unscored rather than passing it. */
function heard(answer: unknown, name: string): Grade {
  if (!isRecord(answer)) return unscored(`${name} gave no grade`)
  const { outcome, score, reason } = answer
  const notes = Array.isArray(answer.notes)
    ? answer.notes.filter((note): note is string => typeof note === 'string')
    : []
  if (outcome === 'unscored') return unscored(typeof reason === 'string' ? reason : `${name} gave no reason`)
  const known = typeof score === 'number' && Number.isFinite(score) ? score : null
  if (outcome === 'passed') return verdict([], known ?? 1, notes)
  if (outcome !== 'failed') return unscored(`${name} gave the outcome ${JSON.stringify(outcome)}`)
  const listed = Array.isArray(answer.failures)
    ? answer.failures.map((found) => heardFailure(found, name))
    : []
  return verdict(listed.length > 0 ? listed : [failure('grader-failed', name)], known ?? 0, notes)
}

function heardFailure(found: unknown, name: string): Failure {
  if (!isRecord(found)) return failure('grader-failed', name)
  const path = typeof found.path === 'string' ? found.path : name
  const detail = typeof found.detail === 'string' ? found.detail : null
  const code =
    typeof found.code === 'string' && Object.hasOwn(failures, found.code)
      ? (found.code as keyof typeof failures)
      : null
  if (code === null)
    return {
      ...failure('grader-failed', path, detail ?? (typeof found.code === 'string' ? found.code : null)),
      detectable: found.detectable === true,
    }
  return failure(code, path, detail)
}
