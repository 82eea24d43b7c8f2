import { task } from './template.ts'

export const code = [
  task(
    { s: 'You write Python functions. Only code, no explanation.' },
    [
      'median of a list without numpy',
      'def median(xs):\n    s = sorted(xs)\n    n = len(s)\n    m = n // 2\n    return s[m] if n % 2 else (s[m - 1] + s[m]) / 2',
    ],
    [
      'flatten nested lists',
      'def flatten(xs):\n    for x in xs:\n        if isinstance(x, list):\n            yield from flatten(x)\n        else:\n            yield x',
    ],
    ['is it a leap year', 'def is_leap(y):\n    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)'],
  ),
  task(
    { u: 'write a typescript function that @' },
    [
      'debounces another function',
      '```ts\nexport function debounce<A extends unknown[]>(f: (...a: A) => void, ms: number) {\n  let t: ReturnType<typeof setTimeout> | undefined\n  return (...a: A) => {\n    clearTimeout(t)\n    t = setTimeout(() => f(...a), ms)\n  }\n}\n```',
    ],
    [
      'chunks an array',
      '```ts\nexport const chunk = <T>(xs: T[], n: number): T[][] =>\n  Array.from({ length: Math.ceil(xs.length / n) }, (_, i) => xs.slice(i * n, i * n + n))\n```',
    ],
    [
      'capitalises every word',
      '```ts\nexport const title = (s: string) => s.replace(/\\b\\w/g, (c) => c.toUpperCase())\n```',
    ],
  ),
  task(
    {
      s: 'Text to SQL for our PostgreSQL warehouse.\n\nTables:\norders(id, customer_id, total_cents, created_at, status)\ncustomers(id, name, city, signed_up)\nrefunds(id, order_id, cents, reason)\n\nRules: select statements only. Qualify columns. Money is in cents, show euros. Limit to 1000 rows. Output the query without a fence.',
    },
    [
      'customers from {city}',
      "select customers.id, customers.name from customers where customers.city = '{city}' limit 1000",
    ],
    [
      'revenue per month',
      "select date_trunc('month', orders.created_at) as month, sum(orders.total_cents) / 100.0 as eur from orders group by 1 order by 1 limit 1000",
    ],
    [
      'top refund reasons since {date}',
      "select refunds.reason, count(*) as n from refunds join orders on orders.id = refunds.order_id where orders.created_at >= '{date}' group by 1 order by 2 desc limit 1000",
    ],
  ),
  task(
    { u: 'Fix this:\n\n```js\n@\n```' },
    [
      'for (let i = 0; i <= xs.length; i++) sum += xs[i]',
      '```js\nfor (let i = 0; i < xs.length; i++) sum += xs[i]\n```',
    ],
    [
      'const f = async () => { fetch(u).json() }',
      '```js\nconst f = async () => (await fetch(u)).json()\n```',
    ],
    ['if (a = 1) return', '```js\nif (a === 1) return\n```'],
  ),
  task(
    {
      s: 'You complete code in an editor. You see what stands before and after the cursor. Give only what goes in between.',
      u: '<prefix>@</suffix>',
    },
    ['def area(r):\n    return </prefix><suffix>\n\nprint(area(2))', 'math.pi * r ** 2'],
    ['const total = items.</prefix><suffix>;', 'reduce((sum, item) => sum + item.price, 0)'],
    ['if err != nil {\n</prefix><suffix>\n}', '\treturn fmt.Errorf("load {name}: %w", err)'],
  ),
  task(
    {
      s: 'Schreibe Unit-Tests mit pytest für die gegebene Funktion. Gib ausschließlich die Testdatei aus.',
    },
    [
      'def add(a, b): return a + b',
      'from module import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n\n\ndef test_negative():\n    assert add(-1, 1) == 0',
    ],
    [
      'def slug(s): return s.lower().replace(" ", "-")',
      'from module import slug\n\n\ndef test_slug():\n    assert slug("A B") == "a-b"',
    ],
    ['def half(n): return n / 2', 'from module import half\n\n\ndef test_half():\n    assert half(4) == 2'],
  ),
  task(
    { u: 'Écris une fonction PHP qui @. Code uniquement.' },
    [
      'valide un IBAN',
      '<?php\nfunction validerIban(string $iban): bool {\n    $iban = str_replace(" ", "", $iban);\n    return (bool) preg_match("/^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$/", $iban);\n}',
    ],
    [
      'calcule la TVA',
      '<?php\nfunction tva(float $ht, float $taux = 0.2): float {\n    return round($ht * $taux, 2);\n}',
    ],
    [
      'inverse une chaîne',
      '<?php\nfunction inverser(string $s): string {\n    return implode("", array_reverse(mb_str_split($s)));\n}',
    ],
  ),
  task(
    { s: 'Genera componentes de React con TypeScript y Tailwind. Un solo archivo, exportación por defecto.' },
    [
      'botón primario',
      '```tsx\nexport default function Boton({ texto }: { texto: string }) {\n  return <button className="rounded bg-blue-600 px-4 py-2 text-white">{texto}</button>\n}\n```',
    ],
    [
      'tarjeta de producto',
      '```tsx\nexport default function Tarjeta({ nombre, precio }: { nombre: string; precio: number }) {\n  return (\n    <div className="rounded border p-4">\n      <h2>{nombre}</h2>\n      <p>{precio} €</p>\n    </div>\n  )\n}\n```',
    ],
    [
      'avatar',
      '```tsx\nexport default function Avatar({ src }: { src: string }) {\n  return <img className="h-8 w-8 rounded-full" src={src} alt="" />\n}\n```',
    ],
  ),
  task(
    { u: '次の仕様を満たすGoの関数を書いてください。説明は不要です。\n\n@' },
    [
      '整数スライスの合計',
      '```go\nfunc Sum(xs []int) int {\n\ts := 0\n\tfor _, x := range xs {\n\t\ts += x\n\t}\n\treturn s\n}\n```',
    ],
    [
      '文字列が回文か判定',
      '```go\nfunc IsPalindrome(s string) bool {\n\tr := []rune(s)\n\tfor i := range r {\n\t\tif r[i] != r[len(r)-1-i] {\n\t\t\treturn false\n\t\t}\n\t}\n\treturn true\n}\n```',
    ],
    [
      '最大値を返す',
      '```go\nfunc Max(xs []int) int {\n\tm := xs[0]\n\tfor _, x := range xs {\n\t\tif x > m {\n\t\t\tm = x\n\t\t}\n\t}\n\treturn m\n}\n```',
    ],
  ),
  task(
    {
      s: 'Migrate jQuery to plain JavaScript. Return the converted snippet.',
      e: [
        ["$('#a').hide()", "document.getElementById('a').hidden = true"],
        [
          "$('.b').addClass('on')",
          "for (const el of document.querySelectorAll('.b')) el.classList.add('on')",
        ],
      ],
    },
    ["$('#x').text('hi')", "document.getElementById('x').textContent = 'hi'"],
    ["$('li').remove()", "for (const el of document.querySelectorAll('li')) el.remove()"],
    ["$.get('/api', f)", "fetch('/api').then((r) => r.text()).then(f)"],
  ),
  task(
    { u: '@ - one bash line please' },
    ['delete all .log files older than a week', 'find . -name "*.log" -mtime +7 -delete'],
    ['count lines of all ts files', "find . -name '*.ts' -print0 | xargs -0 cat | wc -l"],
    ['which process holds port 8080', 'lsof -i :8080 -t'],
  ),
  task(
    {
      s: 'Implement the method for the given signature and docstring.',
      j: { language: 'text', code: 'text' },
    },
    [
      'def clamp(x, lo, hi): """Keep x within lo and hi."""',
      '{"language":"python","code":"def clamp(x, lo, hi):\\n    return max(lo, min(hi, x))"}',
    ],
    [
      'function last(xs) // last element or undefined',
      '{"language":"javascript","code":"function last(xs) {\\n  return xs[xs.length - 1]\\n}"}',
    ],
    [
      'def even(n): """True if even."""',
      '{"language":"python","code":"def even(n):\\n    return n % 2 == 0"}',
    ],
  ),
  task(
    {
      s: 'You produce Terraform for AWS. Follow our conventions: names in kebab-case with the prefix of the team, tags owner and cost-center on all resources, no inline policies, versions pinned, no default VPC. One resource per block, variables at the end. Deliver a single HCL file.',
    },
    [
      'bucket for backups, team {firm}',
      'resource "aws_s3_bucket" "backups" {\n  bucket = "team-backups"\n  tags = {\n    owner       = var.owner\n    cost-center = var.cost_center\n  }\n}\n\nvariable "owner" {}\nvariable "cost_center" {}',
    ],
    [
      'queue for mails',
      'resource "aws_sqs_queue" "mails" {\n  name = "team-mails"\n  tags = {\n    owner = var.owner\n  }\n}\n\nvariable "owner" {}',
    ],
    [
      'log group, 30 days',
      'resource "aws_cloudwatch_log_group" "app" {\n  name              = "team-app"\n  retention_in_days = 30\n}',
    ],
  ),
  task(
    { u: 'Refactor to be readable, same behaviour:\n@' },
    [
      'x=lambda a:[i for i in a if i%2==0 and i>10]',
      'def large_even_numbers(numbers):\n    return [n for n in numbers if n % 2 == 0 and n > 10]',
    ],
    ['f=lambda s:s[::-1]==s', 'def is_palindrome(text):\n    return text == text[::-1]'],
    [
      'g=lambda d:max(d,key=d.get)',
      'def key_of_largest_value(mapping):\n    return max(mapping, key=mapping.get)',
    ],
  ),
  task(
    {
      s: '<context>Spreadsheet add-in. Users describe a calculation.</context>\n<rules>\n- English function names\n- A1 notation\n- answer with the formula and nothing else, starting with =\n</rules>',
    },
    ['sum of B where A is {city}', '=SUMIF(A:A,"{city}",B:B)'],
    ['days between C2 and today', '=TODAY()-C2'],
    ['look up price of D2 in Sheet2', '=VLOOKUP(D2,Sheet2!A:B,2,FALSE)'],
  ),
  task(
    { u: 'Convert to Rust.\n```python\n@\n```' },
    ['def f(x): return x * 2', '```rust\nfn f(x: i64) -> i64 {\n    x * 2\n}\n```'],
    [
      'def any_neg(xs): return any(x < 0 for x in xs)',
      '```rust\nfn any_neg(xs: &[i64]) -> bool {\n    xs.iter().any(|&x| x < 0)\n}\n```',
    ],
    [
      'def greet(n): return "Hi " + n',
      '```rust\nfn greet(n: &str) -> String {\n    format!("Hi {n}")\n}\n```',
    ],
  ),
  task(
    {
      s: 'You are a senior backend engineer pairing with the user. When asked for a feature, reply with the complete changed file in one fenced block, preceded by at most one sentence.',
    },
    [
      'add a health endpoint to the express app',
      'Here is the app with the endpoint.\n\n```js\nimport express from "express"\nconst app = express()\napp.get("/health", (_req, res) => res.json({ ok: true }))\napp.listen(3000)\n```',
    ],
    [
      'log each request',
      'This logs the method and path.\n\n```js\nimport express from "express"\nconst app = express()\napp.use((req, _res, next) => {\n  console.log(req.method, req.path)\n  next()\n})\napp.listen(3000)\n```',
    ],
    [
      'cors for {firm}',
      'CORS is limited to one origin.\n\n```js\nimport cors from "cors"\nimport express from "express"\nconst app = express()\napp.use(cors({ origin: "https://example.test" }))\napp.listen(3000)\n```',
    ],
  ),
  task(
    { u: 'dockerfile for @' },
    [
      'a node 24 api on port 3000',
      '```dockerfile\nFROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nEXPOSE 3000\nCMD ["node", "server.js"]\n```',
    ],
    [
      'a fastapi app',
      '```dockerfile\nFROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n```',
    ],
    ['static files with nginx', '```dockerfile\nFROM nginx:alpine\nCOPY public /usr/share/nginx/html\n```'],
  ),
  task(
    {
      s: 'Write a dbt model for the request. Jinja refs, CTEs, lower-case keywords.',
    },
    [
      'daily active users',
      "with events as (\n    select * from {{ ref('stg_events') }}\n)\nselect date(created_at) as day, count(distinct user_id) as dau\nfrom events\ngroup by 1",
    ],
    [
      'first order per customer',
      "with orders as (\n    select * from {{ ref('stg_orders') }}\n)\nselect customer_id, min(created_at) as first_order\nfrom orders\ngroup by 1",
    ],
    [
      'refund share',
      "with o as (\n    select * from {{ ref('fct_orders') }}\n)\nselect avg(case when refunded then 1 else 0 end) as refund_share\nfrom o",
    ],
  ),
  task(
    { s: 'Solve the exercise in Java. The class must be called Solution and compile as it is.' },
    [
      'Return the factorial of n.',
      'class Solution {\n    long factorial(int n) {\n        return n <= 1 ? 1 : n * factorial(n - 1);\n    }\n}',
    ],
    [
      'Count the vowels of a string.',
      'class Solution {\n    int vowels(String s) {\n        return (int) s.chars().filter(c -> "aeiou".indexOf(c) >= 0).count();\n    }\n}',
    ],
    [
      'Reverse an array in place.',
      'class Solution {\n    void reverse(int[] a) {\n        for (int i = 0, j = a.length - 1; i < j; i++, j--) {\n            int t = a[i];\n            a[i] = a[j];\n            a[j] = t;\n        }\n    }\n}',
    ],
  ),
  task(
    {
      u: 'Using our client below, write a script that @.\n\n```py\nclass Api:\n    def get(self, path): ...\n    def post(self, path, body): ...\n```',
    },
    [
      'lists all users',
      '```py\nfrom client import Api\n\nfor user in Api().get("/users"):\n    print(user["name"])\n```',
    ],
    [
      'creates an order for {name}',
      '```py\nfrom client import Api\n\nprint(Api().post("/orders", {"name": "{name}"}))\n```',
    ],
    ['prints the version', '```py\nfrom client import Api\n\nprint(Api().get("/version"))\n```'],
  ),
]
