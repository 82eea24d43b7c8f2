import { task } from './template.ts'

const call =
  'Agent: Good morning, this is {firm}. Customer: Hello, {name} here, my heating has been off since {date}, I called twice already and nobody came. Agent: I am sorry, I see both calls. I can send a technician tomorrow between eight and ten. Customer: Fine, but I want the visit for free. Agent: I have noted that, there will be no charge for the visit, only for parts. Customer: All right, thank you.'
const called =
  '{name} reported the heating off since {date} after two unanswered calls. A technician comes tomorrow between 8 and 10; the visit is free, parts are charged.'
const article =
  'The council of {city} voted on {date} to close the old market hall for two years. The roof leaks, the wiring is from 1961 and the repair is put at 4.2 million. Traders may move to a tent on the square, at half the rent. Several of the 38 stall holders said they would rather give up. The mayor called the decision painful and without alternative. Work begins in spring, and {firm} is to plan the new hall.'
const articled =
  '{city} closes its market hall for two years for repairs worth 4.2 million. The 38 traders can move to a tent at half the rent, though some may give up. Work begins in spring.'
const report =
  'Results of {firm} for the third quarter: revenue 12.4 million, up 8 % on the year before, driven by services. Operating profit fell to 0.9 million since energy costs rose by a third. The plant in {city} was idle for nine days after a fire in August. Orders in hand stand at 21 million. The board keeps its forecast for the year and will decide on a dividend on {date}. Two hundred jobs in administration move to shared services.'
const reported =
  '- Revenue 12.4 million (+8 %), operating profit down to 0.9 million\n- Plant in {city} idle for nine days after a fire\n- Orders 21 million, forecast kept, dividend decided on {date}'
const thread =
  '{name}: can we move the launch to {date}?\nKim: works for me if QA gets two more days\nLee: QA is fine, but the docs are not ready, I need till Friday\n{name}: ok, then docs by Friday, launch on {date}\nKim: who tells {firm}?\n{name}: I do, today\nLee: and the pricing page?\nKim: stays as it is for now'
const threaded =
  'The launch moves to {date}. Lee finishes the docs by Friday, {name} tells {firm} today, and the pricing page stays.'

export const summarize = [
  task({ u: 'tldr\n\n@' }, [article, articled], [report, reported], [thread, threaded]),
  task(
    { s: 'Summarise the call for the CRM in at most three sentences. Facts only.' },
    [call, called],
    [`${call} Agent: Have a good day.`, called],
    [call.replace('heating', 'hot water'), called.replace('heating', 'hot water')],
  ),
  task(
    { u: 'Give me the key points of this report as bullets:\n\n@' },
    [report, reported],
    [
      article,
      '- Market hall of {city} closes for two years\n- Repair costs 4.2 million\n- Traders move to a tent at half the rent',
    ],
    [thread, '- Launch on {date}\n- Docs by Friday\n- {name} tells {firm}'],
  ),
  task(
    {
      s: 'You write the executive briefing of {firm}. Readers have one minute. From the material, tell what happened, why it matters to us, and what has to be decided. No adjectives, no opinions, numbers as in the source, at most 80 words. Do not add anything that the material does not say. If the material is contradictory, say so. Write in the present tense. Names of persons only where they decide something.',
      u: 'MATERIAL\n@\nEND OF MATERIAL',
    },
    [
      report,
      'Revenue rises 8 % to 12.4 million; operating profit falls to 0.9 million as energy costs a third more. The forecast stands. The dividend is decided on {date}.',
    ],
    [
      article,
      'The council closes the market hall for two years; the repair costs 4.2 million. 38 traders may move to a tent. Work begins in spring.',
    ],
    [thread, 'The launch moves to {date}. Documentation is due on Friday. {firm} is told today.'],
  ),
  task(
    { u: '<article>\n@\n</article>\n\nSummarize the article in two sentences inside <summary> tags.' },
    [article, `<summary>${articled}</summary>`],
    [
      report,
      '<summary>{firm} raised revenue by 8 % to 12.4 million while profit fell to 0.9 million. The forecast is kept.</summary>',
    ],
    [`${article} Readers may comment below.`, `<summary>${articled}</summary>`],
  ),
  task(
    {
      s: 'Condense the earlier conversation so that the assistant can go on from it. Keep names, decisions and open questions.',
    },
    [thread, threaded],
    [call, called],
    [`${thread}\nLee: good`, `${threaded} No open questions.`],
  ),
  task(
    {
      s: 'Fasse den Text für die Morgenlage in drei Stichpunkten zusammen.',
    },
    [
      'Der Stadtrat von {city} hat am {date} beschlossen, die Markthalle für zwei Jahre zu schließen. Das Dach ist undicht, die Sanierung soll 4,2 Millionen Euro kosten. Die 38 Händler können in ein Zelt umziehen und zahlen dort die halbe Miete. Einige wollen lieber aufgeben. Die Bürgermeisterin nannte den Beschluss schmerzhaft.',
      '- Markthalle in {city} schließt für zwei Jahre\n- Sanierung kostet 4,2 Millionen Euro\n- 38 Händler können in ein Zelt zur halben Miete',
    ],
    [
      'Die {firm} hat im dritten Quartal 12,4 Millionen Euro umgesetzt, acht Prozent mehr als im Vorjahr. Das Ergebnis fiel wegen der Energiekosten auf 0,9 Millionen. Das Werk in {city} stand nach einem Brand neun Tage still. Der Vorstand hält an der Prognose fest und entscheidet am {date} über die Dividende.',
      '- Umsatz 12,4 Millionen (+8 %), Ergebnis 0,9 Millionen\n- Werk {city} neun Tage still\n- Prognose bleibt, Dividende am {date}',
    ],
    [
      'Nach dem Unwetter sind in {city} noch 300 Haushalte ohne Strom. Die Stadtwerke rechnen bis {date} mit der Reparatur. Zwei Schulen bleiben geschlossen, der Bahnverkehr läuft wieder. Verletzt wurde niemand, der Schaden ist noch unbekannt.',
      '- 300 Haushalte ohne Strom, Reparatur bis {date}\n- Zwei Schulen zu, Bahn fährt\n- Keine Verletzten',
    ],
  ),
  task(
    { u: 'Résume ce compte rendu en cinq lignes maximum :\n\n@' },
    [
      'Le conseil municipal de {city} a voté le {date} la fermeture des halles pendant deux ans. La toiture fuit et les travaux sont estimés à 4,2 millions. Les 38 commerçants pourront s’installer sous un chapiteau, à moitié loyer. Plusieurs préfèrent cesser leur activité. Le maire parle d’une décision douloureuse.',
      'Les halles de {city} ferment deux ans pour 4,2 millions de travaux. Les 38 commerçants sont relogés sous chapiteau à moitié loyer.',
    ],
    [
      '{name} ouvre la séance. Le budget de {firm} est présenté : 900 000 euros, en hausse de 5 %. Après débat, il est adopté à l’unanimité. La question du parking est reportée au {date}. La séance est levée à 21 heures.',
      'Le budget de 900 000 euros (+5 %) est adopté à l’unanimité. Le parking est reporté au {date}.',
    ],
    [
      'Réunion du comité à {city}. Le prestataire {firm} a trois semaines de retard. Une pénalité est évoquée, sans décision. Les tests débuteront le {date}. Chacun doit relire le cahier des charges avant.',
      '{firm} a trois semaines de retard, sans pénalité décidée. Tests le {date}, relecture du cahier avant.',
    ],
  ),
  task(
    { s: 'Resume la conversación entre el cliente y el agente en un párrafo corto.' },
    [
      'Cliente: Soy {name}, no tengo calefacción desde el {date}. Agente: Lo siento, mando un técnico mañana de ocho a diez. Cliente: No quiero pagar la visita. Agente: La visita es gratis, solo se cobran las piezas. Cliente: De acuerdo, gracias.',
      '{name} no tiene calefacción desde el {date}. Un técnico irá mañana de 8 a 10; la visita es gratis.',
    ],
    [
      'Cliente: El paquete {id} llegó roto. Agente: ¿Puede enviar una foto? Cliente: Sí, ahora mismo. Agente: Gracias, le mandamos otro sin coste, llega el {date}. Cliente: Perfecto, y ¿qué hago con el roto? Agente: Puede tirarlo.',
      'El paquete {id} llegó roto; se envía otro sin coste para el {date} y el roto se puede tirar.',
    ],
    [
      'Cliente: Quiero cambiar mi plan. Agente: Tenemos uno de 20 y otro de 35 euros. Cliente: El de 20. Agente: Hecho, vale desde el {date}. Cliente: ¿Y la permanencia? Agente: Doce meses más. Cliente: Bueno.',
      'El cliente cambia al plan de 20 euros desde el {date} con doce meses más de permanencia.',
    ],
  ),
  task(
    { u: '以下の記事を3行で要約してください。\n\n@' },
    [
      '{city}の市議会は{date}、老朽化した市場を2年間閉鎖することを決めた。屋根の雨漏りがひどく、改修費は4億2千万円の見込み。38の店は広場の仮設テントに半額の賃料で移ることができるが、廃業を考える店もある。市長は苦渋の決断だと述べた。工事は春に始まる。',
      '{city}の市場が2年間閉鎖される。\n改修費は4億2千万円。\n38店は半額で仮設テントに移れる。',
    ],
    [
      '{firm}の第3四半期の売上高は前年同期比8%増の12億円だった。エネルギー費用の上昇で営業利益は9千万円に減った。8月の火災で工場が9日間停止した。通期の予想は据え置き、配当は{date}に決める。受注残は21億円ある。',
      '{firm}の売上は8%増の12億円。\n営業利益は9千万円に減少。\n予想は据え置き。',
    ],
    [
      '台風の影響で{city}では300世帯が停電している。電力会社は{date}までの復旧を目指す。学校2校が休校となったが、鉄道は運転を再開した。けが人はいない。被害額はまだ分かっていない。',
      '{city}で300世帯が停電。\n{date}までに復旧の見込み。\nけが人はいない。',
    ],
  ),
  task(
    {
      s: 'Summarize pull requests for the changelog reader.',
      j: { headline: 'text', summary: 'text', highlights: 'texts' },
    },
    [
      'PR: Retry uploads. Until now an upload failed on the first network error and users had to start again. This adds three retries with backoff, resumes from the last chunk, shows the progress and logs each attempt. Large files in {city} were tested. The old endpoint stays until {date}.',
      '{"headline":"Uploads retry by themselves","summary":"Failed uploads are tried up to three times and resume from the last chunk.","highlights":["progress shown","old endpoint until {date}"]}',
    ],
    [
      'PR: Drop Node 18. We moved to Node 24 in all services on {date}. This removes the shims, the polyfills of fetch, two CI jobs and the old lockfile. Nothing changes for users but they have to upgrade. Contact {name} with questions.',
      '{"headline":"Node 18 is dropped","summary":"All services need Node 24; shims and polyfills are gone.","highlights":["users have to upgrade"]}',
    ],
    [
      'PR: Faster search. The index is now kept in memory and updated as records change, so queries take 40 ms where they took 900. Memory grows by 200 MB per node. Tested with the data of {firm}. A flag turns it off.',
      '{"headline":"Search is faster","summary":"Queries take 40 ms instead of 900 thanks to an index in memory.","highlights":["200 MB more memory","can be turned off"]}',
    ],
  ),
  task(
    { u: 'Meeting notes please, short:\n@' },
    [thread, threaded],
    [call, called],
    [`${thread}\nKim: bye`, threaded],
  ),
  task(
    {
      s: 'Abstract writer. Given the sections of a paper you write its abstract of about 50 words.',
      e: [
        [
          'We study bees in cities. 14 hives were watched for two years. City bees found more food than those in the fields, and 9 of 14 hives grew. Pesticides were lower. We discuss limits.',
          'We watched 14 city hives for two years. Most grew, found more food and met fewer pesticides than hives in the fields.',
        ],
      ],
    },
    [
      'We measured noise at 40 schools in {city}. Classes beside roads were 12 dB louder. Reading scores were lower by 4 %. New windows took away half of the effect. The study ran from 2021 to 2024 and was paid by {firm}.',
      'At 40 schools in {city}, classes beside roads were 12 dB louder and read 4 % worse. New windows halved the effect.',
    ],
    [
      'Three batteries were cycled 2,000 times at different temperatures. The cold cell kept 91 % of its capacity, the warm one 78 %. Swelling was seen in one cell. We suggest cooling in stores. Data are available on request.',
      'Cycled 2,000 times, a cold cell kept 91 % of its capacity and a warm one 78 %. Cooling is advised.',
    ],
    [
      'We asked 800 commuters in {city} why they drive. Half named time, a third cost, few comfort. After a month of free tickets 22 % took the train. Three months later only 9 % still did. Habits are strong.',
      'Among 800 commuters in {city}, free tickets moved 22 % to trains, but only 9 % stayed after three months.',
    ],
  ),
  task(
    { u: 'What is this email thread about? Two lines max.\n\n@' },
    [thread, threaded],
    [`From: {name}\nSubject: hall\n${article}`, articled],
    [
      `Fwd: results\n${report}`,
      '{firm} reports 12.4 million in revenue and less profit.\nThe forecast is kept.',
    ],
  ),
  task(
    {
      s: 'Combine the partial summaries of a long document into one. Keep the order of the parts, drop repetitions, at most 100 words.',
    },
    [
      `Part 1: ${articled}\nPart 2: The council of {city} closes the hall since the roof leaks and the wiring is from 1961. {firm} plans the new hall.\nPart 3: Some stall holders give up. The mayor calls it painful.`,
      `${articled} {firm} plans the new hall; some stall holders give up.`,
    ],
    [
      'Part 1: Revenue of {firm} rose 8 %. Part 2: Revenue rose and profit fell to 0.9 million because energy costs more. Part 3: The plant in {city} was idle for nine days. The forecast is kept.',
      'Revenue of {firm} rose 8 % while profit fell to 0.9 million. The plant in {city} was idle for nine days; the forecast is kept.',
    ],
    [
      'Part 1: {name} reports no heating since {date}. Part 2: {name} called twice. A technician comes tomorrow. Part 3: The technician comes between 8 and 10, the visit is free.',
      '{name} has had no heating since {date} and called twice. A technician comes tomorrow between 8 and 10, free of charge.',
    ],
  ),
  task(
    { s: 'Shift handover for the ward. Boil the notes down to what the next nurse has to know.' },
    [
      '07:00 {name} slept well, temp 37.1. 09:30 refused breakfast, drank 200 ml. 11:00 visit by the daughter. 12:15 pain 6/10 in the hip, paracetamol 1 g given. 14:00 pain 3/10. 15:00 X-ray planned for {date}. 17:00 walked ten steps with frame.',
      '{name}: hip pain 6/10 at noon, 3/10 after paracetamol. Eats little. X-ray on {date}. Walked ten steps.',
    ],
    [
      '08:00 bed 4 admitted from {city}, {name}, chest infection. 08:40 antibiotics started. 10:00 temp 38.9. 13:00 temp 38.2. 15:30 oxygen 2 l. 16:00 family informed, allergies: penicillin. 18:00 sleeping.',
      'Bed 4, {name}: chest infection, antibiotics running, temp 38.2 falling, 2 l oxygen. Allergic to penicillin.',
    ],
    [
      '06:50 quiet night. 09:00 dressing changed, wound dry. 10:30 physio. 12:00 ate all. 14:20 {name} asked about going home, doctor says {date}. 16:00 blood pressure 150/90, second reading 142/85.',
      '{name}: wound dry, eats well, blood pressure 142/85. Discharge planned for {date}.',
    ],
  ),
  task(
    { u: 'Explain the gist of the contract to a layperson in under 60 words.\n---\n@' },
    [
      'This agreement is made on {date} between {firm} (the Licensor) and {name} (the Licensee). The Licensor grants a non-exclusive licence for two years. The fee is 400 per month, payable in advance. Either party may terminate with three months notice to the end of a quarter. The Licensee shall not sublicense. The courts of {city} have jurisdiction. Amendments need written form.',
      '{name} may use the product of {firm} for two years at 400 a month, paid ahead, without passing it on. Either side can leave with three months notice.',
    ],
    [
      'The lessor {name} lets the flat in {city} to the lessee from {date}. The rent is 900 and rises with the index. Pets need consent. The deposit is three rents. Minor repairs up to 100 each are borne by the lessee. The lease is unlimited in time.',
      'You rent the flat in {city} for 900, rising with prices, with three rents as deposit. Small repairs are yours; ask before getting a pet.',
    ],
    [
      '{firm} employs {name} from {date} as a clerk. Hours are 38 per week. Salary 2,900 gross. Probation lasts six months with two weeks notice. Holidays are 28 days. Inventions belong to the employer. Side jobs must be announced.',
      '{name} works 38 hours a week for 2,900 with 28 days off. In the first six months either side can leave within two weeks.',
    ],
  ),
  task(
    {
      s: 'Compress support tickets to one line (max 15 words) for the list view.',
    },
    [call, '{name}: no heating since {date}, technician comes tomorrow, visit free'],
    [
      'Hello, I ordered a lamp on {date} (order {id}), it came without the screws. I wrote to the chat and was told to wait for three days, which I did, but nothing happened. Please send the screws or take it back. {name}',
      'Lamp from order {id} lacks screws, wants them sent or return',
    ],
    [
      'hi team, we at {firm} can no longer export to PDF since the update. it shows a blank page in chrome and in safari, firefox works. 12 colleagues are affected and we have a deadline on {date}. thanks {name}',
      '{firm}: PDF export blank in Chrome and Safari since update',
    ],
  ),
  task(
    { u: '@\n\n---\nShorten the above to a paragraph that keeps all decisions and figures.' },
    [
      report,
      'Revenue was 12.4 million (+8 %) and operating profit 0.9 million. The forecast is kept, the dividend decided on {date}, and 200 jobs move.',
    ],
    [article, articled],
    [thread, threaded],
  ),
  task(
    {
      s: 'You are the digest writer for a podcast app. Input: an automatic transcript with fillers and errors. Output: an episode description that tells the listener what is discussed, in order, without spoiling the end.',
    },
    [
      'so um welcome back {name} is here and we uh talk about sleep right yeah so the first thing is light in the evening you know the blue light thing is overrated but brightness is not and then uh coffee after two is bad and we also did this experiment with naps for a month and well you will hear how that went',
      'With guest {name}: how brightness in the evening and coffee after two affect sleep, and a month of naps as an experiment.',
    ],
    [
      'ok hello this is episode ninety today the bridge of {city} why it took eleven years and um three mayors and the money oh the money it started at nine million and then there was this engineer {name} who wrote letters and nobody read them and yeah so what was in the letters stay tuned',
      'Why the bridge of {city} took eleven years, three mayors and ever more money, and the letters of engineer {name}.',
    ],
    [
      'hi all so bread um sourdough we bake with {name} from {firm} and first starter how you feed it and then the flour types and uh my oven broke in between so we go to the neighbour and then we taste all four loaves and one of them wins guess which',
      'Baking sourdough with {name}: the starter, flours, a broken oven and a tasting of four loaves.',
    ],
  ),
  task(
    { u: 'Write minutes from this transcript. Headings: Decisions, Open points.\n\n@' },
    [thread, '## Decisions\n- Launch on {date}\n- Docs by Friday\n\n## Open points\n- Pricing page'],
    [
      `${thread}\n{name}: thanks all`,
      '## Decisions\n- Launch on {date}, docs by Friday\n- {name} tells {firm}\n\n## Open points\n- none',
    ],
    [
      '{name}: budget?\nKim: 40k is agreed\nLee: and the venue in {city}?\nKim: two offers, decide on {date}\n{name}: ok. who invites?\nLee: me, as soon as the venue is clear',
      '## Decisions\n- Budget 40k\n- Lee invites\n\n## Open points\n- Venue in {city}, by {date}',
    ],
  ),
]
