/** Requests of 2.7 KB with a prompt of 1.5 KB that repeats, and a reply of 0.5 KB, as production sends them. */
const rules = [
  'Read the whole ticket before you decide, the subject line included.',
  'An invoice, a refund or a failed payment belongs to billing.',
  'A crash, an error message or something that is slow belongs to technical.',
  'A change of address, of password or of name belongs to account.',
  'Parcels, delays, customs and returns belong to shipping.',
  'A price list, a trial or a discount that is asked for belongs to sales.',
  'Where two would fit, choose the one that can act first.',
]
const prompt =
  `You route support tickets of a shop. Answer with one label only: billing, technical, account, shipping or sales.\n${Array.from(
    { length: 3 },
    (_, i) => rules.map((rule, j) => `${i * rules.length + j + 1}. ${rule}`).join('\n'),
  ).join('\n')}`.slice(0, 1500)

const words =
  'order parcel invoice payment screen login address refund week monday courier warehouse password update letter total'.split(
    ' ',
  )

const numberDigits = 9

/** As wide for every ticket, so that it can be written over. */
export function ticketNumber(n: number): string {
  return String(n).padStart(numberDigits, '0')
}

/** Where a request's ticket number begins. */
export function numberPlace(message: Buffer): number {
  const word = 'Ticket '
  return message.lastIndexOf(word) + word.length
}

export function requestBody(n: number): Buffer {
  const ticket: string[] = []
  for (let i = 0, seed = n * 7919 + 13; i < 130; i++) {
    seed = (seed * 48271) % 2147483647
    ticket.push(words[seed % words.length] ?? '')
  }
  return Buffer.from(
    JSON.stringify({
      model: 'gpt-5.4-mini',
      messages: [
        { role: 'system', content: prompt },
        { role: 'user', content: `Ticket ${ticketNumber(n)}: ${ticket.join(' ')}` },
      ],
      temperature: 0,
      max_completion_tokens: 20,
    }),
  )
}

export const replyBody = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-9bQ2vX7s1kLmN0pQrStUvWxYz',
    object: 'chat.completion',
    created: 1_772_000_000,
    model: 'gpt-5.4-mini',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'shipping', refusal: null, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: 640,
      completion_tokens: 2,
      total_tokens: 642,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
    },
    service_tier: 'default',
    system_fingerprint: null,
  }),
)
