import { existsSync, readFileSync } from 'node:fs'
import { errorCatalogue } from '@tierdrop/config'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { thresholdsSchema } from '../src/check/thresholds.ts'
import { commands } from '../src/commands/index.ts'
import { suiteSchema } from '../src/suite/suite-schema.ts'
import { newFolder, tierdrop } from './console.ts'

const silent = { env: {}, cwd: '', out: () => {}, err: () => {}, stdin: () => process.stdin, terminal: false }
const defined = await Promise.all(commands.map(async ({ load }) => (await load())(silent, () => {})))
const names = defined.map((it) => it.name())
const page = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const pages = [
  'README.md',
  'docs/ci.md',
  'docs/operators.md',
  'docs/statistics.md',
  'docs/reviewers.md',
  'docs/graders.md',
].filter((path) => existsSync(new URL(`../../../${path}`, import.meta.url)))

/** Every `tierdrop …` that a text shows, as words. */
function shown(text: string): string[][] {
  return [...text.matchAll(/(?:^|[`\s])tierdrop ((?:[a-z][a-z-]*)(?: [^`\n|>#]*)?)/gm)]
    .map((found) => (found[1] ?? '').trim().split(/\s+/))
    .filter(([name = '']) => names.includes(name))
}

function unknownOptions([name, ...words]: string[]): string[] {
  const known = defined.find((it) => it.name() === name)?.options.map((it) => it.long) ?? []
  return words
    .filter((word) => word.startsWith('--'))
    .map((word) => word.replace(/[=,.;:)].*$/, ''))
    .filter((word) => word !== '--help' && !known.includes(word))
}

describe('--help', () => {
  test('says of each command what the command says of itself', () => {
    expect(commands.map(({ name, summary }) => [name, summary])).toEqual(
      defined.map((it) => [it.name(), it.description()]),
    )
  })

  test('lists every command and the exit codes', async () => {
    const { out, code } = await tierdrop(['--help'], { cwd: newFolder() })
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
    for (const exit of new Set(Object.values(errorCatalogue).map(({ exitCode }) => exitCode)))
      expect(out).toMatch(new RegExp(`^  ${exit}  `, 'm'))
    expect(code).toBe(0)
  })

  test.each(names.map((name) => [name]))('of %s has examples that it understands', async (name) => {
    const { out, code } = await tierdrop([name, '--help'], { cwd: newFolder() })
    expect(code).toBe(0)
    const examples = shown(out).filter(([first]) => names.includes(first ?? ''))
    expect(examples.some(([first]) => first === name)).toBe(true)
    expect(examples.flatMap(unknownOptions)).toEqual([])
  })
})

test.each(pages.map((path) => [path]))('%s shows no command or option that is not there', (path) => {
  const text = page(path)
  const commandsShown = [...text.matchAll(/`(?:npx -y pnpm@12 )?tierdrop ([a-z][a-z-]*)/g)].map(
    (it) => it[1] ?? '',
  )
  expect(commandsShown.filter((name) => !names.includes(name))).toEqual([])
  expect(shown(text).flatMap(unknownOptions)).toEqual([])
})

describe('docs/ci.md', () => {
  const text = page('docs/ci.md')
  const blocks = [...text.matchAll(/```(yaml|sh)\n([\s\S]*?)```/g)]
  const yaml = blocks
    .filter(([, language]) => language === 'yaml')
    .map(([, , inner]) => parse(inner ?? '') as object)

  test('its suite and its thresholds are ones', () => {
    expect(yaml.filter((it) => suiteSchema.safeParse(it).success).length).toBe(1)
    expect(yaml.filter((it) => thresholdsSchema.safeParse(it).success).length).toBe(1)
  })

  test('names every exit code', () => {
    for (const code of [0, 1, 2, 3, 4]) expect(text).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'))
  })
})
