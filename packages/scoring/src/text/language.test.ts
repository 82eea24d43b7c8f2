import { createRequire } from 'node:module'
import { toldLanguages } from '@tierdrop/config'
import { expect, it } from 'vitest'

const { supportedLanguages, toISO2 } = createRequire(import.meta.url)('tinyld') as typeof import('tinyld')

it('an assertion may ask for every language that can be told, and for no other', () => {
  expect([...toldLanguages]).toEqual(supportedLanguages.map((code) => toISO2(code)).sort())
})
