import { afterAll, beforeAll, expect, it } from 'vitest'
import { demonstration } from '../demonstration.ts'
import { type Simulator, startSimulator } from '../server.ts'
import { createTraffic, sessionAt } from './create-traffic.ts'
import { runTraffic } from './run-traffic.ts'

const apiKeys = { openai: 'test-key', anthropic: 'test-key' }
const seed = 'traffic-test'
const fast = { seed, latencyDivisor: Number.POSITIVE_INFINITY }
let simulators: [Simulator, Simulator]

beforeAll(async () => {
  simulators = [await startSimulator(fast), await startSimulator(fast)]
})
afterAll(() => Promise.all(simulators.map((each) => each.close())))

const optionsOf = ({ url }: Simulator) => ({
  seed,
  openaiBaseUrl: `${url}/v1`,
  anthropicBaseUrl: url,
  apiKeys,
  concurrency: 8,
  signal: new AbortController().signal,
})

it('the SDKs read every reply of the traffic, agents go on to their end, cursor and counts come out', async () => {
  const saved: number[] = []
  const steps: number[] = []
  const progress = await runTraffic({
    ...optionsOf(simulators[0]),
    cursor: 40,
    sessions: 160,
    saveCursor: (position) => void saved.push(position),
    headersOf: (call) => {
      if (call.task === 'support-agent') steps.push(call.step)
      return { 'x-tierdrop-task': call.task }
    },
  })
  expect(progress).toMatchObject({ sessions: 160, failed: 0, lastError: null })
  expect(Object.keys(progress.byTask).sort()).toEqual(demonstration.tasks.map((task) => task.name).sort())
  expect(saved.at(-1)).toBe(200)
  expect(saved).toEqual([...saved].sort((a, b) => a - b))
  expect(Math.max(...steps)).toBeGreaterThanOrEqual(3)
})

it('is the same from a cursor as from the start, and mixes streamed with plain', () => {
  const bodies = (cursor: number, count: number) => {
    const traffic = createTraffic({ seed, cursor })
    return Array.from({ length: count }, () => JSON.stringify(traffic.next().value.body))
  }
  expect(bodies(30, 20)).toEqual(bodies(0, 50).slice(30))
  const streamed = bodies(0, 200).filter((body) => body.includes('"stream":true')).length
  expect(streamed).toBeGreaterThan(60)
  expect(streamed).toBeLessThan(140)
})

it('two servers give the same replies', async () => {
  const replies = async ({ url }: Simulator) => {
    const bodies: unknown[] = []
    for (let position = 0; position < 60; position++) {
      const { dialect, body } = sessionAt(position, { seed: 'two' })
      const path = dialect === 'anthropic-messages' ? 'messages' : 'chat/completions'
      const headers = { 'x-api-key': 'k', authorization: 'Bearer k', 'anthropic-version': '2023-06-01' }
      const sent = JSON.stringify({ ...body, temperature: position % 2 })
      const response = await fetch(`${url}/v1/${path}`, { method: 'POST', headers, body: sent })
      expect(response.status).toBe(200)
      bodies.push((await response.text()).replace(/"created":\d+/g, ''))
    }
    return bodies
  }
  expect(await replies(simulators[1])).toEqual(await replies(await startedAnew()))
})

async function startedAnew(): Promise<Simulator> {
  await simulators[0].close()
  simulators[0] = await startSimulator(fast)
  return simulators[0]
}

it('goes on after failures and stops when told to', async () => {
  const stop = new AbortController()
  const progress = await runTraffic({
    ...optionsOf(simulators[0]),
    suffix: '+500@0.3',
    signal: stop.signal,
    onProgress: ({ exchanges }) => {
      if (exchanges >= 40) stop.abort()
    },
  })
  expect(progress.failed).toBeGreaterThan(3)
  expect(progress.failed).toBeLessThan(30)
})
