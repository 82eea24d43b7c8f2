import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TierdropError } from './errors.ts'
import { exitCodeOf } from './exit.ts'
import { launchFromEnvironment } from './launch.ts'
import { configOrThrow, loadConfig } from './load.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('loadConfig', () => {
  it('says of a missing file how to get one', () => {
    const loaded = loadConfig(join(folder, 'none.yaml'))
    expect(loaded).toMatchObject({ ok: false, faults: [{ code: 'missing-file', line: null }] })
    expect(() => configOrThrow(loaded)).toThrow(/none\.yaml: there is no such file\. `tierdrop init`/)
  })

  it('says of a file that cannot be read why', () => {
    expect(() => configOrThrow(loadConfig(folder))).toThrow(/cannot be read: EISDIR/)
  })

  it('reads paths from the folder of the file', () => {
    file('tone.ts', '')
    file('route.json', '{}')
    const text = 'store: data/t.db\ntasks: { a: { graders: [label, ./tone.ts], schema: route.json } }'
    const config = configOrThrow(loadConfig(file('paths.yaml', text)))
    expect(config.store).toBe(join(folder, 'data/t.db'))
    expect(config.defaults.retention.keyFile).toBe(join(folder, '.tierdrop/key'))
    expect(config.tasks.a).toMatchObject({
      graders: ['label', join(folder, 'tone.ts')],
      schema: join(folder, 'route.json'),
    })
    const beyond = configOrThrow(loadConfig(file('pg.yaml', 'store: postgres://me@db/tierdrop')))
    expect(beyond.store).toBe('postgres://me@db/tierdrop')
  })

  it('names files that are named and not there, with their lines', () => {
    const text = 'tasks:\n  a:\n    graders:\n      - label\n      - ./gone.ts\n    schema: gone.json\n'
    const loaded = loadConfig(file('gone.yaml', text))
    if (loaded.ok) throw new Error('files are gone')
    expect(loaded.faults.map(({ line, path }) => [line, path])).toEqual([
      [5, 'tasks.a.graders[1]'],
      [6, 'tasks.a.schema'],
    ])
  })

  it('ends in exit code 2, with every fault on a line', () => {
    try {
      configOrThrow(loadConfig(file('wrong.yaml', 'stor: a\nlimit: b\n')))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(TierdropError)
      expect(exitCodeOf(error)).toBe(2)
      expect((error as TierdropError).message.split('\n')).toHaveLength(2)
    }
  })
})

describe('launchFromEnvironment', () => {
  it('takes the config that is handed over, then the file that is named', () => {
    const path = file('launch.yaml', 'evaluation: { name: from-file }')
    const inline = JSON.stringify({ evaluation: { name: 'inline' } })
    expect(launchFromEnvironment({ TIERDROP_CONFIG: path })).toMatchObject({
      source: path,
      config: { evaluation: { name: 'from-file' } },
    })
    expect(launchFromEnvironment({ TIERDROP_CONFIG: path, TIERDROP_CONFIG_INLINE: inline })).toMatchObject({
      source: null,
      config: { evaluation: { name: 'inline' } },
    })
    expect(() => launchFromEnvironment({ TIERDROP_CONFIG_INLINE: '{"stor": 1}' })).toThrow(
      'TIERDROP_CONFIG_INLINE:1: stor: unknown key, did you mean "store"?',
    )
  })
})
