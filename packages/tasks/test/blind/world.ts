import { seeded } from '../labelled/seeded.ts'

const split = (text: string) => text.split('|')
const first = split(
  'Aaliyah|Benedikt|Chinedu|Daniela|Emre|Fiona|Goran|Hiroko|Ingrid|Jamal|Katarzyna|Leandro|Maribel|Nikhil|Olga|Pascal|Qing|Rafaela|Stellan|Thandiwe|Ulrike|Valentina|Wojtek|Xavier|Yasmin|Zoran|Agnes|Bartek|Celeste|Dominic|Esther|Finn',
)
const last = split(
  "Abernathy|Bianchi|Castellanos|Dlamini|Eriksson|Fontaine|Grünwald|Hashimoto|Ibrahim|Jansen|Kaczmarek|Laurent|McAllister|Nakamura|Oyelaran|Pfeiffer|Quiroga|Rosenthal|Szabo|Takahashi|Ueda|Villanueva|Wagner|Xu|Yamada|Zielinski|D'Angelo|Vandenberg|Osei|Achterberg",
)
const firms = split(
  'Tessera Systems|Halcyon Freight|Redwood Mutual|Polaris Grid|Cobalt & Clay|Vesper Air|Nordlicht Energie AG|Banco Horizonte|Maison Lumière|Kitsune Games|Arbor Health|Summit Ridge Realty|Delphi Telecom|Saffron Kitchen|Ironclad Security|Wavecrest Hotels|Granite State Credit Union|Pixel Foundry|Meridian Legal LLP|Oakhurst School District|Larkspur Pharma|Baltic Timber OÜ|Copperfield Tools|Zenith Motors',
)
const cities = split(
  'Rotterdam|Zagreb|Cape Town|Montréal|Gdańsk|Seville|Adelaide|Busan|Tallinn|Recife|Denver|Graz|Lagos|Kyoto|Bristol|Antwerp',
)
const things = split(
  'cordless drill|espresso machine|trail jacket|4K webcam|standing desk|baby monitor|mesh router|rain barrel|yoga mat|smart thermostat|film scanner|cast iron pan|e-bike battery|hiking boots|label printer|air purifier|garden shears|record player',
)
const who = split(
  'The tenant|Our courier|The second engineer|A regional manager|The patient|The vendor|The pilot group|Their accountant|The night shift|A board member|The borrower|The landlord|Support|The insurer|The new hire|The prosecutor|The city council|A returning customer|The maintainer|The lab',
)
const did = split(
  'reported a leak|postponed the launch|asked for a discount|lost the tracking number|signed the addendum|rejected the estimate|found a crack in the casing|missed the deadline|confirmed the booking|filed a complaint|restarted the server|upgraded the plan|noticed a strange smell|raised the price by nine percent|sent the wrong size|approved the budget|closed the ticket|waived the fee|doubled the order|disputed the charge',
)
const how = split(
  'over the weekend|without telling anyone|after the storm|during the migration|for the second time this year|before the inspection|as agreed by phone|despite the warning|in front of witnesses|at the customer’s request|because the form was incomplete|while the system was down|according to the minutes|at short notice|in the northern branch|on the advice of counsel',
)
const asks = split(
  "my package says delivered but it isn't here|can i pay with two cards?|The invoice shows VAT twice, please correct it|hey, do you guys have this in green|I'd like to cancel before the trial ends|Why does the app log me out every morning?|your last update broke the export button|Thanks, everything worked out great!|How long is the warranty on refurbished items?|I was promised a callback yesterday|Is there a student discount|the coupon code SPRING isn't accepted|I need a copy of my contract|how do I add a second user to our workspace|This is the third time I am writing about the noise|The seat I booked was given away|need to change the delivery address asap|What data do you keep about me?|it won't turn on|Can you match a competitor's price?|My card was declined but I was still billed|Where is your nearest branch?",
)
const de = {
  who: split(
    'Der Mieter|Die Kundin|Unser Lieferant|Die Werkstatt|Der Antragsteller|Die Versicherung|Das Finanzamt|Ein Mitarbeiter|Die Hausverwaltung|Der Fahrer',
  ),
  did: split(
    'hat die Rechnung nicht bezahlt|bittet um Rückruf|möchte den Vertrag kündigen|hat einen Wasserschaden gemeldet|verlangt eine Gutschrift|hat die falsche Ware erhalten|wartet seit Wochen auf eine Antwort|hat den Termin verschoben|ist mit der Lieferung sehr zufrieden|fragt nach den Öffnungszeiten',
  ),
  how: split(
    'wegen der Feiertage|trotz mehrerer Mahnungen|seit letzter Woche|ohne Angabe von Gründen|nach dem Umzug|laut Protokoll|im dritten Quartal|am vergangenen Montag',
  ),
}
const fr = {
  who: split(
    'Le client|La locataire|Notre fournisseur|Le service comptable|Une voyageuse|L’assureur|Le livreur|La mairie|Un adhérent|Le technicien',
  ),
  did: split(
    'demande un remboursement|n’a pas reçu son colis|souhaite résilier son contrat|a signalé une panne|conteste la facture|a changé d’adresse|remercie toute l’équipe|a perdu son mot de passe|attend toujours une réponse|propose un rendez-vous',
  ),
  how: split(
    'depuis trois semaines|malgré plusieurs relances|avant la fin du mois|à cause de la grève|selon le procès-verbal|sans explication|pendant les vacances|lors de la dernière réunion',
  ),
}
const es = {
  who: split(
    'El cliente|La paciente|Nuestro proveedor|El inquilino|La aseguradora|Un pasajero|El técnico|La directora|El repartidor|Una clienta',
  ),
  did: split(
    'quiere cancelar el pedido|no ha recibido la factura|pide un reembolso|informó de una avería|cambió la fecha de entrega|está muy contenta con el servicio|perdió su contraseña|solicita una copia del contrato|espera una respuesta|reclama un cobro duplicado',
  ),
  how: split(
    'desde el lunes|a pesar de los avisos|por culpa de la lluvia|antes del cierre|según el informe|sin dar motivos|durante la mudanza|en la sucursal del centro',
  ),
}
const ja = {
  who: split('お客様は|担当者は|配送業者は|株主は|患者は|テナントは|新入社員は|取引先は'),
  did: split(
    '返金を求めています。|荷物が届いていないと言っています。|契約の解約を希望しています。|請求書の誤りを指摘しました。|予約の変更を依頼しました。|サービスに大変満足しています。|パスワードを忘れました。|納期の延長を承認しました。',
  ),
  how: split('先週から|雨のため|何度も連絡したのに|会議の前に|説明もなく|引っ越しの後で|月末までに'),
}
const pySnippets = [
  (n: string, k: number) =>
    `def ${n}(items):\n    total = 0\n    for i in range(len(items) - ${k}):\n        total += items[i]\n    return total / len(items)`,
  (n: string, k: number) =>
    `class ${n.toUpperCase()}Cache:\n    def __init__(self, size=${k}):\n        self.size = size\n        self.data = {}\n\n    def get(self, key):\n        return self.data[key]`,
  (n: string, k: number) =>
    `async def ${n}(session, url):\n    for attempt in range(${k}):\n        try:\n            return await session.get(url)\n        except Exception:\n            pass`,
  (n: string, k: number) =>
    `import csv\n\nwith open("${n}.csv") as f:\n    rows = list(csv.DictReader(f))\nprint(sum(float(r["amount"]) for r in rows) * ${k})`,
]
const jsSnippets = [
  (n: string, k: number) =>
    `export function ${n}(list) {\n  return list.filter((x) => x.score > ${k}).map((x) => x.id);\n}`,
  (n: string, k: number) =>
    `const ${n} = async (req, res) => {\n  const user = await db.find(req.params.id);\n  res.status(${k}).json(user);\n};`,
  (n: string, k: number) => `useEffect(() => {\n  const t = setInterval(${n}, ${k}00);\n}, []);`,
]
const nouns = split('orders|fetchUser|retry|parse|billing|ledger|queue|invoice|merge|tracker|window|session')

/** Draws what production puts into prompts. */
export const worldOf = (seed: number) => {
  const { next, below, pick } = seeded(seed)
  const int = (from: number, to: number) => from + below(to - from + 1)
  const list = <Item>(from: number, to: number, draw: (at: number) => Item) =>
    Array.from({ length: int(from, to) }, (_, at) => draw(at))
  const two = (value: number) => String(value).padStart(2, '0')
  const hex = (length: number) => list(length, length, () => below(16).toString(16)).join('')
  const name = () => `${pick(first)} ${pick(last)}`
  const iso = () => `202${int(4, 6)}-${two(int(1, 12))}-${two(int(1, 28))}`
  const month = () =>
    pick(split('January|February|March|April|May|June|July|August|September|October|November|December'))
  const date = () =>
    pick([
      iso,
      () => `${month()} ${int(1, 28)}, 202${int(4, 6)}`,
      () => `${int(1, 28)} ${month()} 202${int(4, 6)}`,
      () => `${two(int(1, 12))}/${two(int(1, 28))}/202${int(4, 6)}`,
    ])()
  const time = () => `${two(below(24))}:${two(below(60))}`
  const money = () =>
    pick([
      () => `$${int(2, 4000)}.${two(below(100))}`,
      () => `${int(2, 900)}.${two(below(100))} EUR`,
      () => `£${int(5, 999)}`,
    ])()
  const id = (prefix = '') => `${prefix}${int(10_000, 9_999_999)}`
  const sentence = () =>
    pick([
      () => `${pick(who)} ${pick(did)} ${pick(how)}.`,
      () => `On ${date()}, ${pick(who).toLowerCase()} ${pick(did)}.`,
      () => `${name()} (${pick(firms)}) wrote that ${pick(who).toLowerCase()} ${pick(did)} ${pick(how)}.`,
      () =>
        `The ${pick(things)} from ${pick(cities)} cost ${money()}, and ${pick(who).toLowerCase()} ${pick(did)}.`,
      () => `${pick(asks)}.`,
      () => `Between ${time()} and ${time()}, ${pick(who).toLowerCase()} ${pick(did)} ${pick(how)}.`,
    ])()
  const para = (from = 2, to = 6) => list(from, to, sentence).join(' ')
  const of =
    (words: typeof de) =>
    (from = 1, to = 4) =>
      list(from, to, () => `${pick(words.who)} ${pick(words.did)} ${pick(words.how)}.`).join(' ')
  const ident = () => `${pick(nouns)}_${hex(2)}`
  return {
    next,
    below,
    pick,
    int,
    list,
    hex,
    name,
    iso,
    date,
    time,
    money,
    id,
    sentence,
    para,
    month,
    first: () => pick(first),
    firm: () => pick(firms),
    city: () => pick(cities),
    thing: () => pick(things),
    ask: () => pick(asks),
    text: (from = 2, to = 5) => list(from, to, () => para()).join('\n\n'),
    message: () =>
      pick([
        () => pick(asks),
        () => `${pick(asks)}. ${para(1, 3)}`,
        () => `Hi, ${para(1, 2)}\n\nRegards,\n${name()}`,
      ])(),
    mail: () =>
      `Subject: ${pick(asks)}\nFrom: ${pick(first).toLowerCase()}@${hex(4)}.example\n\n${para(2, 5)}\n\nBest,\n${name()}`,
    review: () =>
      `${pick(['★★★★★', '★★', 'Meh.', 'Great!', '3/5', 'Never again.', 'So so.'])} The ${pick(things)} ${pick(['broke', 'arrived fast', 'looks nice', 'is too loud', 'works as described', 'was smaller than expected'])}. ${para(1, 3)}`,
    logs: () =>
      list(
        2,
        7,
        () =>
          `${iso()}T${time()}:${two(below(60))}Z ${pick(['ERROR', 'WARN', 'INFO'])} [${pick(nouns)}-${below(9)}] ${pick(who).toLowerCase()} ${pick(did)} (code=${int(100, 599)})`,
      ).join('\n'),
    transcript: () =>
      list(
        4,
        9,
        (at) => `${at % 2 === 0 ? 'Agent' : 'Caller'}: ${at % 2 === 0 ? sentence() : pick(asks)}`,
      ).join('\n'),
    record: () =>
      JSON.stringify({
        id: id('r'),
        customer: name(),
        city: pick(cities),
        total: int(3, 4000),
        note: sentence(),
      }),
    python: () => pick(pySnippets)(ident(), int(1, 9)),
    javascript: () => pick(jsSnippets)(ident(), int(1, 9)),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-b${hex(3)}-${hex(12)}`,
    email: () => `${pick(first).toLowerCase()}@${hex(5)}.example`,
    url: () => `https://${pick(['kb', 'www', 'docs'])}.${hex(4)}.example/${pick(nouns)}/${int(1, 999)}`,
    locale: () => pick(['en-GB', 'de-AT', 'fr-CA', 'es-ES', 'ja-JP', 'pl-PL']),
    now: () => `${iso()}T${time()}:${two(below(60))}Z`,
    de: of(de),
    fr: of(fr),
    es: of(es),
    ja: (from = 1, to = 4) => list(from, to, () => `${pick(ja.who)}${pick(ja.how)}${pick(ja.did)}`).join(''),
    maybe: (share: number, text: string) => (next() < share ? text : ''),
  }
}
export type World = ReturnType<typeof worldOf>
