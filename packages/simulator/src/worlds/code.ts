import type { Random } from '../seeded.ts'
import { fill, type Pools, read, template, type Values } from '../template.ts'
import type { Asked, FailureMode, Item, Solved, World } from '../types.ts'
import { type GroupSpec, groupCode, groupRuns, isGroupSpec } from './code-groups.ts'
import { filters, folds, isNumberSpec, type NumberSpec, numberCode, numberRuns } from './code-numbers.ts'

const codeSystem = `You write small JavaScript functions for the rule engine of a billing product. Each request describes one function; your answer is saved to a file as it is and called at once.

Requirements:
- Modern JavaScript (ES modules), no dependencies, no TypeScript.
- Export exactly the function that is asked for, under the given name and with the given parameter.
- Follow the description to the letter, its edge cases included: what is returned if nothing matches, what is skipped, what is thrown.
- Never change the argument.
- Prefer a plain loop to clever chains; our reviewers read every line.

Answer with one code block and nothing else.`

const numberWishes = [
  'Write a JavaScript function {name}({argument}) that returns the {fold} of all numbers in the array that are {filter}. Ignore entries that are not numbers. Return {empty} if no number matches, and throw a TypeError if {argument} is not an array.',
  'I need {name}({argument}) in JavaScript: the {fold} of those numbers in {argument} that are {filter}. Anything in the array that is not a number is skipped. With no match the result is {empty}. If the argument is no array, throw a TypeError.',
  'Please implement {name}({argument}). Of an array it takes the numbers that are {filter} and gives their {fold}; other entries do not count. An array without a match yields {empty}; a TypeError is thrown for anything but an array.',
].map(template)

const groupWishes = [
  'Write a JavaScript function {name}({argument}) that groups the rows by their "{key}" and returns a plain object with the {total} of "{field}" for each group. Skip rows whose "{flag}" is true. A "{field}" that is not a number counts as 0, and a missing "{key}" as "unknown".',
  'Implement {name}({argument}) in JavaScript: one property per distinct "{key}", holding the {total} of "{field}". Rows with "{flag}" set to true are left out; where "{field}" is no number, take 0; where "{key}" is missing, use "unknown".',
].map(template)

const verbs = ['compute', 'get', 'find', 'derive', 'rate', 'collect', 'evaluate', 'measure'] as const
const nouns = [
  'Score',
  'Load',
  'Charge',
  'Reading',
  'Usage',
  'Quota',
  'Fee',
  'Level',
  'Volume',
  'Share',
  'Balance',
] as const
const kinds = ['Monthly', 'Partial', 'Net', 'Peak', 'Billed', 'Open', 'Daily', 'Base'] as const

const pools: Pools = {
  name: (random) => `${random.pick(verbs)}${random.pick(kinds)}${random.pick(nouns)}`,
  argument: ['values', 'amounts', 'readings', 'samples', 'entries', 'items'],
  fold: Object.keys(folds),
  filter: (random) => random.pick(filters).text.replace('N', String(random.int(2, 40))),
  empty: ['null', '-1'],
  key: ['customer', 'region', 'plan', 'currency', 'project', 'team'],
  field: ['amount', 'hours', 'seats', 'fee', 'units', 'minutes'],
  flag: ['cancelled', 'test', 'void', 'internal', 'disputed'],
  total: ['sum', 'maximum', 'number of rows, whatever their value,'],
}

type Spec = NumberSpec | GroupSpec

function specOf(values: Values): Spec | null {
  const spec = values.fold === undefined ? values : { ...values }
  if (isNumberSpec(spec)) return spec
  return isGroupSpec(spec) ? spec : null
}

function writeCode(spec: Spec, bug: FailureMode | null): string {
  return 'fold' in spec ? numberCode(spec, bug) : groupCode(spec, bug)
}

function make(random: Random): Item {
  const { text, values } = fill(random.pick(random.chance(0.6) ? numberWishes : groupWishes), pools, random)
  const spec = specOf(values)
  if (!spec) throw new Error(`not a code wish: ${text}`)
  const runs = 'fold' in spec ? numberRuns(spec) : groupRuns(spec)
  return { system: codeSystem, user: text, truth: { type: 'runs', name: spec.name, runs } }
}

function solve(asked: Asked): Solved | null {
  const text = asked.turns.findLast((turn) => turn.role === 'user')?.text ?? ''
  if (!text.includes('JavaScript') && !text.includes('implement')) return null
  for (const each of [...numberWishes, ...groupWishes]) {
    const values = read(each, text)
    const spec = values && specOf(values)
    if (!spec) continue
    const fenced = (bug: FailureMode | null) => ({
      text: `\`\`\`js\n${writeCode(spec, bug)}\n\`\`\``,
      calls: [],
    })
    return {
      weight: 1,
      right: fenced(null),
      modes: (family) =>
        family === 'nano'
          ? { 'missed-edge-case': 5, 'off-by-one': 3, 'wrong-operator': 3 }
          : { 'missed-edge-case': 5, 'off-by-one': 4, 'wrong-operator': 1 },
      wrong: (mode) => fenced(mode),
    }
  }
  return null
}

export const codeWorld: World = { name: 'code', make, solve }
