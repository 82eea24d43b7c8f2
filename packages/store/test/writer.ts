import { evidenceMath } from '@tierdrop/decision'
import { openStore } from '../src/index.ts'
import { capture, exchange, minute, monday, plan, timing } from './traffic.ts'

// A process of its own, started by processes.test.ts: `node writer.ts STORE WORK NAME`.
const [, , file = '', work = '', name = ''] = process.argv
const store = await openStore(file, { contentKey: Buffer.alloc(32, 7), evidenceMath })

if (work === 'write') {
  for (let flush = 0; flush < 40; flush++) {
    const ids = Array.from({ length: 5 }, (_, index) => `${name}-${flush}-${index}`)
    await store.writeCapture(capture(ids.map((id) => exchange(id))), timing)
    await store.setMeta(`${name} got to`, String(flush))
  }
}

if (work === 'attempt') {
  await plan(store, ['a', 'b'])
  const [trial] = await store.leaseTrials({ owner: name, now: monday, until: monday + minute, limit: 1 })
  await store.startAttempt({ trialId: trial?.id ?? '', n: 1, at: monday, estimateNano: 1_500 })
  process.stdout.write('the call is under way\n')
  // the call that never comes back: the test kills this process
  setInterval(() => {}, 1_000)
} else {
  await store.close()
}
