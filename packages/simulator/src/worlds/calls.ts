import type { Random } from '../seeded.ts'
import type { Content, FailureMode, Family, ToolSpec } from '../types.ts'
import { misread } from './misread.ts'

export type Arguments = Record<string, string | number>
export type PlannedCall = { name: string; arguments: Arguments }

export function contentOf(call: PlannedCall): Content {
  return { text: '', calls: [{ name: call.name, arguments: JSON.stringify(call.arguments) }] }
}

/** nano forgets required arguments and invents others; mini takes the wrong tool where a wish allows two. */
export function callModes(family: Family, step: number): Partial<Record<FailureMode, number>> {
  switch (family) {
    case 'nano':
      // Invented arguments are published for the second and third call of a run.
      return {
        'missing-required-argument': 4,
        'invented-argument': step > 0 ? 5 : 1,
        'wrong-value': 2,
        'wrong-tool': 2,
      }
    case 'mini':
      return { 'wrong-tool': 5, 'wrong-value': 3, 'missing-required-argument': 1, 'no-call': 1 }
    case 'haiku':
    case 'primary':
      return { 'wrong-tool': 4, 'wrong-value': 5, 'no-call': 1 }
    default:
      return family satisfies never
  }
}

const invented = [
  ['priority', 'high'],
  ['notify', 'true'],
  ['language', 'en'],
  ['timezone', 'Europe/Berlin'],
  ['format', 'short'],
  ['dry_run', 'false'],
] as const

const questions = [
  'I can do that for you. Could you confirm the details first?',
  'Sure. Should I go ahead with it?',
  'Before I act on this: is that all the information you have?',
] as const

/** The call as a model gets it wrong; `other` is the tool that an ambiguous wish could also mean. */
export function breakCall(
  mode: FailureMode,
  call: PlannedCall,
  { tool, other, random }: { tool: ToolSpec; other: PlannedCall; random: Random },
): Content {
  switch (mode) {
    case 'wrong-tool':
      return contentOf(other)
    case 'no-call':
      return { text: random.pick(questions), calls: [] }
    case 'missing-required-argument': {
      const required = (tool.parameters.required as string[]).filter((name) => name in call.arguments)
      const missing = random.pick(required)
      const left = Object.entries(call.arguments).filter(([name]) => name !== missing)
      return contentOf({ name: call.name, arguments: Object.fromEntries(left) })
    }
    case 'invented-argument': {
      const known = Object.keys(tool.parameters.properties as object)
      const [name, value] = random.pick(invented.filter(([each]) => !known.includes(each)))
      return contentOf({ name: call.name, arguments: { ...call.arguments, [name]: value } })
    }
    default: {
      const name = random.pick(Object.keys(call.arguments))
      const { enum: words } = (tool.parameters.properties as Record<string, { enum?: string[] }>)[name] ?? {}
      const others = words?.filter((word) => word !== call.arguments[name])
      const wrong = others ? random.pick(others) : misread(call.arguments[name] ?? '', random)
      return contentOf({ name: call.name, arguments: { ...call.arguments, [name]: wrong } })
    }
  }
}
