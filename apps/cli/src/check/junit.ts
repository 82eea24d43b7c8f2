import type { Finding } from './finding.ts'

/** The findings as CI systems read them: a no is a failure, what is open is skipped (with --strict a failure). */
export function junitXml(suite: string, findings: readonly Finding[], strict: boolean): string {
  const isFailure = ({ state }: Finding) => state === 'no' || (strict && state === 'open')
  const failures = findings.filter(isFailure).length
  const skipped = findings.filter((it) => it.state === 'open' && !isFailure(it)).length
  const counts = `tests="${findings.length}" failures="${failures}" errors="0" skipped="${skipped}"`
  const cases = findings.map((it) => {
    const tag = isFailure(it) ? 'failure' : it.state === 'open' ? 'skipped' : null
    const inner = tag === null ? '' : `<${tag} message="${text(it.text)}"/>`
    return `    <testcase classname="${text(it.of)}" name="${text(it.what)}">${inner}<system-out>${text(it.text)}</system-out></testcase>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tierdrop" ${counts}>`,
    `  <testsuite name="${text(suite)}" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 knows no control characters but tab and line ends, not even escaped. */
function text(given: string): string {
  return given
    .toWellFormed()
    .replaceAll(/[\p{Cc}&<>"]/gu, (sign) => entities[sign] ?? (/\s/.test(sign) ? ' ' : '�'))
}
