import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBrotliCompress, createGzip } from 'node:zlib'
import { expect, it } from 'vitest'
import { runMain } from '../run-main.ts'
import { until } from './load.ts'
import { canLook, findCapture, residentMb } from './processes.ts'

const megabyte = 1024 * 1024
const hundred = 100 * megabyte
const chat = '/v1/chat/completions'
const block = Buffer.alloc(megabyte, 'x')

/** Sends what it is sent back in length, and bodies as large as it is asked for; it holds none of them. */
async function startLargeUpstream() {
  const server = createServer((asked, response) => {
    let got = 0
    asked.on('data', (chunk: Buffer) => {
      got += chunk.length
    })
    asked.on('end', () => {
      const coding = String(asked.headers['x-coding'] ?? '')
      const wanted = Number(asked.headers['x-size'] ?? 0)
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-got': String(got),
        ...(coding === '' ? {} : { 'content-encoding': coding }),
      })
      const sink = coding === 'gzip' ? createGzip() : coding === 'br' ? createBrotliCompress() : null
      sink?.pipe(response)
      const into = sink ?? response
      let sent = 0
      const more = () => {
        while (sent < wanted) {
          sent += block.length
          if (!into.write(block)) {
            into.once('drain', more)
            return
          }
        }
        into.end()
      }
      more()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** How many bytes the upstream got, and how many came back. */
function transfer(
  url: string,
  up: number,
  headers: Record<string, string>,
): Promise<{ got: number; back: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (reply) => {
      let back = 0
      reply.on('data', (chunk: Buffer) => {
        back += chunk.length
      })
      reply.on('error', reject)
      reply.on('end', () => resolve({ got: Number(reply.headers['x-got']), back }))
    })
    sent.on('error', reject)
    let written = 0
    const more = () => {
      while (written < up) {
        written += block.length
        if (!sent.write(block)) {
          sent.once('drain', more)
          return
        }
      }
      sent.end()
    }
    more()
  })
}

it.skipIf(!canLook)(
  'bodies of 100 MB go up and down in constant memory, captured paths and bombs of compression included',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
    const upstream = await startLargeUpstream()
    const config = {
      listen: { proxy: '127.0.0.1:0' },
      store: join(folder, 't.db'),
      upstreams: { openai: { url: upstream.url } },
      defaults: { sample: 1 },
    }
    const main = runMain({ TIERDROP_CONFIG_INLINE: JSON.stringify(config) })
    const url = await main.ready
    const pid = main.child.pid ?? 0
    await until(() => findCapture(pid) !== null)
    const capture = findCapture(pid) ?? 0
    let peak = { proxy: 0, capture: 0 }
    const watch = setInterval(() => {
      peak = {
        proxy: Math.max(peak.proxy, residentMb(pid)),
        capture: Math.max(peak.capture, residentMb(capture)),
      }
    }, 5)
    const exchange = async (path: string, bytes: number) => {
      const both = { got: bytes, back: bytes }
      expect(await transfer(url + path, bytes, { 'x-size': String(bytes) })).toEqual(both)
    }
    // what is held of a captured call up to the limit, and garbage that waits to be collected
    for (const path of [chat, '/v1/files']) await exchange(path, hundred)
    const first = peak
    for (const path of [chat, '/v1/files']) await exchange(path, 2 * hundred)
    const second = peak
    // 100 MB that come as 100 KB: the client gets those, and capture does not unpack them
    for (const coding of ['gzip', 'br']) {
      const { back } = await transfer(url + chat, 0, { 'x-size': String(hundred), 'x-coding': coding })
      expect(back).toBeLessThan(megabyte)
    }
    const metrics = async () => (await fetch(`${url}/_tierdrop/metrics`)).text()
    await until(async () => /^tierdrop_capture_pending 0$/m.test(await metrics()))
    clearInterval(watch)
    const text = await metrics()
    expect(text).toContain('tierdrop_capture_missed_total{reason="too-large"} 2')
    expect(text).toMatch(/tierdrop_capture_missed_total\{reason="(undecodable|unreadable)"\} 2/)
    const say = ({ proxy, capture }: typeof peak) => `${Math.round(proxy)} + ${Math.round(capture)} MB`
    console.log(
      `resident at most, proxy + capture: ${say(first)} after 100 MB each way, ${say(second)} after 200 MB, ${say(peak)} after bombs`,
    )
    expect(second.proxy - first.proxy).toBeLessThan(60)
    expect(second.capture - first.capture).toBeLessThan(60)
    expect(peak.proxy).toBeLessThan(300)
    expect(peak.capture).toBeLessThan(300)
    main.child.kill('SIGTERM')
    await main.ended
    await upstream.close()
    rmSync(folder, { recursive: true })
  },
  60_000,
)
