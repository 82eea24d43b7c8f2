import { Ajv, type Options } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import { canonicalJson } from '../equal/canonical.ts'
import { limits } from '../limits.ts'
import type { Draft } from './draft.ts'
import { isMultipleOf } from './multiple-of.ts'
import { safePattern } from './pattern.ts'

// The plugin is CommonJS: what Node imports is its function, what its types say is the module around it.
const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

export const stepKeyword = 'tierdropStep'

export class StepLimit extends Error {}

let steps = 0
let tried = 0
export function startSteps(): void {
  steps = 0
  tried = 0
}
function step(): boolean {
  if (++steps > limits.schemaSteps) throw new StepLimit(`more than ${limits.schemaSteps} steps`)
  return true
}

/** Patterns of the schema being compiled that RE2 cannot run. */
let unchecked: string[] = []
export function takeUnchecked(): string[] {
  const taken = unchecked
  unchecked = []
  return taken
}

function regExp(source: string) {
  const pattern = safePattern(source)
  if (pattern?.isFast) return pattern
  if (pattern)
    return {
      test: (text: string) => {
        countTrial(text)
        return pattern.test(text)
      },
      toString: () => pattern.toString(),
    }
  unchecked.push(source)
  return { test: () => true, toString: () => `unchecked ${source}` }
}
regExp.code = 'regExp'

/** Counted, since RE2 takes up to a tenth of a microsecond for a character. */
function countTrial(text: string): void {
  if (text.length > limits.patternChars)
    throw new StepLimit(`a pattern on more than ${limits.patternChars} characters`)
  tried += patternStart + text.length
  if (tried > limits.patternsChars)
    throw new StepLimit(`more than ${limits.patternsChars} characters for its patterns`)
}

/** what beginning with a text costs, in characters */
const patternStart = 10

const options: Options = {
  strict: false,
  allErrors: true,
  ownProperties: true,
  // Inlined, a definition that is used often would make code without bounds.
  inlineRefs: false,
  logger: false,
  code: { regExp },
}

type Engine = Ajv | Ajv2019 | Ajv2020
const engines = new Map<Draft, { engine: Engine; used: number }>()
/** ajv keeps the values of all schemas that an instance ever compiled */
const usesOfOne = 300

export function engineFor(draft: Draft): Engine {
  const known = engines.get(draft)
  if (known && known.used < usesOfOne) {
    known.used++
    return known.engine
  }
  const engine = make(draft)
  engines.set(draft, { engine, used: 1 })
  return engine
}

/** A schema may bear the id of what the engine itself stands on; what it was then told to forget is gone. */
export function discardEngine(draft: Draft): void {
  engines.delete(draft)
}

function make(draft: Draft): Engine {
  const engine =
    draft === '7' ? new Ajv(options) : draft === '2019' ? new Ajv2019(options) : new Ajv2020(options)
  addFormats(engine as Ajv)
  boundFormats(engine)
  engine.addKeyword({ keyword: stepKeyword, schema: false, validate: step, errors: false })
  // ajv's own compares all items with one another.
  engine.removeKeyword('uniqueItems')
  engine.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: unique })
  // ajv's own divides doubles: 1234567.89 would be no multiple of 0.01.
  engine.removeKeyword('multipleOf')
  engine.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: isMultipleOf,
    error: { message: ({ schema }) => `must be multiple of ${schema}` },
  })
  return engine
}

function unique(wanted: boolean, items: unknown[]): boolean {
  return !wanted || new Set(items.map(canonicalJson)).size === items.length
}

/** Formats are tried by patterns of their own; none is written for long text. */
function boundFormats(engine: Engine): void {
  for (const [name, format] of Object.entries(engine.formats)) {
    const test = testOf(format)
    if (test)
      engine.addFormat(name, {
        type: 'string',
        validate: (text) => text.length <= limits.formatChars && test(text),
      })
  }
}

function testOf(format: unknown): ((text: string) => boolean) | null {
  if (format instanceof RegExp) return (text) => format.test(text)
  if (typeof format === 'function') return (text) => Boolean(format(text))
  if (typeof format !== 'object' || format === null || !('validate' in format)) return null
  if ('type' in format && format.type === 'number') return null
  return testOf(format.validate)
}
