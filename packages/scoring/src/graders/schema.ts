import { failure } from '../failures.ts'
import { unscored } from '../limits.ts'
import type { GraderOptions } from '../options.ts'
import { recordText } from '../replies.ts'
import { type FoundJson, readJson } from '../reply-json.ts'
import { type CompiledSchema, compileSchema } from '../schema/compile-schema.ts'
import { parsesStrictly, schemaOf } from '../schema/schema-of.ts'
import type { Failure, Grade, Grader, Pair } from '../types.ts'
import { verdict } from '../verdict.ts'

/** Whether the reply is JSON that follows the schema. It needs no reference. */
export function schemaGrader(options: GraderOptions = {}): Grader {
  return {
    name: 'schema',
    version: 3,
    needs: ['schema'],
    role: 'gate',
    grade: (pair) => grade(pair, options),
  }
}

const follows: Grade = Object.freeze({ outcome: 'passed', score: 1 })

function grade(pair: Pair, options: GraderOptions): Grade {
  const schema = schemaOf(options, pair.conversation)
  if (schema === null) return unscored('neither the request nor the config has a schema')
  const found = readJson(recordText(pair.candidate))
  if (!found.found && found.tooDeep) return unscored(found.reason)
  const strict = parsesStrictly(options, pair.conversation)
  const compiled = compileSchema(schema)
  if (!compiled.ok) return unscored(compiled.reason)
  if (!found.found) return verdict([failure('invalid-json', '$', found.reason)], 0)
  const { violations, exceeded } = checked(compiled, found)
  if (exceeded !== null) return unscored(exceeded)
  const isPlain = found.how === 'strict' && compiled.notes.length === 0
  if (isPlain && violations.length === 0) return follows
  const failures = [
    ...wrapping(found, strict),
    ...violations.map((found) => failure(found.code, found.path, found.detail)),
  ]
  const notes = [...compiled.notes, ...(strict ? [] : wrapping(found, true).map((wrapped) => wrapped.code))]
  return verdict(failures, failures.length === 0 ? 1 : 0, notes)
}

type Compiled = Extract<CompiledSchema, { ok: true }>
type Checked = ReturnType<Compiled['check']>

/** Candidates that say the same to the letter are checked once. */
function checked(compiled: Compiled, found: Extract<FoundJson, { found: true }>): Checked {
  if (found.checked?.by === compiled) return found.checked.is as Checked
  const is = compiled.check(found.value)
  found.checked = { by: compiled, is }
  return is
}

/** What stands around the JSON, which counts where the consumer parses strictly. */
export function wrapping(found: FoundJson, strict: boolean): Failure[] {
  if (!strict || !found.found || found.how === 'strict') return []
  return [failure(found.how === 'fence' ? 'json-in-fence' : 'json-in-prose', '$')]
}
