import { describe, expect, it } from 'vitest'
import { normalizeArgument } from './normalize-argument.ts'

function shareForm(a: string, b: string): boolean {
  return normalizeArgument(a).some((form) => normalizeArgument(b).includes(form))
}

describe('arguments are the same up to what carries no meaning', () => {
  it.each([
    ['New York, NY', 'new york ny'],
    ['St. Louis', 'St Louis'],
    ['gluten-free', 'Gluten Free'],
    ['x**2', 'x^2'],
    ['2*x', '2x'],
    ['2023/01/05', '2023-01-05'],
    ['rock & roll', 'Rock and Roll'],
    ['20230105', '2023-01-05'],
    ['2023.01.05', '2023-01-05'],
    ['03/07/2023', '03-07-2023'],
    ['2020/2021', '2020-2021'],
    ["St. John's", 'St John’s'],
    ['the "best" one', 'the best one'],
    ['"best"', "'Best'"],
    ['Universitas (UNS)', 'Universitas_(UNS)'],
    ['sin( x )', 'sin(x)'],
  ])('%s and %s', (a, b) => {
    expect(shareForm(a, b)).toBe(true)
  })
  it.each([
    ['1.5', '15'],
    ['1/2', '12'],
    ['-5', '5'],
    ['10:30', '1030'],
    ['A-', 'A'],
    ['x*2', 'x^2'],
    ['1 2', '12'],
    ['a>b', 'a<b'],
    ['5%', '5'],
    ['a@b.co', 'ab.co'],
    ['/a_b', '/ab'],
    ["'engineer'", 'engineer'],
    ["let\\'s meet", "let's meet"],
    ['startswith(b)', 'starts with b'],
    ['list[0]', 'list0'],
    ['3/4', '3-4'],
    ['2023-01-05', '2023-10-05'],
    ['03/07/2023', '07/03/2023'],
    ['10-20', '1020'],
    ['now here', 'nowhere'],
    ['report_final.pdf', 'reportfinal.pdf'],
    ['*.txt', '.txt'],
    ['a/b', 'ab'],
    ['-excluded', 'excluded'],
    ['dQw4w9WgXcQ', 'dqw4w9wgxcq'],
  ])('not %s and %s', (a, b) => {
    expect(shareForm(a, b)).toBe(false)
  })
})
