import { type Case, wrongLabel } from './fill-store.ts'

/** What a stranger may put into a request or a reply. */
export const hostile = [
  '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">',
  '</pre></div></main></body><style>body{display:none}</style><!-- ',
  '\u202Egnirts desrever\u202C and \u2066isolated\u2069, \u0000\u0007 and a lone \uD83D',
  'مرحبا بكم في خدمة العملاء 👩‍👩‍👧‍👦 🏳️‍🌈 שלום',
  `"><a href="javascript:alert(1)">click</a> &lt;b&gt; \${7*7} {{7*7}}`,
  `${'x'.repeat(200)} ${'long words '.repeat(100)}`,
  'a'.repeat(1_000_000),
]

/** A task that can switch, one that stays and may not reach one vendor, one without a candidate. */
export function ordinaryCases(routed = 260): Case[] {
  const route = Array.from({ length: routed }, (_, index): Case => {
    const isDifferent = index % 90 === 45
    const bad = hostile[index % hostile.length] ?? ''
    return {
      task: 'route-ticket',
      asked: isDifferent ? bad : `Where is parcel ${index}?`,
      answered: 'order_status',
      shadow: {
        nano: isDifferent ? { said: bad, failed: wrongLabel } : { said: 'order_status' },
        haiku: { said: 'order_status' },
      },
    }
  })
  const extract = Array.from({ length: 60 }, (_, index): Case => {
    const bad = hostile[index % hostile.length] ?? ''
    return {
      task: 'extract-invoice',
      asked: `Invoice ${index}: ${index < hostile.length ? bad : 'plain'}`,
      answered: '{"total": 12}',
      shadow: {
        nano:
          index % 2 === 0
            ? { said: index < 20 ? bad : '{"total": 13}', failed: wrongLabel }
            : { said: '{"total": 12}' },
      },
    }
  })
  const chat = Array.from(
    { length: 5 },
    (_, index): Case => ({
      task: 'chat',
      asked: `Hello ${index}`,
      answered: 'Hello.',
      shadow: {},
      model: 'gpt-5.4-mini',
    }),
  )
  return [...route, ...extract, ...chat]
}
