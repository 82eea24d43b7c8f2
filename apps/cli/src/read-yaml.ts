import { readFileSync } from 'node:fs'
import { failure } from '@tierdrop/config'
import { parseDocument } from 'yaml'
import { type ZodType, z } from 'zod'

/** A file of a command's own (a suite, thresholds), checked at the door; all its faults at once. */
export function readYaml<T>(path: string, shown: string, schema: ZodType<T>): T {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw failure('USAGE', {
      reason: `${shown}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${code}`}`,
    })
  }
  const document = parseDocument(text)
  const [broken] = document.errors
  if (broken) throw failure('USAGE', { reason: `${shown}: ${broken.message}` })
  const parsed = schema.safeParse(document.toJS(), { reportInput: true })
  if (parsed.success) return parsed.data
  throw failure('USAGE', {
    reason: parsed.error.issues.map((issue) => `${shown}: ${issueText(issue)}`).join('\n'),
  })
}

function issueText({ path, message, input }: z.core.$ZodIssue): string {
  const found = input === undefined || typeof input === 'object' ? '' : ` (found ${JSON.stringify(input)})`
  return `${path.length === 0 ? '' : `${z.core.toDotPath(path)}: `}${message}${found}`
}

const units = { ms: 1, s: 1_000, m: 60_000 }

/** `800ms`, `2s`, `1m`; milliseconds once read */
export const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m)$/, 'a duration such as 800ms, 2s or 1m')
  .transform((text) => {
    const unit = text.replace(/[\d.]+/, '') as keyof typeof units
    return Number.parseFloat(text) * units[unit]
  })
