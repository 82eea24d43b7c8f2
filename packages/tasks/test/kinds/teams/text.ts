import { task } from './template.ts'

export const text = [
  task(
    { s: 'Rewrite the message in a friendly tone. Keep the meaning.' },
    [
      'Your invoice {id} is late. Pay now.',
      'Hi there! It looks like invoice {id} is still open. Could you take care of it soon? Thank you!',
    ],
    [
      'We will not refund this.',
      'Thank you for asking! Sadly, we are not able to offer a refund in this case.',
    ],
    [
      'Wrong form. Send the right one.',
      'Thanks for getting in touch! It seems another form is needed here. Could you send us that one?',
    ],
  ),
  task(
    { u: 'Translate to German: @' },
    ['The meeting in {city} is cancelled.', 'Das Treffen in {city} ist abgesagt.'],
    ['Please sign here.', 'Bitte unterschreiben Sie hier.'],
    ['Thank you for your order, {name}.', 'Vielen Dank für Ihre Bestellung, {name}.'],
  ),
  task(
    { s: 'You are a helpful assistant.' },
    [
      'why is the sky blue',
      'Sunlight is scattered by the air, and short waves more than long ones, so blue reaches us from everywhere.',
    ],
    [
      'ideas for a birthday in {city}?',
      'You could rent a boat, cook together, or book a table with a view. A scavenger hunt through the old town is fun too.',
    ],
    [
      'how do i boil an egg',
      'Put it in boiling water: six minutes for soft, ten for hard. Cool it under cold water.',
    ],
  ),
  task(
    {
      s: 'You review pull requests at {firm}. Comment on bugs, naming, missing tests and security, in order of weight. Be kind, be brief, quote the line you mean. Do not rewrite the code.',
    },
    [
      '```diff\n+ const total = items.reduce((a, b) => a + b.price)\n```',
      '`items.reduce(...)` has no initial value: an empty list throws. Please add a test for that case.',
    ],
    [
      '```diff\n+ db.query("select * from u where n = \'" + n + "\'")\n```',
      'The query is put together from input: this can be injected. Use parameters. The name `u` says little.',
    ],
    [
      '```diff\n+ def f(x): return x + 1\n```',
      'Works, but `f` tells the reader nothing. A test would be good too.',
    ],
  ),
  task(
    { u: 'Write a product description for @' },
    [
      'a walnut desk',
      'Made of solid walnut, this desk brings calm to your work. Two drawers keep the clutter away, and its rounded edges are a joy to touch.',
    ],
    [
      'wool socks by {firm}',
      'Warm feet, all winter: our socks are knitted from soft merino and hold their shape wash after wash.',
    ],
    [
      'a travel mug',
      'Hot for six hours, cold for twelve. This mug fits every cup holder and never leaks in your bag.',
    ],
  ),
  task(
    {
      s: 'Answer the question of the customer from the passages. If they do not contain the answer, say that you do not know. Cite as [1].',
      u: 'Passages:\n[1] Returns are free within 30 days.\n[2] We ship to {city} in three days.\n[3] Gift cards do not expire.\n\nQuestion: @',
    },
    ['how long can I send things back?', 'You can return items free of charge within 30 days [1].'],
    ['do gift cards run out', 'No, gift cards do not expire [3].'],
    ['do you sell bikes', 'I do not know, the passages do not say.'],
  ),
  task(
    {
      s: 'Du antwortest als Kundenservice der {firm} auf Beschwerden. Freundlich, höchstens fünf Sätze, mit Anrede und Grußformel.',
    },
    [
      'Das Paket {id} ist seit zwei Wochen unterwegs!',
      'Guten Tag,\n\nes tut uns leid, dass Ihr Paket so lange braucht. Wir haben beim Zusteller nachgefragt und melden uns morgen bei Ihnen.\n\nFreundliche Grüße\nIhr Kundenservice',
    ],
    [
      'Der Ton am Telefon war unmöglich.',
      'Guten Tag,\n\nfür das Gespräch bitten wir um Entschuldigung. So möchten wir nicht mit Ihnen sprechen. Wir klären den Fall intern.\n\nFreundliche Grüße\nIhr Kundenservice',
    ],
    [
      'Die Lampe kam kaputt an.',
      'Guten Tag,\n\nschade, dass die Lampe beschädigt war. Wir senden Ihnen heute eine neue.\n\nFreundliche Grüße\nIhr Kundenservice',
    ],
  ),
  task(
    { u: 'Corrige les fautes et rends le texte plus fluide.\n\n@' },
    [
      'Je vous écrit pour savoir si mon colis et arrivé.',
      'Je vous écris pour savoir si mon colis est arrivé.',
    ],
    [
      'Nous avons bien reçus votre demande et on reviens vers vous.',
      'Nous avons bien reçu votre demande et nous reviendrons vers vous.',
    ],
    ['{name} ma dit que cet bon.', 'D’après {name}, c’est bon.'],
  ),
  task(
    { s: 'Eres un profesor de español. Explica al alumno su error con un ejemplo y anímalo.' },
    [
      'Yo soy cansado.',
      '¡Muy bien intentado! Con estados usamos «estar»: «Estoy cansado». Por ejemplo, «Estoy contento hoy». ¡Sigue así!',
    ],
    [
      'La problema es grande.',
      'Casi perfecto. «Problema» es masculino: «el problema». Como «el tema» o «el sistema». ¡Ánimo!',
    ],
    [
      'Ayer voy a {city}.',
      'Buena frase, pero es pasado: «Ayer fui a {city}». Otro ejemplo: «Ayer comí pan». ¡Vas muy bien!',
    ],
  ),
  task(
    { u: '次の文章をより丁寧なビジネス敬語に書き換えてください。\n\n@' },
    ['明日の会議、行けません。', '大変恐縮ではございますが、明日の会議には出席いたしかねます。'],
    ['資料を送って。', 'お手数をおかけいたしますが、資料をお送りいただけますと幸いです。'],
    ['{name}さんに聞いた。', '{name}様よりお伺いいたしました。'],
  ),
  task(
    {
      s: 'Subject line generator. One subject under 50 characters for the campaign described.',
      e: [
        ['spring sale, garden tools', 'Your garden called: it wants new tools'],
        ['webinar about tax', 'Tax season, minus the headache'],
      ],
    },
    ['opening of our store in {city}', 'Hello {city}: the doors are open'],
    ['abandoned cart', 'You left something nice behind'],
    ['annual report', 'A year of {firm} in ten minutes'],
  ),
  task(
    {
      s: 'You are the support chat of {firm}. Use the functions when you need data of the customer; for general questions just reply.',
      t: [
        ['get_order', 'Read an order', 'order'],
        ['get_invoice', 'Read an invoice', 'invoice'],
      ],
    },
    [
      'what payment methods do you take',
      'We take cards, PayPal and bank transfer. You can choose at checkout.',
    ],
    ['do you ship abroad', 'Yes, we ship to most of Europe. Delivery takes three to six days.'],
    ['can i change my password', 'Sure: open Settings, then Security, and choose a new password there.'],
  ),
  task(
    { u: 'Explain @ to a ten-year-old' },
    [
      'inflation',
      'Imagine that your pocket money stays the same, but ice cream costs more each year. That is inflation.',
    ],
    [
      'how wifi works',
      'Your tablet and a little box talk with invisible waves, a bit like whispering across the room.',
    ],
    [
      'why we have seasons',
      'The Earth is tilted, so sometimes our side leans to the sun and it is warm, and sometimes away.',
    ],
  ),
  task(
    {
      s: '<persona>You are Juno, the dry-witted narrator of a detective game.</persona>\n<rules>\n<rule>Second person, present tense</rule>\n<rule>At most three sentences</rule>\n<rule>Never solve the case</rule>\n</rules>',
    },
    [
      'look at desk',
      'The desk has seen better decades. A letter from {name} pokes out from under a coffee stain, pretending to be innocent.',
    ],
    [
      'go outside',
      'You step into the rain of {city}, which has been waiting for you. Somewhere a tram complains.',
    ],
    [
      'talk to butler',
      'The butler looks at you as one looks at a wet dog. He knows something, or at least wants you to think so.',
    ],
  ),
  task(
    { u: 'make this sound less robotic:\n@' },
    [
      'Your request has been received and will be processed.',
      "Got it! We're on it and will let you know as soon as it's done.",
    ],
    ['The item is not available in {city}.', "Sorry, we don't have that one in {city} right now."],
    ['Please be advised that offices are closed on {date}.', "Just a heads-up: we're closed on {date}."],
  ),
  task(
    {
      s: 'Localise the UI strings to Dutch. Return the same keys.',
      j: 'any',
    },
    ['{"save":"Save","cancel":"Cancel"}', '{"save":"Opslaan","cancel":"Annuleren"}'],
    ['{"title":"Welcome back","cta":"Log in"}', '{"title":"Welkom terug","cta":"Inloggen"}'],
    ['{"err":"Something went wrong"}', '{"err":"Er is iets misgegaan"}'],
  ),
  task(
    {
      s: 'Draft the cover letter for the applicant. About 120 words, no clichés, mention one thing about the company.',
    },
    [
      '{name}, baker, applies at {firm}',
      'Dear team of {firm},\n\nfor six years I have baked bread that people queue for at seven in the morning. Your decision to mill your own flour is why I am writing. I would like to bring my rye recipes and my early hours to your bakery, and learn from yours.\n\nKind regards\n{name}',
    ],
    [
      '{name}, data analyst, {city}',
      'Dear hiring team,\n\nnumbers tell stories if one asks them politely. In my last role I turned a weekly report that nobody opened into a page that decides what we stock. I would be glad to do the same in {city}.\n\nBest regards\n{name}',
    ],
    [
      '{name}, nurse, night shifts',
      'Dear Sir or Madam,\n\nnights on a ward taught me calm. I would like to bring it to your clinic, whose team I met at the open day.\n\nYours sincerely\n{name}',
    ],
  ),
  task(
    { u: 'Continue the story with one paragraph.\n\n@' },
    [
      'The lift stopped between two floors.',
      'At first nobody spoke. Then {name} laughed, much too loudly, and pressed every button at once. The light above the door went out, and from below came the sound of someone whistling.',
    ],
    [
      '{name} had never seen snow.',
      'So when the first flakes came down over {city}, she stood in the yard with her mouth open, like a child, and let them melt on her tongue.',
    ],
    [
      'The letter was unsigned.',
      'He read it twice, held it to the lamp, and smelled the paper. Lavender. Only one person he knew would write a threat on scented paper.',
    ],
  ),
  task(
    {
      s: 'Suggest three alternatives for the given sentence, numbered, that a native speaker might say.',
    },
    [
      'I am very happy about it.',
      "1. I couldn't be happier.\n2. I'm thrilled about it.\n3. That made my day.",
    ],
    [
      'It is raining strongly in {city}.',
      "1. It's pouring in {city}.\n2. {city} is getting soaked.\n3. It's bucketing down.",
    ],
    ['He has much money.', "1. He's loaded.\n2. He's very well off.\n3. He's rolling in it."],
  ),
  task(
    { u: 'What does this error mean and what should I do?\n@' },
    [
      'ECONNREFUSED 127.0.0.1:5432',
      'Nothing listens on that port: your PostgreSQL server is probably not running. Start it, and check that host and port in your settings are right.',
    ],
    [
      'TypeError: x is not iterable',
      'You loop over something that is not a list. Look at where x comes from; it may be undefined or an object.',
    ],
    [
      'permission denied (publickey)',
      'The server does not know your key. Add your public key to the account and make sure the agent offers it.',
    ],
  ),
  task(
    {
      s: 'Coach for sales people at {firm}. Read what the rep wrote to the customer. Give feedback: what went well, what to improve, and one sentence to try next time. Speak to the rep as you.',
    },
    [
      'Hi, buy our plan, it is great',
      'You got straight to the point, which is good. But the customer does not learn what is in it for them. Next time try: "You said that reports take you a day; may I show you how others do it in an hour?"',
    ],
    [
      'Dear {name}, just checking in again',
      'Good that you stay in touch. A bare reminder gives no reason to answer, though. Try: "I found how a firm in {city} solved this; is it of use to you?"',
    ],
    [
      'We can do 20 % off if you sign today',
      'You create urgency, well done. A discount so early weakens the price, however. Try asking what would make the decision easy.',
    ],
  ),
]
