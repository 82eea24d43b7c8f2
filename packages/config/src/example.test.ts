import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { valueAt } from './check-shape.ts'
import { parseConfig } from './parse.ts'
import { configSchema } from './schema.ts'
import { validKeys } from './schema-keys.ts'
import { exampleYaml } from './settings.ts'

/** `# name: value` is a field that is switched off; other comments are prose. */
const switchedOn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^(\s*)# ((?: {2})*(?:- )?(?:[a-z]\w*: ?|\{ ).*)$/, '$1$2'))
    .join('\n')

const configOf = (text: string) => {
  const parsed = parseConfig(text, 'tierdrop.yaml')
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'))
  return parsed.config
}

describe('tierdrop.example.yaml', () => {
  it('is clean as it is written', () => {
    expect(Object.keys(configOf(exampleYaml()).tiers)).toEqual(['mini', 'nano'])
  })

  it('is clean with every field switched on', () => {
    expect(configOf(switchedOn(exampleYaml())).limits).toBeDefined()
  })

  it('shows every field there is', () => {
    const given: unknown = parse(switchedOn(exampleYaml()))
    const places = [
      [],
      ['listen'],
      ['upstreams', 'openai'],
      ['tiers', 'nano', 'prompt'],
      ['evaluation'],
      ['evaluation', 'policy'],
      ['evaluation', 'policy', 'gates'],
      ['tasks', 'route-ticket', 'match'],
      ['prices', 0],
      ['defaults'],
      ['defaults', 'judge'],
      ['defaults', 'retention'],
      ['redact'],
      ['limits'],
    ]
    for (const place of places) {
      const there = Object.keys(valueAt(given, place) ?? {})
      expect(there, place.join('.')).toEqual(expect.arrayContaining(validKeys(configSchema, place)))
    }
    const tiers = Object.keys({
      ...Object(valueAt(given, ['tiers', 'mini'])),
      ...Object(valueAt(given, ['tiers', 'nano'])),
    })
    expect(tiers).toEqual(expect.arrayContaining(validKeys(configSchema, ['tiers', 'nano'])))
    // A task takes every field of a policy too; the example says so instead of repeating them.
    const task = [
      ...Object.keys(Object(valueAt(given, ['tasks', 'route-ticket']))),
      ...validKeys(configSchema, ['evaluation', 'policy']),
    ]
    expect(task).toEqual(expect.arrayContaining(validKeys(configSchema, ['tasks', 'route-ticket'])))
  })

  it('shows the defaults that hold', () => {
    const bare = configSchema.parse({})
    const example = configOf(switchedOn(exampleYaml()))
    expect(example.listen).toEqual(bare.listen)
    expect(example.store).toBe(bare.store)
    expect(example.upstreams).toEqual(bare.upstreams)
    expect(example.limits).toEqual(bare.limits)
    expect({ ...example.defaults, judge: null, retention: null }).toEqual({
      ...bare.defaults,
      retention: null,
    })
    expect({ ...example.defaults.retention, key: null }).toEqual(bare.defaults.retention)
    expect(example.redact.builtin).toBe(bare.redact.builtin)
    expect(example.evaluation.seed).toBe(bare.evaluation.seed)
    const { mini } = example.tiers
    const plain = configSchema.parse({
      tiers: { t: { upstream: 'openai', dialect: 'openai-chat', model: 'm' } },
    })
    expect(mini?.timeout).toBe(plain.tiers.t?.timeout)
    expect(mini?.maxConcurrent).toBe(plain.tiers.t?.maxConcurrent)
  })
})
