import type { Kind } from '../../src/types.ts'
import { type Blind, type Drawn, type Member, shape, type Tool } from '../blind/template.ts'
import type { World } from '../blind/world.ts'

/**
 * s system, u user with @ where the material stands, t tools, f forced tool, j schema, w tool work so far.
 * {firm}, {name}, {city}, {date} and {id} are drawn anew for each request.
 */
type Form = {
  s?: string
  u?: string
  t?: Tool[]
  f?: string
  j?: { [name: string]: Member }
  w?: [call: string, result: string][]
}
/** What a request is about, and what came back; "-> name" calls a tool. */
type Pair = readonly [asked: string, replied: string]

const filled = (text: string, world: World): string =>
  text.replace(/\{(firm|name|city|date|id)\}/g, (_, slot: 'firm' | 'name' | 'city' | 'date' | 'id') =>
    world[slot](),
  )

/** A task with a few requests that come again and again, as recorded ones do. */
export const task = (kind: Kind, { s, u = '@', t, f, j, w }: Form, pairs: readonly Pair[]) => ({
  kind,
  draw: (world: World): Drawn => {
    const [asked, replied] = world.pick([...pairs])
    const [, called] = /^-> (\w+)$/.exec(replied) ?? []
    return {
      ...(s === undefined ? {} : { s: filled(s, world) }),
      u: filled(u, world).replace('@', () => asked),
      ...(t === undefined ? {} : { t }),
      ...(f === undefined ? {} : { f }),
      ...(j === undefined ? {} : { j: shape(j) }),
      ...(w === undefined ? {} : { w: w.slice(0, world.below(w.length + 1)) }),
      ...(called === undefined ? { r: replied } : { c: called }),
    }
  },
})

export const named = (set: string, tasks: readonly Pick<Blind, 'kind' | 'draw'>[]): Blind[] =>
  tasks.map((one, at) => ({ task: `${set}-${at}`, ...one }))
