import { JSONPathEnvironment, jsonpath } from 'json-p3'
import { RE2JS } from 're2js'

/** Why a text is no JSONPath; null where it is one. */
export function faultOfJsonPath(path: string): string | null {
  try {
    environment.compile(path)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A pattern that does not compile would match nothing, whatever the reply. */
class CheckedEnvironment extends JSONPathEnvironment {
  override checkWellTypedness(
    ...[token, args]: Parameters<JSONPathEnvironment['checkWellTypedness']>
  ): ReturnType<JSONPathEnvironment['checkWellTypedness']> {
    const pattern = token.value === 'match' || token.value === 'search' ? args[1] : undefined
    if (pattern instanceof jsonpath.expressions.StringLiteral) RE2JS.compile(pattern.value)
    return super.checkWellTypedness(token, args)
  }
}

const environment = new CheckedEnvironment()
