import { task } from './template.ts'

export const agent = [
  task(
    {
      s: 'You are a coding agent in a repository. Explore, edit, run the tests, and stop when they pass. Explain in two sentences what you did.',
      t: [
        ['read_file', 'Read a file', 'path'],
        ['write_file', 'Write a file', 'path', 'content'],
        ['run', 'Run a shell command', 'command'],
      ],
      w: [
        ['run {"command":"npm test"}', '1 failing: adds tax'],
        ['read_file {"path":"src/tax.ts"}', 'export const tax = (n) => n * 0.2'],
        ['write_file {"path":"src/tax.ts","content":"export const tax = (n: number) => n * 0.19"}', 'ok'],
        ['run {"command":"npm test"}', 'all passing'],
      ],
    },
    ['fix the failing test', 'The rate was 20 % where the test wants 19 %. I changed it and all tests pass.'],
    ['ci is red, please mend', 'The tax rate was wrong. It is right now and the suite is green.'],
    ['tax test broken since {date}', 'The rate in src/tax.ts was outdated. Tests pass again.'],
  ),
  task(
    {
      s: 'Research assistant. Search, open the pages worth reading, then write an answer with links.',
      t: [
        ['web_search', 'Search the web', 'q'],
        ['open_page', 'Open a result', 'url'],
      ],
      w: [
        ['web_search {"q":"heat pump subsidy {city}"}', '1. city.test/subsidy 2. blog.test'],
        ['open_page {"url":"city.test/subsidy"}', 'Households get 30 %, applications until June.'],
        ['open_page {"url":"blog.test"}', 'My experience with a heat pump.'],
      ],
    },
    ['heat pump subsidy in {city}?', 'Households get 30 % of the cost until June (city.test/subsidy).'],
    [
      'can I get money for a heat pump, {city}',
      'Yes: 30 % for households, apply until June (city.test/subsidy).',
    ],
    ['subsidies heating {city}', 'There is a 30 % subsidy for households until June.'],
  ),
  task(
    {
      s: 'You are the airline service agent of {firm}. Policy: verify the passenger before anything else. Changes are free up to 24 hours before departure, later they cost 60. Basic fares can not be changed. Always read the booking before you change it, confirm the new itinerary with the passenger and only then book. One tool call at a time.',
      t: [
        ['verify_passenger', 'Check identity', 'name', 'booking'],
        ['get_booking', 'Read a booking', 'booking'],
        ['search_flights', 'Find flights', 'from', 'to', 'date'],
        ['change_flight', 'Change a flight', 'booking', 'flight'],
        ['escalate', 'Hand over', 'reason'],
      ],
      w: [
        ['verify_passenger {"name":"{name}","booking":"{id}"}', 'verified'],
        ['get_booking {"booking":"{id}"}', '{"fare":"flex","flight":"TD12","departs":"in 3 days"}'],
        ['search_flights {"to":"{city}","date":"{date}"}', '[{"flight":"TD14"},{"flight":"TD18"}]'],
      ],
    },
    [
      '{name}, booking {id}, I need to fly on {date} instead',
      'I found TD14 and TD18 on that day, both free to change to. Which one shall I book?',
    ],
    [
      'change {id} to {date} please ({name})',
      'There are two flights to {city}: TD14 and TD18. Which suits you?',
    ],
    ['can i take a later plane to {city}? {name} {id}', 'Yes, at no cost. TD14 or TD18?'],
  ),
  task(
    {
      s: 'Goal: keep the shop running. You get an alert and have the tools of the on-call engineer. Work step by step: look at metrics, then at logs, form a hypothesis, act, verify. Write the timeline at the end.',
      t: [
        ['metrics', 'Query metrics', 'query'],
        ['logs', 'Search logs', 'service', 'text'],
        ['rollback', 'Roll back a deploy', 'service'],
        ['page', 'Page a person', 'who'],
      ],
      w: [
        ['metrics {"query":"http_5xx"}', 'checkout 12 %'],
        ['logs {"service":"checkout","text":"error"}', 'NullPointer in v812'],
        ['rollback {"service":"checkout"}', 'done'],
        ['metrics {"query":"http_5xx"}', 'checkout 0.1 %'],
      ],
    },
    ['ALERT 5xx over 5 %', '14:02 alert, 14:04 found v812, 14:05 rolled back, 14:09 back to normal.'],
    ['ALERT checkout errors', 'v812 threw; rolled back; errors at 0.1 %.'],
    ['ALERT burn rate {date}', 'Rolled back v812 after NullPointers. Healthy again.'],
  ),
  task(
    {
      t: [
        ['list_tables', 'Tables of the database'],
        ['describe', 'Columns of a table', 'table'],
        ['query', 'Run SQL, read-only', 'sql'],
      ],
      w: [
        ['list_tables {}', 'orders, customers'],
        ['describe {"table":"orders"}', 'id, customer_id, total, created'],
        ['query {"sql":"select sum(total) from orders where created > now() - interval 7 day"}', '18,240'],
      ],
    },
    ['revenue last week?', 'Revenue in the last seven days was 18,240.'],
    ['how much did we sell in 7 days', '18,240 in total.'],
    ['weekly turnover {city}', 'The turnover of the week is 18,240.'],
  ),
  task(
    {
      s: 'Du bist ein autonomer Einkaufsassistent. Vergleiche Angebote, prüfe das Budget und löse die Bestellung erst aus, wenn beides passt. Berichte am Ende.',
      t: [
        ['angebote_suchen', 'Angebote suchen', 'artikel'],
        ['budget_pruefen', 'Budget prüfen', 'kostenstelle'],
        ['bestellen', 'Bestellen', 'angebot'],
      ],
      w: [
        ['angebote_suchen {"artikel":"Monitor"}', 'A 199, B 210'],
        ['budget_pruefen {"kostenstelle":"4711"}', 'frei: 2.300'],
        ['bestellen {"angebot":"A"}', 'Bestellung {id}'],
      ],
    },
    [
      'Wir brauchen einen Monitor, Kostenstelle 4711',
      'Angebot A für 199 Euro ist bestellt, das Budget reicht.',
    ],
    ['ein Bildschirm für {name}', 'Bestellt: Angebot A, 199 Euro.'],
    ['Monitor nach {city}', 'Der Monitor ist bestellt (Angebot A).'],
  ),
  task(
    {
      s: 'Tu es un agent de réservation. Utilise les outils autant de fois que nécessaire jusqu’à ce que la réservation soit confirmée.',
      t: [
        ['chercher_hotel', 'Chercher un hôtel', 'ville', 'date'],
        ['verifier_prix', 'Vérifier le prix', 'hotel'],
        ['reserver', 'Réserver', 'hotel', 'client'],
      ],
      w: [
        ['chercher_hotel {"ville":"{city}","date":"{date}"}', 'Hôtel du Nord; Le Parc'],
        ['verifier_prix {"hotel":"Le Parc"}', '120'],
        ['reserver {"hotel":"Le Parc","client":"{name}"}', 'ok {id}'],
      ],
    },
    ['une nuit à {city} le {date}', "C'est réservé au Parc pour 120 euros."],
    ['hôtel {city} pour {name}', 'Réservation confirmée au Parc.'],
    ['il me faut une chambre le {date}', 'Votre chambre au Parc est réservée.'],
  ),
  task(
    {
      s: 'Browser agent. Observe the page, decide, act. Tools: click, type, scroll, done. Continue until the task is complete. Call done with the result.',
      t: [
        ['click', 'Click an element', 'ref'],
        ['type', 'Type into an element', 'ref', 'text'],
        ['scroll', 'Scroll', 'direction'],
        ['done', 'Finish', 'result'],
      ],
      w: [
        ['type {"ref":"e4","text":"{firm}"}', '<page: results>'],
        ['click {"ref":"e9"}', '<page: {firm} profile>'],
        ['scroll {"direction":"down"}', '<page: phone 555-0199>'],
      ],
    },
    ['find the phone number of {firm}', '-> done {"result":"555-0199"}'],
    ['{firm} phone?', '-> done {"result":"555-0199"}'],
    ['get contact number of {firm} in {city}', '-> done {"result":"555-0199"}'],
  ),
  task(
    {
      s: 'You have access to a sandboxed Python interpreter and a file store. Solve data questions by running code, look at the output, correct yourself if it fails, and finally tell the user what you found.',
      t: [
        ['python', 'Execute code', 'code'],
        ['list_files', 'List uploaded files'],
      ],
      w: [
        ['list_files {}', 'sales.csv'],
        ['python {"code":"df = pd.read_csv(\'sales.csv\'); df.head()"}', 'NameError: pd'],
        [
          'python {"code":"import pandas as pd; print(pd.read_csv(\'sales.csv\').groupby(\'city\').total.sum())"}',
          '{city} 900',
        ],
      ],
    },
    ['which city sells best?', '{city} sells best with 900.'],
    ['top city in the file', 'The top city is {city} (900).'],
    ['analyse sales.csv by city', '{city} leads with a total of 900.'],
  ),
  task(
    {
      s: 'Onboarding automation. For a new hire: create the account, add to the groups of the team, order a laptop, send the welcome mail. Check each step before the next.',
      t: [
        ['create_account', 'Create an account', 'name'],
        ['add_to_group', 'Add to a group', 'account', 'group'],
        ['order_laptop', 'Order hardware', 'account'],
        ['send_mail', 'Send mail', 'to', 'body'],
      ],
      w: [
        ['create_account {"name":"{name}"}', 'created'],
        ['add_to_group {"account":"{name}","group":"design"}', 'added'],
        ['order_laptop {"account":"{name}"}', 'ordered {id}'],
        ['send_mail {"to":"{name}","body":"Welcome!"}', 'sent'],
      ],
    },
    ['{name} joins design on {date}', 'All four steps are done: account, group, laptop ({id}), mail.'],
    ['new starter {name}, design team', 'Done. {name} has an account, the group and a laptop on the way.'],
    ['hire: {name}', 'Onboarding finished.'],
  ),
  task(
    {
      s: 'Eres un agente de soporte técnico con acceso al router del cliente. Diagnostica paso a paso y soluciona.',
      t: [
        ['ping_router', 'Hacer ping', 'cliente'],
        ['leer_log', 'Leer registro', 'cliente'],
        ['reiniciar', 'Reiniciar', 'cliente'],
      ],
      w: [
        ['ping_router {"cliente":"{id}"}', 'pérdida 40 %'],
        ['leer_log {"cliente":"{id}"}', 'PPP caído'],
        ['reiniciar {"cliente":"{id}"}', 'en línea'],
      ],
    },
    ['no tengo internet, cliente {id}', 'He reiniciado el router y ya está en línea.'],
    ['va lento, {id}', 'Había pérdida de paquetes; tras reiniciar funciona.'],
    ['{id} sin conexión en {city}', 'Solucionado: el router vuelve a estar en línea.'],
  ),
  task(
    {
      s: '社内ヘルプデスクのエージェントです。必要な情報が揃うまでツールを繰り返し使い、最後に結果を報告してください。',
      t: [
        ['search_wiki', '社内Wikiを検索', 'query'],
        ['read_page', 'ページを読む', 'id'],
        ['create_ticket', 'チケット作成', 'title'],
      ],
      w: [
        ['search_wiki {"query":"VPN"}', 'p12, p40'],
        ['read_page {"id":"p12"}', '証明書の更新が必要です'],
        ['create_ticket {"title":"証明書更新"}', '{id}'],
      ],
    },
    ['VPNにつながりません', '証明書の更新が必要なため、チケット{id}を作成しました。'],
    ['{name}です。VPNが切れます', 'チケット{id}を作成しました。証明書を更新します。'],
    ['リモート接続できない', '原因は証明書の期限切れです。チケットを作成済みです。'],
  ),
  task(
    {
      s: 'Think, then use one of the tools, observe, repeat. When you know the final answer say it plainly.',
      t: [
        ['lookup', 'Encyclopaedia', 'term'],
        ['calc', 'Calculator', 'expression'],
      ],
      w: [
        ['lookup {"term":"height of {firm} tower"}', '180 m'],
        ['lookup {"term":"height of {city} spire"}', '120 m'],
        ['calc {"expression":"180-120"}', '60'],
      ],
    },
    ['how much taller is the {firm} tower than the {city} spire', '60 metres.'],
    ['height difference {firm} tower / {city} spire?', 'It is 60 m.'],
    ['is the tower of {firm} higher, and by how much', 'Yes, by 60 m.'],
  ),
  task(
    {
      s: 'You manage the inbox of {name}. Read new mail, archive newsletters, draft answers to questions, flag what is urgent. Work through all mails, then report in one paragraph.',
      t: [
        ['next_mail', 'Next unread mail'],
        ['archive', 'Archive', 'id'],
        ['draft', 'Save a draft', 'id', 'text'],
        ['flag', 'Flag', 'id'],
      ],
      w: [
        ['next_mail {}', 'm1 newsletter'],
        ['archive {"id":"m1"}', 'ok'],
        ['next_mail {}', 'm2 "can we meet on {date}?"'],
        ['draft {"id":"m2","text":"Yes, gladly."}', 'saved'],
        ['next_mail {}', 'none'],
      ],
    },
    ['go', 'One newsletter archived, one draft about a meeting on {date} waits for you.'],
    ['do my inbox', 'I archived a newsletter and drafted a reply.'],
    ['start', 'Two mails handled: one archived, one drafted.'],
  ),
  task(
    {
      s: 'Security review agent. Scan the dependency, read its changelog, look for advisories, and file an issue if needed.',
      t: [
        ['scan', 'Scan a package', 'name'],
        ['advisories', 'List advisories', 'name'],
        ['file_issue', 'File an issue', 'title', 'body'],
      ],
      w: [
        ['scan {"name":"left-pad"}', '1.3.0 installed'],
        ['advisories {"name":"left-pad"}', 'ADV-{id}: high'],
        ['file_issue {"title":"left-pad","body":"ADV-{id}"}', 'issue 12'],
      ],
    },
    ['left-pad', 'There is a high advisory (ADV-{id}); issue 12 is filed.'],
    ['check left-pad', 'Filed issue 12 for ADV-{id}.'],
    ['package: left-pad', 'One high advisory. Issue 12 is open.'],
  ),
  task(
    {
      s: 'You are the orchestrator. Delegate parts of the job to workers with delegate, wait for their results with collect, and merge them. Do not do the work yourself.',
      t: [
        ['delegate', 'Start a worker', 'role', 'instruction'],
        ['collect', 'Result of a worker', 'worker'],
      ],
      w: [
        ['delegate {"role":"researcher","instruction":"facts about {city}"}', 'w1'],
        ['delegate {"role":"writer","instruction":"post about {city}"}', 'w2'],
        ['collect {"worker":"w1"}', 'population 80,000'],
        ['collect {"worker":"w2"}', 'Come to {city}!'],
      ],
    },
    ['post about {city}', 'Come to {city}, home to 80,000 people!'],
    ['tourism text for {city}', 'Come to {city}! 80,000 people already did.'],
    ['linkedin post, {city}, {date}', 'Come to {city}: 80,000 can not be wrong.'],
  ),
  task(
    {
      s: 'Claims handler. Steps: open the claim, check the cover, look at the photos, decide, pay or decline. Justify the decision to the customer in plain words once it is made.',
      t: [
        ['open_claim', 'Read a claim', 'id'],
        ['check_cover', 'Is it covered', 'policy', 'cause'],
        ['view_photo', 'Describe a photo', 'id'],
        ['pay', 'Pay out', 'id', 'amount'],
        ['decline', 'Decline', 'id', 'clause'],
      ],
      w: [
        ['open_claim {"id":"{id}"}', 'water, 900, photo p1'],
        ['check_cover {"policy":"home","cause":"water"}', 'yes, excess 150'],
        ['view_photo {"id":"p1"}', 'wet ceiling'],
        ['pay {"id":"{id}","amount":750}', 'paid'],
      ],
    },
    ['claim {id}', 'We pay 750: the damage of 900 less your excess of 150.'],
    ['{name} asks about {id}', 'Water damage is covered. You get 750.'],
    ['process {id}', 'Paid 750, as the cover applies with an excess of 150.'],
  ),
  task(
    {
      t: [
        ['ls', 'List a folder', 'path'],
        ['cat', 'Show a file', 'path'],
        ['grep', 'Search text', 'pattern'],
        ['apply_patch', 'Patch files', 'patch'],
      ],
      w: [
        ['grep {"pattern":"timeout"}', 'config.yaml:3 timeout: 5'],
        ['cat {"path":"config.yaml"}', 'timeout: 5'],
        ['apply_patch {"patch":"-timeout: 5\\n+timeout: 30"}', 'applied'],
      ],
    },
    ['raise the timeout to 30 seconds', 'The timeout in config.yaml is 30 seconds now.'],
    ['timeouts too short, make them 30', 'Changed to 30 in config.yaml.'],
    ['set timeout=30', 'Done.'],
  ),
  task(
    {
      s: 'Travel concierge of {firm}. You may check the weather, look for trains, and reserve tables; combine them to plan the day of the guest. Ask before you spend money.',
      t: [
        ['weather', 'Forecast', 'city', 'date'],
        ['trains', 'Timetable', 'from', 'to'],
        ['reserve_table', 'Reserve', 'restaurant', 'time'],
      ],
      w: [
        ['weather {"city":"{city}","date":"{date}"}', 'sunny'],
        ['trains {"to":"{city}"}', '9:10, 10:10'],
      ],
    },
    [
      'a day in {city} on {date}?',
      'It will be sunny. Take the 9:10 train; shall I reserve a table for lunch?',
    ],
    ['plan {date} for me, {city}', 'Train at 9:10, sun all day. May I book lunch?'],
    ['trip to {city}', 'I suggest the 9:10 train. Shall I reserve a restaurant?'],
  ),
  task(
    {
      s: 'Game master bot. Use roll and state to run the scene, several times per turn if the rules ask for it, then tell the players what happens.',
      t: [
        ['roll', 'Roll dice', 'dice'],
        ['state', 'Read or change the state', 'key', 'value'],
      ],
      w: [
        ['roll {"dice":"1d20"}', '17'],
        ['state {"key":"troll.hp"}', '12'],
        ['roll {"dice":"2d6"}', '9'],
        ['state {"key":"troll.hp","value":"3"}', 'ok'],
      ],
    },
    ['I hit the troll', 'Your axe bites deep. The troll staggers, barely standing.'],
    ['{name} attacks', 'A heavy blow: the troll reels with little life left.'],
    ['swing!', 'You strike true, and the troll howls.'],
  ),
  task(
    {
      s: 'KYC analyst agent: gather evidence from the registers until the beneficial owner is known or three sources are exhausted.',
      t: [
        ['company_register', 'Search a register', 'company'],
        ['sanctions', 'Sanctions lists', 'name'],
        ['news', 'Adverse media', 'name'],
      ],
      w: [
        ['company_register {"company":"{firm}"}', 'owner {name} 80 %'],
        ['sanctions {"name":"{name}"}', 'no hit'],
        ['news {"name":"{name}"}', 'no hit'],
      ],
    },
    ['{firm}', 'Beneficial owner: {name} (80 %). No sanctions, no adverse media.'],
    ['check {firm}, {city}', '{name} owns 80 %. Lists and media are clean.'],
    ['owner of {firm}?', '{name}, with 80 %; nothing found against them.'],
  ),
]
