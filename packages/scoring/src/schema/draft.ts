export type Draft = '7' | '2019' | '2020'

/** The draft that a schema names, or the one that its keywords belong to. */
export function draftOf(schema: unknown, text: string): Draft {
  const named =
    typeof schema === 'object' && schema !== null && '$schema' in schema ? String(schema.$schema) : ''
  if (named.includes('2020-12')) return '2020'
  if (named.includes('2019-09')) return '2019'
  if (/draft-0\d/.test(named)) return '7'
  if (/"(?:prefixItems|\$dynamicRef|\$dynamicAnchor)":/.test(text)) return '2020'
  if (/"\$recursiveRef":/.test(text)) return '2019'
  if (/"items":\s*\[|"(?:additionalItems|dependencies)":/.test(text)) return '7'
  return '2020'
}
