import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { grade, type ToolTruth } from '../src/index.ts'
import { readReply } from '../src/lines/read-reply.ts'
import { readRequest } from '../src/lines/read-request.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const there = existsSync(`${folder}tool-calls.items.jsonl`)
if (!there) console.log(`no real data in ${folder}: agreement on it is not checked here`)

type Item = { id: string; messages: unknown[]; tools: unknown[]; truth: ToolTruth }
type Output = { id: string; model: string; output: unknown; verdict: boolean }

function lines<T>(name: string): T[] {
  return readFileSync(folder + name, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

/** Integers in a list of numbers: the recorded verdict wants 1.0 for 1, JSON knows no difference. */
const known = new Set(['simple_13', 'simple_82', 'simple_87', 'simple_103'])

it.skipIf(!there)(
  'agrees with the recorded verdicts but where they are wrong',
  async () => {
    const items = new Map(lines<Item>('tool-calls.items.jsonl').map((item) => [item.id, item]))
    const outputs = lines<Output>('tool-calls.outputs.jsonl')
    const apart: string[] = []
    for (const { id, output, model, verdict } of outputs) {
      const item = items.get(id)
      if (item === undefined) throw new Error(`no item ${id}`)
      const pair = {
        conversation: readRequest({ messages: item.messages, tools: item.tools }),
        reference: { from: 'truth' as const, truth: { type: 'tools' as const, calls: item.truth } },
        candidate: readReply(output, 'output').reply,
        stop: null,
      }
      const { outcome } = await grade(pair, { kind: 'tools', options: {} })
      if (outcome !== (verdict ? 'passed' : 'failed')) apart.push(`${id} ${model}`)
    }
    expect(outputs.length).toBe(2400)
    expect(apart.filter((place) => !known.has(place.split(' ')[0] ?? ''))).toEqual([])
    expect(1 - apart.length / outputs.length).toBeGreaterThan(0.99)
  },
  300_000,
)
