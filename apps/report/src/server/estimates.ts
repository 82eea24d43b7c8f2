import { TierdropError } from '@tierdrop/config'
import { Router } from 'express'
import { z } from 'zod'
import { estateOfDecision, pipelinesOf } from '../decide/estate-of.ts'
import { type Wish, whatIfStore } from '../decide/what-if-store.ts'
import { verdictsJson } from '../verdicts-json.ts'
import { BadRequest } from './bad-request.ts'
import type { House } from './house.ts'
import { noParameters, parse } from './parameters.ts'

const number = (expected: string, isFine: (value: number) => boolean) =>
  z
    .string(expected)
    .refine((text) => text.trim() !== '' && isFine(Number(text)), expected)
    .transform(Number)
    .optional()
const share = number('a share from 0 to 1', (value) => value >= 0 && value < 1)
const money = number('USD, 0 or more', (value) => value >= 0 && value < Number.POSITIVE_INFINITY)
const flag = z
  .enum(['0', '1'], '0 or 1')
  .optional()
  .transform((value) => (value === undefined ? undefined : value === '1'))
const prices = /^[^=,]+=\d+(?:\.\d+)?(?:,[^=,]+=\d+(?:\.\d+)?)*$/

const whatIfQuery = z.strictObject({
  task: z.string('given once').min(1, 'not empty').optional(),
  margin: share,
  errorCost: money,
  reviewCost: money,
  reviewedShare: share,
  savingFloor: money,
  retries: number(
    'a whole number from 0 to 5',
    (value) => Number.isInteger(value) && value >= 0 && value <= 5,
  ),
  fallback: flag,
  price: z
    .string('given once')
    .regex(prices, 'tier=factor, several by commas; `current` is production’s own model')
    .transform((text) =>
      Object.fromEntries(
        text.split(',').map((one): [string, number] => {
          const [tier = '', factor = ''] = one.split('=')
          return [tier, Number(factor)]
        }),
      ),
    )
    .optional(),
  volume: z
    .string('given once')
    .regex(/^\d+(?:\.\d+)?x?$/, 'requests a day, or 3x: so many times as many')
    .transform((text) =>
      text.endsWith('x') ? { times: Number(text.slice(0, -1)) } : { perDay: Number(text) },
    )
    .optional(),
  batch: flag,
  cacheHit: share,
})

/** The estate, and what would be if something changed; both from the evidence of this moment. */
export function estimates({ config, store, decider, clock }: House): Router {
  const router = Router()

  router.get('/estate', async (request, response) => {
    parse(noParameters, request.query)
    const decision = await decider.now()
    response.json({
      at: decision.at,
      estate: estateOfDecision(decision),
      pipelines: pipelinesOf(config, decision),
      moved: decision.moved,
    })
  })

  router.get('/what-if', async (request, response) => {
    const { price, ...asked } = parse(whatIfQuery, request.query)
    const wish = Object.fromEntries(
      Object.entries({ ...asked, prices: price }).filter(([, value]) => value !== undefined),
    ) as Wish
    const found = await whatIfStore(config, store, wish, clock.now()).catch(asBadRequest)
    response.json({
      wish,
      now: verdictsJson(found.now),
      wouldBe: verdictsJson(found.wouldBe),
      estate: found.estate,
    })
  })
  return router
}

/** What is wrong with the wish is the asker's to mend. */
function asBadRequest(error: unknown): never {
  if (error instanceof TierdropError) throw new BadRequest(400, null, error.message)
  throw error
}
