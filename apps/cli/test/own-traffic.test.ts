import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSimulator } from '@tierdrop/simulator'
import { expect, test } from 'vitest'
import { newFolder, tierdrop } from './console.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

test('tierdrop up serves a config’s own traffic, and Ctrl-C stores what has passed', async () => {
  const simulator = await startSimulator({ port: 0, latencyDivisor: Number.POSITIVE_INFINITY })
  const cwd = newFolder()
  writeFileSync(
    join(cwd, 'tierdrop.yaml'),
    `listen: { proxy: "127.0.0.1:0", report: "127.0.0.1:0" }
upstreams: { openai: { url: "${simulator.url}" } }
defaults: { sample: 1 }
`,
  )
  const up = spawn(process.execPath, [main, 'up'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  up.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  while (!output.includes('Ctrl-C drains')) await once(up.stdout, 'data')
  expect(output).toMatch(/^candidates: there is none, so nothing will be mirrored\n +→ add to tierdrop.yaml/m)
  const proxy = /^proxy +(\S+)$/m.exec(output)?.[1] ?? ''
  const reply = await fetch(`${proxy}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-client' },
    body: JSON.stringify({ model: 'gpt-5.4', messages: [{ role: 'user', content: 'Say something.' }] }),
  })
  expect(await reply.json()).toMatchObject({ object: 'chat.completion' })
  process.kill(-(up.pid ?? 0), 'SIGINT')
  expect(await once(up, 'close')).toEqual([0, null])
  const status = await tierdrop(['status', '--json'], { cwd })
  expect(status.lines()[0]).toMatchObject({ tasks: 1, funnel: { seen: 1, sampled: 1 } })
  await simulator.close()
})
