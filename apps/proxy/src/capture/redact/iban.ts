import { type Detector, type Found, matches } from './detector.ts'

// Length by country, from the IBAN registry.
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28
   EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27
   JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18
   NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28
   TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const beginning = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ ]?[A-Za-z0-9]{4})/g

export const iban: Detector = {
  name: 'iban',
  find: (text) =>
    matches(text, beginning, (match) => match[0]).flatMap(({ start }): Found[] => {
      const length = lengths[text.slice(start, start + 2).toUpperCase()]
      const read = length === undefined ? null : take(text, start, length)
      return read && checks(read.value) ? [{ start, ...read }] : []
    }),
}

/** So many letters and digits, single spaces between them left out. */
function take(text: string, start: number, length: number): { end: number; value: string } | null {
  let value = ''
  let at = start
  for (; value.length < length; at++) {
    const char = text[at] ?? ''
    if (/[A-Za-z0-9]/.test(char)) value += char
    else if (char !== ' ' || text[at - 1] === ' ') return null
  }
  if (/[A-Za-z0-9]/.test(text[at] ?? '')) return null
  return { end: at, value: value.toUpperCase() }
}

/** ISO 7064, MOD 97-10: the country and check digits go to the end, letters count from 10. */
function checks(value: string): boolean {
  let rest = 0
  for (const char of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(char, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest === 1
}
