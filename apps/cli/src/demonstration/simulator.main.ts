import { exitWith, tellReady, whenToldToDrain } from '@tierdrop/config'
import { startSimulator } from '@tierdrop/simulator'

// The vendor of the demonstration, in a process of its own as a vendor would be.
const simulator = await startSimulator({
  port: 0,
  seed: 'tierdrop',
  // A minute shows what a day would.
  latencyDivisor: 20,
})
whenToldToDrain(() => {
  simulator.close().then(() => process.exit(0), exitWith)
})
tellReady(simulator.url)
