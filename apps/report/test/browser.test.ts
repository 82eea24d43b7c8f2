import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { recountWith } from '@tierdrop/proxy'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningReport, startReport, writeReport } from '../src/index.ts'
import { ordinaryCases } from './cases.ts'
import { answerCases, judgedConfig as config, judgeAndReview } from './fill-judge.ts'
import { fill, now, openTemporaryStore } from './fill-store.ts'
import { lowContrast } from './measure-contrast.ts'

const executablePath = '/usr/bin/chromium'
const isThere = existsSync(executablePath)
const mustRun = process.env.TIERDROP_FORBID_SKIPS === '1'
if (!isThere && !mustRun)
  console.warn(`SKIPPED: no browser at ${executablePath}, so the pages are not looked at`)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const paths = [
  '/',
  '/tasks/t-route-ticket',
  '/tasks/t-route-ticket/nano',
  '/tasks/t-extract-invoice/nano',
  '/tasks/t-extract-invoice/haiku',
  '/tasks/t-chat',
  '/tasks/t-answer',
  '/tasks/t-answer/nano',
  '/review',
  '/review?blind=1&task=t-extract-invoice',
]

describe.skipIf(!isThere && !mustRun)('in a browser', () => {
  let opened: Awaited<ReturnType<typeof openTemporaryStore>>
  let report: RunningReport
  let context: BrowserContext
  let page: Page
  let base: string
  const folder = mkdtempSync(join(tmpdir(), 'report-browser-'))
  const complaints: string[] = []
  let ids = 0
  const clock = { now: () => now, newId: () => `id-${++ids}` }

  beforeAll(async () => {
    opened = await openTemporaryStore()
    await fill(opened.store, [...ordinaryCases(120), ...answerCases(60)], { 'queue-full': 3 })
    const judge = await judgeAndReview(opened.store, { reviewed: 54, otherwise: 1 })
    await opened.store.admitJudge({ ...judge, at: now }, recountWith(config.evaluation.seed))
    report = await startReport(config, opened.store, clock, (error) => complaints.push(String(error)))
    base = `http://${report.address}`
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath,
      headless: true,
      args: flags,
    })
    page = await context.newPage()
    page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|file:|data:)/.test(request.url()))
        complaints.push(`asked: ${request.url()}`)
    })
  })
  afterAll(async () => {
    await context?.close()
    await report?.close()
    await opened?.close()
    rmSync(folder, { recursive: true, maxRetries: 3 })
  })

  const openAll = () =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })

  it.each(paths)('%s is whole, quiet and legible, light and dark, wide and narrow', async (path) => {
    const response = await page.goto(base + path)
    expect(response?.status()).toBe(200)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.title()).toMatch(/ · tierdrop$/)
    await openAll()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(lowContrast, 4.5)).toEqual([])
    }
    for (const width of [390, 720, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ width, overflow }).toEqual({ width, overflow: 0 })
    }
    expect(complaints).toEqual([])
  })

  it('says on a task’s page how far reviewers agree with its judge, and whether that is enough', async () => {
    await page.goto(`${base}/tasks/answer`)
    const section = page.locator('h2', { hasText: 'Judge model' })
    expect(await section.isVisible()).toBe(true)
    expect(await page.getByText('Its labels count.').isVisible()).toBe(true)
    const figure = page.locator('dl.figures > div', { hasText: 'Agreement with reviewers' })
    expect(await figure.locator('.value').textContent()).toMatch(/^0\.9\d$/)
    expect(await figure.locator('.note').textContent()).toMatch(/^0\.\d\d to 1\.00; /)
    expect(await page.getByText('It names the reason. <b>Nothing else.</b>').isVisible()).toBe(true)
  })

  it('says in its own frame that there is no such page', async () => {
    const lost = await context.newPage()
    const response = await lost.goto(`${base}/tasks/nothing`)
    expect(response?.status()).toBe(404)
    expect(await lost.title()).toBe('Nothing here · tierdrop')
    expect(await lost.evaluate(lowContrast, 4.5)).toEqual([])
    await lost.getByRole('link', { name: 'To the overview' }).click()
    expect(await lost.title()).toBe('Overview · tierdrop')
    await lost.close()
  })

  it('is one colour by day and another by night', async () => {
    await page.goto(base)
    const ground = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme })
      return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    }
    expect(await ground('light')).not.toBe(await ground('dark'))
  })

  it('shows on paper what is folded on a screen, and no buttons', async () => {
    await page.goto(`${base}/review`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('form.label').isVisible()).toBe(false)
    await page.goto(base)
    const folded = page.getByText('of all switches ever recommended', { exact: false })
    expect((await folded.boundingBox())?.height).toBeGreaterThan(10)
    await page.emulateMedia({ media: 'screen' })
    expect(await folded.isVisible()).toBe(false)
  })

  it('is reached and worked by the keyboard alone', async () => {
    await page.goto(base)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content')
    const fold = page.locator('details.fold summary').first()
    await fold.focus()
    expect(await fold.evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    expect(await page.locator('details.fold').first().getAttribute('open')).not.toBeNull()
  })

  it('takes labels by key, goes on by itself, and remembers who labels', async () => {
    await page.goto(`${base}/review?task=t-extract-invoice`)
    const trial = () => page.locator('input[name=trialId]').inputValue()
    const first = await trial()
    // Without a name the browser's own check holds the form back.
    await page.keyboard.press('1')
    expect(await trial()).toBe(first)
    await page.locator('form.label input[name=reviewer]').fill('Ada 1234')
    await page.locator('h1').click()
    await Promise.all([page.waitForURL(/after=/), page.keyboard.press('1')])
    const second = await trial()
    expect(second).not.toBe(first)
    expect(await page.locator('form.label input[name=reviewer]').inputValue()).toBe('Ada 1234')
    await Promise.all([page.waitForURL(new RegExp(`after=${second}`)), page.keyboard.press('s')])
    expect(await opened.store.reviews([first, second])).toMatchObject([
      { trialId: first, label: 'worse', reviewer: 'Ada 1234', note: null },
    ])
    expect(complaints).toEqual([])
  })

  it('takes labels without any script', async () => {
    const plain = await context.browser()?.newContext({ javaScriptEnabled: false })
    const without = plain ? await plain.newPage() : page
    await without.goto(`${base}/review?task=t-extract-invoice&blind=1&reviewer=Grace`)
    const trialId = await without.locator('input[name=trialId]').inputValue()
    await without.locator('form.label input[name=note]').fill('as good')
    await without.getByRole('button', { name: 'equally good' }).click()
    await without.waitForURL(/after=/)
    expect(await opened.store.reviews([trialId])).toMatchObject([{ label: 'equivalent', note: 'as good' }])
    await plain?.close()
  })

  it('is held back where a page of another site sends the form', async () => {
    const evil = join(folder, 'evil.html')
    const [trial] = await opened.store.pairs({ limit: 1, outcome: 'failed' })
    const trialId = trial?.trial.id ?? ''
    writeFileSync(
      evil,
      `<form method="post" action="${base}/api/reviews"><input name="trialId" value="${trialId}"><input name="label" value="better"><input name="reviewer" value="evil"><button>Win</button></form>`,
    )
    const stranger = await context.newPage()
    await stranger.goto(pathToFileURL(evil).href)
    const [response] = await Promise.all([
      stranger.waitForResponse(/api\/reviews/),
      stranger.getByRole('button').click(),
    ])
    expect(response.status()).toBe(403)
    expect(await opened.store.reviews([trialId])).toEqual([])
    await stranger.close()
  })

  it('reads as one file as well, every link leading somewhere', async () => {
    const file = join(folder, 'report.html')
    writeFileSync(file, await writeReport(config, opened.store, clock))
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(pathToFileURL(file).href)
    await openAll()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(await page.evaluate(lowContrast, 4.5)).toEqual([])
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('a')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => document.getElementById(href.slice(1)) === null),
    )
    expect(lost).toEqual([])
    await page.locator('a', { hasText: 'nano' }).first().click()
    expect(await page.evaluate(() => document.querySelector(':target h1')?.textContent)).toMatch(/ on nano$/)
    expect(complaints).toEqual([])
  })
})
