import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startProxy } from '../src/index.ts'
import { answerChat, askChat } from './chat.ts'
import { startFakeUpstream } from './fake-upstream.ts'
import { withStore } from './open-store.ts'
import { testConfig } from './start.ts'

it('what is private is kept apart from the redacted text, for trials alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-'))
  const path = join(folder, 't.db')
  const upstream = await startFakeUpstream()
  answerChat(upstream, 'Mail to ann@corp.example is bouncing.')
  const proxy = await startProxy({ config: testConfig(upstream.url, { store: path }) })
  const one = await askChat(proxy.url, 'ann@corp.example gets no mail', { 'x-tierdrop-task': 'mail' })
  const plain = await askChat(proxy.url, 'no mail at all', { 'x-tierdrop-skip': 'no' })
  answerChat(upstream, 'none')
  const nothing = await askChat(proxy.url, 'nothing private')
  await proxy.drain()
  await upstream.close()
  await withStore(path, async (store) => {
    const ids = [one.id, plain.id, nothing.id]
    const kept = await store.exchangeTexts(ids)
    const original = await store.exchangeTexts(ids, 'original')
    const placeholder = /\[email:[a-p]{10}\]/.exec(kept.get(one.id)?.request ?? '')?.[0] ?? 'none'
    expect(kept.get(one.id)?.response).toContain(`Mail to ${placeholder} is bouncing.`)
    expect(JSON.stringify([...kept.values()])).not.toContain('ann@corp')
    expect(original.get(one.id)?.request).toContain('ann@corp.example gets no mail')
    // where nothing was changed there is one text, not two
    expect(original.get(nothing.id)).toEqual(kept.get(nothing.id))
  })
  rmSync(folder, { recursive: true })
})
