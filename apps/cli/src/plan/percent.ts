/** 0.0125 as 1.25 */
export const percent = (value: number): string => String(Number((value * 100).toFixed(2)))
