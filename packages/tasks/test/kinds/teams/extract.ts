import { task } from './template.ts'

export const extract = [
  task(
    {
      s: 'Pull sender, amount due, due date and iban out of the invoice text.',
      j: { sender: 'text', amount: 'number', due: 'text', iban: 'text' },
    },
    [
      '{firm}\nInvoice {id}\nTotal 1,240.50 EUR\nPay by {date}\nIBAN DE02 1203 0000 0000 2020 51',
      '{"sender":"{firm}","amount":1240.5,"due":"{date}","iban":"DE02120300000000202051"}',
    ],
    [
      'From: {firm}, {city}. Please remit 88.00 until {date} to NL91ABNA0417164300',
      '{"sender":"{firm}","amount":88,"due":"{date}","iban":"NL91ABNA0417164300"}',
    ],
    [
      '{firm} - reminder, 19.99 open since {date}',
      '{"sender":"{firm}","amount":19.99,"due":"{date}","iban":""}',
    ],
  ),
  task(
    { u: 'Get all email addresses from this text, one per line:\n\n@' },
    ['Write to ann@acme.test or {name} <boss@acme.test>.', 'ann@acme.test\nboss@acme.test'],
    ['cc: kim@x.test; lee@y.test, see you in {city}', 'kim@x.test\nlee@y.test'],
    ['Contact sales@z.test', 'sales@z.test'],
  ),
  task(
    { u: 'name, phone, company as JSON\n\n@' },
    [
      '{name}\nHead of IT\n{firm}\n+44 20 7946 0018',
      '{"name": "{name}", "phone": "+44 20 7946 0018", "company": "{firm}"}',
    ],
    ['Best, {name} | {firm} | 555-0142', '{"name": "{name}", "phone": "555-0142", "company": "{firm}"}'],
    ['{name}, {city}', '{"name": "{name}", "phone": null, "company": null}'],
  ),
  task(
    {
      s: 'Record what the document says by calling the tool. Never infer. Leave out what is not there.',
      t: [
        ['record_contract', 'Store the terms of a contract', 'party_a', 'party_b', 'start', 'notice_months'],
      ],
      f: 'record_contract',
    },
    [
      'Agreement between {firm} and {name}, effective {date}, three months notice.',
      '-> record_contract {"party_a":"{firm}","party_b":"{name}","start":"{date}","notice_months":3}',
    ],
    [
      'This lease binds {name} and {firm} from {date} on.',
      '-> record_contract {"party_a":"{name}","party_b":"{firm}","start":"{date}"}',
    ],
    [
      '{firm} hires {name}. Notice: one month.',
      '-> record_contract {"party_a":"{firm}","party_b":"{name}","notice_months":1}',
    ],
  ),
  task(
    {
      s: 'You are the order desk parser of {firm}. Customers send orders by mail, as free text, in tables, or with typos. Find the line items. For each one give the article number as written, the quantity as a whole number, and the unit (pcs, box, pallet). A quantity in words is written as a number. If the same article occurs twice, add the quantities up. Ignore greetings, signatures, disclaimers and quoted earlier mail. If something can not be read, put it under "unclear" as it stands.\n\nReturn {"items": [{"article": "", "qty": 0, "unit": ""}], "unclear": []} and no other text.',
    },
    [
      'hi, pls send 3 boxes of A-{id} and twelve K-99. thx {name}',
      '{"items": [{"article": "A-{id}", "qty": 3, "unit": "box"}, {"article": "K-99", "qty": 12, "unit": "pcs"}], "unclear": []}',
    ],
    [
      'Order for {city}: 1 pallet B-200',
      '{"items": [{"article": "B-200", "qty": 1, "unit": "pallet"}], "unclear": []}',
    ],
    [
      '2x C-7, some of the blue ones',
      '{"items": [{"article": "C-7", "qty": 2, "unit": "pcs"}], "unclear": ["some of the blue ones"]}',
    ],
  ),
  task(
    {
      u: '<document>\n@\n</document>\n\nList every person named in the document with the role that it gives them. Use <person name="" role=""/> tags, empty role if none.',
    },
    [
      'Minister {name} met the mayor of {city}, Ada Bell.',
      '<person name="{name}" role="Minister"/>\n<person name="Ada Bell" role="mayor of {city}"/>',
    ],
    ['{name} and Tom left.', '<person name="{name}" role=""/>\n<person name="Tom" role=""/>'],
    ['CFO {name} resigned.', '<person name="{name}" role="CFO"/>'],
  ),
  task(
    {
      s: 'Extrahiere aus der Stellenanzeige: Titel, Ort, Gehalt von, Gehalt bis, Remote (ja/nein). Fehlt etwas, null. Ausgabe als JSON.',
    },
    [
      'Buchhalter (m/w/d) in {city}, 48.000 bis 56.000 Euro, Homeoffice möglich',
      '{"titel": "Buchhalter", "ort": "{city}", "gehalt_von": 48000, "gehalt_bis": 56000, "remote": "ja"}',
    ],
    [
      'Koch gesucht, {city}, ab sofort',
      '{"titel": "Koch", "ort": "{city}", "gehalt_von": null, "gehalt_bis": null, "remote": null}',
    ],
    [
      '{firm} sucht Fahrer, 2.800 Euro im Monat, nur vor Ort',
      '{"titel": "Fahrer", "ort": null, "gehalt_von": 2800, "gehalt_bis": null, "remote": "nein"}',
    ],
  ),
  task(
    { u: 'Relève la date, le lieu et le montant dans le constat suivant.\n\n@' },
    [
      'Le {date}, à {city}, dégâts estimés à 1 200 euros.',
      'Date : {date}\nLieu : {city}\nMontant : 1 200 euros',
    ],
    ['Vitre brisée à {city}, devis de 340 €.', 'Date : non précisée\nLieu : {city}\nMontant : 340 €'],
    ['Accrochage le {date}, {city}.', 'Date : {date}\nLieu : {city}\nMontant : non précisé'],
  ),
  task(
    {
      s: 'Obtén los ingredientes y sus cantidades de la receta.',
      j: { ingredientes: [{ nombre: 'text', cantidad: 'text' }] },
    },
    [
      'Mezcla 200 g de harina con dos huevos.',
      '{"ingredientes":[{"nombre":"harina","cantidad":"200 g"},{"nombre":"huevos","cantidad":"2"}]}',
    ],
    [
      'Un litro de leche y sal.',
      '{"ingredientes":[{"nombre":"leche","cantidad":"1 l"},{"nombre":"sal","cantidad":""}]}',
    ],
    ['Tres tomates de {city}.', '{"ingredientes":[{"nombre":"tomates","cantidad":"3"}]}'],
  ),
  task(
    { u: '以下のメールから会社名、担当者名、電話番号をJSONで抽出してください。\n@' },
    [
      '株式会社{firm}の{name}です。03-1234-5678までお電話ください。',
      '{"会社名": "株式会社{firm}", "担当者名": "{name}", "電話番号": "03-1234-5678"}',
    ],
    ['{name}（{firm}）より', '{"会社名": "{firm}", "担当者名": "{name}", "電話番号": null}'],
    [
      'お問い合わせは06-0000-1111、{firm}まで',
      '{"会社名": "{firm}", "担当者名": null, "電話番号": "06-0000-1111"}',
    ],
  ),
  task(
    {
      s: 'parse flight confirmations',
      e: [
        ['LH 400 FRA-JFK 3 May 10:05', '{"flight":"LH400","from":"FRA","to":"JFK","dep":"10:05"}'],
        [
          'your trip: BA12 Singapore (SIN) to London (LHR) 23:15',
          '{"flight":"BA12","from":"SIN","to":"LHR","dep":"23:15"}',
        ],
      ],
    },
    ['AF 22 CDG-JFK {date} 08:30', '{"flight":"AF22","from":"CDG","to":"JFK","dep":"08:30"}'],
    ['Dear {name}, UA 901 LHR SFO leaves 11:40', '{"flight":"UA901","from":"LHR","to":"SFO","dep":"11:40"}'],
    ['KL 601 AMS-LAX', '{"flight":"KL601","from":"AMS","to":"LAX","dep":null}'],
  ),
  task(
    {
      s: 'Find the tracking number in the message. Print it alone; print NONE if there is none.',
    },
    ['hi it says 1Z999AA10123456784 but nothing came', '1Z999AA10123456784'],
    ['where is my stuff', 'NONE'],
    ['parcel RR{id}DE still in {city}', 'RR{id}DE'],
  ),
  task(
    {
      u: 'From the transcript below, fill in this form.\n\nPatient:\nMedication:\nDose:\nAllergies:\n\nTranscript:\n@',
    },
    [
      '{name} takes metformin, 500 mg, twice. No allergies.',
      'Patient: {name}\nMedication: metformin\nDose: 500 mg twice daily\nAllergies: none',
    ],
    [
      'I am {name}. Penicillin gives me a rash.',
      'Patient: {name}\nMedication: -\nDose: -\nAllergies: penicillin',
    ],
    [
      'ibuprofen 400 as needed, {name}',
      'Patient: {name}\nMedication: ibuprofen\nDose: 400 as needed\nAllergies: -',
    ],
  ),
  task(
    {
      s: 'Entity linker. Return the spans in the input that are companies, places or products, with offsets.',
      j: { spans: [{ text: 'text', type: ['company', 'place', 'product'], start: 'number' }] },
    },
    [
      '{firm} opens in {city}',
      '{"spans":[{"text":"{firm}","type":"company","start":0},{"text":"{city}","type":"place","start":18}]}',
    ],
    ['the new X200 is out', '{"spans":[{"text":"X200","type":"product","start":8}]}'],
    ['{firm} rain', '{"spans":[{"text":"{firm}","type":"company","start":0}]}'],
  ),
  task(
    { u: "what's the order number in here? just the number\n@" },
    ['hello my order {id} is late', '{id}'],
    ['re: order no {id} / {name}', '{id}'],
    ['purchase {id} from {date} wrong colour', '{id}'],
  ),
  task(
    {
      s: 'Copy action items from the meeting notes: owner, what, deadline. A JSON array; [] if there are none.',
    },
    [
      '{name} sends the draft by {date}. Pricing was discussed.',
      '[{"owner": "{name}", "what": "send the draft", "deadline": "{date}"}]',
    ],
    ['We chatted about {city}.', '[]'],
    [
      'Kim books a room. {name} calls {firm} on {date}.',
      '[{"owner": "Kim", "what": "book a room", "deadline": null}, {"owner": "{name}", "what": "call {firm}", "deadline": "{date}"}]',
    ],
  ),
  task(
    {
      s: '<instructions>\nYou convert bank statements to rows. Columns: date;payee;amount. Decimal point, no thousands separator, debits negative. Skip opening and closing balances.\n</instructions>\n<example>\n12.03. REWE -23,90\n=> 2026-03-12;REWE;-23.90\n</example>',
    },
    ['01.04. {firm} -120,00\n02.04. GEHALT 2.900,00', '2026-04-01;{firm};-120.00\n2026-04-02;GEHALT;2900.00'],
    ['Saldo 300\n05.05. {name} 50,00', '2026-05-05;{name};50.00'],
    ['11.06. BAHN -49,00', '2026-06-11;BAHN;-49.00'],
  ),
  task(
    {
      s: 'Read the product page and give me the attributes we index.',
      j: { brand: 'text', colour: 'text', size_cm: 'number', material: 'text', waterproof: 'bool' },
    },
    [
      '{firm} backpack, black nylon, 45 cm, rain-proof',
      '{"brand":"{firm}","colour":"black","size_cm":45,"material":"nylon","waterproof":true}',
    ],
    [
      'Oak table 120 cm by {firm}',
      '{"brand":"{firm}","colour":"","size_cm":120,"material":"oak","waterproof":false}',
    ],
    [
      'Red leather belt, 95',
      '{"brand":"","colour":"red","size_cm":95,"material":"leather","waterproof":false}',
    ],
  ),
  task(
    { u: 'Quote the sentences of the policy that mention refunds, word for word.\n\nPOLICY\n@' },
    [
      'We ship daily. Refunds take five days. No refunds on sale items.',
      '"Refunds take five days."\n"No refunds on sale items."',
    ],
    ['Open in {city}. A refund needs a receipt.', '"A refund needs a receipt."'],
    ['Shipping is free.', 'No such sentences.'],
  ),
  task(
    {
      s: 'Slot filling for the hotel bot. Known slots: city, check_in, nights, guests. Give back only those that the user mentions, as key=value lines.',
    },
    ['room in {city} for two, three nights', 'city={city}\nguests=2\nnights=3'],
    ['from {date} please', 'check_in={date}'],
    ['make it 4 people', 'guests=4'],
  ),
  task(
    {
      s: 'You turn log lines into records. Use the tool for each line.',
      t: [['emit_record', 'Emit one parsed record', 'time', 'level', 'service', 'message']],
      f: 'emit_record',
    },
    [
      '12:01:07 ERROR auth: token expired',
      '-> emit_record {"time":"12:01:07","level":"ERROR","service":"auth","message":"token expired"}',
    ],
    [
      '08:00:00 INFO cron: started',
      '-> emit_record {"time":"08:00:00","level":"INFO","service":"cron","message":"started"}',
    ],
    [
      '23:59:59 WARN db-{city}: slow',
      '-> emit_record {"time":"23:59:59","level":"WARN","service":"db-{city}","message":"slow"}',
    ],
  ),
]
