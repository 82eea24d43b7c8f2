import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerChat } from './chat.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { type RunningMain, runMain } from './run-main.ts'

let folder: string
let upstream: FakeUpstream
const running: RunningMain[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  upstream = await startFakeUpstream()
  answerChat(upstream, 'calm')
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
  await upstream.close()
  rmSync(folder, { recursive: true })
})

const subjects = 'lamp parcel window invoice bicycle kettle garden password battery carpet'.split(' ')
const doings = 'broke arrived froze vanished doubled leaked rusted blinked'.split(' ')
const places = 'Lisbon Oslo Quito Dakar Perth Seoul Turin'.split(' ')
const said = (at: number) =>
  [0, 1, 2]
    .map((part) => {
      const pick = (words: string[], by: number) => words[(at * by + part * 3) % words.length]
      return `The ${pick(subjects, 3)} ${pick(doings, 5)} near ${pick(places, 2)} while somebody watched the ${pick(subjects, 7)}.`
    })
    .join(' ')

/** Nothing but that it comes again says what is asked; it takes some of them to know. */
const asked = Array.from({ length: 30 }, (_, at) =>
  [
    `Mood of the caller (calm/upset/unsure): ${said(at)}`,
    `${said(at)}\n\n====\nJust the three main points of it, numbered.`,
    said(at),
  ].at(at % 3),
)

const configure = (name: string, more = ''): string => {
  const file = join(folder, `${name}.yaml`)
  writeFileSync(
    file,
    `
listen: { proxy: 127.0.0.1:0 }
store: ${name}.db
upstreams:
  openai: { url: "${upstream.url}" }
defaults: { sample: 1${more} }
limits: { drain: 60s }
`,
  )
  return file
}

/** Asks one after the other, in a proxy that then ends in good order. */
async function askAll(file: string, texts: readonly (string | undefined)[]): Promise<string[]> {
  const main = runMain({ TIERDROP_CONFIG: file })
  running.push(main)
  const url = await main.ready
  const ids: string[] = []
  for (const content of texts) {
    const reply = await fetch(`${url}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-5.4-mini', messages: [{ role: 'user', content }] }),
    })
    await reply.text()
    ids.push(reply.headers.get('x-tierdrop-exchange') ?? '')
  }
  main.child.kill('SIGTERM')
  expect(await main.ended).toEqual({ code: 0, signal: null })
  return ids
}

/** The versions of the exchanges, and the names of all tasks, as they were stored. */
const found = (name: string, ids: string[]) =>
  withStore(join(folder, `${name}.db`), async (store) => {
    const rows = new Map((await store.exchanges(ids)).map((row) => [row.id, row.taskVersion]))
    const tasks = (await store.tasks()).map(({ key, name: called }) => `${key} ${called}`)
    return { versions: ids.map((id) => rows.get(id)), tasks: tasks.sort(), learning: await store.learning() }
  })

it('a restart changes nothing in what is found, where it is half learnt too', {
  timeout: 120_000,
}, async () => {
  const one = configure('one')
  const unbroken = await found('one', await askAll(one, asked))
  const two = configure('two')
  const before = await askAll(two, asked.slice(0, 11))
  const kept = (await found('two', before)).learning
  expect(kept).not.toBeNull()
  // nobody reads it in the file
  expect(kept).not.toContain('caller')
  const restarted = await found('two', [...before, ...(await askAll(two, asked.slice(11)))])
  expect(restarted.versions).toEqual(unbroken.versions)
  expect(restarted.versions).not.toContain(undefined)
  expect(restarted.tasks).toEqual(unbroken.tasks)
})

it('where no text outlives its trials, what is half learnt outlives no process', {
  timeout: 120_000,
}, async () => {
  const file = configure('brief', ', retention: { metadataOnly: true }')
  const ids = await askAll(file, asked.slice(0, 5))
  expect((await found('brief', ids)).learning).toBeNull()
})
