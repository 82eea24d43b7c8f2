/** 40 chunks at 40 a second: a model that writes 150 to 200 tokens a second, or a slower one in smaller pieces. */
export const chunksOfStream = 40
export const chunkMs = 25

/** A chat chunk whose content is the time at which it left, on the clock that all processes of a machine share. */
export const eventOf = (at: bigint): string =>
  `data: {"id":"chatcmpl-9bQ2vX7s1kLmN0pQrStUvWxYz","object":"chat.completion.chunk","created":1772000000,"model":"gpt-5.4-mini","service_tier":"default","system_fingerprint":null,"choices":[{"index":0,"delta":{"content":"${at}"},"logprobs":null,"finish_reason":null}]}\n\n`

export const lastEvent =
  'data: {"id":"chatcmpl-9bQ2vX7s1kLmN0pQrStUvWxYz","object":"chat.completion.chunk","created":1772000000,"model":"gpt-5.4-mini","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'

const timeOf = /"content":"(?<at>\d+)"/

/** When the event was sent; null where it is another. */
export const sentAt = (event: string): bigint | null => {
  const at = timeOf.exec(event)?.groups?.at
  return at === undefined ? null : BigInt(at)
}
