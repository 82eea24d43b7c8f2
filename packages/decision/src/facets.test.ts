import { describe, expect, it } from 'vitest'
import { plain } from '../test/build-evidence.ts'
import { unitFacets } from './facets.ts'
import { present } from './present.ts'

describe('the facets of a session', () => {
  it('are the most that any of its requests asks for', () => {
    const first = { ...plain, inputTokens: 400, toolCount: 2, step: 0 }
    const last = { ...plain, inputTokens: 5200, toolCount: 1, step: 3, image: true }
    expect(unitFacets([first, last])).toEqual({
      ...plain,
      inputTokens: 5200,
      toolCount: 2,
      step: 3,
      image: true,
    })
  })

  it('are unknown where a request differs or says nothing', () => {
    const list = [
      { ...plain, inputTokens: null, schema: 'a' },
      { ...plain, language: 'de', schema: 'b' },
    ]
    expect(unitFacets(list)).toMatchObject({ inputTokens: null, language: null, schema: null })
  })
})

describe('numbers as they leave', () => {
  it('hide a last bit, keep integers, and stay finite', () => {
    const shown = present({ a: 0.1 + 0.2, b: [-0, 9007199254740991], c: Number.POSITIVE_INFINITY, d: null })
    expect(JSON.stringify(shown)).toBe(
      '{"a":0.3,"b":[0,9007199254740991],"c":1.7976931348623157e+308,"d":null}',
    )
  })
})
