import { isProse, type Sketch, type SketchLine, sortTools } from './sketch.ts'

const isTool = ({ role }: SketchLine): boolean => role === 'tool'
export const toolsOf = ({ lines }: Sketch): SketchLine[] => lines.filter(isTool)
export const withoutTools = ({ lines }: Sketch): Sketch => ({ lines: lines.filter((line) => !isTool(line)) })

/** The sketch with these tools in place of its own. */
export const withTools = (sketch: Sketch, tools: SketchLine[]): Sketch => ({
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
export const joinTools = (older: Sketch, newer: Sketch): SketchLine[] | null => {
  const tools = toolsOf(older)
  const others = toolsOf(newer)
  if (tools.length === 0 && others.length === 0) return []
  const byName = new Map(tools.map((tool) => [tool.words[0]?.hash, tool]))
  const gained: SketchLine[] = []
  for (const other of others) {
    const own = byName.get(other.words[0]?.hash)
    if (own === undefined) gained.push(other)
    else if (own.key !== other.key) return null
  }
  const common = others.length - gained.length
  const least = older.lines.some(isProse) ? 1 : Math.min(tools.length, others.length) / 2
  if (common === 0 || common < least) return null
  return gained.length === 0 ? tools : sortTools([...tools, ...gained])
}

/** The sketch with the toolbox grown by the other's tools; null where it knows them all. */
export const growTools = (sketch: Sketch, other: Sketch): Sketch | null => {
  const tools = joinTools(sketch, other)
  return tools === null || tools.length === toolsOf(sketch).length ? null : withTools(sketch, tools)
}

/** The same tools by name but described anew: what the older toolbox has beside them stays in it. */
export const keepTools = (older: Sketch, newer: Sketch): Sketch => {
  const tools = toolsOf(newer)
  const names = new Set(tools.map(({ words }) => words[0]?.hash))
  const kept = toolsOf(older).filter(({ words }) => !names.has(words[0]?.hash))
  return kept.length === 0 ? newer : withTools(newer, sortTools([...tools, ...kept]))
}

/** What two sketches have in common that differ in nothing but their tools. */
export const toolFreeKey = (sketch: Sketch): string =>
  withoutTools(sketch)
    .lines.filter(({ role }) => role !== 'open')
    .map(({ role, key }) => `${role} ${key}`)
    .sort()
    .join('\n')
