import { RE2JS } from 're2js'
import type { IdentifyInput, TaskRule, TaskRules } from './types.ts'

type Matcher = { name: string; match: NonNullable<TaskRule['match']>; pattern: number }

/** A system prompt longer than this is looked at up to here. */
const maxPatternText = 65_536

/** The config's rules in their order: the first whose conditions all hold names the task. */
export class Rules {
  readonly #matchers: Matcher[] = []
  readonly #patterns: RE2JS[] = []
  /** found tasks that are another's by config; null merges several under the rule's name */
  readonly #renamed = new Map<string, { name: string; merges: boolean }>()
  readonly headerNames: string[]
  readonly #rules: TaskRules

  constructor(rules: TaskRules) {
    this.#rules = rules
    const headers = new Set<string>()
    for (const [name, rule] of Object.entries(rules)) {
      for (const key of rule.found ?? [])
        this.#renamed.set(key, { name, merges: (rule.found?.length ?? 0) > 1 })
      if (rule.match === undefined) continue
      if (rule.match.system !== undefined) this.#patterns.push(RE2JS.compile(rule.match.system))
      this.#matchers.push({
        name,
        match: rule.match,
        pattern: rule.match.system === undefined ? -1 : this.#patterns.length - 1,
      })
      const header = splitHeader(rule.match.header ?? '')
      if (header !== null) headers.add(header.name)
    }
    this.headerNames = [...headers]
  }

  get isEmpty(): boolean {
    return this.#matchers.length === 0
  }

  rule(name: string): TaskRule | undefined {
    return Object.hasOwn(this.#rules, name) ? this.#rules[name] : undefined
  }

  /** What config calls a task that was found. */
  renamed(taskKey: string): { name: string; merges: boolean } | undefined {
    return this.#renamed.get(taskKey)
  }

  /** Which patterns are found in a system prompt; to be kept as long as the prompt is. */
  findPatterns(system: string): boolean[] {
    const text = system.length > maxPatternText ? system.slice(0, maxPatternText) : system
    return this.#patterns.map((pattern) => pattern.matcher(text).find())
  }

  /** The task that a header's value belongs to by config. */
  ofHeader(value: string): string | null {
    return this.#matchers.find(({ match }) => match.header === value)?.name ?? null
  }

  match(input: IdentifyInput, patterns: () => readonly boolean[]): string | null {
    for (const { name, match, pattern } of this.#matchers)
      if (holds(match, input) && (pattern < 0 || patterns()[pattern] === true)) return name
    return null
  }
}

const holds = (match: Matcher['match'], input: IdentifyInput): boolean => {
  const { conversation } = input
  if (match.model !== undefined && match.model !== conversation.model) return false
  if (match.upstream !== undefined && match.upstream !== input.upstream) return false
  if (match.schema !== undefined && match.schema !== conversation.format?.name) return false
  if (match.header !== undefined && !holdsHeader(match.header, input)) return false
  return match.tools?.every((tool) => conversation.tools.some(({ name }) => name === tool)) ?? true
}

/** "name: value" asks for any header; a word alone is a value of x-tierdrop-task. */
const holdsHeader = (wanted: string, input: IdentifyInput): boolean => {
  const header = splitHeader(wanted)
  if (header === null) return input.taskHeader === wanted
  return input.headers?.[header.name] === header.value
}

const splitHeader = (text: string): { name: string; value: string } | null => {
  const colon = text.indexOf(':')
  return colon < 0
    ? null
    : { name: text.slice(0, colon).trim().toLowerCase(), value: text.slice(colon + 1).trim() }
}
