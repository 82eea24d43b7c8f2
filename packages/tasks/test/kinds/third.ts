// biome-ignore-all format: one task a line reads best
import { gists, points as knownPoints } from './material.ts'
import { named, task } from './template.ts'
import { reports } from './third-material.ts'

const J = JSON.stringify
const [ward, quarter, commits, umzug] = reports
const over = {
  t: [
    ['ping', 'Pings a host', 'host'],
    ['trace', 'Traces a route', 'host'],
    ['whois', 'Looks up an owner', 'host'],
  ] as [string, string, string][],
}

export const third = named('third', [
  // classify
  task('classify', { u: 'edible or poisonous? @' }, [['fly agaric', 'poisonous'], ['chanterelle', 'edible'], ['death cap', 'poisonous'], ['champignon', 'edible'], ['oyster mushroom', 'edible']]),
  task('classify', {s: 'Call centre of {firm}, quality team. Listen to how the agent closed the call and put a tick at resolved, callback or lost.'}, [['Agent: Great, then it works again. Caller: yes, thanks!', 'resolved'], ['Agent: We ring you tomorrow.', 'callback'], ['Caller: I am going to your competitor.', 'lost'], ['Agent: glad I could help', 'resolved']]),
  task('classify', { u: 'Read the abstract and tell me the kind of study (cohort, case-control, trial, review).\n\n@' }, [['We randomised 200 adults to A or B.', 'trial'], ['We followed 9,000 nurses for ten years.', 'cohort'], ['We searched three databases for papers.', 'review'], ['Cases were compared with matched controls.', 'case-control']]),
  task('classify', { s: 'You moderate usernames. Good ones pass. Bad ones do not. {"ok": true} or {"ok": false}.' }, [['sunny_day', J({ ok: true })], ['h1tler88', J({ ok: false })], ['kim.lee', J({ ok: true })], ['admin', J({ ok: false })]]),
  task('classify', { s: 'Smoke test prompt: is the building on fire according to the message? 0 or 1' }, [['There is smoke in the hall', '1'], ['Lunch is ready', '0'], ['flames at the door!!', '1'], ['The heater is broken', '0']]),
  task('classify', { u: 'Welche Sprache? Nur der Name.\n\n@' }, [['Buenos días', 'Spanisch'], ['Good evening to all', 'Englisch'], ['Je ne sais pas', 'Französisch'], ['Hola amigo', 'Spanisch']]),
  task('classify', {s: 'Background\nThe city of {city} gets reports about the street: potholes, lamps, waste, trees, graffiti.\n\nYour part\nThe crew that goes out depends on the sort of problem. Name the sort. One word, small letters.'}, [['Deep hole in front of no. 9', 'potholes'], ['It is dark in Elm Road since Monday', 'lamps'], ['Someone sprayed the bridge', 'graffiti'], ['Branch about to fall', 'trees'], ['Old sofa on the pavement', 'waste']]),
  task('classify', {s: 'Credit pre-check. Given income and debt, where does the applicant stand?', j: { band: ['green', 'amber', 'red'], why: 'text' }}, [['5000 income, no debt', J({ band: 'green', why: 'no debt' })], ['900 income, 800 debt', J({ band: 'red', why: 'debt too high' })]]),
  task('classify', { u: 'Premise: @\nDoes the hypothesis follow? entailment, contradiction or neutral' }, [['A man sleeps. Hypothesis: A man is awake.', 'contradiction'], ['A dog runs. Hypothesis: An animal moves.', 'entailment'], ['A girl eats. Hypothesis: She is hungry.', 'neutral']]),
  // rank
  task('rank', { u: 'spiciest first\n\n@' }, [['jalapeño, bell pepper, habanero', 'habanero, jalapeño, bell pepper'], ['curry, ghost pepper, paprika', 'ghost pepper, curry, paprika'], ['mild, hot, medium', 'hot, medium, mild']]),
  task('rank', {s: 'Editor’s pick at {firm}: out of the photos described (with their file names) choose the running order for the gallery, opener first.'}, [['a.jpg: empty street\nb.jpg: crowd cheering\nc.jpg: mayor yawning', 'b.jpg\nc.jpg\na.jpg'], ['d.jpg: sunset\ne.jpg: car park\nf.jpg: dog surfing', 'f.jpg\nd.jpg\ne.jpg']]),
  task('rank', {s: 'Retrieval step two. Question and ten snippets at most come in. Print their numbers by usefulness, descending, in square brackets.'}, [['Q: capital of Peru? 1 Lima is the capital. 2 Peru exports fish. 3 Lima has ten million.', '[1] [3] [2]'], ['Q: boiling point? 1 ice melts. 2 water boils at 100. 3 steam', '[2] [3] [1]'], ['Q: who? 1 a 2 b 3 c', '[3] [1] [2]']]),
  task('rank', {u: 'Here are three job offers I got. Help me decide: put them in the order in which I should consider them, only the company names.\n\n@'}, [['Acme: 60k, far away. Bolt: 55k, near. Cora: 70k, remote.', 'Cora\nBolt\nAcme'], ['Dura: 40k. Enno: 80k but nights. Fia: 75k.', 'Fia\nEnno\nDura'], ['Gox 50k; Hal 51k; Ivo 52k', 'Ivo\nHal\nGox']]),
  task('rank', { s: 'Sortiere die Aufgaben nach Dringlichkeit. Gib die Liste zurück, das Dringendste zuerst.' }, [['Blumen gießen; Steuer bis heute; Auto waschen', '1. Steuer bis heute\n2. Blumen gießen\n3. Auto waschen'], ['Rohrbruch; Einkauf; Geburtstag morgen', '1. Rohrbruch\n2. Geburtstag morgen\n3. Einkauf']]),
  task('rank', { u: 'Evaluate the three translations and order them by quality, e.g. "2 > 3 > 1".\n\n@' }, [['Source: Guten Tag. 1: Good day. 2: Good daily. 3: Hello.', '1 > 3 > 2'], ['Source: Danke. 1: Danke. 2: Thanks. 3: Thank.', '2 > 3 > 1']]),
  task('rank', {s: 'Ops triage board. Every item gets a place; what hurts users most gets place one.', j: { order: 'texts' }}, [['p1 logo gone, p2 login down, p3 slow', J({ order: ['p2', 'p3', 'p1'] })], ['q1 typo, q2 data loss', J({ order: ['q2', 'q1'] })]]),
  task('rank', {s: 'Name the {city} restaurants from the list again, but with the best match for the guest’s wish on top.'}, [['wish: vegan\n- Steak House\n- Green Leaf\n- Trattoria', '- Green Leaf\n- Trattoria\n- Steak House'], ['wish: cheap\n- Palace\n- Imbiss\n- Bistro', '- Imbiss\n- Bistro\n- Palace']]),
  // extract
  task('extract', { u: 'emails + phones pls\n\n@' }, [['Write to kim@x.example or ring 555-01', 'kim@x.example, 555-01'], ['lu@y.example', 'lu@y.example'], ['bo@z.example, 0171 22, thanks!', 'bo@z.example, 0171 22']]),
  task('extract', {s: 'Shipping labels, photographed and run through OCR. We want consignee, city and weight; weight in kg. Object with those three.'}, [['TO: KIM LEE BONN WT 3 KG', J({ consignee: 'Kim Lee', city: 'Bonn', weight: 3 })], ['to lu wu, ulm, 3kg', J({ consignee: 'Lu Wu', city: 'Ulm', weight: 3 })], ['Bo Li, Bonn 5 kg', J({ consignee: 'Bo Li', city: 'Bonn', weight: 5 })]]),
  task('extract', { s: 'Meter readings. {"meter": "...", "kwh": n}' }, [['meter A shows 10', J({ meter: 'A', kwh: 10 })], ['B: 10 kWh', J({ meter: 'B', kwh: 10 })], ['meter A shows 12', J({ meter: 'A', kwh: 12 })], ['B 10', J({ meter: 'B', kwh: 10 })]]),
  task('extract', { u: 'Which side effects does this patient report? One per line, her own words.\n\n@' }, [['I feel dizzy and my mouth is dry since the new pills.', 'dizzy\nmy mouth is dry'], ['Headache every morning, otherwise fine.', 'Headache every morning'], ['cannot sleep, sweating', 'cannot sleep\nsweating']]),
  task('extract', { s: 'Recorre el anuncio y saca precio, metros y barrio. Si falta algo, pon null. Formato JSON.' }, [['Piso de 80 m en Gracia por 900 euros', J({ precio: 900, metros: 80, barrio: 'Gracia' })], ['Estudio en Sants, 600', J({ precio: 600, metros: null, barrio: 'Sants' })]]),
  task('extract', {s: 'For our register we need the parties to each contract and the day it was signed. Format: Party A / Party B / day.'}, [['This contract between Acme and Bolt, signed 3 May 2024.', 'Acme / Bolt / 3 May 2024'], ['Cora Ltd and Dura Inc agree on 1 June 2023 as follows', 'Cora Ltd / Dura Inc / 1 June 2023']]),
  task('extract', { u: '@\n\nWhat does she promise to do? Bullets, verbatim.' }, [['I will send the file tonight. It rains. I will call Bo.', '- I will send the file tonight.\n- I will call Bo.'], ['Fine. I will book the room.', '- I will book the room.']]),
  task('extract', { s: 'Menu to data.', j: { dishes: [{ name: 'text', price: 'number', allergens: 'texts' }] } }, [['Pasta 9 (gluten), Salad 7', J({dishes: [{ name: 'Pasta', price: 9, allergens: ['gluten'] }, { name: 'Salad', price: 7, allergens: [] }]})]]),
  // tools
  task('tools', { s: 'Network helper on call.', ...over }, [['is web1 up', '-> ping'], ['who owns x.example', '-> whois'], ['route to db2', '-> trace']]),
  task('tools', {t: [['translate_text', 'Translates', 'text', 'to'], ['detect', 'Detects a language', 'text']]}, [['say hello in thai', '-> translate_text'], ['what language is ciao', '-> detect']]),
  task('tools', {s: 'You are the voice of the fridge. Turn wishes into one command.', t: [['cool', 'Sets degrees', 'degrees'], ['add_to_list', 'Shopping list', 'item']]}, [['colder', '-> cool'], ['we need milk', '-> add_to_list']]),
  task('tools', {s: 'Select the report function that fits the manager’s question; do not answer yourself.', t: [['sales_by_region', 'Sales', 'region'], ['staff_costs', 'Costs', 'month']]}, [['how did the north do', '-> sales_by_region'], ['wages in may', '-> staff_costs']]),
  task('tools', {t: [['book_slot', 'Books a slot', 'time'], ['free_slots', 'Lists slots', 'day']]}, [['anything on friday?', '-> free_slots'], ['take 9:30', '-> book_slot']]),
  task('tools', {s: 'Banco {firm}: llama a la función que corresponda.', t: [['saldo', 'Consulta el saldo', 'cuenta'], ['bloquear', 'Bloquea la tarjeta', 'tarjeta']]}, [['cuánto tengo', '-> saldo'], ['perdí la tarjeta', '-> bloquear']]),
  task('tools', {s: 'Parking app.', t: [['start_parking', 'Starts', 'plate'], ['stop_parking', 'Stops', 'plate'], ['extend', 'Extends', 'minutes']]}, [['start for B-KL 1', '-> start_parking'], ['30 more minutes', '-> extend']]),
  task('tools', { t: [['random_number', 'A random number', 'max']] }, [['roll a die', '-> random_number'], ['pick between 1 and 9', '-> random_number']]),
  // agent
  task('agent', {s: 'Procurement agent: find three quotes, compare them, order the cheapest that meets the spec.', t: [['find_vendor', 'Finds', 'what'], ['quote', 'Asks a quote', 'vendor'], ['order', 'Orders', 'quote']], w: [['find_vendor', 'Acme'], ['quote', '40']]}, [['100 chairs', '-> find_vendor'], ['two printers', '-> order']]),
  task('agent', {s: 'SRE copilot. You have kubectl and the dashboards. Keep going until the service is healthy.', t: [['kubectl', 'kubectl', 'args'], ['dashboard', 'Metrics', 'name']], w: [['kubectl', 'CrashLoop'], ['dashboard', 'red']]}, [['checkout is down', '-> kubectl'], ['pods restart', 'The memory limit was too low; all pods are healthy now.']]),
  task('agent', {u: 'Please @ in this repo. You can use the tools as often as you like.', t: [['ls', 'Lists', 'dir'], ['cat', 'Reads', 'path'], ['patch', 'Edits', 'diff'], ['test', 'Tests']], w: [['ls', 'src'], ['cat', 'x'], ['test', 'ok']]}, [['add a license', '-> patch'], ['fix the lint errors', '-> cat']]),
  task('agent', {s: 'Insurance case worker for {firm}. Collect what is missing for the claim, check the policy, then decide and write to the customer.', t: [['policy', 'Gets', 'no'], ['ask', 'Asks', 'text'], ['decide', 'Decides', 'outcome']], w: [['policy', 'covers water'], ['ask', 'photo sent']]}, [['water in the cellar', '-> policy'], ['bike stolen', '-> decide']]),
  task('agent', {s: 'Browser operator.', t: [['goto', 'Opens', 'url'], ['read', 'Reads'], ['fill', 'Fills', 'field']], w: [['goto', 'ok'], ['read', 'a form'], ['fill', 'ok']]}, [['apply for the visa', '-> fill'], ['unsubscribe me', '-> goto']]),
  task('agent', {s: 'Tu organises des réunions : consulte les agendas, propose un créneau, envoie les invitations.', t: [['agenda', 'Agenda', 'qui'], ['inviter', 'Invite', 'qui']], w: [['agenda', 'libre à 9 h'], ['agenda', 'libre à 10 h']]}, [['avec Léa demain', '-> agenda'], ['avec toute l’équipe', '-> inviter']]),
  task('agent', {s: 'Tutor with a whiteboard and a quiz engine. Lead the pupil through the lesson; check understanding before moving on.', t: [['draw', 'Draws', 'what'], ['quiz', 'Asks', 'question']], w: [['draw', 'ok'], ['quiz', 'wrong'], ['quiz', 'right']]}, [['fractions', '-> draw'], ['the heart', 'Well done! Shall we go on with the lungs?']]),
  task('agent', {s: 'Data steward. For every record: look it up, fix the address, write it back.', t: [['get', 'Gets', 'id'], ['put', 'Puts', 'id']], w: [['get', '{}'], ['put', 'ok']]}, [['record 5', '-> get'], ['record 8', '-> put']]),
  // code
  task('code', { u: 'ffmpeg command: @' }, [['cut the first ten seconds', 'ffmpeg -ss 10 -i in.mp4 -c copy out.mp4'], ['mp4 to gif', 'ffmpeg -i in.mp4 out.gif'], ['mute a video', 'ffmpeg -i in.mp4 -an out.mp4']]),
  task('code', { s: 'Google Sheets wizard for {firm}. Reply with what goes into the cell.' }, [['average of C where D is yes', '=AVERAGEIF(D:D,"yes",C:C)'], ['last value in A', '=INDEX(A:A,COUNTA(A:A))'], ['A1 in capitals', '=UPPER(A1)']]),
  task('code', { u: 'This test fails, repair the function so that it passes.\n\n@' }, [['test: add(1,2)==3\ndef add(a,b): return a-b', '```python\ndef add(a, b):\n    return a + b\n```'], ['test: even(2)\ndef even(n): return n%2', '```python\ndef even(n):\n    return n % 2 == 0\n```']]),
  task('code', { s: 'The analysts of {firm} describe a chart. Give the matplotlib that draws it. df is loaded.' }, [['bars of sales by month', '```python\ndf.groupby("month").sales.sum().plot.bar()\n```'], ['histogram of age', '```python\ndf.age.plot.hist()\n```']]),
  task('code', { u: 'Solidity: @' }, [['a counter anyone can increase', 'contract Counter {\n  uint public n;\n  function up() public { n++; }\n}'], ['owner-only withdraw', 'function withdraw() public {\n  require(msg.sender == owner);\n  payable(owner).transfer(address(this).balance);\n}']]),
  task('code', { s: 'Wandle die Anforderung in eine PowerShell-Zeile um.' }, [['alle PDF-Dateien auflisten', 'Get-ChildItem -Filter *.pdf'], ['Dienst spooler neu starten', 'Restart-Service -Name spooler'], ['freier Speicher', 'Get-PSDrive | Select-Object Name, Free']]),
  task('code', { s: 'Remove dead code and give the file back.' }, [['function a() {}\nfunction b() { return 1 }\nb()', 'function b() { return 1 }\nb()'], ['const x = 1\nconst y = 2\nconsole.log(y)', 'const y = 2\nconsole.log(y)'], ['let q;\nlet z = 3;\nalert(z);', 'let z = 3;\nalert(z);']]),
  task('code', { u: 'Turn these user stories into Gherkin-driven step definitions in Java.\n\n@' }, [['As a user I log in', '```java\n@When("the user logs in")\npublic void login() { page.login(); }\n```'], ['As an admin I delete a user', '```java\n@When("the admin deletes a user")\npublic void delete() { page.delete(); }\n```']]),
  // summarize
  task('summarize', { u: 'handover in 5 lines:\n\n@' }, [ward, [ward[0].replace('Mrs Amsel', 'Mrs Specht'), ward[1].replace('Mrs Amsel', 'Mrs Specht')]]),
  task('summarize', { s: 'Brief me. I am {name}, CFO of {firm}, and I have the lift ride to read it.' }, [quarter, ...gists('lease', 'outage')]),
  task('summarize', { u: '@\n\nWrite what changed for users. Skip what they do not see.' }, [commits, [commits[0].replace('dark mode', 'night mode'), commits[1].replace('dark mode', 'night mode')]]),
  task('summarize', { s: 'Schreib mir zu jeder Mail zwei Sätze: was ist los, was muss ich tun.' }, [umzug, ...gists('inhalt')]),
  task('summarize', {u: 'Post-mortem for {firm}: what broke, why, what we do about it, at most 60 words, from these notes:\n\n@'}, [...gists('outage'), ward]),
  task('summarize', {s: 'Radio news. From the agency report write the spoken item, twenty seconds. Nothing that is not in the report.'}, gists('river', 'trial', 'outage')),
  task('summarize', { s: 'Condensa el texto en un párrafo.' }, [quarter, ...gists('letter', 'trial')]),
  task('summarize', { u: 'too long, didn’t read. help?\n\n@' }, knownPoints('lease', 'meeting', 'letter')),
  task('summarize', {s: 'Customer interviews at {firm}: note what the person told us that matters for the product, three bullets.'}, knownPoints('letter', 'meeting')),
  // text
  task('text', { u: 'Haiku about @' }, [['rain', 'Grey morning of rain\na snail crosses the garden\nnobody hurries'], ['tea', 'Steam above the cup\nthe window begins to fog\na bird writes on it'], ['trains', 'Far light on the rails\nsomebody waves from the bridge\nI wave back too late']]),
  task('text', { s: 'Echo test. Whatever comes, answer OK.' }, [['hello', 'OK'], ['what is the time', 'OK'], ['tell me a joke', 'OK']]),
  task('text', { s: 'You are a museum guide in {city} who loves details. Visitors ask, you tell a short story.' }, [['Who painted this?', 'A young woman of nineteen, who had never seen the sea and painted it from her brother’s letters.'], ['How old is the vase?', 'Older than the town around you: it was buried with a merchant two thousand years ago.']]),
  task('text', { u: 'Answer the tweet as our brand (cheeky, max 200 chars):\n\n@' }, [['Your fries are cold', 'Cold fries? Say no more, the next portion is on us and it will be hot enough to blush.'], ['love the new cup', 'The cup loves you back. It told us.']]),
  task('text', {s: 'Rewrite legal paragraphs of {firm} into language that a fifteen-year-old understands. Keep every obligation.'}, [['The lessee shall indemnify the lessor.', 'If you break something, you pay for it.'], ['Notice shall be served in writing.', 'If you want to leave, you have to write us a letter.']]),
  task('text', { u: 'Übersetze für die Speisekarte: @' }, [['fried egg', 'Spiegelei'], ['mashed potatoes', 'Kartoffelbrei'], ['roast beef with gravy', 'Rinderbraten mit Soße'], ['onion soup', 'Zwiebelsuppe']]),
  task('text', {s: 'Coach for public speaking. Read the speech the user pastes and give feedback: what works, what to change.'}, [['Friends, I have a dream about lunch.', 'Your opening is strong because it surprises. Slow down before “lunch”, so that people can laugh.'], ['Thank you all for coming here today', 'It is polite but worn. Begin with a picture instead, and thank people at the end.']]),
  task('text', { u: 'What would {name} say to this? Imitate his style.\n\n@' }, [['Sales are down', 'Down, up, who cares! The sea goes down too, and yet we all swim.'], ['The printer is broken again', 'A printer, my friends, is a poem that refuses to rhyme.']]),
])
