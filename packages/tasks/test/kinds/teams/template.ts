import type { Kind } from '../../../src/types.ts'
import { type Blind, type Drawn, type Member, shape, type Tool } from '../../blind/template.ts'
import type { World } from '../../blind/world.ts'

/**
 * s system, u user with @ where the material stands, e examples as earlier turns, t tools, f forced tool,
 * j schema, w tool work so far: while it is not done, the reply is its next call.
 */
type Form = {
  s?: string
  u?: string
  e?: [user: string, assistant: string][]
  t?: Tool[]
  f?: string
  j?: { [name: string]: Member } | 'any'
  w?: [call: string, result: string][]
}
/** What a request is about, and what came back; "-> name {…}" calls a tool. */
export type Pair = readonly [asked: string, replied: string]
export type Task = (kind: Kind) => Pick<Blind, 'kind' | 'draw'>

const called = /^-> (\w+(?: \{.*\})?)$/s

/** {firm}, {name}, {city}, {date} and {id} are drawn once for a request and its reply. */
const filler = (world: World) => {
  const drawn = new Map<string, string>()
  return (text: string) =>
    text.replace(/\{(firm|name|city|date|id)\}/g, (_, slot: 'firm' | 'name' | 'city' | 'date' | 'id') => {
      const value = drawn.get(slot) ?? world[slot]()
      drawn.set(slot, value)
      return value
    })
}

export const task =
  ({ s, u = '@', e, t, f, j, w }: Form, ...pairs: Pair[]): Task =>
  (kind) => ({
    kind,
    draw: (world): Drawn => {
      const fill = filler(world)
      const [asked, replied] = world.pick([...pairs])
      const done = world.below((w?.length ?? 0) + 1)
      const next = w?.[done]?.[0]
      const said = fill(next === undefined ? replied : `-> ${next}`)
      const [, c] = called.exec(said) ?? []
      return {
        ...(s === undefined ? {} : { s: fill(s) }),
        u: fill(u.replace('@', () => asked)),
        ...(e === undefined ? {} : { e }),
        ...(t === undefined ? {} : { t }),
        ...(f === undefined ? {} : { f }),
        ...(j === undefined ? {} : { j: j === 'any' ? j : shape(j) }),
        ...(w === undefined
          ? {}
          : { w: w.slice(0, done).map(([call, result]) => [fill(call), fill(result)] as [string, string]) }),
        ...(c === undefined ? { r: said } : { c }),
      }
    },
  })
