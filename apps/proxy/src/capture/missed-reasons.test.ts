import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { missedReasons } from './missed-reasons.ts'

it('the operators’ table has every reason, in these words, and no other', () => {
  const docs = readFileSync(new URL('../../../../docs/operators.md', import.meta.url), 'utf8')
  const rows = [...docs.matchAll(/^\| `(?<reason>[a-z-]+)` \| (?<meaning>.+) \|$/gm)]
  expect(Object.fromEntries(rows.map(({ groups }) => [groups?.reason, groups?.meaning]))).toEqual(
    missedReasons,
  )
})
