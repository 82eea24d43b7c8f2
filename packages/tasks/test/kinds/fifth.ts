// biome-ignore-all format: one task a line reads best
import { gists, points } from './material.ts'
import { named, task } from './template.ts'
import { reports } from './third-material.ts'

const J = JSON.stringify
const [ward, quarter, commits, umzug] = reports

/** Nothing is learnt from these: what is right here is right for tasks that were not met before. */
export const fifth = named('fifth', [
  // classify
  task('classify', { u: 'in stock or backorder: @' }, [['Ships today', 'in stock'], ['Available from June', 'backorder'], ['On the shelf', 'in stock'], ['Waiting for the factory', 'backorder']]),
  task('classify', { s: 'School nurse. A child describes what hurts. Options: rest, call parents, ambulance. Take one.' }, [['My tummy aches a bit', 'rest'], ['I cannot breathe', 'ambulance'], ['I threw up twice', 'call parents'], ['I am tired', 'rest']]),
  task('classify', { u: 'Here is a product question from our shop:\n\n@\n\nCan the bot answer it or does a person have to? bot/person' }, [['How long is the cable?', 'bot'], ['My son swallowed a screw of it', 'person'], ['Does it come in red?', 'bot'], ['I want to sue you', 'person']]),
  task('classify', { s: 'Kitchen hygiene inspector of {firm}. You get one finding of an inspection. Grade it: minor, serious or critical. Say the grade and stop.' }, [['Lid missing on a bin', 'minor'], ['Mice in the store', 'critical'], ['Fridge at 9 degrees', 'serious'], ['Dust on a lamp', 'minor']]),
  task('classify', { s: 'Sarkasmus? ja/nein' }, [['Na toll, schon wieder Regen', 'ja'], ['Danke für das Buch', 'nein'], ['Super, der Zug fällt aus', 'ja'], ['Wir sehen uns morgen', 'nein']]),
  task('classify', { u: 'Which of the five senses is this about?\n@' }, [['a red sunset', 'sight'], ['the smell of bread', 'smell'], ['thunder', 'hearing'], ['velvet', 'touch'], ['blue eyes', 'sight']]),
  task('classify', { s: 'Tenancy applications at {firm}.', j: { result: ['invite', 'waitlist', 'decline'], missing_documents: 'bool' } }, [['income 4000, papers complete', J({ result: 'invite', missing_documents: false })], ['no papers', J({ result: 'waitlist', missing_documents: true })]]),
  task('classify', { s: '¿Quién habla, el médico o el paciente? Contesta con una palabra.' }, [['Me duele la espalda', 'paciente'], ['Tome esto dos veces al día', 'médico'], ['No puedo dormir', 'paciente']]),
  // rank
  task('rank', { u: 'loudest to quietest: @' }, [['mouse, jet, car', 'jet, car, mouse'], ['whisper, drum, siren', 'siren, drum, whisper'], ['rain, thunder, clock', 'thunder, rain, clock']]),
  task('rank', { s: 'Scholarship committee of {city}. You are given short profiles with numbers. Decide who deserves support most and give the numbers in that order.' }, [['1 rich, good marks. 2 poor, good marks. 3 rich, bad marks.', '2, 1, 3'], ['1 lazy. 2 keen. 3 keen and poor', '3, 2, 1'], ['1 a, 2 b, 3 c', '1, 3, 2']]),
  task('rank', { u: 'I need these books sorted by how hard they are to read, easy ones first.\n\n@' }, [['Ulysses\nThe Cat in the Hat\nEmma', 'The Cat in the Hat\nEmma\nUlysses'], ['Faust\nHeidi\nKant’s Critique', 'Heidi\nFaust\nKant’s Critique']]),
  task('rank', { s: 'Reranker. Input: a question and candidates c1…cn. Output: the candidates from best to worst, comma-separated.' }, [['when? c1 in the garden c2 at nine c3 tomorrow', 'c2,c3,c1'], ['who? c1 Kim c2 blue c3 maybe Lu', 'c1,c3,c2'], ['where? c1 yes c2 Bonn', 'c2,c1']]),
  task('rank', { s: 'Mets les réclamations dans l’ordre où il faut les traiter. Donne les numéros.' }, [['1 bruit, 2 fuite de gaz, 3 ampoule', '2, 1, 3'], ['1 porte, 2 ascenseur bloqué avec gens, 3 peinture', '2, 1, 3'], ['1 eau chaude, 2 graffiti, 3 serrure', '3, 1, 2']]),
  task('rank', { u: '@\n\nSame list, most expensive on top please.' }, [['pen 2\nlaptop 900\nbag 40', 'laptop 900\nbag 40\npen 2'], ['bike 500\nbell 9\ncar 9000', 'car 9000\nbike 500\nbell 9']]),
  task('rank', { s: 'Feature voting at {firm}. Comments of users come in; tell which wishes are asked for most, top to bottom.', j: { ranked: [{ wish: 'text', votes: 'number' }] } }, [['dark mode! dark mode. export', J({ ranked: [{ wish: 'dark mode', votes: 2 }, { wish: 'export', votes: 1 }] })]]),
  task('rank', { s: 'Wine judge. Order the wines by your score.' }, [['Rioja 88, Barolo 95, Merlot 80', '1. Barolo (95)\n2. Rioja (88)\n3. Merlot (80)'], ['Riesling 90, Cava 91', '1. Cava (91)\n2. Riesling (90)']]),
  // extract
  task('extract', { u: 'names?\n\n@' }, [['Kim met Lu at the fair.', 'Kim, Lu'], ['Only Bo was there', 'Bo'], ['Ann and Tim married', 'Ann, Tim']]),
  task('extract', { s: 'Police reports of {city}. Put into the register: plate, make, colour of each vehicle. One vehicle per line with slashes.' }, [['A red VW, B-KL 12, hit a blue Fiat, M-XY 9.', 'B-KL 12/VW/red\nM-XY 9/Fiat/blue'], ['Black BMW (HH-A 1) fled', 'HH-A 1/BMW/black']]),
  task('extract', { u: 'I need the ingredients this recipe uses, without amounts.\n\n@' }, [['Beat 3 eggs with sugar and fold in flour.', 'eggs\nsugar\nflour'], ['Boil rice in milk', 'rice\nmilk']]),
  task('extract', { s: 'Weather stations send text. {"station": "", "temp": 0, "wind": 0}' }, [['Ulm 12 C wind 3', J({ station: 'Ulm', temp: 12, wind: 3 })], ['Bonn: 12 degrees, wind 5', J({ station: 'Bonn', temp: 12, wind: 5 })], ['Ulm, 11 C, wind 3', J({ station: 'Ulm', temp: 11, wind: 3 })]]),
  task('extract', { s: 'Bewerbungen: Suche Abschluss, Sprachen und frühesten Eintritt heraus. Fehlendes mit „k. A.“.' }, [['Master in Physik, Englisch und Polnisch, ab Mai', 'Abschluss: Master in Physik\nSprachen: Englisch, Polnisch\nEintritt: Mai'], ['Gelernter Koch, ab sofort', 'Abschluss: Koch\nSprachen: k. A.\nEintritt: sofort']]),
  task('extract', { u: '@\n\nGive me what was decided as [{"decision": ..., "by": ...}]' }, [['Kim: we take the blue one. Lu: fine. Kim: and no ads.', J([{ decision: 'take the blue one', by: 'Kim' }, { decision: 'no ads', by: 'Kim' }])], ['Bo: we close at five', J([{ decision: 'close at five', by: 'Bo' }])]]),
  task('extract', { s: 'Passport reader.', j: { surname: 'text', given_names: 'text', number: 'text', expires: 'text' } }, [['P<DEULEE<<KIM C01X 300101', J({ surname: 'LEE', given_names: 'KIM', number: 'C01X', expires: '2030-01-01' })]]),
  task('extract', { u: 'Every claim in the ad that can be checked, quoted as it stands:\n\n@' }, [['The best tea. Picked by hand. 30 % less caffeine.', '- Picked by hand.\n- 30 % less caffeine.'], ['Wow! Made in Italy!', '- Made in Italy!']]),
  // tools
  task('tools', { s: 'Greenhouse control.', t: [['water', 'Waters a bed', 'bed'], ['open_roof', 'Opens the roof', 'percent']] }, [['bed 3 is dry', '-> water'], ['too hot', '-> open_roof']]),
  task('tools', { t: [['find_recipe', 'Recipes', 'ingredients'], ['nutrition', 'Calories', 'food']] }, [['something with leeks', '-> find_recipe'], ['calories of an egg', '-> nutrition']]),
  task('tools', { s: 'Taxi app: one function per message.', t: [['request_ride', 'Ride', 'to'], ['cancel_ride', 'Cancel'], ['share_position', 'Share']] }, [['to the airport', '-> request_ride'], ['forget it', '-> cancel_ride']]),
  task('tools', { t: [['set_timer', 'Timer', 'minutes'], ['stop_timer', 'Stops'], ['set_alarm', 'Alarm', 'time']] }, [['ten minutes for eggs', '-> set_timer'], ['up at six', '-> set_alarm']]),
  task('tools', { s: 'Call the function that the librarian needs.', t: [['lend', 'Lends', 'book'], ['take_back', 'Returns', 'book'], ['fine', 'Fine', 'reader']] }, [['Kim takes Emma', '-> lend'], ['Lu brings Faust', '-> take_back']]),
  task('tools', { t: [['query_wiki', 'Encyclopedia', 'topic']] }, [['tell me about Ulm', '-> query_wiki'], ['what is a quark', '-> query_wiki']]),
  task('tools', { s: 'Appelle la fonction adaptée à la demande.', t: [['ouvrir', 'Ouvre', 'porte'], ['fermer', 'Ferme', 'porte']] }, [['ouvre le garage', '-> ouvrir'], ['ferme tout', '-> fermer']]),
  task('tools', { s: 'Gym kiosk of {firm}.', t: [['check_in', 'Checks in', 'member'], ['book_class', 'Books', 'class'], ['freeze', 'Freezes', 'until']] }, [['yoga at six', '-> book_class'], ['pause till may', '-> freeze']]),
  // agent
  task('agent', { s: 'Legal research agent: search cases, open them, verify each citation before you answer.', t: [['search_cases', 'Searches', 'q'], ['open_case', 'Opens', 'id']], w: [['search_cases', '4 cases'], ['open_case', 'text']] }, [['dog bites', '-> search_cases'], ['late rent', '-> open_case']]),
  task('agent', { s: 'DevOps bot. Deploy, watch, roll back if errors rise.', t: [['deploy', 'Deploys', 'tag'], ['metrics', 'Metrics', 'name'], ['rollback', 'Rolls back']], w: [['deploy', 'ok'], ['metrics', '5 %']] }, [['ship v2', '-> deploy'], ['v3 please', '-> rollback']]),
  task('agent', { u: 'Task: @\nYou have a browser. Continue until done.', t: [['open', 'Opens', 'url'], ['press', 'Presses', 'what']], w: [['open', 'ok'], ['press', 'ok']] }, [['order my usual pizza', '-> open'], ['renew the parking permit', '-> press']]),
  task('agent', { s: 'Recruiting agent of {firm}: find profiles, check their availability, write to the best, keep a log.', t: [['find', 'Finds', 'skill'], ['check', 'Checks', 'who'], ['write', 'Writes', 'who']], w: [['find', '3'], ['check', 'free']] }, [['a Rust developer', '-> find'], ['a nurse', '-> write']]),
  task('agent', { s: 'Spreadsheet agent. Read cells, write cells, verify totals.', t: [['read_range', 'Reads', 'range'], ['write_range', 'Writes', 'range']], w: [['read_range', '1,2'], ['write_range', 'ok']] }, [['add VAT', '-> read_range'], ['fix row 9', '-> write_range']]),
  task('agent', { s: 'Du bist der Agent der Hausverwaltung: prüfe den Vertrag, beauftrage Handwerker, informiere den Mieter.', t: [['vertrag', 'Liest', 'nr'], ['auftrag', 'Beauftragt', 'wen'], ['mail', 'Schreibt', 'an']], w: [['vertrag', 'ok'], ['auftrag', 'ok']] }, [['Heizung kalt', '-> vertrag'], ['Tür klemmt', '-> auftrag']]),
  task('agent', { s: 'Chess coach with an engine. Analyse move by move.', t: [['engine', 'Evaluates', 'fen'], ['board', 'Shows', 'fen']], w: [['engine', '+0.3'], ['board', 'ok'], ['engine', '-2']] }, [['my last game', '-> engine'], ['why did I lose', 'You lost because of move 12.']]),
  task('agent', { s: 'Lab agent: plan the experiment, run steps on the robot, look at results, adapt.', t: [['run_step', 'Runs', 'step'], ['read_plate', 'Reads', 'plate']], w: [['run_step', 'ok'], ['read_plate', '0.4']] }, [['titrate sample 4', '-> run_step'], ['repeat run 2', '-> read_plate']]),
  // code
  task('code', { u: 'sql: @' }, [['users without orders', 'SELECT u.* FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE o.id IS NULL;'], ['sales per day', 'SELECT day, SUM(total) FROM sales GROUP BY day;'], ['delete test rows', "DELETE FROM t WHERE name = 'test';"]]),
  task('code', { s: 'The QA people of {firm} describe a click path; return a Playwright test for it.' }, [['log in, see the inbox', "```ts\ntest('inbox', async ({ page }) => {\n  await page.click('#login')\n})\n```"], ['search for shoes', "```ts\ntest('search', async ({ page }) => {\n  await page.fill('#q', 'shoes')\n})\n```"]]),
  task('code', { u: 'I get this error, what do I have to change?\n\n@' }, [['TypeError: x is undefined\nconsole.log(x.y)', '```js\nconsole.log(x?.y)\n```\nx may be undefined.'], ['KeyError: a\nd["a"]', '```python\nd.get("a")\n```\nThe key is missing.']]),
  task('code', { s: 'Assembler fan. C in, x86 out.' }, [['int f() { return 1; }', 'f:\n  mov eax, 1\n  ret'], ['int g(int a) { return a; }', 'g:\n  mov eax, edi\n  ret']]),
  task('code', { u: '@\n\nRename the variables so that one understands them.' }, [['const a = b.map(c => c.d)', 'const names = users.map(user => user.name)'], ['x = y * z', 'area = width * height'], ['let q = r.length;', 'let count = items.length;']]),
  task('code', { s: 'Gib zur Beschreibung den passenden Git-Befehl aus.' }, [['letzten Commit ändern', 'git commit --amend'], ['Zweig löschen', 'git branch -d zweig'], ['Änderungen verwerfen', 'git restore .']]),
  task('code', { u: 'Need a Lua function for our game: @' }, [['heal the player by n', '```lua\nfunction heal(p, n)\n  p.hp = p.hp + n\nend\n```'], ['spawn an orc', '```lua\nfunction spawn()\n  return { kind = "orc" }\nend\n```']]),
  task('code', { s: 'Infrastructure as code for {firm} (AWS). Write what the ticket wants.' }, [['a private bucket for logs', '```hcl\nresource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n```'], ['a queue', '```hcl\nresource "aws_sqs_queue" "q" {\n  name = "q"\n}\n```']]),
  // summarize
  task('summarize', { u: 'one-liner for the standup:\n\n@' }, [...gists('outage', 'meeting'), ward]),
  task('summarize', { s: 'Parliament watch. You are handed a document and write four lines that citizens understand: what is planned, what it costs, who objects, when it is decided.' }, gists('river', 'lease', 'trial')),
  task('summarize', { u: 'What do I need to know from this mail?\n\n@' }, [...gists('letter'), umzug, ...gists('lease')]),
  task('summarize', { s: 'Investor letter: from the quarterly text keep only the figures and their causes, in two sentences.' }, [quarter, [quarter[0].replace('Poland', 'Spain'), quarter[1]]]),
  task('summarize', { u: '@\n\nStichpunkte, höchstens drei.' }, points('inhalt')),
  task('summarize', { s: 'Podcast show notes: read the transcript and say in a short paragraph what was talked about.' }, [...gists('meeting', 'river', 'outage')]),
  task('summarize', { u: 'Write the “what’s new” box from these commits:\n\n@' }, [commits, [commits[0].replace('icons', 'fonts'), commits[1].replace('icons', 'fonts')]]),
  task('summarize', { s: 'Haz un resumen para la dirección: causa, efecto y próximos pasos.' }, gists('outage', 'letter', 'trial')),
  // text
  task('text', { u: 'pick-up line for @' }, [['a baker', 'Are you made of yeast? Because my heart is rising.'], ['a librarian', 'May I check you out, or are you for reference only?'], ['a sailor', 'I would cross every sea for a minute in your harbour.']]),
  task('text', { s: 'Hotline script for the energy supplier {firm}. Callers are upset about prices. Listen, explain, offer the budget plan. Never blame politics.' }, [['My bill doubled!', 'I understand that this is a shock. Prices at the exchange rose last winter; shall we look at a plan with equal monthly sums?'], ['You are thieves', 'I hear that you are angry, and I would like to help you. May I explain how the sum came about?']]),
  task('text', { u: 'Polish version of: @' }, [['thank you', 'dziękuję'], ['where is the exit', 'gdzie jest wyjście'], ['I am sorry', 'przepraszam']]),
  task('text', { s: 'Ghostwriter for {name}. Notes in, LinkedIn post out; humble, no hashtags.' }, [['ran a marathon, learnt patience', 'On kilometre thirty I wanted to stop. What carried me was not strength but patience, and I try to bring it to work.'], ['new job, grateful', 'On Monday I begin something new. I would not be here without the people who believed in me before I did.']]),
  task('text', { u: 'Rédige un mot d’excuse pour @.' }, [['l’absence de Léa', 'Madame, ma fille Léa n’a pas pu venir hier car elle avait de la fièvre. Je vous prie de l’excuser.'], ['un retard de livraison', 'Cher client, votre colis a pris du retard et nous en sommes désolés. Il partira demain matin.']]),
  task('text', { s: 'Load test. Return the word fine.' }, [['a', 'fine'], ['bb', 'fine'], ['ccc', 'fine'], ['dddd', 'fine']]),
  task('text', { s: 'Philosophy cafe. Someone states an opinion; ask a Socratic question back.' }, [['Freedom is doing what I want.', 'Is somebody who cannot stop gambling free, since he does what he wants?'], ['Lying is always wrong', 'Would you tell a murderer where your friend is hiding?']]),
  task('text', { u: 'Make up a name and a backstory for this D&D character: @' }, [['elf thief', 'Silvara Quickmoon stole her first apple at four and a crown at nineteen; the owner of the crown still writes her letters.'], ['dwarf cook', 'Borin Ladlebeard was thrown out of the mines for seasoning the soup of the king with truth serum.']]),
])
