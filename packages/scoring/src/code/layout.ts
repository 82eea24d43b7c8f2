/** How code of a language that is not parsed may be laid out: what is a comment, a string, and whether lines count. */
type Layout = {
  /** a line break ends a statement, so that lines are kept */
  lines: boolean
  /** lines that start with `#` are directives that end with their line */
  directives?: boolean
  lineComment: string | null
  /** what opens a string that runs to the same sign, and whether a backslash escapes in it */
  quotes: Readonly<Record<string, 'escapes' | 'doubled' | 'raw'>>
  /** notations that are not read here: code that has one is compared as text */
  unread: RegExp
  /** comments that do something */
  telling?: RegExp
  keywords?: ReadonlySet<string>
  /** `'a` may be a lifetime instead of the beginning of a character */
  lifetimes?: boolean
  /** white space between a word and a sign says something: `.a .b` */
  gaps?: boolean
}

const quoted = { '"': 'escapes', "'": 'escapes' } as const
const c: Layout = {
  lines: false,
  directives: true,
  lineComment: '//',
  quotes: quoted,
  unread: /R"|\\\r?\n|\?\?[=/'()!<>-]/,
}
const java: Layout = { lines: false, lineComment: '//', quotes: quoted, unread: /"""|\\u/ }
const rust: Layout = {
  lines: false,
  lineComment: '//',
  quotes: quoted,
  unread: /\br#*"|\/\*[\s\S]*?\/\*/,
  lifetimes: true,
}
const csharp: Layout = {
  lines: false,
  directives: true,
  lineComment: '//',
  quotes: quoted,
  unread: /"""|[@$]+"/,
}
const go: Layout = {
  lines: true,
  lineComment: '//',
  quotes: { ...quoted, '`': 'raw' },
  unread: /import "C"/,
  telling: /^\/\/(?:go:|line |export | ?\+build)/,
}
const kotlin: Layout = { lines: true, lineComment: '//', quotes: quoted, unread: /"""|\$\{|\/\*[\s\S]*?\/\*/ }
const sql: Layout = {
  lines: false,
  lineComment: '--',
  quotes: { "'": 'doubled', '"': 'doubled', '`': 'doubled' },
  // a backslash is a sign of its own in some databases and an escape in others
  unread: /\\|\$\w*\$|\/\*[+!]|^\s*#/m,
  keywords: new Set(
    `select from where and or not in is null like between exists as on using join inner left right full outer cross
     group by order having limit offset asc desc distinct all union intersect except with recursive insert into values
     update set delete create table view index drop alter add column primary key foreign references unique default
     check case when then else end over partition returning count sum avg min max coalesce true false`.split(
      /\s+/,
    ),
  ),
}
const css: Layout = {
  lines: false,
  lineComment: null,
  quotes: quoted,
  unread: /url\([^'")]*\/\*/,
  gaps: true,
}

const layouts: Readonly<Record<string, Layout>> = {
  c,
  h: c,
  cpp: c,
  'c++': c,
  cc: c,
  hpp: c,
  java,
  rust,
  rs: rust,
  csharp,
  cs: csharp,
  'c#': csharp,
  go,
  golang: go,
  kotlin,
  kt: kotlin,
  sql,
  postgresql: sql,
  postgres: sql,
  mysql: sql,
  sqlite: sql,
  css,
}

const word = /[\p{L}\p{N}_$]/u
const bracket = /[(){}[\];,]/
const block = /[{};,]/

/**
 * Code without what its compiler does not see: comments, and white space but where it parts two words or two signs.
 * Null where the language is not known here or something in the code is not read: then its text has to do.
 */
export function withoutLayout(code: string, language: string): string | null {
  const layout = Object.hasOwn(layouts, language) ? layouts[language] : undefined
  if (layout === undefined || layout.unread.test(code)) return null
  const sortOf = (sign: string) =>
    word.test(sign) ? 'word' : Object.hasOwn(layout.quotes, sign) ? 'text' : 'sign'
  let out = ''
  let gap = false
  let broken = false
  let inDirective = false
  const breakLine = () => {
    if (out !== '' && !out.endsWith('\n')) out += '\n'
    gap = false
    broken = false
  }
  const add = (token: string) => {
    const line = broken && layout.lines
    if (line) breakLine()
    if (layout.gaps && token === '}' && out.endsWith(';')) out = out.slice(0, -1)
    const last = out.at(-1) ?? '\n'
    const closed = layout.gaps ? block : bracket
    if (gap && last !== '\n' && !closed.test(last) && !closed.test(token[0] as string)) {
      // a gap beside an operator goes, but not one between two of them, nor after a figure: `1 .5`
      const before = sortOf(last)
      const after = sortOf(token[0] as string)
      if (layout.gaps || before === after || (before !== 'sign' && after !== 'sign') || /\d/.test(last))
        out += ' '
    }
    out += token
    gap = false
    broken = false
  }
  for (let at = 0; at < code.length; ) {
    const sign = code[at] as string
    if (sign === '\n') {
      if (inDirective) {
        breakLine()
        inDirective = false
      }
      broken = true
      gap = true
      at++
      continue
    }
    if (/\s/.test(sign)) {
      gap = true
      at++
      continue
    }
    if (layout.lineComment !== null && code.startsWith(layout.lineComment, at)) {
      // 5--1 is a comment in some databases and a sum in others
      if (layout === sql && /[^\s-]/.test(code[at + 2] ?? ' ')) return null
      const end = code.indexOf('\n', at)
      const comment = code.slice(at, end < 0 ? code.length : end)
      if (layout.telling?.test(comment)) add(comment.trimEnd())
      at += comment.length
      gap = true
      continue
    }
    if (code.startsWith('/*', at)) {
      const end = code.indexOf('*/', at + 2)
      if (end < 0) return null
      if (code.slice(at, end).includes('\n')) broken = true
      gap = true
      at = end + 2
      continue
    }
    if (layout.directives && sign === '#' && /(?:^|\n)[ \t]*$/.test(code.slice(Math.max(0, at - 200), at))) {
      breakLine()
      inDirective = true
      add(sign)
      at++
      continue
    }
    const quote = layout.quotes[sign]
    if (
      quote !== undefined &&
      !(layout.lifetimes && sign === "'" && !/^'(?:\\.[^']*|[^'\\])'/u.test(code.slice(at, at + 16)))
    ) {
      const end = endOfString(code, at, sign, quote)
      if (end === null) return null
      add(code.slice(at, end))
      at = end
      continue
    }
    if (word.test(sign)) {
      let end = at + 1
      while (end < code.length && word.test(code[end] as string)) end++
      const name = code.slice(at, end)
      const small = name.toLowerCase()
      add(layout.keywords?.has(small) ? small : name)
      at = end
      continue
    }
    add(sign)
    at++
  }
  // the last semicolon of a query is the terminal's, not the query's
  const ended = out.trimEnd()
  return layout === sql && ended.endsWith(';') ? ended.slice(0, -1) : ended
}

function endOfString(
  code: string,
  start: number,
  sign: string,
  how: 'escapes' | 'doubled' | 'raw',
): number | null {
  for (let at = start + 1; at < code.length; at++) {
    if (how === 'escapes' && code[at] === '\\') at++
    else if (code[at] === '\n' && how === 'escapes') return null
    else if (code[at] === sign) {
      if (how === 'doubled' && code[at + 1] === sign) at++
      else return at + 1
    }
  }
  return null
}
