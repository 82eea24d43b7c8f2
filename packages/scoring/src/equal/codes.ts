/** Numbers that are names: grouping them in blocks does not change them. */

const longest = 40
const phone = /^\+?[\d\s().\-/]{7,}$/
const phoneKey = /phone|mobile|fax|(?:^|_)tel(?:$|_)/i
const separators = /[\s().\-/]/g
const grouped = /^[A-Z0-9]+(?:[ -][A-Z0-9]+)+$/i

/** A phone number in two spellings, a card or account number with and without its gaps. */
export function sameCode(a: string, b: string, key: string): boolean {
  if (a.length > longest || b.length > longest) return false
  if (phone.test(a) && phone.test(b) && (phoneKey.test(key) || isPhone(a, b)))
    return digitsOf(a) === digitsOf(b)
  // With gaps on both sides, 12-345 and 123-45 are two codes.
  const [gaps, none] = grouped.test(a) ? [a, b] : [b, a]
  if (!grouped.test(gaps) || /[ -]/.test(none)) return false
  const digits = none.replace(/\D/g, '').length
  return digits >= 8 && none.length >= 10 && gaps.replace(/[ -]/g, '') === none
}

/** 0049 is +49 */
function digitsOf(phone: string): string {
  return phone.replace(separators, '').replace(/^00(?=[1-9])/, '+')
}

function isPhone(a: string, b: string): boolean {
  return (a.startsWith('+') && b.startsWith('+')) || (/^\(\d/.test(a) && /^\(?\d/.test(b)) || /^\(\d/.test(b)
}
