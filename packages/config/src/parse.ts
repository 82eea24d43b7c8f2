import { isMap, isPair, isSeq, LineCounter, parseDocument } from 'yaml'
import { emptyComparisons } from './check-empty.ts'
import { referenceFindings } from './check-references.ts'
import { isMapping, shapeFindings } from './check-shape.ts'
import { type Fault, type Finding, type Path, pathText } from './fault.ts'
import { type Config, configSchema } from './schema.ts'

export type Parsed = { ok: true; config: Config } | { ok: false; faults: Fault[] }

/** `path` only names the text in messages. JSON is YAML, so it may be either. */
export function parseConfig(text: string, path: string): Parsed {
  return parseWith(text, path, () => [])
}

/** With a check of the caller's own, of a config that has no other fault. */
export function parseWith(text: string, path: string, check: (config: Config) => readonly Finding[]): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faultsOf = (findings: readonly Finding[]) =>
    findings.map((finding) => faultOf(finding, path, lineOf(document.contents, finding, lines)))

  const syntax = document.errors.map((error): Fault => {
    const line = lines.linePos(error.pos[0]).line
    const code = error.code === 'DUPLICATE_KEY' ? 'duplicate' : 'syntax'
    // The first line of YAML's own message; the next ones quote the file, which may hold a secret.
    const says = code === 'duplicate' ? 'this key is in its mapping already' : error.message.split('\n')[0]
    return { file: path, line, path: '', code, message: `${path}:${line}: ${says}` }
  })
  // A text that is no YAML has no values to speak of; one with a key twice has.
  if (syntax.some(({ code }) => code === 'syntax')) return { ok: false, faults: syntax }

  const given = withoutEmptySections(document.toJS({ maxAliasCount: 100 }))
  const parsed = configSchema.safeParse(given)
  const faults = [
    ...syntax,
    ...faultsOf(parsed.success ? [] : shapeFindings(configSchema, given, parsed.error.issues)),
    ...faultsOf(referenceFindings(given)),
    ...faultsOf(emptyComparisons(document, given)),
  ]
  if (parsed.success && faults.length === 0) {
    faults.push(...faultsOf(check(parsed.data)))
    if (faults.length === 0) return { ok: true, config: parsed.data }
  }
  return { ok: false, faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}

function faultOf(finding: Finding, file: string, line: number): Fault {
  const path = pathText(finding.at)
  const place = [`${file}:${line}`, path].filter(Boolean).join(': ')
  return { file, line, path, code: finding.code, message: `${place}: ${finding.says}` }
}

/** A section whose lines are all commented out reads as null, and means its defaults. */
function withoutEmptySections(given: unknown): unknown {
  if (given === null || given === undefined) return {}
  if (!isMapping(given)) return given
  const sections = Object.entries(given).filter(([, value]) => value !== null)
  return Object.fromEntries(
    sections.map(([name, value]) => {
      if (name !== 'tasks' || !isMapping(value)) return [name, value]
      return [name, Object.fromEntries(Object.entries(value).map(([task, own]) => [task, own ?? {}]))]
    }),
  )
}

/** The line of the deepest part of the path that the text has. */
function lineOf(contents: unknown, { at }: { at: Path }, lines: LineCounter): number {
  let node = contents
  let offset: number | null = null
  for (const part of at) {
    const next: unknown = isMap(node)
      ? node.items.find((item) => isPair(item) && keyText(item.key) === String(part))
      : isSeq(node)
        ? node.items[Number(part)]
        : undefined
    if (next === undefined) break
    offset = rangeStart(isPair(next) ? next.key : next) ?? offset
    node = isPair(next) ? next.value : next
  }
  return lines.linePos(offset ?? 0).line
}

const keyText = (key: unknown) => String((key as { value?: unknown } | null)?.value)
const rangeStart = (node: unknown) =>
  (node as { range?: [number, number, number] } | null)?.range?.[0] ?? null
