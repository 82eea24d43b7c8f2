import { describe, expect, it } from 'vitest'
import { withoutLayout } from './layout.ts'

const alike: [string, string, string, string][] = [
  ['brace style', 'java', 'int f(int x) {\n  return x;\n}', 'int f(int x)\n{\n    return x;\n}'],
  ['comments of both kinds', 'c', '/* one */ int a = 1; // first', 'int a = 1;'],
  ['spaces around operators', 'rust', 'let a = b+1;', 'let a=b + 1;'],
  [
    'lifetimes',
    'rust',
    "fn f<'a>(x: &'a str) -> &'a str { x }",
    "fn f<'a>(x: &'a str) -> &'a str {\n    x // itself\n}",
  ],
  [
    'a chain over several lines',
    'java',
    'list.stream().map(f).toList();',
    'list\n    .stream()\n    .map(f)\n    .toList();',
  ],
  [
    'indentation where lines count',
    'go',
    'func f() {\n\treturn\n}',
    'func f() {\n\n    return // nothing\n}\n',
  ],
  ['keywords of a query', 'sql', "select a from t where b = 'X';", "SELECT a\nFROM t\nWHERE b='X'"],
  ['comments of a query', 'sql', '-- all\nselect * from t', 'select * from t'],
  ['rules of a style sheet', 'css', '.a {\n  color: red;\n}', '.a { color: red }'],
  ['directives and what follows', 'c', '#include <a.h>\n\nint x;', '#include <a.h>\nint x;'],
]

const apart: [string, string, string, string][] = [
  ['an operator', 'java', 'a < b', 'a <= b'],
  ['two signs that grow together', 'java', 'int y = a + +b;', 'int y = a++b;'],
  ['two words that grow together', 'java', 'return x;', 'returnx;'],
  ['white space in a string', 'c', 'puts("a  b");', 'puts("a b");'],
  ['a comment sign in a string', 'c', 'puts("a // b");', 'puts("a // c");'],
  ['a string after an escaped quote', 'c', 'puts("a\\" // b");', 'puts("a\\" // c");'],
  ['lines where they count', 'go', 'x := 1\ny := 2', 'x := 1 y := 2'],
  ['a directive of the compiler', 'go', '//go:build linux\npackage a', '//go:build darwin\npackage a'],
  ['a directive and its next line', 'c', '#define N 3\nint a;', '#define N 3 int a;'],
  ['code that became a comment', 'sql', 'delete from t where id = 1', 'delete from t -- where id = 1'],
  ['a literal in another case', 'sql', "select 'Active'", "select 'active'"],
  ['a quoted name in another case', 'sql', 'select "Name" from t', 'select "name" from t'],
  ['a name in another case', 'sql', 'select Name from t', 'select name from t'],
  ['a doubled quote', 'sql', "select 'it''s -- a'", "select 'it''s -- b'"],
  ['a descendant', 'css', '.a .b { color: red }', '.a.b { color: red }'],
  ['space in calc', 'css', '.a { width: calc(1% - 1px) }', '.a { width: calc(1% -1px) }'],
  ['a character and a string', 'java', "char c = 'a';", 'char c = "a";'],
  ['a label of a lifetime', 'rust', "fn f(x: &'a str)", "fn f(x: &'b str)"],
]

const unread: [string, string, string][] = [
  ['a language that is not known', 'haskell', 'f x = x'],
  ['lines that are joined by a backslash', 'c', '#define A \\\n 1'],
  ['a raw string', 'rust', 'let a = r#"x"#;'],
  ['a text block', 'java', 'String s = """\n a\n """;'],
  ['a function body between dollars', 'sql', 'do $$ begin end $$'],
  ['a hint to the optimiser', 'sql', 'select /*+ FULL(t) */ a from t'],
  ['a string without an end', 'c', 'puts("a);'],
  ['a comment without an end', 'c', 'int a; /* b'],
]

describe('code without its layout', () => {
  it.each(alike)('is the same but for %s', (_, language, a, b) => {
    const read = withoutLayout(a, language)
    expect(read).not.toBeNull()
    expect(withoutLayout(b, language)).toBe(read)
  })

  it.each(apart)('keeps apart %s', (_, language, a, b) => {
    expect(withoutLayout(a, language)).not.toBeNull()
    expect(withoutLayout(b, language)).not.toBe(withoutLayout(a, language))
  })

  it.each(unread)('is not told for %s', (_, language, code) => {
    expect(withoutLayout(code, language)).toBeNull()
  })
})
