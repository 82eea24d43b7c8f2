import { describe, expect, it } from 'vitest'
import {
  candidate,
  chance,
  evidenceOf,
  invalid,
  passed,
  plain,
  task,
  type Unit,
  units,
  wrong,
} from '../test/build-evidence.ts'
import { decide, decideAll } from './decide.ts'
import { cellOf, parseSlice, sliceOf } from './facets.ts'
import { matches, type Rule, ruleName, ruleSentence } from './rule.ts'

const tokens = [300, 900, 1800, 2600, 3400, 6000, 12_000]
const onlyShort = (i: number): Unit => {
  const inputTokens = tokens[i % tokens.length] ?? 0
  const bad = inputTokens >= 3000 && chance(i, 0.25)
  return { candidate: bad ? wrong : passed, facets: { ...plain, inputTokens } }
}

describe('rules', () => {
  it('find the part of a task that can switch: below 3,000 input tokens', () => {
    const verdict = decide(task([candidate(evidenceOf(units(3500, onlyShort)))]))
    const [only] = verdict.candidates
    expect(only?.verdict).toBe('switch-if')
    expect(only?.rule?.rule).toEqual([{ facet: 'inputTokens', is: 'below', than: 3000 }])
    expect(only?.rule?.shareOfVolume).toBeCloseTo(4 / 7, 3)
    expect(only?.rule?.shareOfMoney).toBeCloseTo(4 / 7, 2)
    expect(only?.reasons.map(({ code }) => code)).toEqual(['rule-confirmed', 'saves', 'harm-proven'])
    expect(verdict.recommendation).toMatchObject({ action: 'switch-if', candidate: 'nano' })
  })

  it('find "fewer than 3 tools"', () => {
    const list = units(3000, (i) => {
      const toolCount = i % 5
      return {
        candidate: toolCount >= 3 && chance(i, 0.3) ? wrong : passed,
        facets: { ...plain, toolCount },
      }
    })
    const [only] = decide(task([candidate(evidenceOf(list))])).candidates
    expect(only?.rule).toMatchObject({
      name: 'toolCount < 3',
      sentence: 'fewer than 3 tools',
      confirmed: true,
    })
  })

  it('find two conditions where one is not enough', () => {
    const list = units(8000, (i) => {
      const language = chance(i, 0.5, 'l') ? 'en' : 'ja'
      const image = chance(i, 0.5, 'p')
      const bad = (language === 'ja' || image) && chance(i, 0.3)
      return { candidate: bad ? wrong : passed, facets: { ...plain, language, image } }
    })
    const [only] = decide(task([candidate(evidenceOf(list))])).candidates
    expect(only?.verdict).toBe('switch-if')
    expect(only?.rule?.sentence).toBe('language en and no image')
  })

  it('are not searched again on the same day without twice the units, and kept in order', () => {
    const first = decideAll([task([candidate(evidenceOf(units(300, onlyShort)))])])
    const [nominations] = Object.values(first.ledger.rules)
    const again = decideAll([task([candidate(evidenceOf(units(350, onlyShort)))])], first.ledger)
    expect(Object.values(again.ledger.rules)[0]).toEqual(nominations)
    const later = decideAll([task([candidate(evidenceOf(units(3500, onlyShort)))])], again.ledger)
    const [after] = Object.values(later.ledger.rules)
    expect(after?.nominated.slice(0, nominations?.nominated.length)).toEqual(nominations?.nominated)
    expect(after?.searchedUnits).toBe(3500)
  })

  it('confirm nothing where the loss is everywhere the same', () => {
    const list = units(3000, (i) => ({
      candidate: chance(i, 0.06) ? wrong : passed,
      control: chance(i, 0.01, 'c') ? wrong : passed,
      facets: { ...plain, inputTokens: tokens[i % tokens.length] ?? 0, toolCount: i % 4 },
    }))
    const [only] = decide(task([candidate(evidenceOf(list))])).candidates
    expect(only?.verdict).toBe('stay')
  })

  it('are taken back where their part no longer pays, and come back with the price', () => {
    const asked = [task([candidate(evidenceOf(units(3500, onlyShort)))])]
    const first = decideAll(asked)
    expect(first.tasks[0]?.recommendation.action).toBe('switch-if')
    const dear = () => ({ primary: 1, candidate: 6 })
    const [later] = decideAll(asked, first.ledger, dear).tasks
    expect(later?.recommendation.action).toBe('stay')
    const [only] = later?.candidates ?? []
    expect(only).toMatchObject({ verdict: 'stay', rule: { confirmed: false } })
    expect(only?.reasons.map(({ code }) => code)).toEqual(['harm-proven', 'reopened'])
    expect(decideAll(asked, first.ledger).tasks[0]?.recommendation.action).toBe('switch-if')
  })

  it('do not free a part whose gate fails', () => {
    const list = units(3500, (i) => {
      const unit = onlyShort(i)
      return (unit.facets?.inputTokens ?? 0) < 3000 && chance(i, 0.15, 'v')
        ? { ...unit, candidate: invalid }
        : unit
    })
    const [only] = decide(task([candidate(evidenceOf(list))])).candidates
    expect(only?.verdict).toBe('stay')
  })
})

describe('names', () => {
  const rule: Rule = [
    { facet: 'step', is: 'from', than: 3 },
    { facet: 'schema', is: 'equal', to: 'a "b" and image = true' },
  ]
  it('tell rules apart', () => {
    expect(ruleName(rule)).toBe('step >= 3 and schema = "a \\"b\\" and image = true"')
    expect(ruleSentence([{ facet: 'inputTokens', is: 'below', than: 3000 }])).toBe(
      'fewer than 3,000 input tokens',
    )
  })

  it('of cells are read back', () => {
    const cell = cellOf('odd', { ...plain, inputTokens: null, language: 'a|b-=', schema: '-' })
    expect(parseSlice(sliceOf(cell))).toEqual(cell)
    expect(parseSlice('')).toBeNull()
  })

  it('a condition on what is unknown is not met', () => {
    const cell = cellOf('odd', { ...plain, inputTokens: null })
    expect(matches([{ facet: 'inputTokens', is: 'from', than: 500 }], cell)).toBe(false)
    expect(matches([{ facet: 'inputTokens', is: 'below', than: 500 }], cell)).toBe(false)
  })

  it.each([
    [2999, true],
    [3000, false],
  ])('%d tokens are below 3,000: %s', (inputTokens, is) => {
    const cell = cellOf('even', { ...plain, inputTokens })
    expect(matches([{ facet: 'inputTokens', is: 'below', than: 3000 }], cell)).toBe(is)
  })
})
