import { exitWith, tellReady, tellSupervisor, whenToldToDrain } from '@tierdrop/config'
import { runTraffic } from '@tierdrop/simulator'

// Production, as far as the demonstration is concerned: the vendors' own SDKs, with the proxy as base URL.
const proxy = process.env.TIERDROP_DEMONSTRATION_PROXY ?? ''
const key = 'sk-demonstration'
const stopping = new AbortController()
whenToldToDrain(() => stopping.abort())
tellReady(proxy)

try {
  await runTraffic({
    seed: 'tierdrop',
    openaiBaseUrl: `${proxy}/openai/v1`,
    anthropicBaseUrl: `${proxy}/anthropic`,
    apiKeys: { openai: key, anthropic: key },
    concurrency: 64,
    ratePerSecond: Number(process.env.TIERDROP_DEMONSTRATION_RATE),
    cursor: Number(process.env.TIERDROP_DEMONSTRATION_CURSOR ?? 0),
    signal: stopping.signal,
    onProgress: ({ sessions, exchanges, failed }) => {
      if (exchanges === 1 || exchanges % 20 === 0)
        tellSupervisor({ type: 'traffic', sessions, exchanges, failed })
    },
    saveCursor: (position) => {
      tellSupervisor({ type: 'cursor', position })
    },
  })
  process.exit(0)
} catch (error) {
  exitWith(error)
}
