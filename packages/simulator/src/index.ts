export type { Outage, SimulatorOptions } from './api.ts'
export { type EvalCase, generateCases } from './cases.ts'
export {
  type DemonstrationTask,
  demonstration,
  type Expected,
  type ExpectedVerdict,
} from './demonstration.ts'
export { type Fault, faults } from './faults.ts'
export { type KnownQuality, type KnownUnit, knownQuality, knownUnits } from './known-quality.ts'
export { quality } from './quality.ts'
export { type Random, randomOf } from './seeded.ts'
export { type Simulator, startSimulator } from './server.ts'
export { type SimulatedTier, tiers } from './tiers.ts'
export { type ClientCall, createTraffic, sessionAt, type TrafficOptions } from './traffic/create-traffic.ts'
export { type RunTrafficOptions, runTraffic, type TrafficProgress } from './traffic/run-traffic.ts'
export type { FailureMode, Item, Truth, WorldName } from './types.ts'
