import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dialectOfPath, readExchange } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { grade, kinds } from '../src/index.ts'

const file = fileURLToPath(new URL('../../../../shared/data/recordings.jsonl', import.meta.url))
const there = existsSync(file)
if (!there) console.log(`no recordings at ${file}: real replies beside themselves are not graded here`)

type Recording = {
  id: string
  status: number
  request: { path: string; body: unknown }
  response: { content_type: string | null; body: unknown }
}

it.skipIf(!there)('a real reply beside itself passes, or there is nothing to tell', async () => {
  const apart: string[] = []
  let passed = 0
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { id, status, request, response } = JSON.parse(line) as Recording
    const dialect = dialectOfPath(request.path)
    if (dialect === null) continue
    const body = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
    const reading = readExchange({
      dialect,
      request: request.body,
      response: { status, contentType: response.content_type, body },
    })
    const { conversation, reply, stop } = reading
    if (reply.error !== null) continue
    for (const kind of kinds) {
      const pair = {
        conversation,
        reference: { from: 'primary' as const, reply, stop },
        candidate: reply,
        stop,
      }
      const result = await grade(pair, { kind, options: {} })
      if (result.outcome === 'passed') passed++
      const ownDoing =
        result.outcome === 'failed' &&
        result.failures.some(
          ({ code }) => code === 'truncated' || code === 'refusal' || code === 'empty-reply',
        )
      if (result.outcome === 'failed' && !ownDoing)
        apart.push(`${id} ${kind}: ${JSON.stringify(result.failures)}`)
      if (result.outcome === 'unscored') expect(result.reason).not.toMatch(/ broke:/)
    }
  }
  expect(apart).toEqual([])
  expect(passed).toBeGreaterThan(1500)
})
