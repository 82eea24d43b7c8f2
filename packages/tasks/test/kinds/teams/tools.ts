import { task } from './template.ts'

const weather: [string, string, ...string[]] = ['get_weather', 'Weather of a place', 'place', 'unit']
const stocks: [string, string, ...string[]] = ['get_quote', 'Share price', 'symbol']
const lights: [string, string, ...string[]] = ['set_light', 'Switch a lamp', 'room', 'state']
const music: [string, string, ...string[]] = ['play_music', 'Play a song or a list', 'what', 'room']
const heating: [string, string, ...string[]] = ['set_temperature', 'Heat or cool a room', 'room', 'degrees']

export const tools = [
  task(
    { s: 'Turn the voice command into a call.', t: [lights, music, heating] },
    ['kitchen lights off', '-> set_light {"room":"kitchen","state":"off"}'],
    ['some jazz in the living room', '-> play_music {"what":"jazz","room":"living room"}'],
    ['make the bedroom 19', '-> set_temperature {"room":"bedroom","degrees":19}'],
  ),
  task(
    { t: [weather, stocks] },
    ['is it raining in {city}?', '-> get_weather {"place":"{city}"}'],
    ['how does AAPL do', '-> get_quote {"symbol":"AAPL"}'],
    ['temperature in {city} in fahrenheit', '-> get_weather {"place":"{city}","unit":"F"}'],
  ),
  task(
    {
      s: 'You dispatch requests of shop staff to back-office functions. Each request needs exactly one function. If a parameter is missing, leave it out and the back office will ask. Never answer in words.\n\nRefunds above 500 need approve_refund; those below refund_order. Address changes after dispatch go to reroute_parcel.',
      t: [
        ['refund_order', 'Refund a small amount', 'order', 'amount'],
        ['approve_refund', 'Ask a manager to refund', 'order', 'amount'],
        ['reroute_parcel', 'Send a parcel elsewhere', 'order', 'address'],
        ['cancel_order', 'Cancel before dispatch', 'order'],
      ],
    },
    ['refund 40 on {id}', '-> refund_order {"order":"{id}","amount":40}'],
    ['{id} must go to {city} instead, already left', '-> reroute_parcel {"order":"{id}","address":"{city}"}'],
    ['cancel {id}', '-> cancel_order {"order":"{id}"}'],
    ['1200 back for {id}', '-> approve_refund {"order":"{id}","amount":1200}'],
  ),
  task(
    {
      s: 'Wähle die passende Funktion für die Anfrage des Sachbearbeiters.',
      t: [
        ['suche_akte', 'Akte suchen', 'aktenzeichen'],
        ['lege_termin_an', 'Termin anlegen', 'datum', 'betreff'],
        ['sende_bescheid', 'Bescheid verschicken', 'aktenzeichen', 'art'],
      ],
    },
    ['zeig mir Akte {id}', '-> suche_akte {"aktenzeichen":"{id}"}'],
    ['Anhörung am {date}', '-> lege_termin_an {"datum":"{date}","betreff":"Anhörung"}'],
    ['Ablehnung zu {id} raus', '-> sende_bescheid {"aktenzeichen":"{id}","art":"Ablehnung"}'],
  ),
  task(
    {
      s: 'function calling router v3',
      t: [
        ['search_docs', 'Search product docs', 'query'],
        ['open_ticket', 'Open a ticket', 'title', 'severity'],
        ['transfer', 'Hand over to a human', 'team'],
      ],
    },
    ['how do i rotate api keys', '-> search_docs {"query":"rotate api keys"}'],
    ['prod is down!!', '-> open_ticket {"title":"Production down","severity":"high"}'],
    ['let me talk to sales', '-> transfer {"team":"sales"}'],
  ),
  task(
    {
      u: '<request>@</request>\nCall the calendar function that fulfils the request.',
      t: [
        ['create_event', 'New event', 'title', 'start', 'end'],
        ['move_event', 'Move an event', 'id', 'start'],
        ['delete_event', 'Delete an event', 'id'],
        ['find_slot', 'Find a common free slot', 'people', 'minutes'],
      ],
    },
    [
      'lunch with {name} on {date} at noon',
      '-> create_event {"title":"Lunch with {name}","start":"{date}T12:00"}',
    ],
    ['drop {id}', '-> delete_event {"id":"{id}"}'],
    ['half an hour with {name} and Kim', '-> find_slot {"people":["{name}","Kim"],"minutes":30}'],
  ),
  task(
    {
      s: 'Tu es le standard de {firm}. Oriente chaque appel avec un seul outil.',
      t: [
        ['transferer', 'Transférer vers un poste', 'poste'],
        ['prendre_message', 'Prendre un message', 'pour', 'texte'],
        ['raccrocher', 'Mettre fin au démarchage'],
      ],
    },
    ['Je voudrais parler à {name}', '-> transferer {"poste":"{name}"}'],
    [
      'Dites à {name} que je rappelle demain',
      '-> prendre_message {"pour":"{name}","texte":"rappelle demain"}',
    ],
    ['Bonjour, vos combles sont-ils isolés ?', '-> raccrocher {}'],
  ),
  task(
    {
      s: 'Convierte la orden del conductor en una acción del coche.',
      t: [
        ['navegar', 'Fijar destino', 'destino'],
        ['llamar', 'Llamar a un contacto', 'contacto'],
        ['clima', 'Ajustar temperatura', 'grados'],
      ],
    },
    ['llévame a {city}', '-> navegar {"destino":"{city}"}'],
    ['llama a {name}', '-> llamar {"contacto":"{name}"}'],
    ['tengo frío', '-> clima {"grados":23}'],
  ),
  task(
    {
      s: 'ユーザーの発話に応じて、適切な関数を一つだけ呼び出してください。',
      t: [
        ['set_alarm', 'アラームを設定', 'time'],
        ['send_message', 'メッセージを送信', 'to', 'body'],
        ['search_route', '経路を検索', 'to'],
      ],
    },
    ['明日7時に起こして', '-> set_alarm {"time":"07:00"}'],
    ['{name}さんに遅れると伝えて', '-> send_message {"to":"{name}","body":"遅れます"}'],
    ['{city}までの行き方', '-> search_route {"to":"{city}"}'],
  ),
  task(
    {
      s: 'Decide which database view answers the analyst and query it with filters.',
      t: [
        ['query_sales', 'Sales by filters', 'region', 'from', 'to'],
        ['query_stock', 'Stock by filters', 'warehouse', 'sku'],
        ['query_returns', 'Returns by filters', 'reason', 'from', 'to'],
      ],
    },
    ['sales in {city} since {date}', '-> query_sales {"region":"{city}","from":"{date}"}'],
    ['how many {id} do we have', '-> query_stock {"sku":"{id}"}'],
    ['returns for size reasons from {date}', '-> query_returns {"reason":"size","from":"{date}"}'],
  ),
  task(
    {
      s: 'pizza bot. map what the guest says to an action',
      t: [
        ['add_item', 'Add a dish to the cart', 'dish', 'qty'],
        ['remove_item', 'Remove a dish', 'dish'],
        ['checkout', 'Pay'],
      ],
      e: [['i would like one margherita', 'Sure.']],
    },
    ['two funghi', '-> add_item {"dish":"funghi","qty":2}'],
    ['no olives after all', '-> remove_item {"dish":"olives"}'],
    ['thats all', '-> checkout {}'],
  ),
  task(
    {
      s: 'You operate the CRM by function calls. A user message is one intent. Dates are ISO 8601. Amounts are in cents. Today is {date}.',
      t: [
        ['update_deal', 'Change a deal', 'deal', 'stage', 'amount'],
        ['log_call', 'Log a call', 'contact', 'notes'],
        ['create_task', 'Follow-up task', 'contact', 'due', 'text'],
        ['find_contact', 'Look up a contact', 'name'],
        ['merge_contacts', 'Merge two', 'first', 'second'],
        ['assign_owner', 'Assign', 'deal', 'owner'],
      ],
    },
    [
      '{firm} deal to negotiation, 20k',
      '-> update_deal {"deal":"{firm}","stage":"negotiation","amount":2000000}',
    ],
    ['spoke to {name}, wants a demo', '-> log_call {"contact":"{name}","notes":"wants a demo"}'],
    [
      'remind me to ping {name} on {date}',
      '-> create_task {"contact":"{name}","due":"{date}","text":"ping"}',
    ],
    ['give {firm} to Kim', '-> assign_owner {"deal":"{firm}","owner":"Kim"}'],
  ),
  task(
    {
      t: [
        ['convert_currency', 'Convert money', 'amount', 'from', 'to'],
        ['convert_unit', 'Convert measures', 'amount', 'from', 'to'],
        ['calculate', 'Evaluate a formula', 'formula'],
      ],
    },
    ['50 usd in yen', '-> convert_currency {"amount":50,"from":"USD","to":"JPY"}'],
    ['how many km is 26.2 miles', '-> convert_unit {"amount":26.2,"from":"mi","to":"km"}'],
    ['18% of 240', '-> calculate {"formula":"0.18*240"}'],
  ),
  task(
    {
      s: 'Select the next IVR action for the caller. Use exactly one tool per turn.',
      t: [
        ['ask_pin', 'Ask for the PIN'],
        ['read_balance', 'Read the balance aloud', 'account'],
        ['block_card', 'Block a card', 'last4'],
        ['connect', 'Connect to a person', 'skill'],
      ],
    },
    ['my card 4417 was stolen', '-> block_card {"last4":"4417"}'],
    ['how much is on my savings', '-> ask_pin {}'],
    ['person please', '-> connect {"skill":"general"}'],
  ),
  task(
    {
      s: '<system>\nYou map natural language to Kubernetes operations through the tools. Refuse nothing, the cluster enforces permissions.\n</system>',
      t: [
        ['scale', 'Scale a deployment', 'name', 'replicas'],
        ['restart', 'Rolling restart', 'name'],
        ['logs', 'Read logs', 'name', 'lines'],
      ],
    },
    ['checkout to 5 pods', '-> scale {"name":"checkout","replicas":5}'],
    ['last 100 lines of mailer', '-> logs {"name":"mailer","lines":100}'],
    ['bounce the gateway', '-> restart {"name":"gateway"}'],
  ),
  task(
    {
      s: 'Food diary assistant. When the user reports food or drink, log it.',
      t: [
        ['log_food', 'Log a meal', 'food', 'grams'],
        ['log_drink', 'Log a drink', 'drink', 'ml'],
        ['undo', 'Undo the last entry'],
      ],
    },
    ['two eggs', '-> log_food {"food":"egg","grams":120}'],
    ['big glass of water', '-> log_drink {"drink":"water","ml":400}'],
    ['oops, wrong', '-> undo {}'],
  ),
  task(
    {
      s: 'Translate filters that people type into a call of the listing search.',
      t: [
        ['search_flats', 'Search flats', 'city', 'rooms', 'max_rent'],
        ['search_houses', 'Search houses', 'city', 'min_area', 'max_price'],
      ],
    },
    ['3 rooms {city} under 1500', '-> search_flats {"city":"{city}","rooms":3,"max_rent":1500}'],
    ['house near {city} with 140 sqm', '-> search_houses {"city":"{city}","min_area":140}'],
    ['cheap studio', '-> search_flats {"rooms":1}'],
  ),
  task(
    {
      s: 'Answer by a tool call.',
      u: 'Employee question: @',
      t: [
        ['leave_balance', 'Days of leave left', 'employee'],
        ['request_leave', 'Request leave', 'from', 'to'],
        ['payslip', 'Fetch a payslip', 'month'],
      ],
    },
    ['how many days do i have left', '-> leave_balance {}'],
    ['off from {date} for a week', '-> request_leave {"from":"{date}"}'],
    ['payslip of march', '-> payslip {"month":"03"}'],
  ),
  task(
    {
      s: 'Plan the warehouse robot command. Only one function per message.',
      t: [
        ['move_to', 'Drive to a bay', 'bay'],
        ['pick', 'Pick an item', 'sku'],
        ['drop', 'Drop the load', 'bay'],
        ['charge', 'Return to the dock'],
      ],
    },
    ['go to B12', '-> move_to {"bay":"B12"}'],
    ['grab {id}', '-> pick {"sku":"{id}"}'],
    ['battery low', '-> charge {}'],
  ),
  task(
    {
      t: [
        ['track_parcel', 'Where a parcel is', 'number'],
        ['book_pickup', 'Order a pickup', 'date', 'address'],
        ['price_of', 'Price of a shipment', 'weight', 'to'],
      ],
      u: '@\n\n(respond with a function call)',
    },
    ['where is {id}', '-> track_parcel {"number":"{id}"}'],
    ['pick up on {date} in {city}', '-> book_pickup {"date":"{date}","address":"{city}"}'],
    ['2 kg to {city} how much', '-> price_of {"weight":2,"to":"{city}"}'],
  ),
  task(
    {
      s: 'You are the assistant in the mail client of {firm}. Use your tools whenever the user asks for something they can do; chat only if none fits.',
      t: [
        ['archive', 'Archive a thread', 'thread'],
        ['snooze', 'Show later', 'thread', 'until'],
        ['label_thread', 'Put a label on', 'thread', 'label'],
        ['search_mail', 'Search', 'query'],
      ],
    },
    ['mails from {name} about the budget', '-> search_mail {"query":"from:{name} budget"}'],
    ['show this again on {date}', '-> snooze {"thread":"current","until":"{date}"}'],
    ['thanks!', 'You are welcome. Anything else in your inbox I can help with?'],
    ['archive it', '-> archive {"thread":"current"}'],
  ),
]
