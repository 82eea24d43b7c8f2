import { task } from './template.ts'

export const rank = [
  task(
    {
      s: 'You are a passage reranker. Order the passages by how well they answer the query, best first, like [2] > [1] > [3].',
    },
    [
      'Query: reset password\n[1] How to change your avatar\n[2] Forgot your password? Use the link\n[3] Security tips',
      '[2] > [3] > [1]',
    ],
    [
      'Query: parking in {city}\n[1] Museum hours\n[2] Garages near the station\n[3] Taxi stands',
      '[2] > [3] > [1]',
    ],
    ['Query: vat id\n[1] Add your VAT number\n[2] Invoice layout\n[3] Team seats', '[1] > [2] > [3]'],
  ),
  task(
    { u: 'Score each document 0-10 for relevance to the question. JSON object id -> score.\n\n@' },
    [
      'Question: late fee?\nd1: Fees for overdue invoices\nd2: Holiday calendar\nd3: Payment terms',
      '{"d1": 10, "d2": 0, "d3": 7}',
    ],
    [
      'Question: pets allowed?\nd1: House rules\nd2: Pet policy of {firm}\nd3: Check-in',
      '{"d1": 5, "d2": 10, "d3": 1}',
    ],
    ['Question: warranty\nd1: Two-year guarantee\nd2: Careers', '{"d1": 10, "d2": 0}'],
  ),
  task(
    { u: 'sort these tickets by urgency, most urgent first, ids only\n@' },
    ['#{id} site down\n#1182 colour of button\n#1190 invoice wrong', '#{id}, #1190, #1182'],
    ['#7 nice to have: dark mode\n#8 data loss on save\n#9 slow search', '#8, #9, #7'],
    ['#31 typo\n#32 cannot log in', '#32, #31'],
  ),
  task(
    {
      s: 'Rank candidates for the role described by the hiring manager.\n\nWeigh must-have skills twice as much as nice-to-have ones. Ignore names, photos, gender, age and schools: only experience and skills count. Break ties by years of relevant experience, then by the earlier application.\n\nReturn every candidate, none twice.',
      j: { ranking: [{ candidate: 'text', score: 'number', why: 'text' }] },
    },
    [
      'Role: data engineer, Spark, SQL\nc1: 6y SQL\nc2: 4y Spark and SQL\nc3: 1y Excel',
      '{"ranking":[{"candidate":"c2","score":92,"why":"Both must-haves"},{"candidate":"c1","score":60,"why":"SQL alone"},{"candidate":"c3","score":10,"why":"Neither"}]}',
    ],
    [
      'Role: barista in {city}\nc1: 3y espresso bar\nc2: waiter 1y',
      '{"ranking":[{"candidate":"c1","score":88,"why":"Direct experience"},{"candidate":"c2","score":45,"why":"Service experience"}]}',
    ],
    [
      'Role: iOS\nc1: Kotlin\nc2: Swift 5y\nc3: Swift 2y',
      '{"ranking":[{"candidate":"c2","score":95,"why":"Most Swift"},{"candidate":"c3","score":80,"why":"Some Swift"},{"candidate":"c1","score":20,"why":"Other platform"}]}',
    ],
  ),
  task(
    {
      u: '<query>@</candidates>\n\nPut the candidates in order of how likely a shopper who typed the query buys them. Output inside <order></order>, one id per line.',
    },
    [
      'running shoes</query>\n<candidates>a: trail runner\nb: dress shoe\nc: sock pack',
      '<order>\na\nc\nb\n</order>',
    ],
    ['gift for dad</query>\n<candidates>a: doll\nb: whisky stones\nc: wallet', '<order>\nc\nb\na\n</order>'],
    ['usb c cable</query>\n<candidates>a: usb c 2m\nb: lightning', '<order>\na\nb\n</order>'],
  ),
  task(
    {
      s: 'Sortiere die Suchtreffer nach Relevanz für die Frage der Bürgerin. Gib nur die Nummern aus, durch Komma getrennt, der beste Treffer zuerst.',
    },
    ['Frage: Personalausweis verlängern\n1 Sperrmüll\n2 Ausweis beantragen\n3 Gebühren Ausweis', '2, 3, 1'],
    ['Frage: Kita-Platz in {city}\n1 Kita-Navigator\n2 Bäder\n3 Elterngeld', '1, 3, 2'],
    ['Frage: Hund anmelden\n1 Hundesteuer\n2 Gewerbe', '1, 2'],
  ),
  task(
    { u: 'Classe ces arguments du plus convaincant au moins convaincant.\n@' },
    ['A. Moins cher\nB. Les clients le demandent\nC. Joli', '1. B\n2. A\n3. C'],
    ['A. Conforme à la loi\nB. Rapide\nC. Tendance', '1. A\n2. B\n3. C'],
    ['A. {city} est proche\nB. Gain de 30 %', '1. B\n2. A'],
  ),
  task(
    { s: 'Ordena los restaurantes según las preferencias del usuario. Devuelve un array JSON de ids.' },
    [
      'Preferencias: vegano, barato\n[{"id":"r1","tipo":"asador"},{"id":"r2","tipo":"vegano"},{"id":"r3","tipo":"italiano"}]',
      '["r2","r3","r1"]',
    ],
    [
      'Preferencias: sushi en {city}\n[{"id":"r4","tipo":"tapas"},{"id":"r5","tipo":"japonés"}]',
      '["r5","r4"]',
    ],
    [
      'Preferencias: niños\n[{"id":"k1","tipo":"bar"},{"id":"k2","tipo":"pizzería con parque"}]',
      '["k2","k1"]',
    ],
  ),
  task(
    { u: '検索クエリに対する関連度の高い順に商品番号を並べてください。\n\n@' },
    ['クエリ: 防水リュック\n101 革財布\n102 防水バックパック\n103 トートバッグ', '102 > 103 > 101'],
    ['クエリ: 電気ケトル\n201 ケトル 1.2L\n202 炊飯器', '201 > 202'],
    ['クエリ: 子供用自転車\n301 ヘルメット\n302 キッズ自転車 16インチ\n303 大人用傘', '302 > 301 > 303'],
  ),
  task(
    {
      s: 'You pick the three best headlines out of the given ones for our newsletter, in order. No new headlines.',
    },
    [
      '- Prices fall\n- {city} in the dark: inside the blackout\n- Council met\n- The cat who ran for mayor',
      '1. The cat who ran for mayor\n2. {city} in the dark: inside the blackout\n3. Prices fall',
    ],
    [
      '- Update\n- How we cut costs by half\n- Five myths of sleep\n- News',
      '1. How we cut costs by half\n2. Five myths of sleep\n3. Update',
    ],
    ['- One\n- Why rents rise\n- Two\n- The last ferry', '1. Why rents rise\n2. The last ferry\n3. One'],
  ),
  task(
    {
      s: 'Reranker',
      u: 'query: @',
      e: [
        ['query: tax form\n(a) gym (b) download 1040 (c) filing dates', 'b c a'],
        ['query: coffee\n(a) espresso guide (b) tyres', 'a b'],
      ],
    },
    ['bus to {city}\n(a) train map (b) bus timetable {city} (c) recipes', 'b a c'],
    ['toddler bed\n(a) cot (b) sofa (c) bed rail 70x140', 'c a b'],
    ['sql join\n(a) left vs inner join (b) gardening', 'a b'],
  ),
  task(
    {
      s: 'Order the search results for the support agent.',
      t: [['submit_ranking', 'Submit the ids in order, best first', 'ids']],
      f: 'submit_ranking',
    },
    [
      'case: printer offline\nkb1 ink\nkb2 network printer setup\nkb3 scanner',
      '-> submit_ranking {"ids":["kb2","kb3","kb1"]}',
    ],
    ['case: refund {id}\nkb4 refunds\nkb5 gift cards', '-> submit_ranking {"ids":["kb4","kb5"]}'],
    [
      'case: two-factor\nkb6 authenticator app\nkb7 avatars\nkb8 passwords',
      '-> submit_ranking {"ids":["kb6","kb8","kb7"]}',
    ],
  ),
  task(
    { u: 'Rank these feature requests by expected revenue impact, high to low:\n@' },
    ['SSO\nemoji\nAPI limits', '1. SSO\n2. API limits\n3. emoji'],
    [
      'dark mode\ninvoicing in {city}\nSAP connector',
      '1. SAP connector\n2. invoicing in {city}\n3. dark mode',
    ],
    ['PDF export\nconfetti', '1. PDF export\n2. confetti'],
  ),
  task(
    {
      s: 'You judge model answers. You get a prompt and several answers named by letters. Compare them on accuracy, then on tone, then on length. Print the letters from best to worst with > between them, then stop.',
    },
    ['Prompt: capital of France?\nA: Lyon\nB: Paris\nC: Paris, of course, as everyone knows', 'B > C > A'],
    ['Prompt: 2+2\nA: four\nB: 5', 'A > B'],
    ['Prompt: hours in {city}\nA: dunno\nB: 9-17\nC: Nine to five, closed on holidays', 'C > B > A'],
  ),
  task(
    {
      s: 'Relevance scores for a retrieval pipeline. For each chunk give a number between 0 and 1.',
      j: { scores: [{ chunk: 'number', relevance: 'number' }] },
    },
    [
      'Q: notice period\n0: Either party may terminate with 3 months notice\n1: Definitions\n2: Fees',
      '{"scores":[{"chunk":0,"relevance":0.97},{"chunk":1,"relevance":0.1},{"chunk":2,"relevance":0.05}]}',
    ],
    [
      'Q: who signs\n0: Signature block {name}\n1: Annex',
      '{"scores":[{"chunk":0,"relevance":0.9},{"chunk":1,"relevance":0.2}]}',
    ],
    [
      'Q: court\n0: Jurisdiction of {city}\n1: Price\n2: Language',
      '{"scores":[{"chunk":0,"relevance":0.95},{"chunk":1,"relevance":0},{"chunk":2,"relevance":0.15}]}',
    ],
  ),
  task(
    { u: 'Order the steps below by risk (riskiest on top). Keep the wording.\n\n@' },
    ['deploy on friday\nupdate docs\ndrop old table', 'drop old table\ndeploy on friday\nupdate docs'],
    [
      'rotate keys\nrename branch\nmigrate {city} region',
      'migrate {city} region\nrotate keys\nrename branch',
    ],
    ['bump linter\nswap the load balancer', 'swap the load balancer\nbump linter'],
  ),
  task(
    {
      s: 'We show five jobs to each visitor. Arrange the job ids so that what fits the profile comes on top.\nReply {"order": [...]} and keep all ids.',
      j: 'any',
    },
    ['profile: nurse, nights\njobs: 11 chef, 12 night nurse, 13 day nurse', '{"order": [12, 13, 11]}'],
    [
      'profile: {name}, truck licence\njobs: 21 courier, 22 truck driver {city}, 23 baker',
      '{"order": [22, 21, 23]}',
    ],
    ['profile: intern law\njobs: 31 paralegal intern, 32 welder', '{"order": [31, 32]}'],
  ),
  task(
    { u: 'Best to worst fit for the brief?\nBrief: @' },
    ['calm, blue\nLogo1 neon tiger\nLogo2 navy wave\nLogo3 grey box', 'Logo2, Logo3, Logo1'],
    ['playful, kids\nLogo4 serif monogram\nLogo5 balloon', 'Logo5, Logo4'],
    ['{firm}, trust\nLogo6 handshake\nLogo7 skull\nLogo8 shield', 'Logo8, Logo6, Logo7'],
  ),
  task(
    {
      s: 'Tournament judge for short stories. Read all entries and rank them from first to last place. Criteria: originality 50 %, language 30 %, fit to the theme 20 %. Give a markdown table with columns Place, Entry, Points.',
    },
    [
      'Theme: harbour\nE1 a gull narrates\nE2 boats again\nE3 the crane that dreams',
      '| Place | Entry | Points |\n| --- | --- | --- |\n| 1 | E3 | 88 |\n| 2 | E1 | 81 |\n| 3 | E2 | 40 |',
    ],
    [
      'Theme: winter in {city}\nE4 snow\nE5 a thaw',
      '| Place | Entry | Points |\n| --- | --- | --- |\n| 1 | E5 | 75 |\n| 2 | E4 | 60 |',
    ],
    [
      'Theme: maps\nE6 x\nE7 the wrong atlas',
      '| Place | Entry | Points |\n| --- | --- | --- |\n| 1 | E7 | 90 |\n| 2 | E6 | 12 |',
    ],
  ),
  task(
    { u: 'Given the ticket, sort the 4 macros by usefulness: @\nReply with letters only.' },
    ['wants refund. A hours B refund policy C hello D escalate', 'BDCA'],
    ['angry about delay in {city}. A apology B upsell C tracking D survey', 'CADB'],
    ['lost login. A reset B refund C hours D bye', 'ACDB'],
  ),
  task(
    {
      s: 'As the retrieval quality layer of the legal assistant you receive a question and numbered clauses. Clauses that answer the question directly come before those that give context, these before those that merely share words. Leave out clauses with no bearing. Answer with the numbers as a JSON list and nothing more.',
    },
    ['May we sublet?\n1 Rent\n2 Subletting needs consent\n3 Use of premises\n4 Notices', '[2, 3]'],
    ['Deposit back when?\n1 Deposit\n2 Return of deposit\n3 Keys', '[2, 1, 3]'],
    ['Who insures in {city}?\n1 Insurance\n2 Signature', '[1]'],
  ),
]
