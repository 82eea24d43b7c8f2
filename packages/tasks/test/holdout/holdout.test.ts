import { expect, it } from 'vitest'
import { measure } from './measure.ts'
import { fifth } from './templates-fifth.ts'
import { machines } from './templates-machines.ts'
import { plain } from './templates-plain.ts'
import { systems } from './templates-systems.ts'
import { third } from './templates-third.ts'

it.each([
  ['prompts by an outsider', [...plain, ...systems, ...machines]],
  ['prompts written after those', third],
  ['prompts written last', fifth],
])('%s, interleaved at random: tasks and kinds are found', (name, templates) => {
  const { ari, kinds, table } = measure(templates)
  console.log(
    `${name}: ${templates.length} templates, adjusted Rand index ${ari.toFixed(4)}, kind right for ${(100 * kinds).toFixed(1)} %`,
  )
  expect(ari).toBeGreaterThanOrEqual(0.95)
  expect(kinds).toBeGreaterThanOrEqual(0.9)
  // each version has evidence of its own: material must not make versions
  const scattered = table.filter(({ versions }) => versions > 20).map(({ task }) => task)
  expect(scattered.length).toBeLessThanOrEqual(templates.length / 20)
})
