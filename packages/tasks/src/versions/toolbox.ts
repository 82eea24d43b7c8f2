import { isProse, type Sketch, type SketchLine, sortTools } from './sketch.ts'

const isTool = ({ role }: SketchLine): boolean => role === 'tool'

type Toolbox = {
  tools: SketchLine[]
  byName: ReadonlyMap<number | undefined, SketchLine>
  isBesideProse: boolean
  /** what two sketches have in common that differ in nothing but their tools */
  rest: string
}

/** A sketch is held against every choice from its toolbox that comes, so what is in it is looked up once. */
const toolboxes = new WeakMap<Sketch, Toolbox>()

const toolboxOf = (sketch: Sketch): Toolbox => {
  const known = toolboxes.get(sketch)
  if (known !== undefined) return known
  const tools = sketch.lines.filter(isTool)
  const toolbox = {
    tools,
    byName: new Map(tools.map((tool) => [tool.words[0]?.hash, tool])),
    isBesideProse: sketch.lines.some(isProse),
    rest: withoutTools(sketch)
      .lines.filter(({ role }) => role !== 'open')
      .map(({ role, key }) => `${role} ${key}`)
      .sort()
      .join('\n'),
  }
  toolboxes.set(sketch, toolbox)
  return toolbox
}

export const toolsOf = (sketch: Sketch): readonly SketchLine[] => toolboxOf(sketch).tools
export const withoutTools = ({ lines }: Sketch): Sketch => ({ lines: lines.filter((line) => !isTool(line)) })

/** The sketch with these tools in place of its own. */
export const withTools = (sketch: Sketch, tools: readonly SketchLine[]): Sketch => ({
  lines: [
    ...sketch.lines.filter(({ role }) => role !== 'tool' && role !== 'open'),
    ...tools,
    ...sketch.lines.filter(({ role }) => role === 'open'),
  ],
})

/**
 * The toolbox that two requests of one instruction choose from; null where it isn't one: nothing
 * is in both, a tool of one name is described otherwise, or only one of them has tools at all.
 * Where no prose says that the task is the same, one common tool is too little.
 */
export const joinTools = (older: Sketch, newer: Sketch): readonly SketchLine[] | null => {
  const { tools, byName, isBesideProse } = toolboxOf(older)
  const others = toolsOf(newer)
  if (tools.length === 0 && others.length === 0) return tools
  const gained: SketchLine[] = []
  for (const other of others) {
    const own = byName.get(other.words[0]?.hash)
    if (own === undefined) gained.push(other)
    else if (own.key !== other.key) return null
  }
  const common = others.length - gained.length
  const least = isBesideProse ? 1 : Math.min(tools.length, others.length) / 2
  if (common === 0 || common < least) return null
  return gained.length === 0 ? tools : sortTools([...tools, ...gained])
}

/** The sketch with the toolbox grown by the other's tools; null where it knows them all. */
export const growTools = (sketch: Sketch, other: Sketch): Sketch | null => {
  const tools = joinTools(sketch, other)
  return tools === null ? null : grownTo(sketch, tools)
}

/** The sketch with the toolbox that it shares with others; null where that is its own. */
export const grownTo = (sketch: Sketch, joined: readonly SketchLine[]): Sketch | null =>
  joined.length === toolsOf(sketch).length ? null : withTools(sketch, joined)

/** The same tools by name but described anew: what the older toolbox has beside them stays in it. */
export const keepTools = (older: Sketch, newer: Sketch): Sketch => {
  const tools = toolsOf(newer)
  const names = new Set(tools.map(({ words }) => words[0]?.hash))
  const kept = toolsOf(older).filter(({ words }) => !names.has(words[0]?.hash))
  return kept.length === 0 ? newer : withTools(newer, sortTools([...tools, ...kept]))
}

/** The same of two sketches that differ in nothing but their tools. */
export const toolFreeKey = (sketch: Sketch): string => toolboxOf(sketch).rest
