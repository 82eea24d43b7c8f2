import type { z } from 'zod'
import type { Path } from './fault.ts'

type Def = {
  type: string
  shape?: Record<string, z.core.$ZodType>
  innerType?: z.core.$ZodType
  element?: z.core.$ZodType
  valueType?: z.core.$ZodType
  keyType?: z.core.$ZodType
  options?: z.core.$ZodType[]
  entries?: Record<string, string>
  in?: z.core.$ZodType
  out?: z.core.$ZodType
}

const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def

/** The schemas that a wrapper stands for; several for a union. */
function unwrap(schema: z.core.$ZodType): Def[] {
  const def = defOf(schema)
  if (def.innerType) return unwrap(def.innerType)
  if (def.options) return def.options.flatMap(unwrap)
  if (def.type === 'pipe' && def.in && def.out) {
    return unwrap(defOf(def.in).type === 'transform' ? def.out : def.in)
  }
  return [def]
}

function defsAt(schema: z.core.$ZodType, path: Path): Def[] {
  let here = unwrap(schema)
  for (const part of path) {
    here = here.flatMap((def) => {
      const next = def.shape?.[part] ?? def.element ?? def.valueType
      return next ? unwrap(next) : []
    })
  }
  return here
}

/** The keys that may stand at a path; none where any may. */
export function validKeys(schema: z.core.$ZodType, path: Path): string[] {
  const keys = defsAt(schema, path).flatMap((def) => {
    if (def.shape) return Object.keys(def.shape)
    const entries = def.keyType && defOf(def.keyType).entries
    return entries ? Object.keys(entries) : []
  })
  return [...new Set(keys)]
}
