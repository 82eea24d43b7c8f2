import { tellReady, whenToldToDrain } from '@tierdrop/config'
import { startSimulator } from '@tierdrop/simulator'

// The vendor of the demonstration, in a process of its own as a vendor would be.
const simulator = await startSimulator({
  port: 0,
  seed: process.env.TIERDROP_DEMONSTRATION_SEED ?? 'tierdrop',
  latencyDivisor: Number(process.env.TIERDROP_DEMONSTRATION_DIVISOR ?? 20),
})
whenToldToDrain(() => simulator.close())
tellReady(simulator.url)
