import { RE2JS } from 're2js'
import { z } from 'zod'
import { looksSecret } from '../secret.ts'
import { faultOfJsonPath } from './json-path.ts'
import { toldLanguages } from './languages.ts'

export const name = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]*$/i,
    'a name of letters, digits, ".", "_" and "-", beginning with a letter or digit',
  )
export const share = z.number().min(0).max(1)
/** USD */
export const money = z.number().min(0)

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const durationText = /^(\d+)(ms|s|m|h|d)$/

const durationExpected = 'a duration such as 500ms, 30s, 5m, 12h or 7d, or a whole number of milliseconds'

/** `30s`, `5m`, `12h`, `7d` or milliseconds; milliseconds once read */
export const duration = z
  .union([z.number().int().min(0), z.string().regex(durationText, durationExpected)], {
    error: durationExpected,
  })
  .transform((value) => {
    if (typeof value === 'number') return value
    const [, digits, unit] = durationText.exec(value) ?? []
    return Number(digits) * units[unit as keyof typeof units]
  })

const sizes = { KB: 1_024, MB: 1_048_576, GB: 1_073_741_824 }
const sizeText = /^(\d+)(KB|MB|GB)$/

const sizeExpected = 'a size such as 512KB, 4MB or 1GB, or a whole number of bytes'

/** `4MB` or bytes; bytes once read */
export const bytes = z
  .union([z.number().int().min(1), z.string().regex(sizeText, sizeExpected)], { error: sizeExpected })
  .transform((value) => {
    if (typeof value === 'number') return value
    const [, digits, unit] = sizeText.exec(value) ?? []
    return Number(digits) * sizes[unit as keyof typeof sizes]
  })

/** A pattern runs on text that strangers wrote, so it must be one that cannot hang (RE2). */
export const pattern = z
  .string()
  .min(1)
  .superRefine((value, context) => {
    try {
      RE2JS.compile(value)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      context.addIssue({
        code: 'custom',
        message: `an RE2 pattern (no look-around, no back references): ${why}`,
      })
    }
  })

/** A path that does not parse would find nothing, and nothing would ever be checked. */
export const jsonPath = z.string().superRefine((value, context) => {
  const why = faultOfJsonPath(value)
  if (why !== null)
    context.addIssue({
      code: 'custom',
      message: `a JSONPath (RFC 9535) such as $.items[*].price: ${why}`,
    })
})

/** ISO 639-1, of a language that can be told; a region may follow */
export const languageCode = z
  .string()
  .refine(
    (value) => toldLanguages.includes(value.toLowerCase().split(/[-_]/)[0] ?? ''),
    `the code of a language that can be told, such as de or de-AT: ${toldLanguages.join(', ')}`,
  )

/** The name of an environment variable; the secret itself has no place in a file. */
export const environmentName = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]*$/i, 'the name of an environment variable')
  .refine((value) => !looksSecret(value), 'the name of an environment variable')

export const kind = z.enum(['classify', 'rank', 'extract', 'tools', 'agent', 'code', 'summarize', 'text'])
export const dialect = z.enum(['openai-chat', 'openai-responses', 'anthropic-messages'])
