import { recountWith } from '@tierdrop/proxy'
import { type ReviewRow, StoreError } from '@tierdrop/store'
import express, { Router } from 'express'
import { reviewAddress } from '../pages/review.ts'
import { BadRequest } from './bad-request.ts'
import { sameOriginOnly } from './guard.ts'
import type { House } from './house.ts'
import { parse, reviewBody, reviewForm } from './parameters.ts'

const largestBody = '32kb'

/**
 * Labels are appended, and a unit that is counted already is counted anew with them: by a plain form,
 * which goes on to the next pair, or as JSON.
 */
export function reviews({ config, store, clock }: House): Router {
  const router = Router()
  const recount = recountWith(config.evaluation.seed)
  const append = async (given: Pick<ReviewRow, 'trialId' | 'label' | 'reviewer' | 'note'>) => {
    const { trialId, label, reviewer, note } = given
    const row: ReviewRow = { id: clock.newId(), at: clock.now(), trialId, label, reviewer, note }
    try {
      await store.reviewTrial(row, recount)
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unknown-reference') throw error
      throw new BadRequest(404, 'trialId', 'the id of a shadow reply in this store')
    }
    return row
  }

  router.post(
    '/reviews',
    sameOriginOnly,
    express.json({ limit: largestBody }),
    express.urlencoded({ limit: largestBody, extended: false }),
    async (request, response) => {
      if (request.is('application/x-www-form-urlencoded')) {
        const given = parse(reviewForm, request.body)
        await append(given)
        const { task, candidate, reviewer, blind } = given
        const manner = { ...(task && { task }), ...(candidate && { candidate }), reviewer, blind }
        response.redirect(303, reviewAddress(manner, { after: given.trialId }))
        return
      }
      if (!request.is('application/json')) throw new BadRequest(415, null, 'JSON, or the form of /review')
      response.status(201).json(await append(parse(reviewBody, request.body)))
    },
  )
  return router
}
