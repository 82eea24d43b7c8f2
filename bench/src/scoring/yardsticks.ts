import { existsSync } from 'node:fs'

type Judge = (schema: object, reference: string, candidate: string) => Promise<void>

/** How another tool grades a record and a call's arguments, both as JSON; it is given what our graders are given. */
export type Yardstick = {
  name: string
  /** it says which field is wrong, as ours do; else it says yes or no alone, and is printed without a goal */
  isEquivalent: boolean
  records: Judge
  calls: Judge
}

const folder = new URL('../../yardsticks/', import.meta.url)
const installed = (path: string): URL | null => {
  const url = new URL(`node_modules/${path}`, folder)
  return existsSync(url) ? url : null
}

/** What is installed in bench/yardsticks; the heavy ones are not part of the workspace. */
export async function loadYardsticks(log: (line: string) => void): Promise<Yardstick[]> {
  const found = [await loadPromptfoo(), await loadAutoevals()]
  if (found.includes(null))
    log(
      'yardsticks: promptfoo or autoevals is not installed; to measure beside them: cd bench/yardsticks && npm install --ignore-scripts',
    )
  return found.flatMap((yardsticks) => yardsticks ?? [])
}

type Assertion = { type: string; value?: unknown }
type Promptfoo = {
  assertions: {
    runAssertions: (given: {
      provider?: { id: () => string; config: { tools: object[] }; callApi: () => Promise<object> }
      test: { vars: Record<string, string>; assert: Assertion[] }
      providerResponse: { output: unknown }
    }) => Promise<{ pass: boolean }>
  }
}

/**
 * `is-json` with the schema, or what it has for tool calls, and a `javascript` assertion for each field;
 * or `equals` for all of them at once.
 */
async function loadPromptfoo(): Promise<Yardstick[] | null> {
  const url = installed('promptfoo/dist/src/index.js')
  if (url === null) return null
  process.env.PROMPTFOO_DISABLE_TELEMETRY = '1'
  process.env.PROMPTFOO_DISABLE_UPDATE = '1'
  const { assertions } = (await import(url.href)) as Promptfoo
  const run = async (assert: Assertion[], output: string): Promise<void> => {
    await assertions.runAssertions({ test: { vars: {}, assert }, providerResponse: { output } })
  }
  const isJson = (schema: object): Assertion => ({ type: 'is-json', value: schema })
  const equals: Judge = async (schema, reference, candidate) =>
    run([isJson(schema), { type: 'equals', value: JSON.parse(reference) as unknown }], candidate)
  return [
    {
      name: 'promptfoo (its schema check, javascript per field)',
      isEquivalent: true,
      records: async (schema, reference, candidate) =>
        run([isJson(schema), ...perField(reference, 'JSON.parse(output)')], candidate),
      calls: async (schema, reference, candidate) => {
        const given = { name: 'search_flights', parameters: schema }
        await assertions.runAssertions({
          provider: {
            id: () => 'none',
            config: { tools: [{ type: 'function', function: given }] },
            callApi: async () => ({}),
          },
          test: {
            vars: {},
            assert: [
              { type: 'is-valid-openai-tools-call' },
              ...perField(reference, 'JSON.parse(output[0].function.arguments)'),
            ],
          },
          providerResponse: {
            output: [{ id: '1', type: 'function', function: { name: given.name, arguments: candidate } }],
          },
        })
      },
    },
    {
      name: 'promptfoo (is-json, equals: says yes or no alone)',
      isEquivalent: false,
      records: equals,
      calls: equals,
    },
  ]
}

function perField(reference: string, read: string): Assertion[] {
  return Object.entries(JSON.parse(reference) as object).map(([key, value]) => ({
    type: 'javascript',
    value: `${read}[${JSON.stringify(key)}] === ${JSON.stringify(value)}`,
  }))
}

type Score = Promise<{ score: number | null }>
type Autoevals = {
  ValidJSON: (given: { output: string; schema: unknown }) => Score
  JSONDiff: (given: { output: unknown; expected: unknown }) => Score
}

/** `ValidJSON` with the schema, then `JSONDiff`. */
async function loadAutoevals(): Promise<Yardstick[] | null> {
  const url = installed('autoevals/jsdist/index.mjs')
  if (url === null) return null
  const { ValidJSON, JSONDiff } = (await import(url.href)) as Autoevals
  const both: Judge = async (schema, reference, candidate) => {
    await ValidJSON({ output: candidate, schema })
    await JSONDiff({ output: JSON.parse(candidate), expected: JSON.parse(reference) })
  }
  return [{ name: 'autoevals (ValidJSON, JSONDiff)', isEquivalent: true, records: both, calls: both }]
}
