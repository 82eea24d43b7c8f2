import { answer } from './answer.ts'
import { type DemonstrationTask, demonstration } from './demonstration.ts'
import { writers } from './dialects/index.ts'
import { findTier, type SimulatedTier } from './tiers.ts'
import { sessionAt } from './traffic/create-traffic.ts'
import type { Answer, Asked, Call } from './types.ts'

/** What one unit of the traffic comes to: does each arm say what the primary said, in every step? */
export type KnownUnit = { control: boolean; candidate: boolean; modes: readonly string[] }

export type KnownQuality = {
  task: string
  model: string
  units: number
  /** units that both arms fail tell nothing, and are not among the counted */
  counted: number
  /** control passed minus candidate passed, mean over the counted units, with its standard error */
  loss: number
  standardError: number
  grossLosses: number
  grossWins: number
  /** how the candidate failed, by mode, in replies */
  modes: Readonly<Record<string, number>>
}

function findTask(name: string): DemonstrationTask {
  const task = demonstration.tasks.find((each) => each.name === name)
  if (!task) throw new Error(`no task ${name} in the demonstration`)
  return task
}

function needTier(model: string): SimulatedTier {
  const tier = findTier(model)
  if (!tier) throw new Error(`no simulated tier ${model}`)
  return tier
}

/** One unit after the other, as the traffic brings them, answered by the simulator's own code without HTTP. */
export function* knownUnits(
  name: string,
  model: string,
  { seed, trafficSeed, cursor = 0 }: { seed: string; trafficSeed: string; cursor?: number },
): Generator<KnownUnit, never> {
  const task = findTask(name)
  const primary = needTier(task.model)
  const candidate = needTier(model)
  for (let position = cursor; ; position++) {
    const unit = { control: true, candidate: true, modes: [] as string[] }
    for (
      let call: ReturnType<typeof sessionAt> | null = sessionAt(position, {
        seed: trafficSeed,
        tasks: [name],
      });
      call;
    ) {
      const asked: Asked = writers[call.dialect].readRequest(call.body)
      const reference = answer(asked, primary, { seed, nonce: 0 })
      const control = answer(asked, primary, { seed, nonce: 1 })
      const said = answer(asked, candidate, { seed, nonce: 0 })
      unit.control &&= isSame(reference, control)
      unit.candidate &&= isSame(reference, said)
      if (said.mode !== null) unit.modes.push(said.mode)
      call = call.next({ text: reference.text, calls: withIds(reference, call.step) })
    }
    yield unit
  }
}

/** The loss that is to be found, measured on many units; strict: a reply with any difference fails. */
export function knownQuality(
  name: string,
  model: string,
  {
    units = 4_000,
    seed = 'tierdrop',
    trafficSeed = 'known',
  }: { units?: number; seed?: string; trafficSeed?: string } = {},
): KnownQuality {
  let [losses, wins, both] = [0, 0, 0]
  const modes: Record<string, number> = {}
  let left = units
  for (const unit of knownUnits(name, model, { seed, trafficSeed })) {
    if (unit.control && !unit.candidate) losses++
    else if (unit.candidate && !unit.control) wins++
    else if (!unit.candidate) both++
    for (const mode of unit.modes) modes[mode] = (modes[mode] ?? 0) + 1
    if (--left === 0) break
  }
  const counted = units - both
  const loss = (losses - wins) / counted
  return {
    task: name,
    model,
    units,
    counted,
    loss,
    standardError: Math.sqrt(((losses + wins) / counted - loss ** 2) / counted),
    grossLosses: losses / counted,
    grossWins: wins / counted,
    modes,
  }
}

function isSame(a: Answer, b: Answer): boolean {
  return (
    a.text === b.text &&
    a.calls.length === b.calls.length &&
    a.calls.every(
      (call, index) => call.name === b.calls[index]?.name && call.arguments === b.calls[index]?.arguments,
    )
  )
}

function withIds({ calls }: Answer, step: number): Call[] {
  return calls.map((call, index) => ({ ...call, id: `call_${step}_${index}` }))
}
