/** 0.0125 as 1.25; what is smaller than that can show keeps two digits of its own, so that it is not 0 */
export const percent = (value: number): string => {
  const share = value * 100
  return String(Math.abs(share) < 0.005 ? Number(share.toPrecision(2)) : Number(share.toFixed(2)))
}
