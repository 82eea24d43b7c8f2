import { readExchange } from '@tierdrop/wire'
import { expect, it } from 'vitest'
import { weekEvents } from './week-events.ts'
import { exchangeOf } from './week-exchange.ts'

it.each([false, true])('is read as its bytes would be (failed: %s)', (failed) => {
  const tasks = new Set<string>()
  const week = { seed: 'bytes', days: 1, perDay: 300, from: Date.UTC(2026, 2, 2) }
  for (const event of weekEvents(week)) {
    const { exchange, assembled } = exchangeOf(event, failed)
    const { conversation, ...reading } = readExchange({
      dialect: exchange.dialect,
      request: JSON.parse(assembled.requestText),
      response: {
        status: exchange.status ?? 0,
        contentType: exchange.contentType,
        body: assembled.responseText,
      },
    })
    expect(assembled.conversation).toStrictEqual(conversation)
    expect(assembled.reading).toStrictEqual(reading)
    tasks.add(event.task.name)
  }
  expect(tasks.size).toBe(7)
})
