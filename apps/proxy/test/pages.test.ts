import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunningProxy } from '../src/index.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { startForwarding, testConfig } from './start.ts'

let upstream: FakeUpstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startFakeUpstream()
  const down = { url: 'http://127.0.0.1:9', vendor: 'down' }
  proxy = await startForwarding(
    testConfig(upstream.url, { upstreams: { openai: { url: upstream.url }, down } }),
  )
})
afterEach(async () => {
  await proxy.drain(0)
  await upstream.close()
})

const page = (name: string) => fetch(`${proxy.url}/_tierdrop/${name}`)

it('metrics tell what was forwarded, how it was answered, and how it ended', async () => {
  const get = async (path: string) => (await fetch(proxy.url + path)).text()
  await get('/openai/v1/models')
  upstream.answer((_request, response) => response.writeHead(429).end())
  await get('/openai/v1/models')
  await get('/openai/v1/models')
  await get('/down/v1/models')
  await get('/nowhere')
  const reply = await page('metrics')
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain; *version=/)
  const lines = (await reply.text()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'tierdrop_requests_total 4',
      'tierdrop_passed_total 4',
      'tierdrop_refused_total 1',
      'tierdrop_replies_total{upstream="openai",status="200"} 1',
      'tierdrop_replies_total{upstream="openai",status="429"} 2',
      'tierdrop_endings_total{ending="complete"} 3',
      'tierdrop_endings_total{ending="unreachable"} 1',
      'tierdrop_open_requests 0',
      'tierdrop_capture_pending 0',
      'tierdrop_overhead_seconds_bucket{le="+Inf"} 3',
    ]),
  )
  // unknown is no sample: nothing was ever captured here
  expect(lines.some((line) => line.startsWith('tierdrop_capture_lag_seconds'))).toBe(false)
  expect(lines.some((line) => line.startsWith('process_resident_memory_bytes'))).toBe(true)
})

it('health says whether it lives and takes requests; a page that is not there is 404', async () => {
  expect(await (await page('health')).json()).toEqual({
    live: true,
    ready: true,
    capture: { running: true, store: 'unknown' },
    missed: {},
  })
  expect(await (await page('health/live')).json()).toEqual({ live: true })
  expect(await (await page('health/ready')).json()).toEqual({ ready: true })
  expect((await page('nothing')).status).toBe(404)
  expect(proxy.traffic.requests).toBe(0)
})
